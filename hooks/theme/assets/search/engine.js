// Search in the browser: loads what the build made, asks in every way of saying, merges the answers.

import "../radicals.js"; // this and the next are asked for at once, and not when others ask for them
import "../tools/equipment/series.js";
import { request } from "../request.js";
import { corrected } from "./correcting.js";
import { Jobs, telling } from "./jobs.js";
import { leading } from "./leads.js";
import { beginnings, holds, modelsIn, otherwise as respelled, series } from "./models.js";
import { normalise } from "./normalise.js";
import { identifier } from "./numbered.js";
import { asks, meanings, moneys } from "./questions.js";
import { SOME, order, ranked } from "./ranking.js";
import { Postings } from "./postings.js";

const LONGEST = 100; // characters of a query that count
const TYPE = /([a-z0-9] ?)型(?=.)/g; // S9型变压器: lists write it with and without
const WAYS = 10; // ways of saying it, by synonyms
const FEW = 5; // documents that are only near
const PARTLY = 20; // documents that have only some of what was asked for, where none has all
const ABOUT = 0.25; // of a question's words, for a document that may answer it
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
    const [docs, titles, answers] = await Promise.all([
      json(new URL("search/docs.json", this.root)),
      json(new URL("search/titles.json", this.root)),
      json(new URL("search/answers.json", this.root)),
    ]);
    this.docs = docs;
    this.indexes = [new Postings(titles)];
    this.answers = answers;
    this.jobs = new Jobs(answers.jobs || [], docs);
  }

  /** Load what things say, once; answers are better from then on, and `onmore` is told. */
  loadRest() {
    if (!this.rest)
      this.rest = Promise.all(["bodies", "unknowns"].map((name) => json(new URL(`search/${name}.json`, this.root)))).then(
        ([bodies, unknowns]) => {
          this.jobs = new Jobs(this.answers.jobs || [], this.docs, unknowns);
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
    const answer = { items: [], total: 0, also: [], near: [], nearest: [], partly: false, ms: 0 };
    Object.assign(answer, { asked: asked.trim().slice(0, 40), model: "", missing: "", leads: [] });
    const models = modelsIn(asked.slice(0, LONGEST), this.docs);
    if (text) this.answer(answer, text, models);
    if (text) Object.assign(answer, await this.leads(answer, text, asked.slice(0, LONGEST), models));
    answer.total = answer.items.length;
    answer.items = answer.items.slice(0, limit);
    if (!answer.total && !answer.missing) answer.nearest = this.nearest(text);
    answer.ms = performance.now() - start;
    return answer;
  }

  answer(answer, text, models) {
    const runs = models.map((model) => ({ run: model.run, docs: this.of(model) }));
    const number = identifier(text);
    const best = new Map();
    let ways = meanings(text, this.trades());
    if (models.length) answer.model = models[0].line;
    if (number.form) {
      const numbered = this.numbered(number);
      this.take(best, answer, number.rest, { runs, numbered });
      for (const { way, also } of this.otherwise(number.rest)) this.take(best, answer, way, { runs, numbered }, also);
    }
    const poor = () => ![...best.values()].some(({ tier }) => tier < SOME);
    this.take(best, answer, ways[0], { runs });
    if (ways.length > 1 && poor()) {
      ways = ways.slice(1); // the words that only ask would count as missing
      best.clear();
    }
    for (const way of ways) this.take(best, answer, way, { runs });
    // What somebody mistyped is guessed only where nothing has all the words that they typed.
    const meant = poor() ? corrected(text, this.docs.docs) : "";
    if (meant) this.take(best, answer, meant, { runs }, meant);
    for (const way of ways.slice(0, 2))
      for (const { way: other, also } of this.otherwise(way)) this.take(best, answer, other, { runs }, also);
    for (const { way, also } of poor() ? moneys(ways[0]) : []) this.take(best, answer, way, { runs }, also);
    for (const model of models) {
      const [run, key] = [respelled(model.run), respelled(model.key)];
      const others = runs.map((one) => (one.run === model.run ? { run, docs: this.of({ key }) } : one));
      if (run !== model.run)
        this.take(best, answer, text.replace(model.run, run), { runs: others }, key.toUpperCase());
    }
    const items = [...best.values()].filter((one) => this.holds(one, models, number)).sort(order);
    const whole = items.filter(({ tier }) => tier < SOME).length;
    let partly = 0;
    answer.items = items.filter(
      ({ lacks, loose }) => !lacks.length || (!(loose && whole >= FEW) && partly++ < PARTLY),
    );
    answer.partly = items.length > 0 && !whole;
    if (!items.length && (models.length || number.form)) this.without(answer, text, models, number);
    if (!whole && !answer.missing && !models.length && !number.form && asks(text)) this.about(answer, ways);
  }

  /** What stands above the results. */
  leads({ items }, text, raw, models) {
    const number = Boolean(identifier(text).form) || STANDARD.test(raw);
    const [first] = items;
    const doc = first && this.docs.docs[first.doc];
    const found = first && { name: first.tier < 2, other: !["jobs", "bodies", "pages"].includes(doc.k), names: doc.w.split("|") };
    const plain = meanings(text, this.trades());
    const ways = [...plain, ...plain.slice(0, 2).flatMap((way) => this.otherwise(way).map((one) => one.way))];
    const question = { text, raw, ways, models, number, found };
    const [terms, docs] = [this.docs.terms.regions || {}, this.docs.docs];
    return leading(question, { jobs: this.jobs, answers: this.answers, docs, terms, indexes: this.indexes });
  }

  /** Whether a result has the models and the number that were asked for. A list has a model only where it
   * names it: it may say S11 of what comes in the place of what it names. */
  holds({ lacking, called, doc }, models, { form, number }) {
    const { k, w } = this.docs.docs[doc];
    if (form) return w.includes(`${form}${number}号`) || (byItself(number).test(w) && !otherForm(number).test(w));
    return !lacking && (!models.length || called || k !== "phase-out");
  }

  /** What there is where no document has the model or the number. */
  without(answer, text, models, number) {
    answer.also = [];
    answer.missing = models.length ? models[0].written : answer.asked;
    let rest = text;
    for (const { run } of models) rest = rest.replace(run, " ");
    rest = rest.replace(/[a-z0-9]+/g, " ").replace(/ +/g, " ").trim();
    const best = new Map();
    for (const way of rest && models.length ? meanings(rest, this.trades()) : []) {
      this.take(best, answer, way, {});
      for (const { way: other, also } of this.otherwise(way)) this.take(best, answer, other, {}, also);
    }
    const listed = ({ doc }) => this.docs.docs[doc].k === "phase-out";
    answer.items = [...best.values()]
      .sort(order)
      .filter((one) => one.tier < SOME && !listed(one))
      .slice(0, PARTLY);
    const near = models.length ? models.flatMap((model) => this.likes(model)) : this.named(`${number.number}号`);
    answer.near = near
      .filter((doc, at) => near.indexOf(doc) === at && !answer.items.some((one) => one.doc === doc))
      .slice(0, FEW);
  }

  /** What shares most with a question that nothing answers word for word: by its rarest words. */
  about(answer, ways) {
    const best = new Map();
    for (const way of ways.slice(0, FEW)) {
      const words = telling(way);
      const found = new Map();
      for (const word of words)
        for (const index of this.indexes) {
          const lists = index.with(word);
          const weight = index.weight(lists) / words.length;
          for (const doc of new Set(lists.flatMap(({ numbers }) => numbers))) {
            const one = found.get(doc) || { doc, score: 0, words: new Set() };
            one.words.add(word);
            one.score += weight;
            found.set(doc, one);
          }
        }
      for (const one of found.values())
        if (one.words.size >= Math.max(2, words.length * ABOUT) && one.score > (best.get(one.doc)?.score ?? 0)) best.set(one.doc, one);
    }
    const found = [...best.values()].sort((one, other) => other.score - one.score || one.doc - other.doc);
    const known = new Map(answer.items.map((one) => [one.doc, one]));
    const wholes = ways[0].split(" ");
    const first = found.slice(0, FEW).map(({ doc, score, words }) => {
      const lacks = wholes.filter((whole) => !telling(whole).some((word) => words.has(word)));
      return known.get(doc) || { doc, score, tier: SOME, share: 0, lacks };
    });
    answer.items = [...first, ...answer.items.filter(({ doc }) => !first.some((one) => one.doc === doc))];
    answer.partly = answer.items.length > 0;
  }

  /** Documents that name a model of the same series: lists where a name begins so, others in their words. */
  likes({ key }) {
    const head = series(key);
    if (!/\d/.test(head)) return [];
    const runs = [{ run: normalise(head, this.docs.simplify), docs: new Map() }];
    const begins = new RegExp(`(^|\\|)${head}(?![a-z0-9])`);
    return ranked(this.indexes, this.docs.docs, runs[0].run, { runs })
      .filter((one) => one.tier < SOME && this.holds(one, runs, {}))
      .filter(({ doc }) => this.docs.docs[doc].k !== "phase-out" || begins.test(this.docs.docs[doc].w))
      .map(({ doc }) => doc);
  }

  /** The documents of a model: by its series, or by a name that it begins with. */
  of({ key }) {
    const found = new Map();
    this.docs.docs.forEach((doc, number) => {
      const held = holds(doc, key);
      if (held) found.set(number, held);
    });
    for (const name of beginnings(key))
      for (const doc of this.named(name)) if (this.docs.docs[doc].m && !found.has(doc)) found.set(doc, NAMED);
    return found;
  }

  /** The documents with a decree's or an announcement's number: those that say the form, else those
   * that say none. */
  numbered({ year, form, number }) {
    const exact = this.named(year ? `${year}年${form}${number}号` : `${form}${number}号`);
    const plain = this.named(year ? `${year}${number}号` : `${number}号`);
    const found = exact.length ? exact : plain.filter((doc) => !otherForm(number).test(this.docs.docs[doc].w));
    return new Map(found.map((doc) => [doc, 1]));
  }

  named(name) {
    return this.indexes[0].with(`=${name}`).flatMap(({ numbers }) => numbers);
  }

  trades() {
    return Object.values(this.docs.terms.industries || {});
  }

  /** Add to `best` what one way of saying a query finds, where that is better than what is there. */
  take(best, answer, way, needed, also = "") {
    let gained = false;
    for (const found of ranked(this.indexes, this.docs.docs, way, needed)) {
      const one = { ...found, otherwise: also ? 1 : 0 };
      const known = best.get(one.doc);
      if (!known) gained = true;
      if (!known || (known.lacking && !one.lacking) || (known.lacking === one.lacking && order(one, known) < 0))
        best.set(one.doc, one);
    }
    if (also && gained && !answer.also.includes(also)) answer.also.push(also);
  }

  /** A query with one or two of its words said otherwise. */
  otherwise(text) {
    const found = [];
    const add = (from) => {
      for (const group of this.docs.synonyms) {
        for (const word of group.filter((one) => says(from, one))) {
          for (const other of group) {
            if (other === word || says(from, other) || found.length >= WAYS) continue;
            const way = from.split(word).join(/^[a-z0-9]/.test(other) ? ` ${other} ` : other).trim();
            if (way !== text && !found.some((one) => one.way === way)) found.push({ way, also: other });
          }
        }
      }
    };
    add(text);
    if (found.length < WAYS / 2) for (const one of [...found]) add(one.way);
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

const STANDARD = /(?:gb|hj|db\d*|jb|iso|iec|tsg)\s*[/／]?\s*t?\s*\d{3,}/i; // of a document

const byItself = (number) => new RegExp(`(^|[^0-9])${number}号`);
const otherForm = (number) => new RegExp(`(令|公告)${number}号`);

const pairs = (text) => {
  const chars = Array.from(text.replace(/ /g, ""));
  return new Set(chars.slice(1).map((char, index) => chars[index] + char));
};

const says = (text, word) =>
  /^[a-z0-9 ]+$/.test(word) ? ` ${text} `.includes(` ${word} `) : text.includes(word);

async function json(url) {
  return (await request(url)).json();
}
