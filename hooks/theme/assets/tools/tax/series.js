// Amounts of several years, one after another, as people write them.
import { readNumbers } from "../number.js";

/** The numbers of a text, in yuan, losses below nought: `{ values }`, or `{ fault }` in words for the
 * reader. */
export function readSeries(text) {
  const { values = [], fault } = readNumbers(text, { least: -1e12, unit: "元" });
  return fault ? { fault } : { values };
}
