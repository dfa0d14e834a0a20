// Has the browser keep what is read (sw.js), and says on the page when what is shown was kept.

const root = new URL("../", import.meta.url);
const workers = navigator.serviceWorker; // none on a plain http address, or where it is forbidden

function say(day) {
  const line = document.querySelector(".kept");
  const time = line && line.querySelector("time");
  if (!time || (time.dateTime && time.dateTime <= day)) return; // the oldest counts
  time.dateTime = time.textContent = day;
  line.hidden = false;
}

// The first page came before anybody was there to keep it: it is asked for again, with what it came with, and with
// what was still on its way.
function again() {
  const [from, asked] = [performance.now(), new Set()];
  const ask = (address) => {
    if (!address.startsWith(root.href) || asked.has(address)) return;
    asked.add(address);
    fetch(address).catch(() => {});
  };
  const askFor = (came) => came.filter(({ startTime }) => startTime < from).forEach(({ name }) => ask(name));
  ask(location.href.split(/[?#]/)[0]);
  askFor(performance.getEntriesByType("resource"));
  if (window.PerformanceObserver)
    new PerformanceObserver((list) => askFor(list.getEntries())).observe({ entryTypes: ["resource"] });
}

if (workers) {
  const first = !workers.controller;
  workers.addEventListener("message", ({ data }) => data && data.kept && say(data.kept));
  workers.startMessages();
  if (first) workers.addEventListener("controllerchange", again, { once: true });
  workers.register(new URL("sw.js", root).href, { scope: root.pathname }).catch(() => {});
}
if (document.documentElement.dataset.kept) say(document.documentElement.dataset.kept);
