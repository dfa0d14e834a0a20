// The box above a list: narrows all of a catalogue, or all about a term, to what holds every word.
// The list itself stays until something is typed or picked.
import { ROOT, load } from "./docs.js";
import { make, typed, unhurried } from "../dom.js";
import { explain } from "../request.js";
import { Facets, NAMES, known, none, passes, someone } from "./facets.js";
import { lead } from "./check.js";
import { beginnings, holds, modelsIn, otherwise } from "./models.js";
import { compact, normalise, parts } from "./normalise.js";
import { Pages, STEP, cards } from "./rows.js";
import { csv, download } from "../sheet.js";
import { follow } from "../tools/entries.js";
import { Address, keep, kept, settle } from "./state.js";

const part = document.querySelector(".finder");
const at = (name) => part.querySelector(name);
const { kind, facet, term, name } = part.dataset;
const [form, box, found, said] = [at("form"), at("#find"), at(".found"), at(".found__said")];
const check = at(".found__check");
const [failed, body, deeds] = [at(".found__failed"), at(".found__body"), at(".found__do")];
const address = new Address("find", NAMES, ["sort"]);
const titles = new Intl.Collator("zh-Hans-CN", { numeric: true });

let state = address.read();
let docs; // what there is of the catalogue, of the term
let entries; // what this finder looks through: {doc, place, names, text}
let shown = []; // what was found, all of it

const facets = new Facets(part, (picked) => change({ picked }));
const pages = new Pages(part, (some) => [cards(some, { words: state.words, docs, mixed: !kind })]);

// The list in whose place the results stand.
const list = () => {
  const after = [];
  for (let next = part.nextElementSibling; next; next = next.nextElementSibling) {
    if (!next.matches("script, .as-of, .printed")) after.push(next);
  }
  return after;
};

// Words are compared without the spaces in them, but not across the end of a name.
function entry(doc, place) {
  const names = doc.w.split("|").map(compact);
  const facts = compact(normalise(`${doc.n} ${doc.b}`, docs.simplify));
  return { doc, place, names, text: [...names, facts].join("|") };
}

function prepare(loaded) {
  docs = loaded;
  const own = docs.docs.filter((doc) => (kind ? doc.k === kind : (doc.f[facet] ?? []).includes(term)));
  const subject = `${facet}/${term}/`; // the page that one is on is no result
  entries = own.filter((doc) => doc.u !== subject).map(entry);
}

const local = ({ doc }) => ((doc.f.regions || []).length ? 1 : 0);
const byUse = (a, b) =>
  a.doc.e - b.doc.e || a.doc.r - b.doc.r || local(a) - local(b) || b.doc.y - a.doc.y || a.place - b.place;

// An address may name any order: a Map has none that nobody put there.
const ORDERS = new Map([
  ["title", (a, b) => titles.compare(a.doc.t, b.doc.t) || byUse(a, b)],
  ["year", (a, b) => b.doc.y - a.doc.y || byUse(a, b)],
]);

// What was asked for: words, and models with the ways in which a list may have them.
function asked() {
  const models = modelsIn(state.words.slice(0, 500), docs);
  let rest = normalise(state.words.slice(0, 500), docs.simplify);
  for (const { run } of models) rest = rest.replace(run, " ");
  const words = parts(rest).flatMap(({ run }) => run.split(" ").filter(Boolean));
  const ways = models.map(({ key, run }) => {
    return { key, runs: [run, otherwise(run)].map(compact), shorter: beginnings(key) };
  });
  return { words, models: ways, line: models.length ? models[0].line : "" };
}

const hasModel = ({ doc, text, names }, { key, runs, shorter }) =>
  runs.some((run) => text.includes(run)) ||
  holds(doc, key) > 0 ||
  (doc.m && shorter.some((one) => names.includes(one)));

// How near the names are to what was asked for: one is it, begins with it, has it, or none has.
function distance({ names }, { words, models }) {
  const whole = [...models.map(({ runs }) => runs[0]), ...words].join("");
  if (names.includes(whole)) return 0;
  if (names.some((name) => name.startsWith(whole))) return 1;
  if (models.length) return 2;
  if (names.some((name) => name.includes(whole))) return 2;
  return names.some((name) => words.every((word) => name.includes(word))) ? 3 : 4;
}

function matching() {
  const question = asked();
  const { words, models } = question;
  if (!words.length && !models.length)
    return state.words.trim() ? [] : [...entries].sort(ORDERS.get(state.sort) || byUse);
  const fit = entries.filter(
    (one) => words.every((word) => one.text.includes(word)) && models.every((model) => hasModel(one, model)),
  );
  const far = new Map(fit.map((one) => [one, distance(one, question)]));
  return fit.sort(ORDERS.get(state.sort) || ((a, b) => far.get(a) - far.get(b) || byUse(a, b)));
}

