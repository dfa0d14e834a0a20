// Which rows of the lists a model belongs to, and which it only resembles.
import { within } from "./conditions.js";
import { headOf } from "./index.js";

const TEN = 10_000; // V: lists write transformers' models without it, or with /10

/** Rows whose models are this one: `[{ row, how, limits }]`, how is exact, range or series; `limits`
 * are what the model leaves open. `facts` are ratings by quantity. */
export function matches(models, category, key, facts = {}) {
  const found = new Map();
  const note = (row, how, limits = []) => found.has(row) || found.set(row, { row, how, limits });
  for (const form of forms(category, key, facts))
    for (const row of models.is.get(form) ?? []) note(row, "exact");
  for (const span of models.spans) {
    const limits = limitsOf(span);
    const inside = limits.every(
      (limit) => facts[limit.quantity] === undefined || within(limit, facts[limit.quantity]),
    );
    if (spanFits(span, key, facts) && inside) note(span.row, "range", limits);
  }
  for (const { head, row } of models.series) if (isOf(head, key, category)) note(row, "series");
  return [...found.values()];
}

/** A series and its boundary: after a digit no other digit, after one or two letters alone a hyphen,
 * after more letters a hyphen, × (stages) or a size of two digits and more. One digit alone names an
 * edition of its own: YBK2 is not YBK, TDGC2 not TDGC; of pumps it is a size. */
export function isOf(head, key, category) {
  if (!key.startsWith(head)) return false;
  const next = key[head.length];
  if (next === undefined) return true;
  if (/\d$/.test(head)) return !/\d/.test(next);
  if (next === "-" || /^[A-Z]{1,2}$/.test(head)) return next === "-";
  return (category === "pump" ? /^X?\d/ : /^X\d|^\d\d/).test(key.slice(head.length));
}

// A transformer's model may carry its voltage and unit, and its capacity may stand apart.
function forms(category, key, { capacity, voltage }) {
  if (category === "motor") return [key.replace(/,\d+(\.\d+)?KV$/, "")]; // JS136-4,6kV
  if (category !== "transformer") return [key];
  const bare = key.replace(/\/10$/, "");
  const apart =
    /^[A-Z()]+\d+$/.test(key) && capacity && (voltage === undefined || voltage === TEN)
      ? [`${key}-${capacity}`]
      : [];
  return [...new Set([key, bare, ...apart])];
}

const limitsOf = ({ head, low, high, voltage }) => [
  { quantity: head.endsWith("-") ? "capacity" : "evaporation", at_least: low, at_most: high },
  ...(voltage === undefined
    ? []
    : [{ quantity: "voltage", at_least: voltage * 1000, at_most: voltage * 1000 }]),
];

// Whether the series is the span's; the size is looked at by `limitsOf`.
function spanFits({ head }, key, { capacity }) {
  if (!head.endsWith("-")) return key.startsWith(head) && /\d/.test(key[head.length] ?? "");
  return (
    (key.startsWith(head) && /^\d/.test(key.slice(head.length))) ||
    (key === head.slice(0, -1) && capacity !== undefined)
  );
}

/** Rows that a reader has to compare by hand: `[{ row, why, out }]`; `out` where the row is certainly
 * not meant and is shown for its series only. */
export function nearby(models, category, key, facts = {}) {
  const found = new Map();
  const note = (row, why, out = false) => found.has(row) || found.set(row, { row, why, out });
  for (const { key: other, why } of alike(category, key, facts)) {
    for (const { row } of matches(models, category, other, facts)) note(row, why);
  }
  for (const [written, rows] of models.is) {
    if (goesOn(written, key))
      rows.forEach((row) => note(row, `目录列的是 ${written}，铭牌后面还有“${key.slice(written.length)}”`));
  }
  for (const { head, row } of category === "motor" ? models.series : []) {
    if (runsOn(head, key)) note(row, `系列 ${head} 后面没有连字符，直接写了数字`);
  }
  if (found.size) return [...found.values()];
  for (const { head, row } of models.series) {
    if (
      head.length > 2 &&
      key.startsWith(head) &&
      /^\d(?!\d)/.test(key.slice(head.length)) &&
      /[A-Z]$/.test(head)
    )
      note(row, `目录列的是 ${head} 系列，铭牌多一个数字，可能是另一代产品`);
  }
  const head = headOf(category, key) || (/^[A-Z()]+\d*$/.test(key) ? key : "");
  for (const row of (head && models.heads.get(head)) || []) note(row, "系列相同，但这个规格不在目录里");
  for (const span of models.spans) spanNear(span, key, head, facts, note);
  return [...found.values()];
}

/** Rows of a kind that the model's letters name, where the list decides by no model. */
export function kindred(models, category, key) {
  const found = new Map();
  for (const { head: word, row } of models.words) {
    if (word && (isOf(word, key, category) || /^\d*([A-Z]+)/.exec(key)?.[1] === word))
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

// Nothing but a suffix follows: another size would go on in digits.
const goesOn = (written, key) =>
  key.length > written.length &&
  written.length > 2 &&
  key.startsWith(written) &&
  (/[^\d.]/.test(key[written.length]) || /[A-Z]$/.test(written));

function spanNear(span, key, head, facts, note) {
  if (span.head.endsWith("-") ? head !== span.head.slice(0, -1) : !spanFits(span, key, facts)) return;
  const beyond = limitsOf(span).find(
    (limit) => facts[limit.quantity] !== undefined && !within(limit, facts[limit.quantity]),
  );
  note(
    span.row,
    beyond ? "系列相同，但容量或电压在目录的范围以外" : "系列相同，容量或电压在不在目录的范围里要核对",
    Boolean(beyond),
  );
}

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
  }
  if (category === "compressor" && /^\dL-/.test(key))
    yield { key: key.slice(1), why: `目录写作 ${key.slice(1)}` };
  if (category === "motor") {
    const joined = /^(YB?[23])(\d{3}[SML].*)$/.exec(key);
    if (joined) yield { key: `${joined[1]}-${joined[2]}`, why: `${joined[1]} 后面少一个连字符` };
    const small = /^(\d?[A-Z]+)-?(\d{2})\d{2}$/.exec(key);
    if (small)
      yield {
        key: small[1] + small[2],
        why: `目录按机座号列出 ${small[1]}${small[2]}，铭牌后两位是铁心和极数`,
      };
  }
  const bare = key.replace(/\([A-Z0-9]+\)/g, "");
  if (bare !== key) yield { key: bare, why: "目录列的没有括号里的字母" };
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
