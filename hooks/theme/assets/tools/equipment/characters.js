// Characters that look alike or are not seen at all. What printing, scanning and copying do to a text
// is undone before anything is compared (UTR 36, UAX 31).

import { ideographs } from "../../radicals.js";

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const FRACTIONS = /(\d?)([½⅓⅔¼¾⅛⅜⅝⅞])/gu;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\u30fc\u2043]/gu;
const QUOTED = /“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|《([^《》]*)》|‘([^‘’]*)’/gu;

/** A text without what is not seen, in plain letters and digits: half width, fractions as 1/2, one
 * kind of hyphen. Letters keep their case. */
export const plainly = (text) =>
  ideographs(String(text))
    .replace(UNSEEN, "")
    .replace(QUOTED, (...found) => ` ${found.slice(1, 6).find((one) => one !== undefined)} `)
    .replace(/[″”“]/g, '"') // inches
    .replace(/[\u2460-\u249b]/g, " ") // ①, ⑴ and ⒈ number the lines of a list
    .replace(FRACTIONS, (_, whole, part) => `${whole}${part.normalize("NFKC")}`)
    .normalize("NFKC")
    .replace(/№/g, "No.")
    .replace(/[\u2044\u2215\u29f8]/g, "/")
    .replace(/([A-Za-z0-9)])[·・•]([A-Za-z0-9(])/g, "$1-$2")
    .replace(DASH, "-")
    .replace(/([A-Za-z0-9)]) ?[一_]+ ?(?=[A-Za-z0-9(])/gu, "$1-") // 一 stands for a hyphen in scanned lists
    .replace(/[ \t\r\n\u00a0\u3000]+/g, " ")
    .replace(/(\d) ?([×✕*]) ?(?=\d)|(\d) ([xX]) (?=\d)/g, "$1$2$3$4") // Q11-3 × 1800
    .replace(/([A-Za-z0-9.-])[○〇◯](?=[A-Za-z0-9.-])/g, "$10")
    .replace(/([A-Za-z0-9)]) ?([-/])-* ?(?=[A-Za-z0-9(])/g, "$1$2")
    .trim();

const CYRILLIC = ["АВЕЅІЈКМНОРСТУХаеѕіјорсух", "ABESIJKMHOPCTYXaesijopcyx"];
const GREEK = ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"];
const LATIN = new Map(
  [CYRILLIC, GREEK].flatMap(([foreign, latin]) => Array.from(foreign, (one, at) => [one, latin[at]])),
);

/** `text` with Cyrillic and Greek letters read as the Latin ones that look the same. */
export const latin = (text) => Array.from(text, (one) => LATIN.get(one) ?? one).join("");

/** What may have been meant where a letter and a digit look alike: `[{ text, why }]` without `text`
 * itself. Only what stands beside a digit is doubted, and a digit is never taken for a letter but 0:
 * S11 is not SL1. */
export function misreadings(text) {
  const found = new Map();
  const note = (other, why) => other !== text && !found.has(other) && found.set(other, why);
  if (latin(text) !== text) note(latin(text.toUpperCase()), "有的字母不是拉丁字母，只是样子相同");
  const plain = latin(text);
  const once = CONFUSED.map(([pattern, digit, why]) => [beside(plain, pattern, digit), why]);
  once.forEach(([other, why]) => note(other, why));
  note(plain.replace(/l/g, "1"), "把 l 看作数字 1 时对上");
  const all = CONFUSED.reduce((sum, [pattern, digit]) => beside(sum, pattern, digit), plain);
  note(all, "有几个字母看作数字时对上");
  note(plain.replace(/([A-Za-z])0(?=[A-Za-z])/g, "$1O"), "把数字 0 看作字母 O 时对上");
  return [...found].map(([other, why]) => ({ text: other, why }));
}

const CONFUSED = [
  [/[oO]/, "0", "把字母 O 看作数字 0 时对上"],
  [/[lI|]/, "1", "把 l、I 看作数字 1 时对上"],
  [/[zZ]/, "2", "把字母 Z 看作数字 2 时对上"],
];
const SIZE = /[\d-]/; // of which a digit or what parts digits stands beside

// In both directions, so that a run of them (ll) is read as a whole.
function beside(text, pattern, digit) {
  const chars = [...text];
  const look = (at, other) => {
    if (pattern.test(chars[at]) && (digit === "2" ? /\d/ : SIZE).test(chars[other] ?? "")) chars[at] = digit;
  };
  for (let at = 0; at < chars.length; at++) look(at, at - 1);
  for (let at = chars.length - 1; at >= 0; at--) look(at, at + 1);
  return chars.join("");
}
