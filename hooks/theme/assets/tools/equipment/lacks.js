// What an answer lacks, apart: facts that somebody can fill in, and reasons that are only to be looked up.
import { STATED } from "./nameplate.js";

const FACTS = new Set(["设备类别", ...Object.values(STATED).map(({ name }) => name)]);

/** Of what `check` names as missing the names of facts. */
export const factsOf = (missing) => missing.filter((words) => FACTS.has(words));

/** The others, as sentences without their full stop. */
export const reasonsOf = (missing) => missing.filter((words) => !FACTS.has(words)).map((words) => `要另外核对${words}`);

/** The rows that leave an answer open. */
export const openRows = ({ hits, verdict }) => hits.filter(({ outcome }) => outcome === verdict);

/** A row by its list, number and name. */
export const rowOf = ({ list, item, name }) => `${list}${item ? ` ${item}` : ""}“${name}”`;

/** The reasons of an answer; of several rows each with the row that it belongs to. */
export function reasonsIn(result) {
  const rows = openRows(result);
  if (rows.length < 2) return reasonsOf(result.missing);
  return rows.flatMap((row) => reasonsOf(row.missing).map((words) => `${rowOf(row)}：${words}`));
}
