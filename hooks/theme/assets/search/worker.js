// Stands in for the worker of Material's search box and speaks its protocol: 0 setup, 1 ready, 2 query,
// 3 result. Nothing is loaded before the first query, so pages that nobody searches cost nothing.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const SHOWN = 9; // the theme draws ten at once, the tenth leads to all
const LONGEST = 200; // characters of an address
const MOST = 4; // above the results
const root = new URL("../../", self.location.href).href;

const PAUSE = 120; // milliseconds in which the next letter may be typed

let engine,
  asked = "",
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
    items = query.trim() ? await found(query) : [];
  } catch (fault) {
    engine = undefined; // the next query tries again
    console.warn(fault);
    items = [[failed(fault)]];
  }
  if (query === asked && items) self.postMessage({ type: RESULT, data: { items } });
}

async function found(query) {
  const [{ open }, { marked, modelsOf }, { CALLED, WHY, addressOf }, { cannot, told: words }] = await Promise.all([
    import("./engine.js"),
    import("./marking.js"),
    import("./checking.js"),
    import("./above.js"),
  ]);
  if (!engine) engine = open(root);
  const search = await engine;
  const told = await search.search(query, { limit: SHOWN, wanted: () => query === asked });
  if (!told) return undefined;
  const { docs, vocabulary } = search;
  const { simplify, kinds } = vocabulary;
  const { items, model, missing } = told;
  const others = told.near.length ? told.near : told.nearest;
  const shown = items.length ? items.map((one) => one.doc) : others;
  const results = shown.map((number, place) => {
    const doc = docs.row(number);
    const lacks = items.length && items[place].lacks.length ? `没有写：${items[place].lacks.join("、")}` : "";
    const facts = [modelsOf(doc, query, simplify), kinds[doc.k], doc.b, doc.c, doc.n, lacks].filter(Boolean);
    return [item(doc.u, marked(doc.t, query, simplify), facts.join(" · "), shown.length - place + 1)];
  });
  if (results.length) results[0][0].tags = tagsOf(told, items.length);
  const leads = told.leads.map((lead) => words(lead, vocabulary)).map(({ u, title, lines }, place) => {
    const text = lines.map(([what, line]) => (what ? `${what}：${line}` : line)).join("。");
    return [item(u, escaped(title), text, shown.length + MOST - place)];
  });
  if (told.unknown && leads.length) leads[0][0].text = `<p>${escaped(openIn(cannot(told.unknown)))}</p>${leads[0][0].text}`;
  const checked = told.leads.some(({ id }) => id === "equipment");
  results.unshift(...leads);
  if (model && !checked) {
    const said = missing ? `没有找到写着“${missing}”的条目，这不等于没有列入。` : "";
    const title = escaped(`${CALLED}：${model}`);
    results.unshift([item(addressOf(model), title, `${said}${WHY}。`, shown.length + MOST + 1)]);
  }
  if (told.total > items.length || !items.length) results.push([toAll(query, told)]);
  return results;
}

/** What has to be said above the first result. */
function tagsOf({ also, near, missing, partly }, any) {
  if (!any) return [near.length ? "只是相近的：" : "没有找到，意思相近的："];
  const searched = also.length ? [`也搜索了：${also.join("、")}`] : [];
  if (missing) return ["按其余的词找到的：", ...searched];
  return partly ? ["没有写全这些词的，各缺一些：", ...searched] : searched;
}

// What is not known, and whom to ask.
const openIn = ({ text, ask }) =>
  text + (ask.length ? `问：${ask.map(([name, , phone]) => (phone ? `${name} ${phone}` : name)).join("、")}。` : "");

/** The last result: the page that has all. */
function toAll(query, { total }) {
  const words = total ? `全部 ${total} 条结果` : "没有找到？打开搜索页";
  const hint = total ? "按栏目、状态、行业、地区筛选" : "按栏目、设备类别查，或看怎样判断设备是否淘汰";
  const whole = query.replace(/[\ud800-\udfff]/gu, " ").slice(0, LONGEST);
  return item(`search/#q=${encodeURIComponent(whole)}`, words, hint, 0);
}

/** A result as Material shows it: both are HTML, `title` already, `text` from here on. */
const item = (location, title, text, score) => ({
  location,
  title,
  text: `<p>${escaped(text)}</p>`,
  score,
  terms: {},
});

const escaped = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

// Nothing but a file that did not come is the connection's fault; request.js says the same to pages.
const failed = (fault) =>
  /^NotLoaded|dynamically imported module|module script failed/.test(`${fault.name} ${fault.message}`)
    ? item("search/", "搜索数据没有载入", "检查网络，再输入一次；或者打开搜索页。", 1)
    : item("search/", "没有查成", "程序在这个浏览器里出了错，可能是浏览器太旧：要 Chrome、Edge 80 或 Safari 13.1（iOS 13.4）以上。打开搜索页，按栏目找。", 1);
