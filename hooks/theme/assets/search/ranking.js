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
const KINDS = { jobs: 1, pages: 1, bodies: 2, cases: 2, news: 2 };
const BESIDE = { jobs: 2.5, bodies: 2 }; // tiers that they lose: a question is led to them, a document is looked for
const ROWS = { technologies: true, standards: false }; // rows that stand beside lists; others when asked for
const LOOSE = 0.2; // lost where a word only begins so, gained where it is a whole name, like a series'
const STEPS = 20; // shares that differ by less are alike
const BY_SERIES = 0.9; // how far a model is a list's, to be called so
const SHORT = 20; // characters of a title that is neither short nor long

/** The words of a query: each is found by its token, or by `beginning` or `pieces` when it was written
    otherwise. `part` counts the pieces of the query that stand by themselves, `runs` are models in it. */
export function wordsOf(normalised, runs = []) {
  return apart(parts(normalised), runs).flatMap(({ run, han, pieces }, part) => {
    if (han) return pieces.map((token) => ({ token, han: true, part, run, beginning: "", pieces: [] }));
    const chains = [];
    for (let at = 0; at < pieces.length; at += 4) chains.push(pieces.slice(at, at + 4));
    return chains.map((chain) => ({
      token: chain.join(""),
      han: false,
      part,
      run,
      beginning: chain.length > 2 ? chain.slice(0, -1).join("") : "",
      pieces: chain.length > 1 ? chain : [],
    }));
  });
}

/** The parts with each model in one of its own. */
function apart(found, runs) {
  return found.flatMap((part) => {
    const run = runs.find((one) => !part.han && ` ${part.run} `.includes(` ${one} `));
    if (!run) return part.pieces.length ? [part] : [];
    const [before, ...after] = ` ${part.run} `.split(` ${run} `);
    const rest = (text) => apart(parts(text.trim()), runs);
    return [...rest(before), ...parts(run), ...rest(after.join(` ${run} `))];
  });
}

/** Ranked documents for one way of saying a query: [{doc, tier, share, score, ...}]. `runs` are the models
    in it with the documents that hold them by their series; `numbered` are the documents of an identifier
    that was taken out of the text. `lacking` says that a model is not there, `called` that it is a name. */
export function ranked(indexes, docs, normalised, { runs = [], numbered } = {}) {
  const name = `=${compact(normalised)}`;
  const models = runs.map(({ run }) => run);
  const words = wordsOf(normalised, models).slice(0, 40);
  if (numbered) words.push({ token: "", han: false, part: -1, run: "", beginning: "", pieces: [] });
  const found = new Map();
  for (const index of indexes) gather(index, words, name, docs, found);
  for (const { run, docs: held } of runs)
    words.forEach((word, at) => word.run.trim() === run && hold(found, held, at, words));
  if (numbered) hold(found, numbered, words.length - 1, words);
  const wanted = words.map(({ run, han }) => !han && models.includes(run.trim()));
  const wholes = wholesOf(words);
  const asked = words.some((word) => /\d/.test(word.token));
  const results = [];
  for (const [doc, hit] of found) {
    const { tier, share, whole, lacks, loose } = standing(words, wholes, name, hit);
    if (tier === TIER.some && share < LEAST && !loose) continue;
    const { past, kind: k, row: isRow, local } = docs.rank(doc);
    const place = tier + (tier < TIER.title ? past / 10 : PAST[past]) + looseness(words, hit, tier) + (tier > TIER.name ? BESIDE[k] || 0 : 0);
    const row = isRow && (ROWS[k] ?? asked) === false ? 1 : 0;
    const lacking = !hit.name && wanted.some((one, at) => one && !hit.words[at].exact);
    const named = Boolean(hit.name) || wanted.every((one, at) => !one || hit.words[at].named);
    const about = lacks.length > 0 && hit.words.some(({ called }) => called); // a page about a word of several
    const kind = about && k === "pages" ? 0 : KINDS[k] || 0;
    const rank = { doc, tier, share: whole === undefined ? share : whole, place, score: hit.score, kind, row, local };
    results.push({ ...rank, lacks, lacking, called: named, loose: tier === TIER.some && share < LEAST });
  }
  return results.sort(order);
}

