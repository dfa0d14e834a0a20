// All rows of a table against the lists, a few at a time so that the page answers meanwhile.
import { VERDICTS, check } from "../check.js";
import { recognise } from "./headings.js";
import { machineIn } from "./machines.js";

/** From what asks for a deed to what asks for none. */
export const SEVERITY = [
  "listed",
  "conditional",
  "suspect",
  "encouraged",
  "below",
  "unmet",
  "unreadable",
  "none",
];
const BREATH = 40; // milliseconds of work between pauses

/** `[{ number, row, plate, faults, suggested, count, result }]` in the order of the table; `number`
 * is that of the row in the file. Gives nothing where `stopped()` became true. */
export async function checkRows(index, rows, { first, columns }, options, stopped = () => false) {
  const lines = [];
  const known = new Map(); // tables repeat the same machine
  let since = performance.now();
  for (let at = first; at < rows.length; at++) {
    const row = rows[at];
    if (!row.some(Boolean) || repeats(row, columns) || sums(row, columns)) continue;
    const machine = machineIn(row, columns, index, options);
    const key = JSON.stringify(machine.plate);
    if (!known.has(key)) known.set(key, check(index, machine.plate));
    lines.push({ number: at + 1, row, ...machine, result: known.get(key) });
    if (performance.now() - since < BREATH) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped()) return undefined;
    since = performance.now();
  }
  return lines;
}

// Printed tables say their headings again on every page.
function repeats(row, columns) {
  const at = columns.findIndex(({ field }) => field === "model");
  return (
    at >= 0 &&
    Boolean(columns[at].title) &&
    row[at] === columns[at].title &&
    recognise(row[at]).field === "model"
  );
}

const SUM = /^(合|总|小|共)\s*计[:：]?$/u;
const sums = (row, columns) =>
  row.some((cell) => SUM.test(cell)) && !row[columns.findIndex(({ field }) => field === "model")];

/** The gravest first; within one verdict as in the table. */
export const bySeverity = (lines) =>
  [...lines].sort(
    (one, other) => SEVERITY.indexOf(one.result.verdict) - SEVERITY.indexOf(other.result.verdict),
  );

/** `[{ verdict, label, rows, machines }]` of the verdicts that occur; `machines` by the column of
 * numbers where there is one. */
export function counts(lines) {
  return SEVERITY.map((verdict) => {
    const some = lines.filter(({ result }) => result.verdict === verdict);
    const machines = some.reduce((sum, { count }) => sum + (count ?? 1), 0);
    return { verdict, label: VERDICTS[verdict], rows: some.length, machines };
  }).filter(({ rows }) => rows);
}
