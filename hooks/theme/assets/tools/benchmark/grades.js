// Efficiency grades by the tables of standards: which row, between which rows, which grade.
import { said } from "../number.js";
import { between } from "./marks.js";

/** The values that a parameter has in a table, in the table's order. */
export const choices = (table, at) => [...new Set(table.rows.map(([, row]) => row[at]))];

/** Whether a parameter is a number, which readers type, or words, which they pick. */
export const isNumber = (table, at) => choices(table, at).every((value) => typeof value === "number");

/** The grades for ratings `at`, in the order of the table's parameters (a number, or words as the
 * table has them). Returns `{ grades, rows, lines }`, `rows` the ids of the rows used, `lines` the
 * arithmetic where rows were interpolated; or `{ fault }` where the table does not reach. */
export function gradesAt(table, at) {
  const exact = table.rows.find(([, row]) => row.every((value, index) => value === at[index]));
  if (exact) return { grades: exact[2], rows: [exact[0]], lines: [] };
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

function beyond(table, at) {
  const reach = table.parameters.flatMap(({ name, unit = "" }, index) => {
    if (!isNumber(table, index) || choices(table, index).includes(at[index])) return [];
    const steps = choices(table, index).sort((one, other) => one - other);
    const near = steps.filter((step) => step > at[index] / 2 && step < at[index] * 2);
    return [
      `${name}的档次是 ${said(steps[0])}～${said(steps[steps.length - 1])} ${unit}${near.length ? `，附近有 ${near.map((step) => said(step)).join("、")}` : ""}`,
    ];
  });
  return reach.length ? `表里没有这一档，不能判断：${reach.join("；")}` : "表里没有这个组合，不能判断";
}

/** Between which grades a value lies; see marks.js. */
export function standing({ better }, grades, value) {
  const reaches = (limit) => (better === "lower" ? value <= limit : value >= limit);
  return between(grades.map((limit) => (limit === null ? undefined : reaches(limit))));
}

/** Which grade a value has: the index of the level, `grades.length` below the last, or null where the
 * table lacks the value that would decide. */
export function gradeOf(table, grades, value) {
  const { best, worst } = standing(table, grades, value);
  return best === worst ? best : null;
}

const FAR = 20; // times off every grade: rather another unit
const POOR = 0.4; // of the lowest grade: no machine that runs is as bad
const FINE = 3; // times less is lost than in grade 1, or taken: rather a slip of the point

/** What is asked back about a value that can hardly be meant, or "": losses in kW where W are asked, an
 * efficiency at which the machine would take more than twice what it is built for. */
export function doubtOf({ better, unit }, grades, value) {
  const known = grades.filter((grade) => grade !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (better === "higher") {
    if (value < low * POOR) return `${said(value)}${unit}？最低一级也要 ${said(low, 1)}${unit}，检查是不是写错了`;
    if (unit !== "%") return "";
    if (value > 100 && high <= 100) return `${said(value)}%？这一种没有超过 100% 的，检查数值和所选的种类`;
    return known.length > 1 && high < 100 && 100 - value < (100 - high) / FINE
      ? `${said(value)}%？1 级也只要 ${said(high, 1)}%，检查是不是写错了`
      : "";
  }
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