// Documents that hold a word in a way that no token says: by a series, by a number.
function hold(found, held, at, words) {
  for (const [doc, strength] of held) {
    if (!found.has(doc)) found.set(doc, nothing(words));
    const hit = found.get(doc);
    hit.words[at] = { strength, called: strength >= BY_SERIES, exact: true, named: true };
    hit.score += strength * 4;
    if (strength >= BY_SERIES) hit.held = true;
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

/** Note in `found` what of a query each document has. */
function gather(index, words, name, docs, found) {
  const hits = (lists, note) => {
    const weight = index.weight(lists);
    for (const { field, numbers } of lists) {
      for (const doc of numbers) {
        if (!found.has(doc)) found.set(doc, nothing(words));
        note(found.get(doc), field, weight, doc);
      }
    }
  };
  if (index.fields.includes("name") && name !== "=") {
    hits(index.with(name), (hit) => {
      hit.name = 2;
    });
    if (name.length > 3)
      hits(index.beginning(name), (hit) => {
        hit.name = hit.name || 1;
      });
  }
  words.forEach((word, at) => {
    if (!word.token) return;
    const held = (strength, exact) => (hit, field, weight, doc) => {
      const had = hit.words[at];
      const called = CALLED.has(field);
      const value = strength * WEIGHTS[field];
      hit.words[at] = {
        strength: Math.max(had.strength, value),
        called: had.called || (strength === 1 && called),
        exact: had.exact || exact,
        named: had.named || (exact && called),
      };
      const length = called ? (2 * SHORT) / (SHORT + docs.length(doc)) : 1;
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

const nothing = (words) => ({ name: 0, whole: false, held: false, score: 0, words: words.map(() => NOTHING) });
const NOTHING = { strength: 0, called: false, exact: false, named: false };

/** Words that are begun are found as well: single characters, words of letters. */
const open = ({ token, han }) => (han ? token.length === 1 : /^[a-z]{2,}$/.test(token));

const isHeld = ({ strength, exact }) => exact || strength >= WEIGHTS.body;

function standing(words, wholes, name, hit) {
  if (hit.name === 2) return { tier: TIER.name, share: 1, lacks: [] };
  if (hit.name && /\d/.test(name)) return { tier: TIER.beginning, share: 1, lacks: [] };
  const weights = words.map(({ han }) => (han ? 1 : IDENTIFIER));
  const part = hit.words.reduce((sum, { strength }, at) => sum + weights[at] * strength, 0);
  const share = part / (weights.reduce((sum, one) => sum + one, 0) || 1);
  const called = words.length && hit.words.every(({ called }) => called);
  if (called && hit.held) return { tier: TIER.name, share, lacks: [] };
  if (hit.name || called) return { tier: TIER.title, share: 1, lacks: [] };
  if (words.length && hit.words.every(isHeld)) return { tier: TIER.all, share, lacks: [] };
  if (wholes.length < 2) return { tier: TIER.some, share, lacks: [] };
  // One long word is no more than one short: what a document has is reckoned in whole parts of the query.
  const lacks = wholes.filter(({ places }) => !places.every((at) => isHeld(hit.words[at])));
  const whole = 1 - lacks.reduce((sum, { weight }) => sum + weight, 0);
  const loose = lacks.length < wholes.length && whole >= 0.5;
  return { tier: TIER.some, share, whole, loose, lacks: whole > 0 ? lacks.map(({ run }) => run) : [] };
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

function looseness(words, hit, tier) {
  if (tier < TIER.title || tier === TIER.some) return 0;
  if (hit.words.some(({ exact }) => !exact)) return LOOSE;
  return hit.whole ? -LOOSE : 0;
}
