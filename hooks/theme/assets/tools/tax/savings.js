// Reliefs of one day, sorted by what they are for the reader; what several documents give is one saving.
import { judged } from "./judged.js";
import { stateOn, windowOn } from "./terms.js";

/** For the reliefs of a situation on the day of `facts`: `savings`, each `{ id, documents }` with the one
 * that it rests on first; `barred`, the same for what one cannot have by what was filled in; `rules` that
 * are no reliefs; `open`, of which nobody knows whether they hold; `over`, ended or not yet begun.
 * A document is `{ id, relief, state, words, by, right }`, `right` as in judged.js. What the document that a
 * saving rests on is refused for is refused for all of them. */
export function sorted(data, situation, facts) {
  const all = situation.reliefs.map((id) => {
    const relief = data.reliefs[id];
    const right = judged(relief, data, situation, facts);
    return { id, relief, right, ...standing(relief, facts.date) };
  });
  const held = all.filter(({ state }) => state === "in");
  const reliefs = held.filter(({ relief }) => !relief.is_rule);
  const bases = reliefs.filter(({ id, relief, right }) => right.can === false && (relief.saving || id) === id);
  const gone = new Map(bases.map(({ id, right }) => [id, right]));
  const told = reliefs.map((one) => (one.right.can === false ? one : { ...one, right: gone.get(one.relief.saving) ?? one.right }));
  return {
    savings: grouped(told.filter(({ right }) => right.can !== false)),
    barred: grouped(told.filter(({ right }) => right.can === false)),
    rules: held.filter(({ relief }) => relief.is_rule),
    open: all.filter(({ state }) => state === "unsure" || state === "unseen"),
    over: all.filter(({ state }) => state === "ended" || state === "before"),
  };
}

// Of what nobody knows whether it holds, a window that is closed is said too, as its page says it.
function standing(relief, date) {
  const span = stateOn(relief, date);
  const window = windowOn(relief, date);
  return span.state === "unsure" && window.state === "closed" ? { ...span, words: `${span.words}；${window.words}` } : span;
}

function grouped(documents) {
  const found = new Map();
  for (const one of documents) {
    const id = one.relief.saving || one.id;
    found.set(id, [...(found.get(id) || []), one]);
  }
  return [...found].map(([id, list]) => ({
    id,
    documents: [...list.filter((one) => one.id === id), ...list.filter((one) => one.id !== id)],
  }));
}

const LEAST_SURE = ["open", "part", "yes"];

/** A saving is as sure as the least sure of its documents. */
export const verdictOf = ({ documents }) =>
  LEAST_SURE.find((word) => documents.some(({ right }) => right.verdict === word)) ?? "open";

/** How many savings there are among documents, without those that are to be had by another one. */
export const countOf = (documents, savings) => {
  const had = savings.map(({ id }) => id);
  const ids = documents.map(({ id, relief }) => relief.saving || id);
  return new Set(ids.filter((id) => !had.includes(id))).size;
};
