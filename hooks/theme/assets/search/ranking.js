// Which documents answer a query, in which order: what is called exactly so, what begins so, what has
// all the words in its title, all the words, some. Among alike: in force before ended, rules and lists
// before what others did with them, lists before their rows unless a model was asked for, rare words
// before common ones.

import { compact, parts } from "./normalise.js";

const TIER = { name: 0, beginning: 1, title: 2, all: 3, some: 4 };
export const SOME = TIER.some;
const LEAST = 0.45; // of a query's words, for a document that lacks the others
const CALLED = new Set(["name", "title"]);
const WEIGHTS = { name: 1, title: 1, about: 0.9, body: 0.7 }; // what is said is less than what is called so
const BEGINNING = 0.6,
  PIECES = 0.3; // of a word: the standard of another year, a model of the same size
const IDENTIFIER = 3; // words of letters and digits tell more than pairs of characters
const PAST = [0, 0.5, 1.5]; // tiers that what has ended loses: another that holds comes first
const KINDS = { pages: 1, cases: 2, news: 2 };
const ROWS = { technologies: true, standards: false }; // rows that stand beside lists; others when asked for
const LOOSE = 0.2; // lost where a word only begins so, gained where it is a whole name, like a series'
const STEPS = 20; // shares that differ by less are alike
const SHORT = 20; // characters of a title that is neither short nor long

/** The words of a query: each is found by its token, or by `beginning` or `pieces` when it was written
    otherwise. */
export function wordsOf(normalised) {
  return parts(normalised).flatMap(({ han, pieces }) => {
    if (han) return pieces.map((token) => ({ token, han: true, beginning: "", pieces: [] }));
    const chains = [];
    for (let at = 0; at < pieces.length; at += 4) chains.push(pieces.slice(at, at + 4));
    return chains.map((chain) => ({
      token: chain.join(""),
      han: false,
      beginning: chain.length > 2 ? chain.slice(0, -1).join("") : "",
      pieces: chain.length > 1 ? chain : [],
    }));
  });
}

/** Ranked documents for one way of saying a query: [{doc, tier, share, score, ...}]. */
export function ranked(indexes, docs, normalised) {
  const name = `=${compact(normalised)}`;
  const words = wordsOf(normalised).slice(0, 40);
  const found = new Map();
  for (const index of indexes) gather(index, words, name, docs, found);
  const asked = words.some((word) => /\d/.test(word.token));
  const results = [];
  for (const [doc, hit] of found) {
    const { tier, share } = standing(words, name, hit);
    if (tier === TIER.some && share < LEAST) continue;
    const { e, k, r } = docs[doc];
    const place = tier + (tier < TIER.title ? e / 10 : PAST[e]) + looseness(words, hit, tier);
    const row = r && (ROWS[k] ?? asked) === false ? 1 : 0;
    results.push({ doc, tier, share, place, score: hit.score, kind: KINDS[k] ?? 0, row });
  }
  return results.sort(order);
}

/** Orders results of one query, the best first. */
export function order(one, other) {
  return (
    one.place - other.place ||
    Math.round(other.share * STEPS) - Math.round(one.share * STEPS) ||
    one.kind - other.kind ||
    one.row - other.row ||
    other.score - one.score ||
    one.doc - other.doc
  );
}

/** Note in `found` what of a query each document has. */
function gather(index, words, name, docs, found) {
  const hits = (lists, note) => {
    const weight = index.weight(lists);
    for (const { field, numbers } of lists) {
      for (const doc of numbers) {
        let hit = found.get(doc);
        if (!hit)
          found.set(doc, (hit = { name: 0, whole: false, score: 0, words: words.map(() => NOTHING) }));
        note(hit, field, weight, doc);
      }
    }
  };
  if (index.fields.includes("name")) {
    hits(index.with(name), (hit) => {
      hit.name = 2;
    });
    if (name.length > 3)
      hits(index.beginning(name), (hit) => {
        hit.name ||= 1;
      });
  }
  words.forEach((word, at) => {
    const held = (strength, exact) => (hit, field, weight, doc) => {
      const had = hit.words[at];
      const called = CALLED.has(field);
      const value = strength * WEIGHTS[field];
      hit.words[at] = {
        strength: Math.max(had.strength, value),
        called: had.called || (strength === 1 && called),
        exact: had.exact || exact,
      };
      const length = called ? (2 * SHORT) / (SHORT + docs[doc].t.length) : 1;
      hit.score += weight * value * (called ? 4 : 1) * length * (exact ? 1 : 0.3);
    };
    hits(index.with(word.token), held(1, true));
    if (open(word)) hits(index.beginning(word.token), held(1, false));
    if (!word.han && `=${word.token}` !== name)
      hits(index.with(`=${word.token}`), (hit) => {
        hit.whole = true;
      });
    if (word.beginning) hits(index.with(word.beginning), held(BEGINNING, false));
    if (word.pieces.length) {
      const share = PIECES / word.pieces.length;
      const sums = new Map();
      for (const piece of word.pieces)
        for (const doc of new Set(index.with(piece).flatMap(({ numbers }) => numbers)))
          sums.set(doc, (sums.get(doc) ?? 0) + share);
      for (const [doc, strength] of sums)
        if (found.has(doc)) held(strength, false)(found.get(doc), "about", 0, doc);
    }
  });
}

const NOTHING = { strength: 0, called: false, exact: false };

/** Words that are begun are found as well: single characters, words of letters. */
const open = ({ token, han }) => (han ? token.length === 1 : /^[a-z]{2,}$/.test(token));

const isHeld = ({ strength, exact }) => exact || strength >= WEIGHTS.body;

function standing(words, name, hit) {
  if (hit.name === 2) return { tier: TIER.name, share: 1 };
  if (hit.name && /\d/.test(name)) return { tier: TIER.beginning, share: 1 };
  if (hit.name || (words.length && hit.words.every(({ called }) => called)))
    return { tier: TIER.title, share: 1 };
  const weights = words.map(({ han }) => (han ? 1 : IDENTIFIER));
  const part = hit.words.reduce((sum, { strength }, at) => sum + weights[at] * strength, 0);
  const share = part / (weights.reduce((sum, one) => sum + one, 0) || 1);
  return { tier: words.length && hit.words.every(isHeld) ? TIER.all : TIER.some, share };
}

function looseness(words, hit, tier) {
  if (tier < TIER.title || tier === TIER.some) return 0;
  if (hit.words.some(({ exact }) => !exact)) return LOOSE;
  return hit.whole ? -LOOSE : 0;
}
