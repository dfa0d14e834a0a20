// The reader's machines as lines that a form is filled from: checked against the lists, and graded.
import { prepare } from "../tools/equipment/index.js";
import { checkRows } from "../tools/equipment/table/checked.js";
import { recogniseColumns } from "../tools/equipment/table/columns.js";
import { canBeChecked } from "../tools/equipment/table/sheets.js";
import { machinesOf } from "../tools/equipment/plan/machine.js";
import { graded } from "../tools/equipment/plan/plan.js";
import { factsOf } from "../tools/equipment/plan/facts.js";

/** The lists' index (`lists` as the equipment check has them), which knows the kinds of the form's tables too: no list
 * has chillers, and a machine table has. */
export function indexFor(form, lists) {
  const known = new Set(lists.categories.map(({ id }) => id));
  return prepare({ ...lists, categories: [...lists.categories, ...form.kinds.filter(({ id }) => !known.has(id))] });
}

/** `{ machines, left }` of sheets `{ name, rows, numbers, merges, layout }`: a machine is as the plan has it
 * (plan/machine.js), with its `line` of the table, its `grade`, and `beside` it the others of its row: a pump and its
 * motor. `driver` tells that it is not the first of them. `left` are rows that are no machines. */
export async function machinesIn(sheets, index, efficiency) {
  const [lines, left] = [[], []];
  for (const sheet of sheets) {
    const layout = sheet.layout || recogniseColumns(sheet.rows, index);
    if (!canBeChecked({ rows: sheet.rows, layout })) {
      left.push({ sheet: sheet.name, why: "没有认出型号是哪一列" });
      continue;
    }
    const found = await checkRows(index, { merges: [], ...sheet }, layout, { all: {}, named: true });
    lines.push(...found.lines);
    left.push(...found.left);
  }
  const machines = machinesOf(lines, index).map((machine, at) => ({ ...machine, line: lines[at], ...gradeOf(machine, efficiency) }));
  const rows = new Map();
  for (const machine of machines) {
    const row = `${machine.line.sheet}|${machine.line.number}`;
    rows.set(row, [...(rows.get(row) ?? []), machine]);
  }
  for (const some of rows.values())
    some.forEach((machine, at) => Object.assign(machine, { beside: some.filter((one) => one !== machine), driver: at > 0 }));
  return { machines, left };
}

// What a machine's use and price come to says nothing of its grade.
const OF_USE = ["hours", "load", "tariff", "price", "fuel", "cost", "shaft"];

// What the machine is by the standards: nothing is assumed of one whose values are not written. `doubts` are the
// doubtful numbers in words, by fact.
function gradeOf(machine, data) {
  const { values, faults } = factsOf(machine, {});
  const { grade, unknown } = graded(machine, values, data);
  const own = Object.entries(faults).filter(([name]) => !OF_USE.includes(name));
  const words = grade.fault ? [grade.fault] : own.map(([, fault]) => fault);
  return { grade: words.length ? { words: "" } : grade, ungraded: words[0] || unknown, doubts: faults };
}
