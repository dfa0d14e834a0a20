// Which documents answer a query, in which order: what is called exactly so, what begins so, what has
// all the words in its title, all the words, some. Among alike: in force before ended, rules and lists
// before what others did with them, lists before their rows unless a model was asked for, rare words
// before common ones.

import { isOpen, wordsOf } from "./asked_words.js";
import { compact } from "./normalise.js";

const TIER = { name: 0, beginning: 1, title: 2, all: 3, some: 4 };
export const SOME = TIER.some;
const LEAST = 0.45; // of a query's words, for a document that lacks the others
const CALLED = new Set(["name", "title"]);
const WEIGHTS = { name: 1, title: 1, about: 0.9, body: 0.7 }; // what is said is less than what is called so
const BEGINNING = 0.6,
  PIECES = 0.3; // of a word: the standard of another year, a model of the same size
const IDENTIFIER = 3; // words of letters and digits tell more than pairs of characters
const PAST = [0, 0.5, 1.5]; // tiers that what has ended loses: another that holds comes first
const KINDS = { jobs: 1, pages: 1, services: 2, forms: 2, bodies: 2, cases: 2, news: 2, terms: 2, interpretations: 2, questions: 2 };
const BESIDE = { jobs: 2.5, services: 2.5, forms: 3.5, bodies: 2, terms: 3.5, interpretations: 2, questions: 2 }; // tiers that they lose: a question is led to them, a document is looked for
export const CALLED_SO = { terms: 2.5, forms: 2.5 }; // the same where they are called so, as what they are about is: words.js has who asks for the meaning
const ROWS = { technologies: true, standards: false }; // rows that stand beside lists; others when asked for
const LOOSE = 0.2; // lost where a word only begins so, gained where it is a whole name, like a series'
const STEPS = 20; // shares that differ by less are alike
const BY_SERIES = 0.9; // how far a model is a list's, to be called so
const SHORT = 20; // characters of a title that is neither short nor long

/** Documents for one way of saying a query, in no order: [{doc, tier, share, score, ...}]. `runs` are the models
    in it with the documents that hold them by their series; `numbered` are the documents of an identifier
    that was taken out of the text; `isName` says whether any may be called so. `lacking` says that a model is not there, `called` that it is a name. */
export function matched(indexes, docs, normalised, { runs = [], numbered, isName = true } = {}) {
  const name = `=${compact(normalised)}`;
  const models = runs.map(({ run }) => run);
  const words = wordsOf(normalised, models);
  if (numbered) words.push({ token: "", han: false, part: -1, run: "", beginning: "", pieces: [] });
  const hits = new Hits(docs.count, words.length);
  for (const index of indexes) gather(index, words, isName ? name : "=", docs, hits);
  for (const { run, docs: held } of runs)
    words.forEach((word, at) => word.run.trim() === run && hold(hits, held, at));
  if (numbered) hold(hits, numbered, words.length - 1);
  const wanted = words.flatMap(({ run, han }, at) => (!han && models.includes(run.trim()) ? [at] : []));
  const stands = standing(words, name, hits);
  const asked = words.some((word) => /\d/.test(word.token));
  const results = [];
  for (let at = 0; at < hits.size; at++) {
    const { tier, share, whole, lacks, loose } = stands(at);
    if (tier === TIER.some && share < LEAST && !loose) continue;
    const doc = hits.docs[at];
    const { past, kind: k, row: isRow, local } = docs.rank(doc);
    const beside = (tier > TIER.name ? BESIDE[k] : CALLED_SO[k]) || 0;
    const place = tier + (tier < TIER.title ? past / 10 : PAST[past]) + looseness(hits, at, tier) + beside;
    const row = isRow && (ROWS[k] ?? asked) === false ? 1 : 0;
    const isNamed = hits.names[at] > 0;
    const lacking = !isNamed && wanted.some((word) => !hits.is(at, word, EXACT));
    const called = isNamed || wanted.every((word) => hits.is(at, word, NAMED));
    const about = lacks.length > 0 && hits.some(at, CALLS); // a page about a word of several
    const kind = about && k === "pages" ? 0 : KINDS[k] || 0;
    const part = whole === undefined ? share : whole;
    const score = hits.scores[at];
    results.push({ doc, tier, share: part, place, score, kind, row, local, lacks, lacking, called, loose: tier === TIER.some && share < LEAST, otherwise: 0 });
  }
  return results;
}

