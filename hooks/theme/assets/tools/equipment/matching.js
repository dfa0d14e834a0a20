// Which rows of the lists a model belongs to, and which it only resembles.
import { within } from "./conditions.js";
import { QUANTITIES, withUnit } from "./nameplate.js";
import { headOf, isOf, isSeriesAlone } from "./series.js";

const TEN = 10_000; // V: lists write transformers' models without it, or with /10

/** Rows whose models are this one: `[{ row, how, limits }]`, how is exact, range, series or size (the
 * series is listed in sizes and the plate names none); `limits` are what the model leaves open. `facts`
 * are ratings by quantity. */
export function matches(models, category, key, facts = {}) {
  const found = new Map();
  const note = (row, how, limits = []) => found.has(row) || found.set(row, { row, how, limits });
  for (const form of forms(category, key, facts))
    for (const row of models.is.get(form) ?? []) note(row, "exact");
  for (const span of models.spans) {
    const limits = limitsOf(span);
    if (spanFits(span, key) && !beyond(limits, facts).length) note(span.row, "range", limits);
  }
  for (const { head, row } of models.series) if (isOf(head, key, category)) note(row, "series");
  if (category === "transformer" && facts.capacity === undefined && isSeriesAlone(key))
    for (const row of models.heads.get(key) ?? []) note(row, "size", [sizesOf(key, row)]);
  return [...found.values()];
}

// One machine is written in several ways, or its size stands apart from its series.
function forms(category, key, { capacity, voltage, current, poles }) {
  if (category === "motor") {
    const said = key.replace(/,\d+(\.\d+)?KV$/, ""); // JS136-4,6kV
    const whole = poles && /\d[SML]\d?$/.test(said) ? `${said}-${poles}` : said; // Y132M, 4极
    return unique([whole, whole.replace(/^([A-Z]{2,})-(?=\d{3,4}-\d)/, "$1")]); // JS-114-4
  }
  if (category === "transformer") {
    const ten = voltage === undefined || voltage === TEN;
    return unique([key, key.replace(/\/10$/, ""), ...(isSeriesAlone(key) && capacity && ten ? [`${key}-${capacity}`] : [])]);
  }
  return current && isSeriesAlone(key) ? [key, `${key}-${current}`] : [key]; // CJ10, 20A
}

const unique = (items) => [...new Set(items)];

const limitsOf = ({ head, low, high, voltage }) => [
  { quantity: head.endsWith("-") ? "capacity" : "evaporation", at_least: low, at_most: high },
  ...(voltage === undefined
    ? []
    : [{ quantity: "voltage", at_least: voltage * 1000, at_most: voltage * 1000 }]),
];

function sizesOf(head, row) {
  const sizes = row.models.map(({ is = "" }) => Number(is.startsWith(`${head}-`) ? is.slice(head.length + 1) : NaN));
  const known = sizes.filter((size) => size > 0);
  return { quantity: "capacity", at_least: Math.min(...known), at_most: Math.max(...known) };
}

// Whether the series is the span's; the size is looked at by `limitsOf`.
function spanFits({ head }, key) {
  if (!head.endsWith("-")) return key.startsWith(head) && /\d/.test(key[head.length] ?? "");
  return (key.startsWith(head) && /^\d/.test(key.slice(head.length))) || key === head.slice(0, -1);
}

/** Rows that a reader has to compare by hand: `[{ row, why, close, out }]`, only rows that are `here`:
 * what resembles a row of another place must not hide what resembles a national one. `close` are those
 * whose very model the plate begins or goes on from; `out` is certainly not meant and shown for its
 * series only. */
