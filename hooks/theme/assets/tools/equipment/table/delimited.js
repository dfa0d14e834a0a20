// Rows of a text whose cells are parted by commas, tabs, semicolons or bars.
import { cleaned } from "./cells.js";

const LONE = "\u0001"; // stands in for a quote where quotes mean inches
const MARKS = [",", "\t", ";", "|", "，"];
const SAMPLE = 200_000; // characters in which it is seen what parts the cells

/** Rows of texts. `papa` is Papa Parse. */
export function rowsOf(text, papa) {
  const plain = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n") // files put together have both ends of line
    .replace(/^sep=.\n/i, "");
  const asked = { delimiter: separator(plain, papa), delimitersToGuess: MARKS };
  let { data, errors } = papa.parse(plain, asked);
  if (errors.some(({ type }) => type === "Quotes"))
    ({ data, errors } = papa.parse(plain, { ...asked, quoteChar: LONE }));
  return data.map((row) => row.map(cleaned));
}

// A TAB parts the cells where it parts the lines alike, and no worse than a comma does: copied from a
// spreadsheet, commas belong to the cells; exported with commas, a TAB is a slip of somebody's hand.
function separator(text, papa) {
  if (!text.includes("\t")) return "";
  const some = text.slice(0, SAMPLE);
  const byTab = evenness(some, "\t", papa);
  const [best] = MARKS.filter((mark) => mark !== "\t")
    .map((mark) => ({ mark, ...evenness(some, mark, papa) }))
    .sort((one, other) => other.share - one.share);
  if (best.width < 2 || best.share < 0.6) return byTab.width > 1 || best.width < 2 ? "\t" : "";
  if (byTab.width < 2 || byTab.share < best.share) return best.mark;
  const edges = new RegExp(`(^|\\${best.mark})\\t|\\t(?=$|\\${best.mark})`, "gm");
  const beside = (some.match(edges) ?? []).length;
  return beside > (some.match(/\t/g) ?? []).length / 2 ? best.mark : "\t";
}

// How wide most rows are where `mark` parts them, and how many of them are that wide. Titles above a
// table and remarks below it are of one cell.
function evenness(text, mark, papa) {
  const { data } = papa.parse(text, { delimiter: mark });
  const widths = new Map();
  const rows = data.filter((row) => row.some((cell) => cell.trim()));
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [[width, count] = [0, 0]] = [...widths].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return { width, share: count / (rows.length || 1) };
}