/** The same, the best first. */
export const ranked = (indexes, docs, normalised, needed) => matched(indexes, docs, normalised, needed).sort(order);

const [CALLS, EXACT, NAMED] = [1, 2, 4]; // how a document has a word

// What of a query each document has: numbers beside each other, because a common word is in thousands.
class Hits {
  constructor(count, width) {
    this.width = width;
    this.places = new Int32Array(count); // of documents, from 1 on
    this.size = 0;
    this.grow(64);
  }

  grow(room) {
    const grown = (own, made) => {
      if (own) made.set(own);
      return made;
    };
    this.room = room;
    this.docs = grown(this.docs, new Int32Array(room));
    this.names = grown(this.names, new Uint8Array(room)); // 2 is called so, 1 begins so
    this.wholes = grown(this.wholes, new Uint8Array(room)); // has a word that is a whole name
    this.held = grown(this.held, new Uint8Array(room)); // is of a model's series
    this.scores = grown(this.scores, new Float64Array(room));
    this.strengths = grown(this.strengths, new Float64Array(room * this.width));
    this.flags = grown(this.flags, new Uint8Array(room * this.width));
  }

  /** Where a document stands, from now on. */
  place(doc) {
    if (!this.places[doc]) {
      if (this.size === this.room) this.grow(2 * this.room);
      this.docs[this.size] = doc;
      this.places[doc] = ++this.size;
    }
    return this.places[doc] - 1;
  }

  is(at, word, flag) {
    return (this.flags[at * this.width + word] & flag) > 0;
  }

  some(at, flag) {
    for (let word = 0; word < this.width; word++) if (this.is(at, word, flag)) return true;
    return false;
  }

  every(at, flag) {
    for (let word = 0; word < this.width; word++) if (!this.is(at, word, flag)) return false;
    return true;
  }

  /** Whether a document has a word, and not only something like it. */
  holds(at, word) {
    return this.is(at, word, EXACT) || this.strengths[at * this.width + word] >= WEIGHTS.body;
  }
}

// Documents that hold a word in a way that no token says: by a series, by a number.
function hold(hits, found, word) {
  for (const [doc, strength] of found) {
    const at = hits.place(doc);
    const called = strength >= BY_SERIES;
    hits.strengths[at * hits.width + word] = strength;
    hits.flags[at * hits.width + word] = EXACT | NAMED | (called ? CALLS : 0);
    hits.scores[at] += strength * 4;
    if (called) hits.held[at] = 1;
  }
}

/** Orders results of one query, the best first. */
export function order(one, other) {
  return (
    one.place - other.place ||
    Math.round(other.share * STEPS) - Math.round(one.share * STEPS) ||
    (one.otherwise || 0) - (other.otherwise || 0) ||
    one.kind - other.kind ||
    one.row - other.row ||
    one.local - other.local ||
    other.score - one.score ||
    one.doc - other.doc
  );
}

