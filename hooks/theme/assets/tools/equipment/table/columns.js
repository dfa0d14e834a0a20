// Which column says what: by the headings where there are any, else by what stands in the columns.
import { recognise } from "./headings.js";
import { yearIn } from "./values.js";

const SEARCHED = 30; // rows in which the headings are looked for: titles and remarks stand above them
const SAMPLE = 60;
const LATEST = 2100; // a number up to here may be a year
const MODEL = /^(?=.*\d)[A-Z]{1,6}[A-Z0-9()./×*"-]{1,40}$/;

/** `{ head, columns: [{ title, field, unit, like }], first }`: `head` is the number of the heading's
 * row (0 where there is none), `first` the index of the first row below. `like` is what the cells of
 * a column look like whose use cannot be told. The reader may say which row is `head`. */
export function recogniseColumns(rows, categories = new Map(), head = undefined) {
  const found = head === undefined ? (heading(rows) ?? unusual(rows)) : head && { at: head - 1, deep: false };
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!found) return { head: 0, first: 0, columns: guessed(rows, 0, untitled(width), categories) };
  const { at, deep } = found;
  const titles = Array.from({ length: width }, (_, place) => {
    const above = rows[at][place] ?? "";
    const below = deep ? (rows[at + 1][place] ?? "") : "";
    return below && recognise(below).field ? below : above || below;
  });
  const first = at + 1 + Number(deep);
  const columns = once(titles.map((title) => ({ title, ...recognise(title) })));
  const named = columns.some(({ field }) => field === "model");
  return { head: at + 1, first, columns: named ? columns : guessed(rows, first, columns, categories) };
}

const untitled = (width) => Array.from({ length: width }, () => ({ title: "", field: "", unit: "" }));

// Headings that nobody here knows: words above numbers.
function unusual(rows) {
  const at = rows.findIndex((row) => row.filter(Boolean).length > 1);
  const digits = (row = []) => row.some((cell) => /\d/.test(cell));
  return at >= 0 && !digits(rows[at]) && digits(rows[at + 1]) ? { at, deep: false } : undefined;
}

/** The sheet that has a model's column, or the first that can be seen. */
export function likeliest(sheets) {
  const models = sheets.map(({ rows, hidden }) =>
    hidden ? -1 : (heading(rows)?.fields.has("model") ?? false) ? 1 : 0,
  );
  return models.indexOf(Math.max(...models));
}

// The row with the most headings; a model's heading counts more. Two rows where the second divides
// what the first has in common.
function heading(rows) {
  let best;
  rows.slice(0, SEARCHED).forEach((row, at) => {
    const fields = fieldsIn(row);
    const weight = fields.size + (fields.has("model") ? 1 : 0);
    const enough = fields.size >= 2 || (fields.has("model") && row.filter(Boolean).length <= 2);
    if (enough && weight > (best?.weight ?? 0)) best = { at, weight, fields };
  });
  if (!best) return undefined;
  const next = rows[best.at + 1] ?? [];
  const deep = fieldsIn(next).size > 0 && !next.some((cell) => /\d/.test(cell));
  return { ...best, deep };
}

const fieldsIn = (row) => new Set(row.map((cell) => recognise(cell).field).filter(Boolean));

// Of two columns for one thing the surer is taken, then the one further left.
function once(columns) {
  const taken = new Map();
  columns.forEach(({ field, sure }, at) => {
    if (field && sure > (taken.get(field)?.sure ?? 0)) taken.set(field, { sure, at });
  });
  return columns.map(({ title, field, unit }, at) =>
    taken.get(field)?.at === at ? { title, field, unit } : { title, field: "", unit: "" },
  );
}

// What no heading tells may be told by what stands below.
function guessed(rows, first, columns, categories) {
  const below = rows.slice(first);
  const cells = columns.map((_, at) =>
    below
      .map((row) => row[at] ?? "")
      .filter(Boolean)
      .slice(0, SAMPLE),
  );
  const share = (at, test) => cells[at].filter(test).length / (cells[at].length || 1);
  const taken = (field) => columns.some((column) => column.field === field);
  const free = columns.map((_, at) => at).filter((at) => !columns[at].field);
  const best = (field, test) => {
    if (taken(field)) return -1;
    const shares = free.map((at) => share(at, test));
    return Math.max(0, ...shares) >= 0.5 ? free[shares.indexOf(Math.max(...shares))] : -1;
  };
  const model = best("model", (cell) => MODEL.test(cell.normalize("NFKC").toUpperCase().replace(/\s/g, "")));
  const category = best("category", (cell) => categories.has(cell));
  return columns.map((column, at) => {
    const field = column.field || (at === model ? "model" : at === category ? "category" : "");
    const like = !field && share(at, (cell) => yearIn(cell, LATEST).value) >= 0.8 ? "年份" : "";
    return { ...column, field, like };
  });
}
