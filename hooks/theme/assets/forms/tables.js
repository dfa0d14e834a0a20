// A form with everything that the reader gave: tables of cells, ready to be drawn or written to a workbook.
import { MONTHS, monthsOf } from "../tools/energy/ledger/series.js";
import { untilMonth } from "../tools/energy/ledger/sums.js";
import { round } from "../tools/number.js";
import { filled, plainly } from "./fills.js";
import { blank, cell, label } from "./marks.js";

/** `[{ name, title, ours, unseen, notes, columns: [{ name, unit, note }], rows: [[cell]] }]` of a form as the build made
 * it. `given` is `{ machines, left, entries, coefficients, equal, products, profile, graded, year }`. */
export const tablesOf = (form, given) => form.tables.flatMap((table) => tableOf(table, given));

function tableOf(table, given) {
  if (table.each === "energy-month") return given.entries.length ? given.entries.map((entry) => monthly(table, entry, given)) : [shell(table, monthColumns(), [], ["台账是空的"])];
  if (table.rows.length) return [fixed(table, given)];
  const { rows, notes } = (BY[table.each] || once)(table, given);
  const columns = table.columns.map(({ name, unit, note }) => ({ name, unit, note }));
  return [shell(table, columns, rows, notes)];
}

function shell(table, columns, rows, notes = [], name = table.name) {
  const { ours, unseen, rules = [], note } = table;
  return { name, ours, unseen, notes: [...notes, ...rules, ...(note ? [note] : [])], columns, rows };
}

const BY = { machine: machines, "phased-out": phasedOut, energy: energies, product: products, once };

function lineFor(table, each, given, own) {
  return table.columns.map((column) => filled(each, column, { ...given, ...own }));
}

function machines(table, given) {
  const kinds = new Set(table.equipment);
  // A table of one kind has the motor of a pump in the pump's line.
  const some = given.machines.filter(({ category, driver }) => !kinds.size || (kinds.has(category) && !driver));
  const rows = some.map((machine, at) => lineFor(table, "machine", given, { machine, line: machine.line, at }));
  const unknown = kinds.size ? given.machines.filter(({ category }) => !category).length : 0;
  return { rows, notes: [...(some.length ? [] : ["设备表里没有这一类设备"]), ...(unknown ? [`没有认出类别的 ${unknown} 行没有放进来`] : []), ...again(some)] };
}

function again(some) {
  const twice = some.filter((machine) => machine.again !== undefined).length;
  return twice ? [`${twice} 行的编号前面用过，可能是同一台，交以前核对`] : [];
}

const OPEN = ["conditional", "suspect", "unreadable"];

function phasedOut(table, given) {
  const some = given.machines.filter(({ law }) => law.verdict === "listed");
  const open = given.machines.filter(({ law }) => OPEN.includes(law.verdict)).length;
  const rows = some.map((machine, at) => lineFor(table, "phased-out", given, { machine, line: machine.line, at }));
  const none = given.machines.filter(({ law }) => law.verdict === "none").length;
  const other = given.machines.length - some.length - open - none;
  return {
    rows,
    notes: [
      ...(some.length || !given.machines.length ? [] : ["没有查到列入目录的"]),
      ...(open ? [`还有 ${open} 行要看条件或看不清型号，没有放进来，先到设备淘汰查询里补齐`] : []),
      ...(other ? [`${other} 行目录里有，但条件不符，或者只是鼓励更换、低于限定值，没有放进来，到设备淘汰查询里看是哪一条`] : []),
      ...(none ? [`其余 ${none} 行在本站收录的目录里没有查到，未收录不等于未淘汰`] : []),
      ...again(some),
    ],
  };
}

function energies(table, given) {
  const rows = given.entries.map((entry, at) => lineFor(table, "energy", given, { entry, at }));
  return { rows, notes: rows.length ? [] : ["台账是空的"] };
}

function products(table, given) {
  const rows = given.products.map((product, at) => lineFor(table, "product", given, { product, at }));
  return { rows, notes: rows.length ? [] : ["“我的企业”里没有记产品"] };
}

function once(table, given) {
  return { rows: [lineFor(table, "once", given, {})], notes: [] };
}

// Rows that stand in the form: the column of this year has what the row asks for, the others are left open.
function fixed(table, given) {
  const columns = table.columns.length ? table.columns : [{ name: "情况", fill: "row-value" }];
  const named = columns.some(({ fill }) => fill === "row-name");
  const all = named ? columns : [{ name: "项目", fill: "row-name" }, ...columns];
  const rows = table.rows.map((row) =>
    all.map((column) => {
      if (column.fill === "row-name") return { ...label(row.name), hint: row.note ?? "" };
      if (column.fill === "row-unit") return row.unit ? label(row.unit) : blank();
      return column.fill === "row-value" ? filled("once", row, given) : blank();
    }),
  );
  return shell(table, all.map(({ name, unit, note }) => ({ name, unit, note })), rows);
}

// --- by month -----------------------------------------------------------------------------------------------

const monthColumns = () => [{ name: "项目" }, { name: "算法" }, ...Array.from({ length: MONTHS }, (_, at) => ({ name: `${at + 1} 月` }))];
const OF = { "energy-used": "used", "energy-making": "making", "energy-bought": "bought", "energy-outside": "outside", "energy-end": "stock" };

// One energy: a line for each item of the form and month by month, and below it the sum since January.
function monthly(table, entry, given) {
  const rows = table.columns.flatMap((column) => {
    const title = column.name.replace(/：本月、累计$/, "");
    const head = (how) => [label(title), label(how)];
    const line = (how, of) => [...head(how), ...Array.from({ length: MONTHS }, (_, at) => of(at))];
    if (!column.cumulative && !OF[column.fill]) {
      const one = filled("energy", column, { ...given, entry });
      return [[...head("全年"), one, ...Array.from({ length: MONTHS - 1 }, () => label(""))]];
    }
    if (column.fill === "factor") return [line("本月", () => filled("energy", column, { ...given, entry })), line("累计", () => filled("energy", column, { ...given, entry }))];
    const rowsOf = [line("本月", (at) => known(monthOf(entry, column.fill, at), column.fill))];
    if (column.cumulative) rowsOf.push(line("累计", (at) => known(sinceJanuary(entry, column.fill, at), "reckoned")));
    return rowsOf;
  });
  return shell(table, monthColumns(), rows, [], `${plainly(entry.energy)}（${entry.unit}）`);
}

const known = (value, by) => (value === undefined ? blank() : cell(value, by === "reckoned" || by === "energy-other" ? "reckoned" : "own"));
const less = (one, other) => (one === undefined || other === undefined ? undefined : round(one - other, 6));

const monthOf = (entry, fill, at) =>
  fill === "energy-other" ? less(monthsOf(entry, "used")[at], monthsOf(entry, "making")[at]) : monthsOf(entry, OF[fill])[at];

const sinceJanuary = (entry, fill, at) =>
  fill === "energy-other" ? less(untilMonth(entry, "used", at), untilMonth(entry, "making", at)) : untilMonth(entry, OF[fill], at);

/** How many cells were filled by what: `{ own: 3, typed: 2, … }`. */
export function countsOf(tables) {
  const counts = {};
  for (const { rows } of tables) for (const row of rows) for (const { mark } of row) if (mark) counts[mark] = (counts[mark] ?? 0) + 1;
  return counts;
}

