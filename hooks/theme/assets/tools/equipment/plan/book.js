// The plan as a workbook: 计划, 合计, 依据. Numbers are numbers, and no text is ever run as a formula.
import { harmless } from "../../../sheet.js";
import { round } from "../../number.js";
import { ROOT } from "../../data.js";
import { ACTIONS } from "./action.js";
import { sourceName } from "./facts.js";
import { NO_CARBON } from "./plan.js";

export const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEAD = [
  "工作表", "行", "型号", "名称", "设备类别", "编号", "安装地点", "台数", "怎么办", "最晚停用", "为什么", "还缺什么",
  "法规结论", "清单和条目", "能效等级", "一年省电（kWh，一台，估算）", "一年省标准煤（tce，一台，估算）",
  "一年省钱（元，一台，估算）", "新设备价款（元，一台）", "回收期（年，估算）", "按什么算的", "排在哪年",
];

/** `[{ name, rows }]` of a plan; cells are texts and numbers, "" for none. `about` are names and values of what
 * it rests on. */
export function sheetsOf(plan, about) {
  return [
    { name: "计划", rows: [HEAD, ...plan.lines.map((line) => lineCells(line, plan))] },
    { name: "合计", rows: totalCells(plan) },
    { name: "依据", rows: groundCells(plan, about) },
  ];
}

const figure = (value, digits) => (value === undefined ? "" : round(value, digits));

function lineCells(line, { years }) {
  const { gain, law, grade } = line;
  const when = years.filter(({ entries }) => entries.some((one) => one.line === line)).map(({ year }) => year);
  return [
    line.sheet, line.row ?? "", line.model, line.title, line.kind, line.number || line.serial, line.place, line.count ?? "",
    ACTIONS[line.action], dueWords(line), [line.because, ...line.reasons, ...(line.again === undefined ? [] : ["和前面的是同一台，没有重复计"])].join("；"),
    lacks(line).join("、"), law.label,
    law.grounds.map(({ list, title, term }) => [list, title, term].filter(Boolean).join(" ")).join("；"),
    grade.words || line.unknown,
    figure(gain.kwh, 0), figure(gain.tce, 2), figure(gain.money, 2), figure(line.price, 2), figure(gain.years, 2),
    [basis(line), ...gain.notes].filter(Boolean).join("；"), when.length ? (when.length === 1 ? when[0] : when.join("、")) : "",
  ];
}

/** The facts that a line still needs: what else stands in the way are its `reasons`. */
export const lacks = ({ missing, reasons }) => [...new Set(missing.filter((words) => !reasons.includes(words)))];

/** Until when a machine may run, in words; "" for one that need not go. */
export function dueWords({ action, due }) {
  if (action !== "stop") return "";
  return due.day ?? (due.now ? "立即停用" : "没有写期限，列入就不得使用");
}

const NAMES = { hours: "小时", load: "负载率", tariff: "电价", price: "价款", before: "现在的效率", after: "新的效率" };

/** By which numbers a machine was reckoned, and where they come from. */
export function basis({ source, values, gain }) {
  if (gain.unable) return "";
  const told = Object.entries(NAMES)
    .filter(([name]) => values[name] !== undefined && source[name])
    .map(([name, words]) => `${words} ${values[name]}（${sourceName(source[name])}）`);
  return told.join("；");
}

function totalCells({ totals, years, late, never, beyond, carbon }) {
  const cells = (name, one) => [name, one.rows, one.machines, figure(one.kwh, 0), figure(one.tce, 2), figure(one.money, 2), figure(one.investment, 2)];
  return [
    ["怎么办", "行", "台", "一年省电（kWh）", "一年省标准煤（tce）", "一年省钱（元）", "投资（元）"],
    ...totals.actions.map((one) => cells(one.name, one)),
    cells("必须停用和尽快换的合计", totals.now),
    [],
    ["年", "台", "投资（元）"],
    ...years.map(({ year, entries, cost }) => [year, entries.reduce((sum, { count }) => sum + count, 0), round(cost, 2)]),
    [],
    ...late.map(({ line, year }) => [`预算赶不上期限：${line.model}，${dueWords(line)}，排到 ${year} 年；到期没有新的也要停`]),
    ...never.map(({ model }) => [`一台就比一年的预算多：${model}`]),
    ...beyond.map(({ model }) => [`三十年也排不进预算：${model}`]),
    ...totals.left.map(({ why, count }) => [`${why}：${count} 行`]),
    carbon ? ["二氧化碳（t/年）", round(carbon.tonnes, 2), carbon.factor.source, carbon.factor.day] : [NO_CARBON],
  ];
}

function groundCells({ lines }, about) {
  const grounds = new Map();
  for (const { law, grade } of lines) {
    for (const one of law.grounds) grounds.set(one.url, [one.list, one.title, one.term, ROOT + one.url]);
    if (grade.url) grounds.set(grade.url, [grade.number, "能效等级", "", ROOT + grade.url]);
  }
  return [["项目", "内容"], ...about, [], ["清单、标准", "条目", "期限", "网址"], ...grounds.values()];
}

/** The bytes of a workbook; `library` is SheetJS. */
export function bytesOf(sheets, library) {
  const book = library.utils.book_new();
  for (const { name, rows } of sheets) {
    const told = (value) => (typeof value === "number" ? value : value ? harmless(value) : null);
    const cells = rows.map((row) => row.map(told));
    const sheet = library.utils.aoa_to_sheet(cells);
    sheet["!cols"] = (rows[0] ?? []).map((title) => ({ wch: Math.min(40, Math.max(8, String(title).length * 2)) }));
    library.utils.book_append_sheet(book, sheet, name);
  }
  return library.write(book, { type: "array", bookType: "xlsx", bookSST: true, compression: true });
}
