// Search in the browser: loads what the build made, asks in every way of saying, merges the answers.

import { corrected } from "./correcting.js";
import { beginnings, holds, modelsIn, otherwise as respelled, series } from "./models.js";
import { normalise } from "./normalise.js";
import { identifier } from "./numbered.js";
import { meanings } from "./questions.js";
import { SOME, order, ranked } from "./ranking.js";
import { Postings } from "./postings.js";

const LONGEST = 100; // characters of a query that count
const TYPE = /([a-z0-9] ?)型(?=.)/g; // S9型变压器: lists write it with and without
const WAYS = 10; // ways of saying it, by synonyms
const FEW = 5; // documents that are only near
const PARTLY = 20; // documents that have only some of what was asked for, where none has all
const NAMED = 0.95; // a model that a list names without what the nameplate has behind it

/** The search of the site at `root`; nothing is loaded before it is asked for. */
export async function open(root) {
  const engine = new Engine(root);
  await engine.load();
  return engine;
}

class Engine {
  constructor(root) {
    this.root = root;
    this.indexes = [];
    this.onmore = () => {};
  }

  /** Load what things are called. Throws when it cannot be had; calling again tries again. */
  async load() {
    const [docs, titles] = await Promise.all([
      json(new URL("search/docs.json", this.root)),
      json(new URL("search/titles.json", this.root)),
    ]);
    this.docs = docs;
    this.indexes = [new Postings(titles)];
  }

  /** Load what things say, once; answers are better from then on, and `onmore` is told. */
  loadRest() {
    if (!this.rest)
      this.rest = json(new URL("search/bodies.json", this.root)).then(
        (bodies) => {
          this.indexes = [this.indexes[0], new Postings(bodies)];
          this.onmore();
        },
        () => {
          this.rest = undefined;
        },
      ); // without it titles are found all the same
    return this.rest;
  }

  /** The best documents for any text that somebody types. `model` is the first machine's model in it.
   * `missing` is the model or number that no document has: then `items` are found by the other words, and
   * `near` only resemble. `partly` says that no document has all the words. */
  async search(query, { limit = 100 } = {}) {
    const start = performance.now();
    const { simplify } = this.docs;
    const asked = String(query).slice(0, LONGEST * 10);
    const text = normalise(asked, simplify).replace(TYPE, "$1").slice(0, LONGEST);
    const answer = { items: [], total: 0, also: [], near: [], nearest: [], model: "", missing: "", partly: false, ms: 0 };
    if (text) this.answer(answer, text, modelsIn(asked.slice(0, LONGEST), simplify));
    answer.total = answer.items.length;
    answer.items = answer.items.slice(0, limit);
    if (!answer.total && !answer.near.length) answer.nearest = this.nearest(text);
    answer.ms = performance.now() - start;
    return answer;
  }

  answer(answer, text, models) {
    if (models.length) answer.model = models[0].written;
    const runs = models.map((model) => ({ run: model.run, docs: this.of(model) }));
    const number = identifier(text);
    const needed = { runs, number: number && number.number };
    const best = new Map();
    for (const way of meanings(text, this.trades())) this.take(best, answer, way, needed);
    const numbered = number && this.numbered(number);
    if (numbered) this.take(best, answer, number.rest, { runs, numbered });
    // What somebody mistyped is guessed only where nothing has all the words that they typed.
    if (![...best.values()].some(({ tier }) => tier < SOME)) {
      const meant = corrected(text, this.docs.docs);
      if (meant) this.take(best, answer, meant, needed, meant);
    }
    for (const way of meanings(text, this.trades()))
      for (const { way: other, also } of this.otherwise(way)) this.take(best, answer, other, needed, also);
    for (const { run } of models) {
      const other = respelled(run);
      if (other !== run) this.take(best, answer, text.replace(run, other), {}, other.replace(/ /g, "-").toUpperCase());
    }
    const items = [...best.values()].sort(order);
    const whole = items.filter(({ lacking }) => !lacking);
    answer.items = whole.some(({ tier }) => tier < SOME) ? whole.filter(({ loose }) => !loose) : whole.slice(0, Math.max(PARTLY, whole.filter(({ loose }) => !loose).length));
    if (!answer.items.length && (models.length || number)) this.without(answer, text, models, number);
    answer.partly = answer.items.length > 0 && !answer.items.some(({ tier }) => tier < SOME);
  }

