// What somebody meant who mistyped a character of a name, or left one out.

import { compact } from "./normalise.js";

const LEAST = 4; // characters: of three another one is another word
const HAN = /^[^a-z0-9]+$/; // of numbers and models another digit is another thing

/** The name nearest to `text` with one character wrong, missing or too many; '' when it is right or
    nothing is near. A long name may have two. */
export function corrected(text, docs) {
  const typed = Array.from(compact(text));
  if (typed.length < LEAST || !HAN.test(typed.join(""))) return "";
  const most = typed.length > 9 ? 2 : 1;
  let best = "",
    least = most + 1;
  for (const doc of docs) {
    for (const name of doc.w.split("|")) {
      if (Math.abs(name.length - typed.length) > most) continue;
      const chars = Array.from(compact(name));
      const steps = distance(typed, chars, least - 1);
      if (steps === 0) return "";
      if (steps < least) [best, least] = [chars.join(""), steps];
    }
  }
  return HAN.test(best) ? best : "";
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
