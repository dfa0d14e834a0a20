// Search in the browser: loads what the build made, asks in every way of saying, merges the answers.

import { request } from "../request.js";
import { corrected } from "./correcting.js";
import { normalise } from "./normalise.js";
import { SOME, order, ranked } from "./ranking.js";
import { Postings } from "./postings.js";

const LONGEST = 100; // characters of a query that count
const TYPE = /([a-z0-9] ?)型(?=.)/g; // S9型变压器: lists write it with and without
const WAYS = 6; // ways of saying it, by synonyms

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
    this.rest ??= json(new URL("search/bodies.json", this.root)).then(
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

  /** The best documents for any text that somebody types. */
  async search(query, { limit = 100 } = {}) {
    const start = performance.now();
    const text = normalise(String(query).slice(0, LONGEST * 10), this.docs.simplify)
      .replace(TYPE, "$1")
      .slice(0, LONGEST);
    const answer = { items: [], total: 0, also: [], nearest: [], ms: 0 };
    if (text) {
      const best = new Map();
      this.take(best, answer, text);
      // What somebody mistyped is guessed only where nothing has all the words that they typed.
      if (![...best.values()].some(({ tier }) => tier < SOME)) {
        const meant = corrected(text, this.docs.docs);
        if (meant) this.take(best, answer, meant, meant);
      }
      for (const { way, also } of this.otherwise(text)) this.take(best, answer, way, also);
      const items = [...best.values()].sort(order);
      answer.total = items.length;
      answer.items = items.slice(0, limit);
      if (!items.length) answer.nearest = this.nearest(text);
    }
    answer.ms = performance.now() - start;
    return answer;
  }

  /** Add to `best` what one way of saying a query finds, where that is better than what is there. */
  take(best, answer, way, also = "") {
    let gained = false;
    for (const one of ranked(this.indexes, this.docs.docs, way)) {
      const known = best.get(one.doc);
      if (!known) gained = true;
      if (!known || order(one, known) < 0) best.set(one.doc, one);
    }
    if (also && gained && !answer.also.includes(also)) answer.also.push(also);
  }

  /** A query with each of its words said otherwise. */
  otherwise(text) {
    const found = [];
    for (const group of this.docs.synonyms) {
      for (const word of group.filter((one) => says(text, one))) {
        for (const other of group) {
          if (other !== word && !says(text, other) && found.length < WAYS)
            found.push({
              way: text.replaceAll(word, /^[a-z0-9]/.test(other) ? ` ${other} ` : other).trim(),
              also: other,
            });
        }
      }
    }
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
  const chars = Array.from(text.replaceAll(" ", ""));
  return new Set(chars.slice(1).map((char, index) => chars[index] + char));
};

const says = (text, word) =>
  /^[a-z0-9 ]+$/.test(word) ? ` ${text} `.includes(` ${word} `) : text.includes(word);

async function json(url) {
  return (await request(url)).json();
}
