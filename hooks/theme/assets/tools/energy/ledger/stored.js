// A ledger as lines of "my firm": one for each series of an energy, twelve months in it.
import { MONTHS, SERIES, isWritten, monthsOf } from "./series.js";

const names = Array.from({ length: MONTHS }, (_, at) => `m${at + 1}`);
const OF_ENTRY = ["start", "own", "measure"];

/** The lines of entries; one without any month keeps its energy. */
export function linesOf(entries) {
  return entries.flatMap((entry, at) => {
    const about = Object.fromEntries(["energy", "unit", ...OF_ENTRY].filter((name) => entry[name] !== undefined).map((name) => [name, entry[name]]));
    const written = Object.keys(SERIES).filter((series) => isWritten(entry, series));
    return (written.length ? written : ["bought"]).map((what) => {
      const months = monthsOf(entry, what).map((value, month) => [names[month], value]);
      return { n: at + 1, ...about, what, ...Object.fromEntries(months.filter(([, value]) => value !== undefined)) };
    });
  });
}

/** The entries of lines. */
export function entriesOf(lines) {
  const found = new Map();
  for (const line of Array.isArray(lines) ? lines : []) {
    if (!SERIES[line.what] || typeof line.energy !== "string") continue;
    const key = `${line.n} ${line.energy}`;
    if (!found.has(key)) {
      const about = Object.fromEntries(OF_ENTRY.filter((name) => line[name] !== undefined).map((name) => [name, line[name]]));
      found.set(key, { energy: line.energy, unit: line.unit, ...about, months: {} });
    }
    found.get(key).months[line.what] = names.map((name) => (typeof line[name] === "number" ? line[name] : undefined));
  }
  return [...found.values()];
}
