// Keeps what was read, for reading it where there is no network. The network is asked first, always; what was kept
// is shown where that does not answer, and says of which day it is. Kept are pages, what they are shown with and
// what their scripts read, by path alone: what somebody typed stands behind `#` or `?` and is not kept. Feeds,
// calendars and open data are not: programs fetch those, and they have to know that nothing came.
const VERSION = "version$"; // of all scripts and sheets: pages of one version are never shown with those of another
const OURS = `portal-read:${new URL(self.registration.scope).pathname}:`;
const KEPT = OURS + VERSION;

const PAGES = 60;
const BYTES = 20_000_000;
const NEVER = /^(feeds|api|embed)\/|\.(ics|csv|zip)$/;
const [DAY, AT, SIZE, PAGE] = ["x-kept-day", "x-kept-at", "x-kept-size", "x-kept-page"];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const root = new URL(self.registration.scope);
  if (request.method !== "GET" || origin !== root.origin || !pathname.startsWith(root.pathname)) return;
  if (search || request.headers.has("range") || NEVER.test(pathname.slice(root.pathname.length))) return;
  event.respondWith(answer(event, origin + pathname));
});

async function answer(event, place) {
  const { request } = event;
  let came, fault;
  try {
    // Past the browser's own cache, whatever the server says of that: what it has is no news of today.
    came = await fetch(request, { cache: "no-cache" });
  } catch (why) {
    fault = why;
  }
  if (came && came.ok && came.type === "basic") event.waitUntil(keep(place, came.clone()));
  if (came && came.status < 500) return came;
  const kept = await (await caches.open(KEPT)).match(place);
  if (kept && request.mode === "navigate") return marked(kept);
  if (kept && place.endsWith(".json")) event.waitUntil(tell(event.clientId, kept.headers.get(DAY)));
  if (kept || came) return kept || came;
  throw fault;
}

// A page that was kept knows it before it is drawn: reading.js says it.
async function marked(kept) {
  const html = await new Response(kept.body).text();
  return new Response(html.replace("<html ", `<html data-kept="${kept.headers.get(DAY)}" `), { headers: kept.headers });
}

// What scripts read was kept, though the page may have come.
async function tell(id, day) {
  const page = id && (await self.clients.get(id));
  if (page) page.postMessage({ kept: day });
}

// --- what is kept, the oldest given up first ---

let index; // when, how large and whether a page, by place; read once
let last = Promise.resolve(); // one after another: two that count at once would both be right and together too many

const keep = (place, came) => (last = last.then(() => put(place, came)).catch(() => {})); // full or forbidden

async function put(place, came) {
  const cache = await caches.open(KEPT);
  if (!index) index = await counted(cache);
  const body = await new Response(came.body).arrayBuffer();
  const headers = new Headers(came.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name); // of what the line carried
  const page = /^text\/html/.test(headers.get("content-type") || "");
  const at = Date.now();
  const said = { [DAY]: new Date(at + 8 * 3600_000).toISOString().slice(0, 10), [AT]: at, [SIZE]: body.byteLength };
  for (const [name, value] of Object.entries(said)) headers.set(name, value);
  if (page) headers.set(PAGE, "1");
  await cache.put(place, new Response(body, { headers }));
  index.set(place, { at, size: body.byteLength, page });
  await giveUp(cache);
}

async function counted(cache) {
  const found = new Map();
  for (const { url } of await cache.keys()) {
    const { headers } = await cache.match(url);
    found.set(url, { at: Number(headers.get(AT)), size: Number(headers.get(SIZE)), page: headers.has(PAGE) });
  }
  return found;
}

async function giveUp(cache) {
  const oldest = [...index].sort(([, one], [, other]) => one.at - other.at);
  let bytes = oldest.reduce((sum, [, { size }]) => sum + size, 0);
  let pages = oldest.filter(([, { page }]) => page).length;
  for (const [place, { size, page }] of oldest) {
    if (bytes <= BYTES && (pages <= PAGES || !page)) continue;
    index.delete(place);
    await cache.delete(place);
    bytes -= size;
    if (page) pages -= 1;
  }
}
