// 全文: which version and which place an address means, and copying how a place is cited. Without this the
// numbers lead to themselves, and the list of versions is there to choose from.
import { copy } from "../copying.js";
import { askedHere, published } from "../tools/address.js";

const head = document.querySelector("[data-lawtext]");
const { cited, day, base } = head.dataset;
const versions = [...document.querySelectorAll("a[data-from]")]; // the newest first

const told = (words) => (head.textContent = words);
const named = (place) => place.getAttribute("aria-label") || place.textContent;

/** The place with this key, or the nearest around it that the page has. */
function found(key) {
  for (let at = key; at; at = at.slice(0, Math.max(0, at.lastIndexOf("-")))) {
    const place = document.getElementById(at);
    if (place) return place;
  }
  return null;
}

// A long text comes in parts: its first page has the numbers, which lead to them.
function leadsOn(place, key) {
  const link = place.closest(".lawtext__contents") && place.querySelector("a[href]");
  if (!link) return false;
  location.replace(link.href.replace(/#.*/, `#${key}`));
  return true;
}

// What is not in this part of a long text is in another one, or its first page says that it is not there.
function leadsBack(key) {
  const link = document.querySelector(".lawtext__parts a");
  if (link) location.replace(`${link.href}#${key}`);
  return Boolean(link);
}

function go(key) {
  const place = found(key);
  if (!place) {
    if (leadsBack(key)) return;
    told("这一版里没有地址所指的那一条，可能在另一版，或者编号改了。");
    head.scrollIntoView({ block: "nearest" });
    return;
  }
  if (leadsOn(place, key)) return;
  place.scrollIntoView();
  show(place, place.querySelector(`a.place[href="#${place.id}"]`) || undefined);
}

// `#from=2018-10-26&a=a52-k2`: the text as it was on that day. Such an address holds whatever version is
// shown where later.
function choose(asked) {
  const from = asked.get("from");
  const key = asked.get("a") || "";
  const version = versions.find((one) => one.dataset.from <= from);
  if (!version && (versions.length || from < day)) {
    const oldest = versions.length ? versions[versions.length - 1].dataset.from : day;
    told(`本站没有 ${from} 的文本，最早的从 ${oldest} 起。`);
    head.scrollIntoView({ block: "nearest" });
  } else if (version && version.dataset.from !== day) {
    location.replace(version.href + (key && `#${key}`));
  } else if (key) go(key);
}

function arrive() {
  const asked = askedHere();
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked.get("from") || "")) choose(asked);
  else if (asked.get("a")) go(asked.get("a"));
  else if (/^[a-z]\d[a-z0-9-]*$/.test(location.hash.slice(1))) go(location.hash.slice(1));
}

const bar = document.createElement("span");
bar.className = "lawtext__bar";

function button(words, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", deed);
  return made;
}

// A place as it is cited, with what copies it, behind its words.
function show(around, place = around.querySelector("a.place")) {
  if (!place) return;
  const key = place.hash.slice(1);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const words = document.createElement("span");
  words.className = "lawtext__cited";
  words.textContent = cited + named(place);
  const address = `${new URL(base, published())}#from=${day}&a=${key}`;
  bar.replaceChildren(
    words,
    button("复制引用", () => copy(words.textContent, "已复制", said)),
    button("复制网址", () => copy(address, "已复制", said)),
    said,
  );
  const block = place.parentElement;
  block.insertBefore(bar, block.querySelector("ol"));
}

document.addEventListener("click", (event) => {
  const place = event.target.closest("a.place");
  if (place) show(place.parentElement, place);
});
addEventListener("hashchange", arrive);
if (document.querySelector("a.place")) head.textContent = "点条、款、项的编号，可以复制引用和网址。";
arrive();