/** Note what of a query each document has. */
function gather(index, words, name, docs, hits) {
  const each = (lists, note) => {
    for (const { numbers } of lists) for (let one = 0; one < numbers.length; one++) note(hits.place(numbers[one]));
  };
  if (index.fields.includes("name") && name !== "=") {
    each(index.with(name), (at) => {
      hits.names[at] = 2;
    });
    if (name.length > 3)
      each(index.beginning(name), (at) => {
        hits.names[at] = hits.names[at] || 1;
      });
  }
  const { width } = hits;
  words.forEach((word, own) => {
    if (!word.token) return;
    const note = (at, value, flags, score) => {
      const place = at * width + own;
      if (value > hits.strengths[place]) hits.strengths[place] = value;
      hits.flags[place] |= flags;
      hits.scores[at] += score;
    };
    const held = (lists, strength, exact) => {
      const weight = index.weight(lists);
      for (const { field, numbers } of lists) {
        const called = CALLED.has(field);
        const value = strength * WEIGHTS[field];
        const flags = (strength === 1 && called ? CALLS : 0) | (exact ? EXACT : 0) | (exact && called ? NAMED : 0);
        for (let one = 0; one < numbers.length; one++) {
          const length = called ? (2 * SHORT) / (SHORT + docs.length(numbers[one])) : 1;
          note(hits.place(numbers[one]), value, flags, weight * value * (called ? 4 : 1) * length * (exact ? 1 : 0.3));
        }
      }
    };
    held(index.with(word.token), 1, true);
    if (isOpen(word)) held(index.beginning(word.token), 1, false);
    if (!word.han && `=${word.token}` !== name)
      each(index.with(`=${word.token}`), (at) => {
        hits.wholes[at] = 1;
      });
    if (word.beginning) held(index.with(word.beginning), BEGINNING, false);
    if (word.pieces.length) {
      const share = PIECES / word.pieces.length;
      const sums = new Float64Array(hits.size); // of those that have something else of the query
      for (const piece of word.pieces) {
        const seen = new Uint8Array(hits.size);
        for (const { numbers } of index.with(piece))
          for (const doc of numbers) {
            const at = hits.places[doc] - 1;
            if (at < 0 || seen[at]) continue;
            seen[at] = 1;
            sums[at] += share;
          }
      }
      sums.forEach((strength, at) => strength && note(at, strength * WEIGHTS.about, 0, 0));
    }
  });
}

const NONE = [];

// How each document answers a query, a function of its place: `{ tier, share, whole, lacks, loose }`.
function standing(words, name, hits) {
  const weights = words.map(({ han }) => (han ? 1 : IDENTIFIER));
  const sum = weights.reduce((all, one) => all + one, 0) || 1;
  const wholes = wholesOf(words);
  const isNumber = /\d/.test(name);
  const { width } = hits;
  const holdsAll = (at) => {
    for (let word = 0; word < width; word++) if (!hits.holds(at, word)) return false;
    return true;
  };
  const said = { tier: 0, share: 0, whole: undefined, lacks: NONE, loose: undefined };
  const told = (tier, share) => {
    said.tier = tier;
    said.share = share;
    return said;
  };
  return (at) => {
    said.whole = said.loose = undefined;
    said.lacks = NONE;
    if (hits.names[at] === 2) return told(TIER.name, 1);
    if (hits.names[at] && isNumber) return told(TIER.beginning, 1);
    let part = 0;
    for (let word = 0; word < width; word++) part += weights[word] * hits.strengths[at * width + word];
    const share = part / sum;
    const called = width > 0 && hits.every(at, CALLS);
    if (called && hits.held[at]) return told(TIER.name, share);
    if (hits.names[at] || called) return told(TIER.title, 1);
    if (width && holdsAll(at)) return told(TIER.all, share);
    if (wholes.length < 2) return told(TIER.some, share);
    // One long word is no more than one short: what a document has is reckoned in whole parts of the query.
    const lacks = wholes.filter(({ places }) => !places.every((word) => hits.holds(at, word)));
    said.whole = 1 - lacks.reduce((all, { weight }) => all + weight, 0);
    said.loose = lacks.length < wholes.length && said.whole >= 0.5;
    if (said.whole > 0) said.lacks = lacks.map(({ run }) => run);
    return told(TIER.some, share);
  };
}

/** The parts of a query with the places of their words, and how much of it each is. */
function wholesOf(words) {
  const found = new Map();
  words.forEach(({ part, run, token }, at) => {
    const weight = /[a-z]/.test(token) ? IDENTIFIER : 1;
    if (!found.has(part)) found.set(part, { run: run.trim(), places: [], weight });
    found.get(part).places.push(at);
  });
  const wholes = [...found.values()];
  const sum = wholes.reduce((total, { weight }) => total + weight, 0);
  for (const one of wholes) one.weight /= sum;
  return wholes;
}

function looseness(hits, at, tier) {
  if (tier < TIER.title || tier === TIER.some) return 0;
  if (!hits.every(at, EXACT)) return LOOSE;
  return hits.wholes[at] ? -LOOSE : 0;
}
