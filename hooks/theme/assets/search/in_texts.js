// Whose full texts have the words of a query: one result for each, which opens to the articles that have them. What
// stands above is not moved by it.

import { ROOT } from "./docs.js";
import { make } from "../dom.js";
import { pieces } from "./marking.js";
import { cards } from "./rows.js";

const STEP = 10; // laws that are shown at a time
const MOST = 20; // articles of one law
const AROUND = 40; // characters before the first word that is shown
const LONGEST = 120; // characters of a line

export class InTexts {
  constructor(part) {
    this.list = part.querySelector(".found__list");
    this.count = make("small", { class: "count" });
    this.cards = make("div");
    this.lost = make("p", { hidden: true }, "没有查成，可能是网络断了。上面的结果照常可用。");
    this.more = make("p", { class: "found__more" }, make("button", { type: "button" }));
    this.section = make("section", { class: "found__texts", hidden: true }, make("h2", {}, "全文里写着 ", this.count), this.lost, this.cards, this.more);
    part.querySelector(".found__items").append(this.section);
    this.more.firstChild.addEventListener("click", () => this.next());
    this.clear();
  }

  clear() {
    this.found = [];
    this.shown = STEP;
    this.made = new Map();
    this.section.hidden = this.lost.hidden = true;
  }

  /** What stands above is whole: only the texts were not looked through. */
  failed() {
    this.count.textContent = "";
    this.cards.replaceChildren();
    this.more.hidden = true;
    this.section.hidden = this.lost.hidden = false;
  }

  /** Take what was found for some words; `place` shows it. */
  async show(engine, words, found, wanted) {
    this.clear();
    Object.assign(this, { engine, words, wanted });
    await engine.shown(found.slice(0, STEP), true);
    if (wanted()) this.found = found;
  }

  /** Put each law where it belongs, those for which `passes`: how many there are. */
  place(passes) {
    this.passes = passes;
    const found = this.found.filter(passes);
    const having = new Set(found);
    const above = new Set();
    for (const card of this.list.querySelectorAll(".card[data-doc]")) {
      const doc = Number(card.dataset.doc);
      if (!having.has(doc)) continue;
      above.add(doc);
      if (!card.querySelector(".in-text")) card.append(this.opener(doc));
    }
    const rest = found.filter((doc) => !above.has(doc));
    const here = rest.slice(0, this.shown).filter((doc) => this.engine.docs.has(doc));
    this.cards.replaceChildren(make("ul", { class: "cards" }, ...here.map((doc) => this.card(doc))));
    this.count.textContent = above.size ? `另有 ${rest.length} 部` : `${rest.length} 部`;
    this.more.hidden = rest.length <= here.length;
    this.more.firstChild.textContent = `再显示 ${Math.min(STEP, rest.length - here.length)} 部`;
    this.section.hidden = !rest.length;
    return found.length;
  }

  async next() {
    const { wanted } = this;
    const before = this.cards.querySelectorAll(".card").length;
    this.shown += STEP;
    try {
      await this.engine.shown(this.found.slice(0, this.shown + this.list.querySelectorAll(".in-text").length), true);
    } catch (fault) {
      console.warn(fault);
      this.lost.hidden = false;
      return;
    }
    if (!wanted()) return;
    this.lost.hidden = true;
    this.place(this.passes);
    const [first] = [...this.cards.querySelectorAll(".card")].slice(before);
    if (first) first.querySelector("a").focus();
  }

  card(doc) {
    if (!this.made.has(doc)) {
      const { engine, words } = this;
      const [item] = cards([engine.docs.row(doc)], { words, docs: engine.vocabulary, mixed: true }).children;
      item.append(this.opener(doc));
      this.made.set(doc, item);
    }
    return this.made.get(doc);
  }

  // What opens to the articles; they are looked for when it does.
  opener(doc) {
    const summary = make("summary", {}, "全文里写着：看是哪几条");
    const opener = make("details", { class: "in-text" }, summary);
    const { engine, words } = this;
    const open = async () => {
      if (!opener.open || opener.dataset.asked) return;
      opener.dataset.asked = "";
      try {
        const told = await engine.articlesWith(doc, words);
        if (told) this.fill(opener, summary, told);
      } catch (fault) {
        console.warn(fault);
        delete opener.dataset.asked;
        opener.open = false;
        summary.textContent = "没有取来，可能是网络断了：再点一次";
      }
    };
    opener.addEventListener("toggle", open);
    return opener;
  }

  fill(opener, summary, { u, version, isWhole, articles }) {
    const text = make("a", { href: ROOT + u }, "看全文");
    if (!articles.length) {
      summary.textContent = "全文里写着，但不在同一条里";
      return opener.append(make("p", {}, text));
    }
    summary.textContent = isWhole ? `全文里有 ${articles.length} 处写着` : `全文里没有一条写全这些词，${articles.length} 条写着一部分`;
    const { simplify } = this.engine.vocabulary;
    const list = articles.slice(0, MOST).map((one) => {
      const link = make("a", { href: ROOT + one.anchor }, one.label || "正文");
      return make("li", {}, link, " ", ...marked(one.line, this.words, simplify));
    });
    const rest = articles.length > MOST ? `还有 ${articles.length - MOST} 处，` : "";
    const told = make("p", { class: "in-text__version" }, rest, text, `（${version}）`);
    return opener.append(make("ul", {}, ...list), told);
  }
}

// A line as far as there is room, from shortly before the first word on.
function marked(line, words, simplify) {
  const found = pieces(line, words, simplify);
  const before = found[0].length;
  const start = before > AROUND && line.length > LONGEST ? before - AROUND : 0;
  let left = LONGEST;
  const shown = [];
  found.forEach((piece, at) => {
    const text = (at ? piece : piece.slice(start)).slice(0, Math.max(0, left));
    left -= text.length;
    if (text) shown.push(at % 2 ? make("mark", {}, text) : text);
  });
  return [...(start ? ["…"] : []), ...shown, ...(line.length - start > LONGEST ? ["…"] : [])];
}
