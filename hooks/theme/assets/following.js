// Subscribing: copies addresses; on the page of all subscriptions it also narrows the list and hands
// over several at once. Without it every address can be read and copied by hand.

import { copy } from "./copying.js";

// The theme takes whatever is called alternate for a translation and asks for its site map.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.relList.add("feed");

const canonical = document.querySelector("link[rel=canonical]");
const home = canonical ? canonical.href : location.href;
const whole = (link) => new URL(link.getAttribute("href"), home).href;

const CALENDAR = "a[href$='.ics']:not([href^='webcal:'])"; // many programs do not know webcal

// An offer is an item of a list; its feed is the first link to one, its page the link of its name.
// The calendar is asked for where this page stands, which need not be where the site will.
function offerOf(item) {
  const page = item.querySelector(".scope__name a");
  const calendar = item.querySelector(CALENDAR);
  return {
    name: item.querySelector("a, span").textContent,
    address: whole(item.querySelector("a[href$='atom.xml']")),
    page: page ? whole(page) : new URL(`#${item.id}`, home).href,
    calendar: calendar ? calendar.href : "",
  };
}

// What a button copies: the address of which link of its item, and where to go with it.
const COPIED = {
  feed: ["a[href$='atom.xml']", (name) => `已复制“${name}”的订阅地址，到阅读器里粘贴`],
  weekly: ["a[data-weekly]", (name) => `已复制“${name}”每周摘要的地址，到阅读器里粘贴`],
  calendar: [
    CALENDAR,
    (name) => `已复制“${name}”的日历地址，到日历软件的“从网址订阅”里粘贴`,
  ],
};

function copyButtons(part, said) {
  const buttons = [...part.querySelectorAll("button[data-copies]")];
  const words = buttons.map((button) => button.textContent);
  for (const button of buttons) {
    const item = button.closest("li");
    const [place, done] = COPIED[button.dataset.copies];
    button.hidden = false;
    button.addEventListener("click", async () => {
      const name = item.querySelector("a, span").textContent;
      if (!(await copy(whole(item.querySelector(place)), done(name), said))) return;
      buttons.forEach((other, at) => (other.textContent = words[at]));
      button.textContent = "已复制"; // where the reader is looking
    });
  }
}

// Made with the document's own tools, so that whatever stands in a name stays text.
function opml(offers) {
  const list = document.implementation.createDocument(null, "opml");
  const add = (parent, tag, values = {}) => {
    const element = parent.appendChild(list.createElement(tag));
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    return element;
  };
  list.documentElement.setAttribute("version", "2.0");
  add(add(list.documentElement, "head"), "title").textContent = document.title;
  const body = add(list.documentElement, "body");
  for (const { name, address, page } of offers) {
    add(body, "outline", { type: "rss", text: name, title: name, xmlUrl: address, htmlUrl: page });
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(list)}\n`;
}

function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const several = (names) => (names.length > 3 ? `${names.slice(0, 3).join("、")}等 ${names.length} 个` : names.join("、"));

// Half of what was asked for would look like all of it, so nothing is handed over where something failed.
async function downloadCalendar(offers, said) {
  const dated = offers.filter(({ calendar }) => calendar);
  const undated = offers.filter(({ calendar }) => !calendar).map(({ name }) => name);
  const without = undated.length ? `“${several(undated)}”现在没有日期，没有日历。` : "";
  if (!dated.length) {
    said.textContent = `${without}没有可下载的`;
    return;
  }
  said.textContent = "正在取日历……";
  const { fetched, merged } = await import("./calendars.js").catch(() => ({}));
  if (!merged) {
    said.textContent = "取日历的程序没有载入，没有下载。看看网络，再点一次";
    return;
  }
  const { texts, failed } = await fetched(dated);
  if (failed.length) {
    said.textContent = `“${several(failed)}”的日历没有取到，没有下载。看看网络，再点一次`;
    return;
  }
  const { text, days } = merged(texts, `${several(dated.map(({ name }) => name))}的期限`);
  download(text, "calendar.ics", "text/calendar;charset=utf-8");
  said.textContent =
    `已下载 ${dated.length} 个订阅的日历，共 ${days} 个日期。${without}` +
    "这个文件以后不会跟着改；要跟着改，就用每个订阅的“复制日历地址”";
}

function picking(part, said) {
  const deeds = part.querySelector(".picked__do");
  const picked = () =>
    [...part.querySelectorAll(".scope input:checked")].map((box) => offerOf(box.closest("li")));
  for (const box of part.querySelectorAll(".scope input")) {
    box.hidden = false;
    box.addEventListener("change", () => {
      const count = picked().length;
      deeds.hidden = count === 0;
      said.textContent = count ? `选中 ${count} 个` : "";
    });
  }
  deeds.addEventListener("click", ({ target }) => {
    const offers = picked();
    if (target.dataset.pick === "copy") {
      const addresses = offers.map(({ address }) => address).join("\n");
      copy(addresses, `已复制 ${offers.length} 个订阅地址，每行一个`, said);
    } else if (target.dataset.pick === "opml") {
      download(opml(offers), "subscriptions.opml", "text/x-opml");
      said.textContent = `已下载 ${offers.length} 个订阅的 OPML，到阅读器里导入`;
    } else if (target.dataset.pick === "calendar") {
      downloadCalendar(offers, said);
    }
  });
}

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

function sifting(part) {
  const form = part.querySelector(".sift");
  const box = form.querySelector("input");
  const said = form.querySelector("[role=status]");
  const hint = said.textContent;
  const groups = [...part.querySelectorAll(".group")];
  const opened = new Set(); // what the reader had open before
  const sift = () => {
    const wanted = plain(box.value);
    let found = 0;
    for (const group of groups) {
      const items = [...group.querySelectorAll(".scope")];
      for (const item of items) item.hidden = !plain(`${offerOf(item).name} ${item.id}`).includes(wanted);
      const here = items.filter((item) => !item.hidden).length;
      const fold = group.querySelector("details");
      group.hidden = here === 0;
      if (fold) fold.open = wanted ? here > 0 : opened.has(fold);
      found += here;
    }
    if (!wanted) said.textContent = hint;
    else said.textContent = found ? `找到 ${found} 个` : "没有找到。换个词，或者订阅全部更新";
  };
  for (const fold of part.querySelectorAll("details")) {
    fold.addEventListener("toggle", () => {
      if (!box.value) fold.open ? opened.add(fold) : opened.delete(fold);
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", sift);
  form.hidden = false;
}

// An address may name what is wanted, `#pick=industry-paper,region-370000`, as that of one's own firm does:
// it is ticked, and what it is folded in is opened.
function pickAsked() {
  const asked = /^#pick=([a-z0-9,-]+)$/.exec(location.hash);
  if (!asked) return;
  for (const id of asked[1].split(",")) {
    const box = document.getElementById(id)?.querySelector("input");
    if (!box) continue;
    const fold = box.closest("details");
    if (fold) fold.open = true;
    box.checked = true;
    box.dispatchEvent(new Event("change"));
  }
  document.querySelector(".picked")?.scrollIntoView({ block: "nearest" });
}

// Older browsers do not open what is folded when an address leads into it.
function unfold() {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}

for (const panel of document.querySelectorAll(".subscribe, .calendars")) {
  copyButtons(panel, panel.querySelector("[role=status]"));
}
const follow = document.querySelector(".follow");
if (follow) {
  const said = follow.querySelector(".picked [role=status]");
  copyButtons(follow, said);
  picking(follow, said);
  sifting(follow);
  pickAsked();
  unfold();
  addEventListener("hashchange", unfold);
}
