// Amounts of several years, one after another, as people write them.
import { readNumber } from "../number.js";

const PARTS = /[、;；/\n]+/;
const GROUPS = /^-?\d{1,3}([,\s]+\d{3})+$/;

/** The numbers of a text, in yuan: `{ values }`, or `{ fault }` in words for the reader. A comma parts
 * years or groups of three digits; where it may be either, the reader is asked. */
export function readSeries(text) {
  const plain = (text || "").normalize("NFKC").replace(/\s+(?=[万亿])/g, "").trim();
  if (!plain) return { values: [] };
  const parted = plain.split(PARTS).filter((one) => one.trim());
  if (parted.length > 1) return numbers(parted);
  if (GROUPS.test(plain)) {
    const groups = plain.split(/[,\s]+/);
    if (groups.slice(1).some((one) => one.startsWith("0"))) return numbers([groups.join("")]); // 1,200,000
    return { fault: `“${plain.slice(0, 30)}”是一个数还是几年？几年的用顿号隔开，如 ${groups.join("、")}` };
  }
  return numbers(plain.split(/[,\s]+/).filter(Boolean));
}

function numbers(parts) {
  const read = parts.map((one) => readNumber(one, { least: -1e12 }));
  const { fault } = read.find((one) => one.fault) || {};
  return fault ? { fault } : { values: read.map(({ value }) => value) };
}
