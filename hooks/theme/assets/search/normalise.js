// The same as hooks/portal/read/normalise.py; tests/vectors/ holds the two together.

import { ideographs } from "../radicals.js";
import { numbered } from "./numbered.js";

// What Unicode calls default ignorable: soft hyphens, zero widths, marks of direction, of variants.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const STRANGE = /[\ua700-\ua7ff\u{10000}-\u{1ffff}\u{40000}-\u{10ffff}]/gu;
const OTHER = /[^a-z0-9\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]+/gu;
const RUN = /[a-z0-9 ]+|[^a-z0-9 ]+/gu;
const LONGEST_CHAIN = 4;

/** `text` without what nobody sees, and with one character for those that look alike. */
export const seen = (text) =>
  ideographs(text.replace(UNSEEN, "").replace(STRANGE, " ")).normalize("NFKC");

/** `text` as it is compared. `simplify` maps traditional characters to simplified ones. */
export function normalise(text, simplify) {
  const has = Object.prototype.hasOwnProperty;
  const simple = Array.from(seen(text).toLowerCase(), (char) =>
    has.call(simplify, char) ? simplify[char] : char,
  );
  return numbered(simple.join("").replace(OTHER, " ").trim());
}

/** Without the spaces: a name as a whole. */
export const compact = (normalised) => normalised.replace(/ /g, "");

/** What a text is found by, as it is indexed. */
export function tokens(normalised, chain = LONGEST_CHAIN) {
  const found = [];
  for (const part of parts(normalised)) {
    if (part.han) found.push(...part.pieces);
    else
      part.pieces.forEach((_, start) => {
        for (let end = start + 1; end <= Math.min(start + chain, part.pieces.length); end++)
          found.push(part.pieces.slice(start, end).join(""));
      });
  }
  return found;
}

/** Runs of Han characters as pairs, runs of letters and digits as the single ones of each. */
export function parts(normalised) {
  return (normalised.match(RUN) || []).map((run) => {
    const han = !/^[a-z0-9 ]/.test(run);
    return { run, han, pieces: han ? pairs(Array.from(run)) : run.match(/[a-z]+|[0-9]+/g) || [] };
  });
}

const pairs = (chars) =>
  chars.length === 1 ? chars : chars.slice(1).map((char, index) => chars[index] + char);