const active = () => Boolean(state.words.trim()) || someone(state.picked) > 0;

function change(changes, typing = false) {
  state = { ...state, ...changes };
  address.write(state, typing);
  apply();
}

// The list gives its place to the results.
function standAside() {
  part.classList.toggle("finder--active", active());
  for (const element of list()) element.hidden = active();
}

async function apply(count = STEP) {
  standAside();
  found.hidden = false;
  try {
    if (!docs) {
      if (active()) said.textContent = "正在载入……";
      prepare(await load(kind || `${facet}-${term}`));
    }
    show(count);
  } catch (fault) {
    fail(fault);
  }
}

function fail(fault) {
  console.warn(fault);
  explain(failed, fault);
  body.hidden = true;
  said.textContent = "";
  for (const element of list()) element.hidden = false;
}

function show(count) {
  failed.hidden = true;
  body.hidden = false;
  state.picked = known(state.picked, docs);
  standAside();
  const matched = matching().map(({ doc }) => doc);
  shown = matched.filter((doc) => passes(doc, state.picked));
  if (active()) facets.unfold();
  facets.show(matched, state.picked, docs);
  deeds.hidden = !active();
  deeds.querySelector("[data-do=csv]").textContent = `下载这 ${shown.length} 条（CSV）`;
  deeds.querySelector("[data-do=csv]").hidden = shown.length === 0;
  const [order] = deeds.querySelectorAll("option");
  order.textContent = state.words.trim() ? "相关的在前" : "默认顺序";
  deeds.querySelector("select").value = ORDERS.has(state.sort) ? state.sort : "";
  lead(check, asked().line);
  if (!active()) {
    said.textContent = `共 ${entries.length} 条，输入或勾选后只列出符合的。`;
    pages.show([]);
    return;
  }
  said.textContent = shown.length ? `找到 ${shown.length} 条（共 ${entries.length} 条）` : nothing();
  pages.show(shown, Math.max(count, STEP));
}

const nothing = () =>
  asked().line
    ? "没有找到写着这个型号的条目。这不等于没有列入。"
    : "没有找到。未收录不等于没有规定。少打几个字，或者到全站查找里找。";

function save() {
  const head = ["题名", "栏目", "状态", "说明", "年份", "网址"];
  const lines = shown.map((doc) => {
    return [doc.t, docs.kinds[doc.k] ?? doc.k, doc.b, doc.n, doc.y || "", ROOT + doc.u];
  });
  download(csv([head, ...lines]), `${name}.csv`);
}

function tools() {
  const order = make(
    "select",
    { id: "find-order", autocomplete: "off" },
    make("option", { value: "" }, "默认顺序"),
    make("option", { value: "title" }, "题名"),
    make("option", { value: "year" }, "年份新到旧"),
  );
  order.addEventListener("change", () => change({ sort: order.value }));
  const button = (deed, words) => make("button", { type: "button", "data-do": deed }, words);
  deeds.append(make("label", { for: "find-order" }, "排序"), " ", order, " ");
  deeds.append(button("csv", ""), " ", button("clear", "清除，回到全部"));
}

function start() {
  tools();
  const search = unhurried(() => {
    if (box.value !== state.words) change({ words: box.value }, true);
  });
  typed(box, search);
  box.addEventListener("change", settle);
  box.addEventListener("focus", () => docs || apply());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.now();
    settle();
    if (matchMedia("(pointer: coarse)").matches) box.blur(); // its keyboard would cover the results
  });
  part.addEventListener("click", ({ target }) => {
    if (target.dataset.do === "retry") apply();
    if (target.dataset.do === "csv") save();
    if (target.dataset.do === "clear") {
      box.value = "";
      change({ words: "", picked: none(), sort: "" });
      box.focus();
    }
    if (target.dataset.do === "more") {
      pages.nextAndGo();
      keep(pages.shown);
    }
  });
  follow(restore, makeWay);
  part.hidden = false;
  if (active()) restore();
}

// Who goes to a part of the list wants the list. Tells whether that is so.
function makeWay() {
  const goal = document.getElementById(named(location.hash.slice(1)));
  if (!goal || !list().some((element) => element.hidden && element.contains(goal))) return false;
  for (const element of list()) element.hidden = false;
  restore();
  goal.scrollIntoView();
  return true;
}

function named(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

function restore() {
  state = address.read();
  box.value = state.words;
  if (docs || active()) apply(kept());
}

start();
