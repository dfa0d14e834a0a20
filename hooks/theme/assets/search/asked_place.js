// A place of a law as people type it into a search: 节能法52条, 《节约能源法》第五十二条第二款, 节能法 52. The same as
// hooks/portal/texts/asked_place.py; tests/vectors/ holds the two together.

import { seen } from "./normalise.js";

const LATEST = 1900; // a number from here on that stands by itself is a year
const LONGEST = 100; // characters of a query that count

const SPACE = /[\x00-\x20\x7f-\x9f\u1680\u2028\u2029]+/g;
const N = "([〇零一二三四五六七八九十百千两0-9]{1,8})";
const PLACE = new RegExp(
  `(?:第 *)?${N} *条(?![例件约])(?: *之 *${N})?(?: *第? *${N} *款)?` +
    `(?: *第? *[(]? *${N} *[)]? *项)?(?: *第? *[(]? *${N} *[)]? *目)?`,
);
const BARE = new RegExp(`^(.*(?:法|法典|条例|办法|规定|规则|细则|通则)[》>]?(?:[(][^()]*[)])?) *第? *${N} *$`);
const BRACKETED = /[《<]([^《》<>]+)[》>]/;
const EDITION = /[(][^()]*(?:[0-9]{4}|修正|修订)[^()]*[)]/g;
const BEFORE = /^(?:请问|想问|根据|依据|按照|依照|违反|按|依|查)+/;
const RULES = "规定";
const BEHIND = /(?:的|中|里|里面|关于|规定|[ ,:;。、])+$/;
const IDLE = /^(?:的|是|讲|说|写|了|有|吗|呢|怎么|怎样|如何|什么|啥|哪些|内容|全文|原文|规定|条文|[ ?!,.:;。、])+$/;
const EDGE = /^[的中里,:;。、?! ]+|[的中里,:;。、?! ]+$/g;

const DIGITS = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const POWERS = { 十: 10, 百: 100, 千: 1000 };

/** The place that a query names: `{ key, calls, words, isSure }`; undefined where it names none. `key` is that of its
 * anchor as far as the words say it; `calls` are what the law may be called, each `[name, other words]`, the likeliest
 * first; `words` are those where none of them is a law. */
export function askedPlace(query) {
  const text = Array.from(seen(query)).slice(0, LONGEST).join("").replace(SPACE, " ").replace(/條/g, "条").replace(/項/g, "项").trim();
  const place = PLACE.exec(text);
  const bare = place ? undefined : BARE.exec(text);
  if (!place && (!bare || numberOf(bare[2]) >= LATEST)) return undefined;
  const key = place ? keyOf(place.slice(1)) : keyOf([bare[2]]);
  if (!key) return undefined;
  const before = place ? text.slice(0, place.index) : bare[1];
  const behind = place ? text.slice(place.index + place[0].length) : "";
  const calls = callsOf(before, behind).filter(([name, words], at, all) => all.findIndex((one) => one[0] === name && one[1] === words) === at);
  const isNumbered = !place || place[0].startsWith("第"); // 大气十条 is no article
  const words = isNumbered ? wordsIn(`${before.trim().replace(BEFORE, "")} ${behind}`) : "";
  return calls.length || words ? { key, calls, words, isSure: Boolean(place) } : undefined;
}

function callsOf(before, behind) {
  for (const [own, other] of [[before, behind], [behind, before]]) {
    const found = BRACKETED.exec(own);
    if (!found) continue;
    const rest = `${own.slice(0, found.index)} ${own.slice(found.index + found[0].length)} ${other}`;
    return [[found[1].trim(), wordsIn(rest.trim().replace(BEFORE, ""))]];
  }
  const calls = [];
  for (const [own, other, isLast] of [[before, behind, true], [behind, before, false]]) {
    const whole = own.replace(EDITION, "").trim().replace(BEFORE, "").replace(/[的中里,:;。、 ]+$/, "");
    const name = whole.replace(BEHIND, "").trim();
    if (!name || IDLE.test(name)) continue;
    if (whole.endsWith(RULES)) calls.push([whole, wordsIn(other)]); // the name may end so: 办理刑事案件程序规定
    calls.push([name, wordsIn(other)]);
    const parts = name.split(/ +/);
    if (parts.length < 2) continue;
    const one = isLast ? parts.pop() : parts.shift();
    calls.push([one.replace(BEHIND, ""), wordsIn(`${parts.join(" ")} ${other}`)]);
  }
  return calls.filter(([name]) => name);
}

function wordsIn(text) {
  const words = text.replace(EDITION, " ").split(/ +/).join(" ").replace(EDGE, "");
  return IDLE.test(words) ? "" : words;
}

function keyOf([article, more, ...rest]) {
  const parts = [`a${numberOf(article)}`, ...(more ? [String(numberOf(more))] : [])];
  rest.forEach((one, at) => one && parts.push("kxm"[at] + numberOf(one)));
  return parts.some((one) => /^[akxm]?0$/.test(one)) ? "" : parts.join("-");
}

// As hooks/portal/read/numerals.py reads them; 0 for what is none.
function numberOf(numeral) {
  if (/^[0-9]+$/.test(numeral)) return Number(numeral);
  const chars = Array.from(numeral);
  if (!chars.every((char) => char in DIGITS || char in POWERS)) return 0;
  if (!chars.some((char) => char in POWERS)) return Number(chars.map((char) => DIGITS[char]).join(""));
  let total = 0,
    digit = 0;
  for (const char of chars) {
    if (char in POWERS) {
      total += (digit || 1) * POWERS[char];
      digit = 0;
    } else digit = DIGITS[char];
  }
  return total + digit;
}
