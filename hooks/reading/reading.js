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

// The first page came before anybody was there to keep it: it is asked for again, with what it came with.
function again() {
  const came = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const address of new Set([location.href.split(/[?#]/)[0], ...came]))
    if (address.startsWith(root.href)) fetch(address).catch(() => {});
}

if (workers) {
  const first = !workers.controller;
  workers.addEventListener("message", ({ data }) => data && data.kept && say(data.kept));
  workers.startMessages();
  if (first) workers.addEventListener("controllerchange", again, { once: true });
  workers.register(new URL("sw.js", root).href, { scope: root.pathname }).catch(() => {});
}
if (document.documentElement.dataset.kept) say(document.documentElement.dataset.kept);
