// Efficiency grades by the tables of standards: which row, between which rows, which grade.
import { said } from "../number.js";
import { ends, lies } from "./bands.js";
import { choices, isNumber } from "./groups.js";
import { between } from "./marks.js";

/** The grades for ratings `at`, in the order of the table's parameters (a number, or words as the
 * table has them). Returns `{ grades, rows, lines }`, `rows` the ids of the rows used, `lines` the
 * arithmetic where rows were interpolated; or `{ fault }` where the table does not reach. */
export function gradesAt(table, at) {
  const exact = table.rows.find(([, row]) =>
    row.every((value, index) => holds(table, index, value, at[index])),
  );
  if (exact) return { grades: exact[2], rows: [exact[0]], lines: [], ...exact[3] };
  const place = table.parameters.findIndex(
    ({ interpolated }, index) => interpolated && typeof at[index] === "number",
  );
  const others =
    place < 0
      ? []
      : table.rows.filter(([, row]) => row.every((value, index) => index === place || value === at[index]));
  const steps = others
    .map(([id, row, grades]) => ({ id, step: row[place], grades }))
    .sort((one, other) => one.step - other.step);
  const below = steps.filter(({ step }) => step < at[place]).pop();
  const above = steps.find(({ step }) => step > at[place]);
  if (!below || !above) return { fault: beyond(table, at) };
  const value = at[place];
  const share = (value - below.step) / (above.step - below.step);
  const grades = below.grades.map((low, index) =>
    low === null || above.grades[index] === null ? null : low + (above.grades[index] - low) * share,
  );
  const { name, unit } = table.parameters[place];
  const lines = table.levels.map((level, index) =>
    grades[index] === null
      ? `${level}：表里没有这个值`
      : `${level}：${below.grades[index]} + (${above.grades[index]} − ${below.grades[index]}) × (${said(value)} − ${said(below.step)}) ÷ (${said(above.step)} − ${said(below.step)}) = ${said(grades[index], 2)} ${table.unit}`,
  );
  return {
    grades,
    rows: [below.id, above.id],
    lines: [
      `${name} ${said(value)} ${unit ?? ""} 在 ${said(below.step)} 和 ${said(above.step)} 两档之间，线性插值：`,
      ...lines,
    ],
  };
}

const holds = ({ parameters }, index, value, own) =>
  parameters[index].banded ? lies(own, value) : value === own;

// Why a table does not reach, with what it has near.
function beyond(table, at) {
  const reach = table.parameters.flatMap(({ name, unit = "" }, index) => {
    const all = choices(table, index);
    if (!isNumber(table, index) || all.some((value) => holds(table, index, value, at[index]))) return [];
    const steps = [...new Set(all.flatMap(ends))].sort((one, other) => one - other);
    if (table.parameters[index].banded && all.length <= FEW)
      return [`${name} ${said(at[index])}${unit && ` ${unit}`} 不在表列的（${all.join("、")}）里`];
    const close = steps.filter((step) => step > at[index] / 2 && step < at[index] * 2);
    const [below, above] = [
      close.filter((step) => step < at[index]),
      close.filter((step) => step > at[index]),
    ];
    const near = [...below.slice(-2), ...above.slice(0, 2)];
    return [
      `${name}的档次是 ${said(steps[0])}～${said(steps[steps.length - 1])} ${unit}${near.length ? `，附近有 ${near.map((step) => said(step)).join("、")}` : ""}`,
    ];
  });
  return reach.length ? `表里没有这一档，不能判断：${reach.join("；")}` : "表里没有这个组合，不能判断";
}

const FEW = 15; // ranges that are told one by one

/** Between which grades a value lies; see marks.js. */
export function standing({ better }, grades, value) {
  const reaches = (limit) => (better === "lower" ? value <= limit : value >= limit);
  return between(grades.map((limit) => (limit === null ? undefined : reaches(limit))));
}

/** The same where a row asks for more than one quantity: `also` has `{ better, grades, own }` of each. What
 * the lowest grade asks for, better ones ask for too, for it is the limit. */
export function standingOfAll(table, grades, value, also) {
  const main = marksOf(table, grades, value);
  const rest = also.map((one) => marksOf(one, tightened(one), one.own));
  return between(main.map((mark, at) => together([mark, ...rest.map((marks) => marks[at])])));
}

function marksOf({ better }, grades, value) {
  const reaches = (limit) => (better === "lower" ? value <= limit : value >= limit);
  return grades.map((limit) => (limit === null ? undefined : value === undefined ? null : reaches(limit)));
}

const tightened = ({ grades }) =>
  grades.map((limit, at) => limit ?? grades.slice(at).find((one) => one !== null) ?? null);

// A value that the table lacks leaves a grade open; nothing asked for besides leaves it as it is.
const together = ([main, ...rest]) =>
  main === undefined || main === false
    ? main
    : rest.includes(false)
      ? false
      : rest.includes(null)
        ? null
        : main;

/** The grades that rise by what is true of a machine; `raises` are `{ asked, amount }`. */
export function raised({ grades, lines, ...rest }, { levels, unit }, raises) {
  const [one] = raises;
  if (!one) return { grades, lines, ...rest };
  const after = grades.map((grade) => (grade === null ? null : grade + one.amount));
  const sums = levels.flatMap((level, at) =>
    grades[at] === null
      ? []
      : [`${level}：${said(grades[at])} + ${said(one.amount)} = ${said(after[at], 2)} ${unit}`],
  );
  return { ...rest, grades: after, lines: [...lines, `${one.asked}，各级的值加 ${said(one.amount)}：`, ...sums] };
}

