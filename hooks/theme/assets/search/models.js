// Models as they stand on nameplates, in what somebody looks for: JO2-51-4 belongs to the row that lists
// JO2, and S11-M-400/10 to none. What is found is no verdict: that is the equipment check's.

import { isOf } from "../tools/equipment/series.js";
import { compact, normalise, seen } from "./normalise.js";

const DESCRIBED = 0.8; // of a model whose list only describes the type
const DASH = /[\u2010-\u2015\u2212_]/g;
const SCANNED = /([a-z0-9)])[\u4e00\u30fc\u30fb\u00b7](?=[a-z0-9(])/g; // 8一18, as scanned lists have it
const SPACED = /\b(\d[vw]) (?=\d+(?:\.\d+)?\/\d)/g; // 2V 0.6/7, of a compressor
const PIECE = /[a-z0-9.,()/+*"×~-]+/g;

// Letters and digits that are no machine's model: standards and their kinds, gases, classes, amounts.
const OTHER = [
  /^(gb|db|hj|iso|iec|tsg|gbj|jjg|jjf)t?[\d/-]/,
  /^[a-z]{2,3}\/t/, // JB/T, of a trade; YB-132 and SJ-315 are machines
  /^[a-z]{2,3}\d{4,}-(19|20)?\d\d$/,
  /^(co|so|no|n|nh|ch|pm|h|o|cod|bod|tvoc)x?\d?(\.\d)?$/,
  /^ie\d$/,
  /^a\d{6}$/, // a form of the tax return
  /^\d[a-z]$/,
  /^[\d.,]+(%|[km]?w|k?va|mva|kgce|k?v|k?wh|kg|t|t\/h|tce|mpa|mm|m|hz|a|kj|mj|gj|m3)?$/,
  /^(3d|5g|4g|b2b|o2o|ai|21c)$/,
];

// A fan's series is written in digits alone: 9-27, 4-72-11.
const FAN = /^\d{1,2}-\d{2}(-\d+)?[a-z]?$/;

// Numbers alone are a model only where a list has a series of numbers: 74-100.
const NUMBERS = /^\d+(-\d+)+$/;

// What stands behind a model: its ratings, and a year that is said to be one.
const BARE = /^[^\u3400-\u9fff]*/;
const DATED = /^[^\u3400-\u9fff]*[\s,;(](?:19|20)\d\d ?年(?:投运|投用)?/;

/** Whether a piece of a query looks like a machine's model. */
const looksSo = (key) =>
  FAN.test(key) || (/[a-z]/.test(key) && /\d/.test(key) && !OTHER.some((one) => one.test(key)));

/** The models in a query: `[{ written, line, key, run }]`, as typed, with the ratings behind it, as compared
 * with heads, and as the search compares words. `known` are { simplify, docs }, these with heads of series. */
export function modelsIn(query, known) {
  const text = seen(query).replace(DASH, "-");
  const lower = text.toLowerCase().replace(SCANNED, "$1-").replace(SCANNED, "$1-").replace(SPACED, "$1-");
  if (lower.length !== text.length) return [];
  const found = [];
  for (const match of lower.matchAll(PIECE)) {
    const key = match[0].replace(/^[.,()/+*"~-]+|[.,(/+*"~-]+$/g, "").replace(/×/g, "x");
    if (!looksSo(key) && !(NUMBERS.test(key) && known.docs.some((doc) => holds(doc, key)))) continue;
    const start = match.index + match[0].indexOf(key[0]);
    const written = text.slice(start, start + key.length);
    const [line] = DATED.exec(text.slice(start)) ?? BARE.exec(text.slice(start));
    found.push({ written, line: line.trim(), key, run: normalise(key, known.simplify) });
  }
  return found;
}

// The letters of a type: BA of 4BA-12. One letter alone says so only behind a size.
function isKindOf(word, key) {
  const [, size, letters] = /^(\d*)([A-Z]+)/.exec(key) || [];
  return letters === word && (word.length > 1 || Boolean(size));
}

// JO2 is printed as J02.
const readings = (key) => [key, key.replace(/^([A-Z]+)0(?=\d)/, "$1O")];

/** How a document holds a model: 1 by its series, less by what its list only describes; 0 not at all. */
export function holds(doc, key) {
  if (!doc.h) return 0;
  const category = doc.q.includes("pump") ? "pump" : "";
  let best = 0;
  for (const read of readings(key.toUpperCase())) {
    for (const head of doc.h) {
      const bare = head.replace(/[#*]$/, "");
      const own = isOf(bare, read, category) || (head.endsWith("#") && sized(bare, read));
      if (!head.endsWith("*")) best = Math.max(best, own ? 1 : 0);
      else if (own || isKindOf(bare, read)) best = Math.max(best, DESCRIBED);
    }
  }
  return best;
}

const sized = (head, key) => key.startsWith(head) && /\d/.test(key[head.length]);

/** The names that a model has without its end: S9-400 of S9-400/10; the longest first. */
export function beginnings(key) {
  const found = [];
  for (let at = key.length - 1; at > 1; at--) {
    const name = key.slice(0, at);
    if (/[-/(,x]/.test(key[at]) && /[a-z]/.test(name) && /\d/.test(name)) found.push(compactKey(name));
  }
  return found;
}

/** A model, or its run, with the frame as it is written now: Y80M1-2 for Y801-2. */
export const otherwise = (text) => text.replace(/^(y[a-z]*\d?[ -]?)(56|63|71|80)([12])(?=[ -]\d)/, "$1$2m$3");

/** What a model begins with: S11 of S11-M-400/10, YE3 of YE3-132M-4, SZL of SZL15-1.25. */
export function series(key) {
  const [, letters = "", digits = ""] = /^\d*([a-z]+)(\d*)/.exec(key) || [];
  if (!letters) return "";
  return digits.length && digits.length < 3 && letters.length < 4 ? letters + digits : letters;
}

const compactKey = (key) => compact(key.replace(/[^a-z0-9]+/g, " "));
