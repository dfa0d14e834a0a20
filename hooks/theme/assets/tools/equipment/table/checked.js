// All rows of a table against the lists, a few at a time so that the page answers meanwhile.
import { VERDICTS, check } from "../check.js";
import { blocksIn } from "./blocks.js";
import { machinesIn } from "./machines.js";
import { sharedBy } from "./merges.js";
import { foreign, kindAbove, skipped } from "./skipped.js";

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

/** `{ lines, left }` of one sheet, in its order. A line is `{ sheet, number, row, columns, block, plate,
 * faults, suggested, by, model, count, shared, result }`: `number` is that of the row in the file,
 * `shared` tells which rows the number of machines is for. `left` are rows that are no machines: `{ sheet,
 * number, row, columns, why }`. Gives nothing where `stopped()` became true. */
export async function checkRows(index, sheet, { first, columns }, options, stopped = () => false) {
  const { name = "", rows, numbers, merges } = sheet;
  const blocks = blocksIn(columns);
  const [lines, left] = [[], []];
  const known = new Map(); // tables repeat the same machine
  let section = { kind: kindAbove(sheet, first, index), by: "表名" };
  let since = performance.now();
  for (let at = first; at < rows.length; at++) {
    const row = rows[at];
    if (!row.some(Boolean)) continue;
    const place = { sheet: name, number: numbers?.[at] ?? at + 1, row, columns };
    const none = skipped(row, columns, blocks, index);
    if (none) {
      if (none.section !== undefined) section = { kind: none.section, by: "小标题" };
      left.push({ ...place, why: none.why });
      continue;
    }
    const found = blocks.flatMap((block) =>
      inBlock(index, place, blocks, block, { ...options, section }, known, merges),
    );
    const machines = found.filter(({ why }) => !why);
    lines.push(...machines);
    if (!machines.length && found.length) left.push({ ...place, why: found[0].why });
    if (performance.now() - since < BREATH) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped()) return undefined;
    since = performance.now();
  }
  for (const line of lines) if (line.shared) line.shared.all = together(lines, line);
  return { lines, left };
}

// The number that stands in a cell of several rows is for all of them.
const together = (lines, line) =>
  lines.find((one) => one.shared && groupOf(one) === groupOf(line) && one.count !== undefined)?.count ?? 1;

// The other half of a sheet is often shorter, and not every pump has a motor's model: where a block of
// several says nothing of its own there is no machine.
function inBlock(index, place, blocks, block, options, known, merges) {
  const { row, columns, number } = place;
  const earlier = blocks.slice(0, blocks.indexOf(block));
  const aside = earlier.some(({ at }) => at.name === block.at.name); // its name is that of the one before
  if (blocks.length > 1 && !row[block.at.model]) {
    const others = blocks.some(({ at }) => row[at.model]);
    if (aside || !row[block.at.name] || (others && sharesName(blocks, block))) return [];
  }
  const shared = block.at.count === undefined ? undefined : sharedBy(merges, number, block.at.count);
  return machinesIn(row, columns, block, index, { ...options, aside }).map((machine) => {
    const key = JSON.stringify(machine.plate);
    if (!known.has(key)) known.set(key, check(index, machine.plate));
    const line = { ...place, block, ...machine, shared, result: known.get(key) };
    return { ...line, why: foreign(row, block, line) };
  });
}

const sharesName = (blocks, block) =>
  blocks.some((other) => other !== block && other.at.name === block.at.name);

/** The gravest first; within one verdict as in the table. */
export const bySeverity = (lines) =>
  [...lines].sort(
    (one, other) => SEVERITY.indexOf(one.result.verdict) - SEVERITY.indexOf(other.result.verdict),
  );

/** `[{ verdict, label, rows, machines, unsure }]` of the verdicts that occur: `machines` by the column of
 * numbers where there is one. A number over several rows counts once, and only where all of them have
 * this verdict; else it is `unsure`, and not in `machines`. */
export function counts(lines) {
  const ofGroup = new Map();
  for (const line of lines) if (line.shared) put(ofGroup, groupOf(line), line.result.verdict);
  return SEVERITY.map((verdict) => {
    const some = lines.filter(({ result }) => result.verdict === verdict);
    const seen = new Set();
    let [machines, unsure] = [0, 0];
    for (const line of some) {
      const group = line.shared && groupOf(line);
      if (!group) machines += line.count ?? 1;
      else if (ofGroup.get(group).size > 1) unsure++;
      else if (!seen.has(group)) machines += line.shared.all;
      if (group) seen.add(group);
    }
    return { verdict, label: VERDICTS[verdict], rows: some.length, machines, unsure };
  }).filter(({ rows }) => rows);
}

const groupOf = ({ sheet, shared, block }) => `${sheet}|${shared.first}|${block.at.count}`;
const put = (map, key, value) => map.set(key, (map.get(key) ?? new Set()).add(value));
