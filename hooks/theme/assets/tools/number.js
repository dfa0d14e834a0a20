// Numbers as people type them, and as we say them. Whatever can be read in two ways is asked about:
// a comma in the wrong place is a factor of ten.

const MOST = 1e12;
const SCALES = { 万: 1e4, 亿: 1e8 };

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu; // U+200B and its like, from web pages and chats
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const MINUS = /^[-\u2212\u2013]\s*(?=[\d.])/; // full width is folded before
// Between groups of three: comma, apostrophe, underscore, and the spaces of typography (GB/T 15835), not
// the space bar, which also parts two numbers. The same one all through, and no group starts with 0.
const PLAIN = /^(?:\d+(?:\.\d*)?|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}([,'’_\u00a0\u2007\u2009\u202f])\d{3}(?:\1\d{3})*(?:\.\d*)?$/;
const SCALED = /^(.*?)\s*(万|亿)?$/u;

/** A text as the eye sees it: without what is invisible, digits and marks of full width made plain. */
export const visible = (text) =>
  String(text ?? "")
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .trim();

/** The number in a text: `{ value }`, `{ fault }` in words for the reader, or `{}` where there is none.
 * Full-width digits, commas at groups of three, 万 and 亿 are understood (`scale` is the one that was
 * written); `unit` is a word that may stand behind. */
export function readNumber(text, { least = 0, most = MOST, above = false, unit = "" } = {}) {
  const seen = visible(text);
  if (!seen) return {};
  const behind = unit && seen.toLowerCase().endsWith(visible(unit).toLowerCase());
  const bare = behind ? seen.slice(0, -visible(unit).length).trim() : seen;
  const signed = bare.replace(MINUS, "").replace(/^\+/, "");
  const [, digits, scale] = SCALED.exec(signed);
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) return { fault: doubt(seen, digits, scale) };
  const size = Number(digits.replace(/[^\d.]/g, "")) * (SCALES[scale] ?? 1);
  const value = MINUS.test(bare) && size ? -size : size;
  if (above ? value <= least : value < least)
    return {
      fault: above ? `要大于 ${said(least)}` : least === 0 ? "不能是负数" : `不能小于 ${said(least)}`,
    };
  if (value > most || !Number.isFinite(value))
    return { fault: `太大了${most < Infinity ? `，最多 ${said(most)}` : ""}；检查单位和小数点` };
  return scale ? { value, scale } : { value };
}

/** The numbers of a box that takes several: `{ values }`, `{ fault }`, or `{}`. Each is parted from the
 * next by 、 ； / a line, a comma or a space; a comma or space that could as well be one of thousands is
 * asked about. */
export function readNumbers(text, limits = {}) {
  const seen = visible(text).replace(/\s+(?=[万亿元])/gu, "");
  const parts = seen.split(/[、;/\n]+|,\s+/u).filter((part) => part.trim());
  if (!parts.length) return {};
  if (parts.length > 1) return all(parts, limits); // so a comma within one is one of thousands
  const pieces = parts[0].split(/[,\s]+/).filter(Boolean);
  const groups = pieces.slice(1).filter((piece, at) => SHORT.test(pieces[at]) && /^\d{3}(?!\d)/.test(piece));
  if (!groups.length) return all(pieces, limits);
  if (groups.some((group) => group.startsWith("0"))) return all(parts, limits); // 000 is no number of its own
  return { fault: `“${shown(seen)}”是一个数还是几个数？一个数不写逗号，几个数用“、”隔开` };
}

const SHORT = /^-?\d{1,3}$/;

function all(parts, limits) {
  const read = parts.map((part) => readNumber(part, limits));
  const fault = read.find((one) => one.fault)?.fault ?? unscaled(parts, read);
  return fault ? { fault } : { values: read.map(({ value }) => value) };
}

// 100、200、300万 mostly means three of 万.
function unscaled(parts, read) {
  const bare = read.findIndex(({ value, scale }) => !scale && value && Math.abs(value) < 1000);
  const scale = read.find((one) => one.scale)?.scale;
  if (bare < 0 || !scale) return undefined;
  const [small, part] = [said(read[bare].value / SCALES[scale], 12), parts[bare]];
  return `${part} 没有写“${scale}”：是 ${part}${scale} 就写上，不是就写成 ${small}${scale}`;
}

// --- why a text is no number, and what it may have meant ---------------------------------------------

const FORM = "逗号只用在千位（1,200），小数用点（7.5）";
const WORDS = { 百: 1e2, 千: 1e3, 百万: 1e6, 千万: 1e7, 百亿: 1e10, 千亿: 1e11 };

function doubt(seen, digits, scale = "") {
  const text = `“${shown(seen)}”`;
  const readings = /^\d[\d.,'’_\s]*$/.test(digits) ? meant(digits, scale) : [];
  if (readings.length > 1) return `${text}看不准：是 ${readings.join(" 还是 ")}？${FORM}`;
  if (readings.length) return `${text}看不准：是 ${readings[0]} 吗？${FORM}`;
  const several = seen.split(/[、;,\s]+/u).filter(Boolean);
  if (several.length > 1 && several.every((one) => readNumber(one, { least: -Infinity }).value !== undefined))
    return `${text}是 ${several.length} 个数，这里只写一个`;
  const other = otherwise(seen);
  if (other) return `${text}是 ${other} 吗？写成普通的数，例如 1200、0.85、35万`;
  if (/[约近超余多≈~～><≥≤+]|左右|以[上下]|不到/u.test(seen) && /\d/.test(seen))
    return `${text}不是一个确定的数，写一个数，例如 1200 或 0.85`;
  const behind = /^-?([\d.,]+\s*[万亿]?)\s*([a-zA-Z%°℃㎥㎡\u4e00-\u9fff][^\d]*[\d³²]?)$/u.exec(seen);
  if (behind && !/^[十百千万亿]/u.test(behind[2]) && readNumber(behind[1]).value !== undefined)
    return `${text}只写数字 ${behind[1].trim()}，不写“${shown(behind[2])}”；单位要和这里的一样`;
  return `${text}不是数，只写数字，例如 1200 或 0.85`;
}

// A number written in another way than ours, in our way: 3.5E4, 3百万, 1亿2000万, 3。5, 38O.
function otherwise(seen) {
  const power = /^\d+(\.\d+)?e[+-]?\d{1,2}$/iu.test(seen) ? Number(seen) : 0;
  const spoken = /^(\d+(?:\.\d+)?)\s*(百|千|百万|千万|百亿|千亿)$/u.exec(seen);
  const both = /^(\d+)亿\s*(\d{1,4})万$/u.exec(seen);
  const point = /^(\d+)[。·](\d+[万亿]?)$/u.exec(seen);
  const mixed = /^[\dOoIl]+(\.[\dOoIl]+)?$/.test(seen) && /\d/.test(seen);
  const letters = mixed ? Number(seen.replace(/[Oo]/g, "0").replace(/[Il]/g, "1")) : 0;
  const words = (spoken && spoken[1] * WORDS[spoken[2]]) || (both && both[1] * 1e8 + both[2] * 1e4);
  const value = letters || power || words;
  return point ? `${point[1]}.${point[2]}` : value && value <= MOST ? said(value, 12) : "";
}

// The readings of digits with points, commas and spaces, the likelier first.
function meant(digits, scale) {
  const text = digits
    .replace(/['’_]/g, ",")
    .replace(/\s*,\s*/g, ",")
    .replace(/\s+/g, " ");
  const one = (number) => `${said(Number(number), 12)}${scale}`;
  const points = text.split(".").length - 1;
  const parts = text.split(/[, ]/).filter(Boolean);
  const joined = points < 2 ? [one(parts.join(""))] : [];
  const fraction = /^(.*),(\d+)$/.exec(text);
  if (fraction && isWhole(fraction[1], fraction[2]))
    return distinct([one(`${fraction[1].replace(/[.,]/g, "")}.${fraction[2]}`), ...joined]);
  if (points > 1) return GROUPED.test(text.replace(/\./g, ",")) ? [one(text.replace(/\./g, ""))] : [];
  if (parts.length < 2) return joined;
  const several = `${parts.length} 个数（${parts.join("、")}）`;
  return distinct(text.includes(" ") ? [...joined, several] : [several, ...joined]);
}

// Whether what stands before the last comma could be the whole part of a fraction: the 7 of 7,5, the
// 1,234 of 1,234,56 and the 12.000 of 12.000,5; but 2001,2003 are rather two numbers.
const isWhole = (before, after) =>
  PLAIN.test(before) && !before.includes(".")
    ? after.length < 4
    : GROUPED.test(before.replace(/\./g, ","));

const distinct = (words) => [...new Set(words)];
const shown = (text) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

// --- as we say them ------------------------------------------------------------------------------------

/** A number with at most `digits` decimals and a comma at thousands: 1,234.5 */
export function said(value, digits = 4) {
  const rounded = round(value, digits);
  const [whole, part] = plainly(Math.abs(rounded), digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = part?.replace(/0+$/, "");
  return `${rounded < 0 ? "−" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

/** Half up in the last decimal kept, as accountants do; 1.005 is 1.01 at two. */
export function round(value, digits) {
  const shifted = Number(`${Math.abs(value)}e${digits}`);
  const whole = Number.isFinite(shifted) ? Math.round(shifted) : Math.round(Math.abs(value) * 10 ** digits);
  const result = whole / 10 ** digits;
  return value < 0 && result !== 0 ? -result : result;
}

const plainly = (value, digits) => value.toFixed(Math.min(digits, 20));

/** Yuan, to the cent where there are cents: 12,000 元 */
export const yuan = (value) => `${said(value, 2)} 元`;
