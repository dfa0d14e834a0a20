// /search/: asks the index what the reader typed, and shows the answer by catalogue.
import { pieces } from "./begun.js";
import { ROOT } from "./docs.js";
import { show as showLeads } from "./card.js";
import { lead } from "./check.js";
import { make, typed, unhurried } from "../dom.js";
import { explain, reason } from "../request.js";
import { open } from "./engine.js";
import { Facets, NAMES, known, none, passes, someone } from "./facets.js";
import { Pages, STEP, cards, grouped } from "./rows.js";
import { follow } from "../tools/entries.js";
import { Address, keep, kept, settle } from "./state.js";

const part = document.querySelector(".search");
const at = (name) => part.querySelector(name);
const [form, box, found, said] = [at("form"), at("#q"), at(".found"), at(".found__said")];
const [above, check] = [at(".found__leads"), at(".found__check")];
const [also, failed, body, deeds, instead] = [at(".found__also"), at(".found__failed"), at(".found__body"), at(".found__do"), at(".instead")];
const address = new Address("q", NAMES);
const title = document.title;

let state = address.read();
let engine;
let answer; // to the words of the state
const FIRST = 2; // documents that the first answer waits for: a browser asks for six files at once, and a question has others
const WAITS = [3, 10, 30]; // seconds before a broken line is tried again
let tries = 0;
let later;
let asked = 0; // questions so far: a late answer to an early one is dropped

const facets = new Facets(part, (picked) => change({ picked }));
const pages = new Pages(part, drawn);
let inTexts; // what shows whose full texts have the words, where there are any
let within = new Map(); // catalogue -> how many of what is shown

// As far as it is here, and nothing behind what is not: so nothing moves that somebody looks at.
function drawn(found, start) {
  const docs = inOrder(found);
  const end = docs.findIndex(({ number }) => !engine.docs.has(number));
  const here = (end < 0 ? docs : docs.slice(0, end)).map(({ number }) => engine.docs.row(number));
  const sums = new Map([...grouped(docs)].map(([kind, members]) => [kind, members.length]));
  const lacking = new Map(answer.items.map(({ doc, lacks }) => [doc, lacks]));
  const lacks = new Map(here.map((row) => [row, lacking.get(row.number)]));
  const question = { words: state.words, also: answer.also, docs: engine.vocabulary, lacks };
  return [...grouped(here)].map(([kind, members]) => {
    const name = question.docs.kinds[kind];
    const heading = make("h2", {}, start ? `${name}（续）` : name, " ");
    if (!start) heading.append(make("small", { class: "count" }, `${within.get(kind)} 条`));
    const section = make("section", {}, heading, cards(members, question));
    if (!start && members.length === sums.get(kind) && members.length < within.get(kind) && state.picked.kind.size !== 1) section.append(only(kind, name));
    return section;
  });
}

// The order in which documents stand on the page: by catalogue.
const inOrder = (docs) => [...grouped(docs).values()].reduce((all, members) => all.concat(members), []);

// A catalogue of which only some is among the first: all of it is one step away.
const only = (kind, name) =>
  make("p", { class: "found__only" }, make("button", { type: "button", class: "found__all", "data-only": kind }, `只看${name}（${within.get(kind)} 条）`));

function change(changes, typing = false) {
  state = { ...state, ...changes };
  address.write(state, typing);
  "words" in changes ? ask() : narrow();
}

async function ask() {
  const mine = ++asked;
  clearTimeout(later);
  document.title = state.words.trim() ? `${state.words.trim().slice(0, 60)} - ${title}` : title;
  answer = undefined;
  if (inTexts) inTexts.clear();
  if (!state.words.trim()) return show();
  found.hidden = false;
  failed.hidden = true;
  if (!engine) said.textContent = "正在载入查找用的文件……";
  try {
    if (!engine) engine = await open(ROOT, pieces);
    const count = Math.max(kept(), STEP);
    const told = await engine.search(state.words, {
      limit: Infinity,
      narrowed: someone(state.picked) > 0, // else the answer does not wait for what narrows it
      wanted: () => mine === asked,
      shown: ({ items }) => {
        const numbers = inOrder(filtered(items).slice(0, count)).map(({ number }) => number);
        numbers.slice(0, FIRST).forEach((number) => engine.docs.row(number));
      },
    });
    if (mine !== asked || !told) return;
    tries = 0;
    answer = told;
    show(count);
    await complete(count);
    if (engine.first.texts) await below(mine);
  } catch (fault) {
    if (mine === asked) fail(fault);
  }
}

