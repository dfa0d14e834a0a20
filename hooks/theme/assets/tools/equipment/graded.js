// What the efficiency standards say of a machine that no list names.
import { link } from "../answer.js";
import { limitsFor, tablesFor } from "../benchmark/limits.js";
import { kindOfName, motorKind } from "../benchmark/motor_kinds.js";
import { standingOf } from "../benchmark/series.js";
import { said } from "../number.js";
import { ratingsKnown } from "./nameplate.js";

/** What the standards in force say of a machine: the last grade at its ratings, what its series tells,
 * and since when what is below may not be made or sold. `machine` has the grade tables of its kind, and
 * `rowsOf` gives the rows of one, by its id, once they have come. */
export async function graded(result, plate, machine, rowsOf) {
  const known = { ...ratingsKnown(result, plate), model: result.read.model, dry: /^S[CG]/i.test(result.read.model) };
  const tables = await Promise.all(tablesFor(machine, known).map(async (one) => ({ ...one, rows: await rowsOf(one.id) })));
  return told(result, machine, known, limitsFor({ ...machine, tables }, known));
}

function told(result, machine, { voltage }, found) {
  const limits = found.map(({ table, of, level, limit, sign }) => [
    link(table.url, `${table.number} ${table.title}`),
    `（${of}）：${level}（限定值）${sign} ${said(limit, 2)} ${table.unit}`,
  ]);
  const kind = result.category === "motor" ? motorKind(result.read.model, voltage).kind : "";
  const standings = standingOf(machine, result.read.model).filter(
    ({ rule }) => !kind || kindOfName(rule.name + rule.standard) === kind,
  );
  const named = standings.filter(({ below }) => below);
  const rules = (named.length ? named : standings)
    .filter(({ rule, below }) => below || limits.some(([one]) => one.textContent.startsWith(rule.number)) || !limits.length)
    .map(({ rule, below, why }) => [
      link(rule.url, below ? rule.name : `${rule.number}《${rule.standard}》`),
      below
        ? `：${rule.number}《${rule.standard}》，自 ${rule.from} 起低于限定值的不得生产、进口、销售`
        : `：自 ${rule.from} 起低于限定值的不得生产、进口、销售${why ? `。${why}` : "；这个型号的等级看能效标识或铭牌数值"}`,
    ]);
  const told = new Set([...standings.map(({ rule }) => rule.number), ...limits.map(([one]) => one.textContent.split(" ", 2).join(" "))]);
  return [...rules, ...limits, ...(kind ? [] : besides(machine, told))];
}

// One category is of several standards, and a model seldom tells which: a submersible pump is no GB 19762.
function besides({ tables }, told) {
  const others = new Map(tables.map((one) => [one.number, one]));
  const named = [...others.values()].filter(({ number, to_come: later }) => !later && !told.has(number));
  if (!told.size || !named.length) return [];
  const links = named.map(({ url, number, standard }) => link(url, `${number}《${standard}》`));
  return [["这一类设备另有", ...links.flatMap((one, at) => (at ? ["、", one] : [one])), "：哪一项管这一台，看标准的适用范围"]];
}