/** The efficiencies that the grades of an `offset` table come to, from what the product's own standard
 * sets: `base` in %, `slack` in points below it for the level in words. */
export function offsetGrades({ grades, lines, ...rest }, table, base, slack) {
  const { levels, base: name, level_words: words = [] } = table;
  const after = grades.map((grade, at) =>
    base === undefined
      ? null
      : grade !== null
        ? base + grade
        : words[at] && slack !== undefined
          ? base - slack
          : null,
  );
  const told = levels.map((level, at) => {
    const formula = grades[at] === null ? (words[at] ?? "") : `${name} + ${said(grades[at])}`;
    return `${level}：不低于 ${formula}${after[at] === null ? "" : ` = ${said(after[at], 2)} %`}`;
  });
  return { ...rest, grades: after, lines: [...lines, ...told] };
}

/** Which grade a value has: the index of the level, `grades.length` below the last, or null where the
 * table lacks the value that would decide. */
export function gradeOf(table, grades, value) {
  const { best, worst } = standing(table, grades, value);
  return best === worst ? best : null;
}

const FAR = 20; // times off every grade: rather another unit
const POOR = 0.4; // of the lowest grade: no machine that runs is as bad
const DENSE = 4; // times a COP of grade 1: rather a slip of the point
const FINE = 3; // times less is lost than in grade 1, or taken: rather a slip of the point

/** What is asked back about a value that can hardly be meant, or "": losses in kW where W are asked, an
 * efficiency at which the machine would take more than twice what it is built for. */
export function doubtOf({ better, unit }, grades, value) {
  const known = grades.filter((grade) => grade !== null);
  if (!known.length) return "";
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (better === "higher") {
    if (value < low * POOR) return `${said(value)}${unit}？最低一级也要 ${said(low, 1)}${unit}，检查是不是写错了`;
    if (!unit && value > high * DENSE) return `${said(value)}？1 级也只要 ${said(high, 2)}，检查是不是写错了`;
    if (unit !== "%") return "";
    if (value > 100 && high <= 100) return `${said(value)}%？这一种没有超过 100% 的，检查数值和所选的种类`;
    return known.length > 1 && high < 100 && 100 - value < (100 - high) / FINE
      ? `${said(value)}%？1 级也只要 ${said(high, 1)}%，检查是不是写错了`
      : "";
  }
  if (!unit)
    return value < low / FINE || value > high * FAR
      ? `${said(value)}？表里是 ${said(low, 2)}～${said(high, 2)}，检查是不是写错了`
      : "";
  const kilo = unit === "W" ? `；${said(value)} kW 就写 ${said(value * 1000)}` : "";
  if (value < low / FINE) return `${said(value)} ${unit}？1 级也有 ${said(low, 2)} ${unit}，检查单位${kilo}`;
  return value > high * FAR
    ? `${said(value)} ${unit}？比 ${said(high, 2)} ${unit} 大得多，检查单位和小数点`
    : "";
}

/** The specific speed of a pump: n in r/min, Q in m³/h, H in m of one stage. */
export const specificSpeed = ({ speed, flow, head, stages = 1, double = false }) =>
  (3.65 * speed * Math.sqrt((double ? flow / 2 : flow) / 3600)) / (head / stages) ** 0.75;

/** The efficiencies in % that a pump's grades demand, by the formula of its table. Returns `{ grades,
 * rows, lines }` or `{ fault }`. */
export function pumpGrades(table, pump) {
  const row = table.rows.find(([, [range]]) => covers(range, pump.flow));
  if (!row)
    return {
      fault: `流量 ${said(pump.flow)} m³/h 不在表的范围里（${choices(table, 0).join("；")}），不能判断`,
    };
  const many = (pump.stages ?? 1) > 1;
  const formula = table.formulas.find(({ stages }) => (stages === "multiple") === many);
  if (!formula)
    return { fault: many ? "这张表只管单级泵，级数写 1 或换一种泵" : "这张表只管多级泵，写上级数或换一种泵" };
  const speed = specificSpeed({ ...pump, double: table.double_suction });
  const [s, q] = [Math.log(speed), Math.log(pump.flow)];
  const { a, b, c, d, e } = formula;
  const base = a * s * s + b * q * q + c * s * q + d * s + e * q;
  const half = table.double_suction ? " ÷ 2" : "";
  const lines = [
    `比转速 ns = 3.65 × ${said(pump.speed)} × √(${said(pump.flow)}${half} ÷ 3600) ÷ (${said(pump.head)}${many ? ` ÷ ${pump.stages}` : ""})^0.75 = ${said(speed, 1)}`,
    `η = ${a}(ln ns)² + ${b}(ln Q)² + ${c}(ln ns)(ln Q) + ${d} ln ns + ${e} ln Q − Ci = ${said(base, 2)} − Ci（Q 用 m³/h）`,
    ...table.levels.map(
      (level, index) => `${level}：${said(base, 2)} − ${row[2][index]} = ${said(base - row[2][index], 1)} %`,
    ),
  ];
  return { grades: row[2].map((constant) => base - constant), rows: [row[0]], lines };
}

// `5≤Q≤300 m³/h`, `300<Q≤10000 m³/h`
function covers(range, flow) {
  const found = /^(\d+(?:\.\d+)?)(≤|<)Q(≤|<)(\d+(?:\.\d+)?)/.exec(range);
  if (!found) return false;
  const [, low, lower, upper, high] = found;
  return (
    (lower === "≤" ? flow >= Number(low) : flow > Number(low)) &&
    (upper === "≤" ? flow <= Number(high) : flow < Number(high))
  );
}
