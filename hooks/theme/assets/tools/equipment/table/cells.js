// What a cell holds, as a text: without what programs put around it that nobody sees.

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu; // zero-width spaces, marks of direction, soft hyphens
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** The text of a cell. Exporters keep a number from being reckoned with by writing it as ="00123",
 * with an apostrophe or a TAB before it: the marks go, the digits stay. */
export function cleaned(text) {
  const seen = text.replace(UNSEEN, "").replace(/\t+/g, " ").replace(CONTROL, "").trim();
  const quoted = /^="([^"]*)"$/.exec(seen);
  if (quoted) return quoted[1].trim();
  return /^'[\d=+\-@.]/.test(seen) ? seen.slice(1).trim() : seen;
}

/** A number as it is seen: whole ones with all their digits, others without the dust of binary
 * fractions (7.4999999999999996). `format` may ask for zeros before it (000123). */
export function numeral(value, format = "") {
  if (!Number.isFinite(value)) return "";
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(15)));
  const digits = String(value); // all of them, up to 1e21
  return /^0{2,}$/.test(format) && value >= 0 ? digits.padStart(format.length, "0") : digits;
}