export function nearby(models, category, key, facts, here) {
  const found = new Map();
  const note = (row, why, { close = false, out = false } = {}) =>
    here(row) && (found.has(row) || found.set(row, { row, why, close, out }));
  const printed = (written) => sized(models.printed.get(written));
  for (const { key: other, why } of alike(category, key, facts)) {
    for (const { row } of matches(models, category, other, facts)) note(row, why);
  }
  const readings = [{ key, why: "" }, ...alike(category, key, facts)].filter((one) => one.key.length <= key.length);
  for (const written of models.longest) {
    for (const { key: other, why } of readings)
      if (goesOn(written, other)) {
        const told = `目录列的是 ${printed(written)}，铭牌后面还有“${sized(other.slice(written.length))}”`;
        models.is.get(written).forEach((row) => note(row, why ? `${why}；${told}` : told, { close: true }));
      }
    if (/\p{Script=Han}/u.test(key) && written !== key && written.endsWith(key))
      models.is.get(written).forEach((row) => note(row, `目录列的是 ${printed(written)}，铭牌少“${written.slice(0, -key.length)}”`, { close: true }));
  }
  // Of motors Y280M2-2 and Y2-80M2-2 are two.
  const fewer = category === "transformer" ? key.replace(/\/10$/, "") : key;
  for (const [written, rows] of (category !== "motor" && models.joined.get(fewer.replace(/-/g, ""))) || []) {
    if (hyphens(fewer) < hyphens(written))
      rows.forEach((row) => note(row, `目录写作 ${printed(written)}，铭牌少连字符`, { close: true }));
  }
  for (const { head, row } of category === "motor" ? models.series : []) {
    if (runsOn(head, key)) note(row, `系列 ${head} 后面没有连字符，直接写了数字`);
  }
  if (found.size) return [...found.values()];
  for (const { head, row } of models.series) {
    if (
      (head.length > 2 || category === "resistance-furnace") &&
      key.startsWith(head) &&
      /^\d(?!\d)/.test(key.slice(head.length)) &&
      /[A-Z]$/.test(head)
    )
      note(row, `目录列的是 ${head} 系列，铭牌多一个数字，可能是另一代产品`);
  }
  for (const { head, row } of category === "resistance-furnace" ? models.series : [])
    if (key.startsWith(head) && /^\d\d/.test(key.slice(head.length))) note(row, `系列 ${head} 后面没有连字符，直接写了数字`);
  for (const [row, listed] of unfinished(models, key)) note(row, notWhole(key, listed.map((one) => models.printed.get(one))), { close: true });
  const head = headOf(category, key) || (isSeriesAlone(key) ? key : "");
  for (const row of (head && models.heads.get(head)) || []) note(row, sameSeries(category, key, head, facts));
  for (const span of models.spans) {
    const [missed] = spanFits(span, key) ? beyond(limitsOf(span), facts) : [];
    if (missed) note(span.row, outside(missed, facts), { out: missed.quantity !== "voltage" });
    else if (squeezed(span, key)) note(span.row, `目录写作 ${span.head}${key.slice(span.head.length - 1)}，铭牌少一个连字符`);
    else if (span.head === `${head}-`)
      note(span.row, `系列同是 ${head}，后面的“${key.slice(head.length)}”要对照目录`);
  }
  return [...found.values()];
}

const hyphens = (text) => text.split("-").length;

// X stands for × in what is compared.
const sized = (text) => text.replace(/X(?=\d)/g, "×");

// Rows that list models which begin like this and go on: `Map(row, models)`.
function unfinished(models, key) {
  const found = new Map();
  if ((key.length < 2 || /^\d+$/.test(key)) && !models.heads.has(key)) return found;
  for (const [written, rows] of models.is) {
    const rest = written.slice(key.length);
    if (!rest || !written.startsWith(key) || (/\d$/.test(key) && /^[\d.]/.test(rest))) continue;
    for (const row of rows) found.set(row, [...(found.get(row) ?? []), written]);
  }
  return found;
}

const notWhole = (key, listed) => // as they are printed
  listed.length === 1
    ? `目录列的是 ${listed[0]}，铭牌少“${listed[0].slice(key.length)}”`
    : `只写了 ${key}；目录列的是其中 ${listed.length} 个型号（${listed[0]} 到 ${listed[listed.length - 1]}），补全型号才能判断`;

const outside = ({ quantity, at_least: least, at_most: most }, facts) =>
  `系列相同；${QUANTITIES[quantity].name}是 ${withUnit(facts[quantity], quantity)}，目录列的是 ${least === most ? withUnit(least, quantity) : `${withUnit(least, quantity)}～${withUnit(most, quantity)}`}`;

// What is true of a model whose series is listed: only of one that was read to its end is it said that
// it is not listed.
function sameSeries(category, key, head, { voltage }) {
  const rest = key.slice(head.length);
  const whole = category === "motor" ? /^(-?\d{2,3}[SML]?\d?)?-\d{1,2}$/.test(rest) : /^-\d+(\.\d+)?([A-Z]?(\/\d+(\.\d+)?)?|X\d+)$|^NO\.\d+(\.\d+)?[A-F]?$/.test(rest);
  if (category === "transformer" && voltage !== undefined && voltage !== TEN)
    return `系列相同，但电压是 ${voltage / 1000} kV，目录的条目按 10 kV 列`;
  return whole ? "系列相同，但这个规格不在目录里" : `系列相同；后面的“${sized(rest)}”没有读懂，对照目录核对`;
}