// The rest of what is shown, below what stands there.
async function complete(count) {
  const mine = asked;
  const found = answer;
  const docs = filtered(found.items).slice(0, count);
  const waits = !engine.docs.isNarrowable;
  if (!waits && docs.every(({ number }) => engine.docs.has(number))) return;
  try {
    await engine.shown(docs.map(({ number }) => number), true);
    if (mine !== asked || found !== answer) return;
    pages.complete();
    beside();
    pages.more.hidden = pages.shown >= pages.docs.length;
    if (waits) narrowing();
  } catch (fault) {
    if (mine === asked) lost(fault);
  }
}

// Whose full texts have the words: below all that was found, and loaded behind it.
async function below(mine) {
  try {
    if (!inTexts) inTexts = new (await import("./in_texts.js")).InTexts(part);
    const wanted = () => mine === asked;
    const found = wanted() && (await engine.inTexts(state.words, { items: answer.items, wanted }));
    if (!wanted() || !found) return;
    await inTexts.show(engine, state.words, found, wanted);
    if (wanted()) beside();
  } catch (fault) {
    if (mine !== asked) return;
    if (fault.name === "OtherBuild") return ask();
    console.warn(fault);
    if (inTexts) inTexts.failed();
  }
}

// One result for each law: those that are shown above have what their texts say on their own cards.
function beside() {
  if (!inTexts || !inTexts.found.length) return;
  const picked = someone(state.picked) ? state.picked : undefined;
  const count = inTexts.place((doc) => !picked || passes(engine.docs.facts(doc), picked));
  if (count && answer && !answer.items.length && !answer.missing) said.textContent = `题名和要点里没有，有 ${count} 份全文里写着，列在下面。`;
}

// Where nothing is picked, what narrows the answer is not asked for: it would come before the rows.
function filtered(items) {
  if (!someone(state.picked)) return items.map(({ doc }) => ({ number: doc, k: engine.docs.kind(doc) }));
  const picked = known(state.picked, engine.vocabulary);
  return items.map(({ doc }) => engine.docs.facts(doc)).filter((doc) => passes(doc, picked));
}

// Draws what was found, as soon as the rows of it are here.
async function narrow(count = STEP) {
  const mine = asked;
  if (!answer) return show();
  try {
    await engine.shown([], true);
    await engine.shown(filtered(answer.items).slice(0, count).map(({ number }) => number));
    if (mine === asked) show(count);
  } catch (fault) {
    if (mine === asked) lost(fault);
  }
}

// The site that was built anew meanwhile numbers its documents otherwise.
const lost = (fault) => (fault.name === "OtherBuild" ? ask() : fail(fault));

// A line that broke is tried again by itself.
function fail(fault) {
  console.warn(fault);
  said.textContent = "没有查成。";
  if (reason(fault) === "line" && tries < WAITS.length) later = setTimeout(ask, WAITS[tries++] * 1000);
  explain(failed, fault);
  also.hidden = body.hidden = check.hidden = above.hidden = true;
  instead.hidden = false;
}

function show(count = STEP) {
  found.hidden = !answer;
  instead.hidden = Boolean(answer?.items.length);
  if (!answer) return;
  const { vocabulary } = engine;
  const all = answer.items.map(({ doc }) => engine.docs.facts(doc));
  state.picked = known(state.picked, vocabulary);
  const docs = all.filter((doc) => passes(doc, state.picked));
  within = new Map([...grouped(docs)].map(([kind, members]) => [kind, members.length]));
  say(all.length, docs.length);
  failed.hidden = true;
  body.hidden = false;
  facets.unfold();
  narrowing();
  showLeads(above, answer, vocabulary);
  lead(check, answer.leads.some(({ id }) => id === "equipment") ? "" : answer.model);
  pages.show(docs, Math.max(count, STEP));
  beside();
  // Until the rest is here: what stands below would move.
  if (!docs.slice(0, pages.shown).every(({ number }) => engine.docs.has(number))) pages.more.hidden = true;
  near();
}