  /** What there is where no document has the model or the number. */
  without(answer, text, models, number) {
    answer.missing = models.length ? models[0].written : number.whole;
    answer.also = [];
    let rest = models.length ? text : number.rest;
    for (const { run } of models) rest = rest.replace(run, " ");
    rest = rest.replace(/[a-z0-9]+/g, " ").replace(/ +/g, " ").trim();
    const best = new Map();
    const rows = ({ doc }) => this.docs.docs[doc].k === "phase-out" && this.docs.docs[doc].r;
    for (const way of rest ? meanings(rest, this.trades()) : []) {
      this.take(best, answer, way, {});
      for (const { way: other, also } of this.otherwise(way)) this.take(best, answer, other, {}, also);
    }
    const items = [...best.values()].sort(order);
    answer.items = items.filter((one) => one.tier < SOME && !rows(one)).slice(0, PARTLY);
    const heads = models.map(({ key }) => series(key)).filter((head) => /\d/.test(head));
    const near = heads.flatMap((head) => ranked(this.indexes, this.docs.docs, head, {}));
    answer.near = near
      .filter(({ tier, doc }) => tier < SOME && !answer.items.some((one) => one.doc === doc))
      .map(({ doc }) => doc)
      .filter((doc, at, all) => all.indexOf(doc) === at)
      .slice(0, FEW);
  }

  /** The documents of a model: by its series, or by a name that it begins with. */
  of({ key }) {
    const found = new Map();
    this.docs.docs.forEach((doc, number) => {
      const held = holds(doc, key);
      if (held) found.set(number, held);
    });
    for (const name of beginnings(key))
      for (const { numbers } of this.indexes[0].with(`=${name}`))
        for (const doc of numbers) if (this.docs.docs[doc].m && !found.has(doc)) found.set(doc, NAMED);
    return found;
  }

  /** The documents with a decree's or an announcement's number: those that say the form, else those
   * that say none. Nothing where the query says no form, for then it is a name like others. */
  numbered({ year, form, number }) {
    if (!form) return undefined;
    const called = (name) => this.indexes[0].with(`=${name}`).flatMap(({ numbers }) => numbers);
    const exact = called(year ? `${year}年${form}${number}号` : `${form}${number}号`);
    const plain = exact.length ? exact : called(year ? `${year}${number}号` : `${number}号`);
    const other = new RegExp(`(令|公告)${number}号`);
    const found = exact.length ? exact : plain.filter((doc) => !other.test(this.docs.docs[doc].w));
    return found.length ? new Map(found.map((doc) => [doc, 1])) : undefined;
  }

  trades() {
    return Object.values(this.docs.terms.industries || {});
  }

  /** Add to `best` what one way of saying a query finds, where that is better than what is there. */
  take(best, answer, way, needed, also = "") {
    let gained = false;
    for (const one of ranked(this.indexes, this.docs.docs, way, needed)) {
      const known = best.get(one.doc);
      if (!known) gained = true;
      if (!known || Number(known.lacking) - Number(one.lacking) > 0 || order(one, known) < 0) best.set(one.doc, one);
    }
    if (also && gained && !answer.also.includes(also)) answer.also.push(also);
  }

  /** A query with one or two of its words said otherwise. */
  otherwise(text) {
    const found = [];
    const add = (from, before) => {
      for (const group of this.docs.synonyms) {
        for (const word of group.filter((one) => says(from, one))) {
          for (const other of group) {
            if (other === word || says(from, other) || found.length >= WAYS) continue;
            const way = from.split(word).join(/^[a-z0-9]/.test(other) ? ` ${other} ` : other).trim();
            if (way !== text && !found.some((one) => one.way === way)) found.push({ way, also: other, before });
          }
        }
      }
    };
    add(text, false);
    for (const one of [...found]) add(one.way, true);
    return found;
  }

  /** Documents whose titles share the most pairs of characters with a text that finds nothing. */
  nearest(text) {
    const wanted = pairs(text);
    if (wanted.size < 2) return [];
    const likeness = this.docs.docs.map((doc, index) => {
      const own = pairs(normalise(doc.t, this.docs.simplify));
      const shared = [...wanted].filter((pair) => own.has(pair)).length;
      return { index, value: (2 * shared) / (wanted.size + own.size) };
    });
    return likeness
      .filter(({ value }) => value > 0.15)
      .sort((one, other) => other.value - one.value || one.index - other.index)
      .slice(0, 5)
      .map(({ index }) => index);
  }
}

const pairs = (text) => {
  const chars = Array.from(text.replace(/ /g, ""));
  return new Set(chars.slice(1).map((char, index) => chars[index] + char));
};

const says = (text, word) =>
  /^[a-z0-9 ]+$/.test(word) ? ` ${text} `.includes(` ${word} `) : text.includes(word);

async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url.pathname}`);
  return answer.json();
}
