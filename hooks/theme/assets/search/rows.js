// What was found, as the same cards that lists are made of.
import { ROOT } from "./docs.js";
import { make } from "../dom.js";
import { modelsOf, pieces } from "./marking.js";

export const STEP = 30; // items that are shown at a time

// What to append for a text: the words that were asked for, and those they also mean, are marked.
const marked = (text, { words, also = [], docs }) =>
  pieces(text, [words, ...also].join(" "), docs.simplify)
    .map((piece, index) => (index % 2 ? make("mark", {}, piece) : piece))
    .filter((piece) => piece !== "");

// How a relief is got, by name; only the files of lists have it.
const ways = (doc, { terms = {} }) => {
  const names = terms["claim-modes"] || {};
  const ids = (doc.f || {})["claim-modes"] || [];
  return ids.map((id) => names[id]).filter(Boolean);
};

// `asked` has the words, their synonyms, all docs, whether to say which catalogue a doc is from, and the
// words that a doc lacks.
function card(doc, asked, lacks = []) {
  const title = make("p", { class: "card__title" }, make("a", { href: ROOT + doc.u }, ...marked(doc.t, asked)));
  if (doc.b) title.append(" ", make("span", { class: `badge badge--${doc.s || "none"}` }, doc.b));
  for (const name of ways(doc, asked.docs)) title.append(" ", make("span", { class: "badge badge--way" }, name));
  if (doc.c) title.append(" ", make("span", { class: "badge badge--part" }, doc.c));
  const item = make("li", { class: "card", "data-doc": doc.number === undefined ? false : String(doc.number) }, title);
  const models = modelsOf(doc, asked.words, asked.docs.simplify);
  const facts = [models, asked.mixed && asked.docs.kinds[doc.k], doc.n].filter(Boolean).join(" · ");
  if (facts) item.append(make("p", { class: "card__facts" }, ...marked(facts, asked)));
  if (lacks.length) item.append(make("p", { class: "card__facts" }, `没有写：${lacks.join("、")}`));
  return item;
}

export function cards(docs, asked) {
  const lacks = asked.lacks || new Map();
  return make("ul", { class: "cards" }, ...docs.map((doc) => card(doc, asked, lacks.get(doc))));
}

// The docs by catalogue, the catalogue of the best one first.
export function grouped(docs) {
  const groups = new Map();
  for (const doc of docs) {
    if (!groups.has(doc.k)) groups.set(doc.k, []);
    groups.get(doc.k).push(doc);
  }
  return groups;
}

// Puts the next items below those that are there, so that nothing moves, and leads a reader who
// asked for them to the first.
export class Pages {
  constructor(part, drawn) {
    this.list = part.querySelector(".found__list");
    this.more = part.querySelector(".found__more");
    this.button = this.more.querySelector("button");
    this.drawn = drawn; // (docs, number of the first) -> elements
    this.docs = [];
    this.shown = 0;
  }

  show(docs, count = STEP) {
    this.docs = docs;
    this.shown = 0;
    this.list.replaceChildren();
    do this.next();
    while (this.shown < Math.min(count, docs.length));
  }

  next() {
    const docs = this.docs.slice(this.shown, this.shown + STEP);
    const elements = this.drawn(docs, this.shown);
    this.list.append(...elements);
    this.shown += docs.length;
    const left = this.docs.length - this.shown;
    this.more.hidden = left <= 0;
    this.button.textContent = `再显示 ${Math.min(STEP, left)} 条`;
    return elements;
  }

  /** Draws what was not here yet of the first items: behind what stands there. */
  complete() {
    const near = this.list.querySelector(".found__near");
    this.drawn(this.docs.slice(0, this.shown), 0).forEach((section, at) => {
      const there = this.list.children[at];
      if (!there || there === near) return this.list.insertBefore(section, near);
      const [cards, more] = [".cards", ".cards"].map((name, place) => (place ? section : there).querySelector(name));
      cards.append(...[...more.children].slice(cards.children.length));
      const only = section.querySelector(".found__only");
      if (only && !there.querySelector(".found__only")) there.append(only);
    });
  }

  nextAndGo() {
    const [first] = this.next();
    first?.querySelector("a")?.focus();
  }
}