// What the answer can be narrowed by; its place is kept until that is here.
function narrowing() {
  if (!engine.docs.isNarrowable) return facets.keepPlace(answer.items.length > 1);
  facets.show(answer.items.map(({ doc }) => engine.docs.facts(doc)), state.picked, engine.vocabulary);
}

function say(all, left) {
  said.dataset.words = state.words.trim(); // on paper there is no box that shows them
  const time = `用时 ${Math.max(1, Math.round(answer.ms))} 毫秒`;
  const narrowed = someone(state.picked) > 0 && all > 0;
  if (answer.missing) said.textContent = missing(all);
  else if (!all) said.textContent = `没有找到。${engine.vocabulary.nothing}换个说法，少打几个字，或者看看下面这些。`;
  else if (narrowed) said.textContent = `找到 ${all} 条，符合筛选的 ${left} 条，${time}`;
  else if (answer.partly)
    said.textContent = answer.leads.length
      ? `先看第一张卡片。另外找到 ${all} 条，没有写全这些词，各缺一些，${time}`
      : `没有找到写全这些词的，下面 ${all} 条各缺一些，${time}`;
  else said.textContent = `找到 ${all} 条，${time}`;
  also.hidden = answer.also.length === 0;
  also.textContent = `也搜索了：${answer.also.join("、")}`;
  deeds.hidden = !narrowed;
}

// What no document has. That is nothing about the machine, and it is said so.
function missing(all) {
  const told = answer.model ? "没有写着这个型号的条目，这不等于没有列入" : "站内没有这个文号";
  const rest = all ? `下面 ${all} 条是按其余的词找到的。` : "";
  return `没有找到“${answer.missing}”：${told}。${engine.vocabulary.nothing}${rest}`;
}

// What only resembles stands apart.
function near() {
  const near = answer.near.length ? answer.near : answer.nearest;
  if (!near.length) return;
  const resembling = answer.model ? "系列相近的，不是这个型号" : "号数相同的其他文件";
  const called = answer.near.length ? resembling : "相近的题名";
  const docs = near.map((index) => engine.docs.row(index));
  const list = cards(docs, { words: state.words, docs: engine.vocabulary, mixed: true });
  pages.list.append(make("section", { class: "found__near" }, make("h2", {}, called), list));
}

async function more() {
  const mine = asked;
  try {
    await engine.shown(pages.docs.slice(pages.shown, pages.shown + STEP).map(({ number }) => number));
    if (mine !== asked) return;
    pages.nextAndGo();
    beside();
    keep(pages.shown);
  } catch (fault) {
    if (mine === asked) lost(fault);
  }
}

function start() {
  const clear = make("button", { type: "button", "data-do": "clear" }, "清除筛选");
  deeds.append(clear);
  const search = unhurried(() => {
    if (box.value !== state.words) change({ words: box.value }, true);
  });
  typed(box, search);
  box.addEventListener("change", settle);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.now();
    settle();
    if (matchMedia("(pointer: coarse)").matches) box.blur(); // its keyboard would cover the results
  });
  part.addEventListener("click", ({ target }) => {
    if (target.dataset.do === "retry") ask();
    if (target.dataset.do === "clear") {
      change({ picked: none() });
      box.focus();
    }
    if (target.dataset.only) {
      change({ picked: { ...state.picked, kind: new Set([target.dataset.only]) } });
      said.scrollIntoView({ block: "center" });
      pages.list.querySelector("a")?.focus({ preventScroll: true });
    }
    if (target.dataset.do === "more") {
      more();
    }
  });
  follow(restore);
  form.dataset.ready = ""; // early.js has no more to do
  part.querySelector("[data-lost]").remove();
  restore();
}

function restore() {
  state = address.read();
  box.value = state.words;
  instead.hidden = Boolean(state.words.trim());
  ask();
}

start();
