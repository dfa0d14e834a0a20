// Numbers of decrees and announcements in one form: 第531号令, 531号令 and 令第531号 are one identifier. The
// same as hooks/portal/read/numbered.py; tests/vectors/ holds the two together.

const HAN = /第([〇零一二三四五六七八九十百千]+)(?=[条号])/g;
const DIGITS = "零一二三四五六七八九";
const POWERS = { 十: 10, 百: 100, 千: 1000 };

const FORMS = [
  [/第 (?=[0-9])/g, "第"],
  [/([0-9]) (?=[条号])/g, "$1"],
  [/(令|公告) ?([0-9]{4})(?:年 ?第?| 第?|第)([0-9]+)号/g, "$2年$1$3号"],
  [/(令|公告)第([0-9]+)号/g, "$1$2号"],
  [/第?([0-9]+)号(令|公告)/g, "$2$1号"],
  [/([0-9])号文件?(?= |$)/g, "$1号"],
];

const IDENTIFIER = /(?:([0-9]{4})年? ?)?(?:(令|公告)|第)?([0-9]+)号/;

/** A normalised text with its identifiers in one form. What it returns it leaves as it is. */
export function numbered(normalised) {
  let text = normalised.replace(HAN, (_, numeral) => `第${value(numeral)}`);
  for (let before; before !== text; ) {
    before = text;
    for (const [form, wanted] of FORMS) text = text.replace(form, wanted);
  }
  return text;
}

/** The first identifier of a normalised text: what stands before and behind it, its year, form
    and number; empty where there is none. */
export function identifier(normalised) {
  const found = IDENTIFIER.exec(normalised);
  if (!found) return { year: "", form: "", number: "", rest: normalised };
  const [whole, year = "", form = "", number] = found;
  const rest = `${normalised.slice(0, found.index)} ${normalised.slice(found.index + whole.length)}`;
  return { year, form, number, rest: rest.replace(/ +/g, " ").trim() };
}

function value(numeral) {
  const digit = (char) => Math.max(DIGITS.indexOf(char), 0); // 〇 is 零
  if (!/[十百千]/.test(numeral)) return Array.from(numeral, digit).join("");
  let total = 0,
    last = 0;
  for (const char of numeral) {
    if (POWERS[char]) {
      total += (last || 1) * POWERS[char];
      last = 0;
    } else last = digit(char);
  }
  return String(total + last);
}