/** Rows of a kind that the model's letters name, where the list decides by no model. */
export function kindred(models, category, key) {
  const found = new Map();
  const letters = /^[\d./]*([A-Z]+)/.exec(key)?.[1];
  for (const { head: word, row } of models.words) {
    if (word && (isOf(word, key, category) || letters === word))
      found.set(row, { row, why: "目录只写了类型，不能凭型号判断" });
  }
  return [...found.values()];
}

// A motor's series with its size right behind it: JR115-4, JO251-4.
function runsOn(head, key) {
  if (!key.startsWith(head)) return false;
  const rest = key.slice(head.length);
  return /^[A-Z]{1,2}$/.test(head)
    ? /^\d{2,}-/.test(rest)
    : /\d$/.test(head) && /^\d{2,3}[SML]?\d?-\d+$/.test(rest);
}

// S7315/10 for S7-315/10: the size, right behind the series, is one of the span's.
function squeezed({ head, low, high }, key) {
  const size = Number(head.endsWith("-") && key.startsWith(head.slice(0, -1)) && /^\d+/.exec(key.slice(head.length - 1))?.[0]);
  return size >= low && size <= high;
}

// Nothing but a suffix follows: another size would go on in digits.
const goesOn = (written, key) =>
  key.length > written.length &&
  written.length > 2 &&
  key.startsWith(written) &&
  (/[^\d.]/.test(key[written.length]) || /[A-Z]$/.test(written));

// The ratings of a span that a plate does not have, though its series is the span's.
const beyond = (limits, facts) =>
  limits.filter((limit) => facts[limit.quantity] !== undefined && !within(limit, facts[limit.quantity]));

// Spellings in which lists and nameplates often differ.
function* alike(category, key, facts) {
  if (category === "transformer") yield* transformers(key, facts);
  if (category === "pump") {
    const cut = /^(.*\d)[A-C]$/.exec(key);
    if (cut) yield { key: cut[1], why: "铭牌末尾的字母是叶轮切割，目录列的没有这个字母" };
    else
      for (const letter of "ABC")
        yield { key: key + letter, why: `目录列的型号末尾有字母 ${letter}（叶轮切割）` };
  }
  if (category === "fan") {
    const design = /^(.*?\d-\d+)-\d{2}(NO\..*)$/.exec(key);
    if (design) yield { key: design[1] + design[2], why: "铭牌多一个设计序号，目录列的没有" };
    const size = /^([A-Z]?\d+-\d+)-(\d+(?:\.\d+)?[A-F])$/.exec(key);
    if (size) yield { key: `${size[1]}NO.${size[2]}`, why: "机号前少“No.”" };
  }
  if (category === "compressor" && /^\dL-/.test(key)) {
    const same = key.slice(1).replace(/-[A-Z]$/, "");
    yield { key: same, why: `目录写作 ${same}` };
  }
  if (category === "machine-tool" && /^C\d{4}/.test(key))
    yield { key: key.slice(1), why: `目录写作 ${key.slice(1)} 型` };
  if (category === "motor") {
    const joined = /^(YB?[23])(\d{3}[SML].*)$/.exec(key);
    if (joined) yield { key: `${joined[1]}-${joined[2]}`, why: `${joined[1]} 后面少一个连字符` };
    const small = /^(\d?[A-Z]+|A1)-?(\d{2})\d{2}$/.exec(key);
    for (const mark of small ? ["", "-"] : [])
      yield {
        key: small[1] + mark + small[2],
        why: `目录按机座号列出 ${small[1]}${mark}${small[2]}，铭牌后两位是铁心和极数`,
      };
    const lost = /^(Y\d{2,3}[SML]\d?)[~/]?(\d{1,2})$/.exec(key);
    if (lost) yield { key: `${lost[1]}-${lost[2]}`, why: "极数前少一个连字符" };
  }
  const bare = key.replace(/\([A-Z0-9]+\)/g, "");
  if (bare !== key) {
    yield { key: bare, why: "目录列的没有括号里的字母" };
    yield { key: key.replace(/[()]/g, ""), why: "铭牌把字母写在括号里，目录列的没有括号" };
  }
  for (const one of ["(I)", "(1)"]) yield { key: key + one, why: `目录列的型号带 ${one}` };
}

function* transformers(key, { capacity }) {
  const letters = /^([A-Z()]+\d+)-[A-Z.]+(?:-?(\d.*))?$/.exec(key);
  const size = letters?.[2] ?? capacity;
  if (letters && size)
    yield { key: `${letters[1]}-${size}`, why: `铭牌在系列后面还有设计字母，目录列的是 ${letters[1]}` };
  const voltage = /^(.*-\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(key);
  if (voltage && voltage[2] !== "10")
    yield { key: voltage[1], why: `铭牌电压是 ${voltage[2]} kV，目录的条目没有写这个电压` };
}
