// Which column says what: by the headings where there are any, else by what stands in the columns.
import { recognise } from "./headings.js";
import { yearIn } from "./values.js";

const SEARCHED = 30; // rows in which the headings are looked for: titles and remarks stand above them
const SAMPLE = 60;
const MODEL = /^(?=.*\d)[A-Z]{1,6}[A-Z0-9()./×*"-]{1,40}$/;

/** `{ head, columns: [{ title, field, unit, like }], first }`: `head` is the number of the heading's
 * row (0 where there is none), `first` the index of the first row below. `like` is what a column
 * without a heading looks like where its use cannot be told. The reader may say which row is `head`. */
export function recogniseColumns(rows, categories = new Map(), head = undefined) {
  const found = head === undefined ? heading(rows) : head && { at: head - 1, deep: false };
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!found) return { head: 0, first: 0, columns: guessed(rows, width, categories) };
  const { at, deep } = found;
  const titles = Array.from({ length: width }, (_, place) => {
    const above = rows[at][place] ?? "";
    const below = deep ? (rows[at + 1][place] ?? "") : "";
    return below && recognise(below).field ? below : above || below;
  });
  const columns = once(titles.map((title) => ({ title, ...recognise(title) })));
  return { head: at + 1, first: at + 1 + Number(deep), columns };
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

function guessed(rows, width, categories) {
  const cells = (at) => rows.map((row) => row[at] ?? "").filter(Boolean).slice(0, SAMPLE);
  const share = (at, test) => cells(at).filter(test).length / (cells(at).length || 1);
  const places = Array.from({ length: width }, (_, at) => at);
  const best = (test, least) => {
    const [first] = places.map((at) => [share(at, test), at]).sort(([one, a], [other, b]) => other - one || a - b);
    return first && first[0] >= least ? first[1] : -1;
  };
  const model = best((cell) => MODEL.test(cell.normalize("NFKC").toUpperCase().replace(/\s/g, "")), 0.5);
  const category = best((cell) => categories.has(cell), 0.5);
  return places.map((at) => {
    const field = at === model ? "model" : at === category ? "category" : "";
    const like = !field && share(at, (cell) => yearIn(cell, 2100).value) >= 0.8 ? "年份" : "";
    return { title: "", field, unit: "", like };
  });
}
