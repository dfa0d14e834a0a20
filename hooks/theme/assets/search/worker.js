// Stands in for the worker of Material's search box and speaks its protocol: 0 setup, 1 ready, 2 query,
// 3 result. Nothing is loaded before the first query, so pages that nobody searches cost nothing.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const PAUSE = 120; // milliseconds in which the next letter may be typed
const root = new URL("../../", self.location.href).href;

let asked = "",
  answered = false; // the first letters are not kept waiting

self.onmessage = ({ data: { type, data } }) => {
  if (type === SETUP) self.postMessage({ type: READY });
  else if (type === QUERY) {
    asked = data;
    answer(data);
  }
};

async function answer(query) {
  let items;
  try {
    if (answered) await new Promise((done) => setTimeout(done, PAUSE));
    answered = true;
    if (query !== asked) return;
    items = query.trim() ? await (await import("./results.js")).drawn(query, root, () => query === asked) : [];
  } catch (fault) {
    console.warn(fault);
    items = [[failed(fault)]];
  }
  if (query === asked && items) self.postMessage({ type: RESULT, data: { items } });
}

/** A result as Material shows it: both are HTML. */
const item = (title, text) => ({ location: "search/", title, text: `<p>${text}</p>`, score: 1, terms: {} });

// Nothing but a file that did not come is the connection's fault; request.js says the same to pages.
function failed({ name, message }) {
  if (/^NotLoaded|dynamically imported module|module script failed/.test(`${name} ${message}`))
    return item("搜索数据没有载入", "检查网络，再输入一次；或者打开搜索页。");
  if (name === "OtherBuild") return item("查找的程序是旧的", "网站刚更新过，浏览器里还留着旧的程序。刷新这一页，再查一次。");
  return item("没有查成", "程序在这个浏览器里出了错，可能是浏览器太旧：要 Chrome、Edge 80 或 Safari 13.1（iOS 13.4）以上。打开搜索页，按栏目找。");
}
