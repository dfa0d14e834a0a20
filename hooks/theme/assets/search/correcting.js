// What somebody meant who mistyped a character of a name, or left one out.

import { compact } from "./normalise.js";

const LEAST = 4; // characters: of three another one is another word
const HAN = /^[^a-z0-9]+$/; // of numbers and models another digit is another thing

const SHORT = 9; // characters of a name in which one may be wrong; in a longer one two

/** The name nearest to `text` with one character wrong, missing or too many; '' when it is right or
    nothing is near. A long name may have two. `index` has names and the words of names, `said` what things
    say, `docs` the names themselves. */
export function corrected(text, index, said, docs) {
  const typed = Array.from(compact(text));
  if (typed.length < LEAST || !HAN.test(typed.join(""))) return "";
  const most = typed.length > SHORT ? 2 : 1;
  const possible = most > 1 ? byPairs(typed, most, index, said, docs) : byEnds(typed, most, index);
  let best = "",
    least = most + 1;
  for (const doc of possible) {
    for (const name of docs.names(doc).split("|")) {
      if (Math.abs(name.length - typed.length) > most) continue;
      const chars = Array.from(compact(name));
      const steps = distance(typed, chars, least - 1);
      if (steps === 0) return "";
      if (steps < least) [best, least] = [chars.join(""), steps];
    }
  }
  return HAN.test(best) ? best : "";
}

// One fault leaves two characters at the start of a name or at its end as they are: of the documents whose
// names begin or end so, those with a name that is near. The nearest is the first that is as near.
function byEnds(typed, most, index) {
  const near = new Map();
  const look = (sign, chars) => {
    for (const { term, lists } of index.from(sign + chars.slice(0, 2).join(""))) {
      const name = Array.from(term.slice(1).replace(/_+$/, ""));
      if (Math.abs(term.length - 1 - typed.length) > most) continue;
      const steps = distance(chars, name, most);
      if (steps <= most) for (const { numbers } of lists) for (const doc of numbers) near.set(doc, Math.min(steps, near.get(doc) ?? steps));
    }
  };
  look("<", typed);
  look(">", [...typed].reverse());
  const least = Math.min(...near.values());
  const nearest = [...near.keys()].filter((doc) => near.get(doc) === least);
  return nearest.length ? [Math.min(...nearest)] : [];
}

// A fault spoils two pairs of neighbours: a name that is near has all the others.
function byPairs(typed, most, index, said, docs) {
  const counts = new Map();
  for (let at = 1; at < typed.length; at++) {
    const pair = typed[at - 1] + typed[at];
    const asked = said.with(pair).flatMap(({ numbers }) => numbers.filter((doc) => docs.kind(doc) === "jobs")); // in what they are asked for
    const held = index.with(pair).filter(({ field }) => field !== "about").flatMap(({ numbers }) => numbers);
    for (const doc of new Set([...held, ...asked])) counts.set(doc, (counts.get(doc) || 0) + 1);
  }
  const enough = typed.length - 1 - 2 * most;
  return [...counts.keys()].filter((doc) => counts.get(doc) >= enough).sort((one, other) => one - other);
}

/** Levenshtein's distance, or more than `most` as soon as it is clear that it is more. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = other.map((_, index) => index + 1);
  for (let i = 0; i < one.length; i++) {
    let before = i,
      left = i + 1,
      least = left;
    row = other.map((char, j) => {
      const value = Math.min(before + (one[i] === char ? 0 : 1), row[j] + 1, left + 1);
      before = row[j];
      left = value;
      least = Math.min(least, value);
      return value;
    });
    if (least > most) return most + 1;
  }
  return row.length ? row[row.length - 1] : one.length;
}
