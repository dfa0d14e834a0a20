// Which column says what: by the headings where there are any, else by what stands in the columns.
import { knows } from "../index.js";
import { spelled } from "../spelling.js";
import { kindOf, recognise } from "./headings.js";
import { holdsModel, isModel } from "./models.js";
import { yearIn } from "./values.js";

const SEARCHED = 30; // rows in which the headings are looked for: titles and remarks stand above them
const SAMPLE = 60;
const CODE = /(编号|编码|代码|合同号|单号|票号|车牌号?|卡号|证号|账号|图号|序号)$/u;
const LATEST = 2100; // a number up to here may be a year

/** `{ head, columns: [{ title, field, unit, sure, kind, like }], first }`: `head` says how many rows there are
 * up to the heading (0 where there is none), `first` is the index of the first row below. Several columns
 * may be for one thing (blocks.js tells them apart). `kind` is the kind of machine that the heading names.
 * `like` is what the cells of a column look like whose use cannot be told. The reader may say which row
 * is `head`. `index` knows the kinds and the models of the lists. */
export function recogniseColumns(rows, index, head = undefined) {
  const { names } = index;
  const found = head === undefined ? (heading(rows) ?? unusual(rows)) : head && { at: head - 1, deep: false };
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (!found) return { head: 0, first: 0, columns: guessed(rows, 0, untitled(width), index) };
  const { at, deep } = found;
  const upper = deep ? rows[at] : grouping(rows[at - 1]);
  const lower = rows[at + Number(deep)] ?? [];
  const columns = Array.from({ length: width }, (_, place) => {
    const [above, below] = [upper?.[place] ?? "", lower[place] ?? ""];
    const own = below && (!deep || recognise(below).field) ? below : above || below;
    const kind = kindOf(own, names) || (own === below ? kindOf(above, names) : "");
    const title = kind && own === below && above && above !== below ? `${above}${below}` : own;
    return { title, ...recognise(own), kind };
  });
  const first = at + 1 + Number(deep);
  return { head: at + 1, first, columns: guessed(rows, first, columns, index) };
}

// A row above the headings that divides them (水泵, 电机), and is no title.
const grouping = (row = []) =>
  new Set(row.filter(Boolean)).size > 1 && !row.some((cell) => /\d{4}/.test(cell)) ? row : undefined;

const untitled = (width) =>
  Array.from({ length: width }, () => ({ title: "", field: "", unit: "", sure: 0, kind: "" }));

// Headings that nobody here knows: words above numbers.
function unusual(rows) {
  const at = rows.findIndex((row) => row.filter(Boolean).length > 1);
  const digits = (row = []) => row.some((cell) => /\d/.test(cell));
  return at >= 0 && !digits(rows[at]) && digits(rows[at + 1]) ? { at, deep: false } : undefined;
}

// The row with the most headings; a model's heading counts more. Two rows where the second divides
// what the first has in common.
function heading(rows) {
  let best;
  rows.slice(0, SEARCHED).forEach((row, at) => {
    const fields = fieldsIn(row);
    const weight = fields.size + (fields.has("model") ? 1 : 0);
    const enough = fields.size >= 2 || (fields.has("model") && row.filter(Boolean).length <= 2);
    if (enough && weight > (best?.weight ?? 0)) best = { at, weight };
  });
  if (!best) return undefined;
  const next = rows[best.at + 1] ?? [];
  const deep = fieldsIn(next).size > 0 && !next.some((cell) => /\d/.test(cell));
  return { ...best, deep };
}

/** Whether a row is certainly one of headings. */
export function isHeading(row) {
  const fields = fieldsIn(row);
  return fields.size >= (fields.has("model") ? 2 : 3) && !row.some((cell) => /\d/.test(cell));
}

const fieldsIn = (row) => new Set(row.map((cell) => recognise(cell).field).filter(Boolean));

// What no heading tells may be told by what stands below.
function guessed(rows, first, columns, index) {
  const below = rows.slice(first);
  const cells = columns.map((_, at) =>
    below
      .map((row) => row[at] ?? "")
      .filter(Boolean)
      .slice(0, SAMPLE),
  );
  const share = (at, test) => cells[at].filter(test).length / (cells[at].length || 1);
  const known = (cell) => isModel(cell) && knows(index, spelled(cell), "");
  const taken = (field) => columns.some((column) => column.field === field);
  const free = columns.map((_, at) => at).filter((at) => !columns[at].field);
  const best = (test, some = free) => {
    const shares = some.map((at) => share(at, test));
    const most = shares.reduce((one, other) => Math.max(one, other), 0);
    return most >= 0.5 ? some[shares.indexOf(most)] : -1;
  };
  const category = taken("category") ? -1 : best((cell) => index.names.has(cell));
  // Models that the lists know tell a column of models from one of numbers of the inventory; so does a
  // heading that names a machine (配套电机).
  const models = free.filter(
    (at) => share(at, isModel) >= 0.5 && (share(at, known) >= 0.2 || columns[at].kind),
  );
  const named = columns.some(({ field }, at) => field === "name" && share(at, holdsModel) > 0);
  const lone = !models.length && !taken("model") && !named;
  const coded = free.filter((at) => !CODE.test(columns[at].title)); // numbers of contracts and cars are no models
  if (lone && !taken("spec")) models.push(best(isModel, coded));
  // 规格 beside 型号 says more of the same machine; alone it is where the model stands.
  const spec = (at) => !taken("model") && (lone || share(at, holdsModel) >= 0.3);
  return columns.map((column, at) => {
    if (column.field === "spec" && spec(at)) return { ...column, field: "model", like: "" };
    const field = column.field || (models.includes(at) ? "model" : at === category ? "category" : "");
    return { ...column, field, like: field ? "" : like((test) => share(at, test)) };
  });
}

function like(share) {
  if (share(isModel) >= 0.5) return "型号"; // numbers of contracts have years in them
  return share((cell) => yearIn(cell, LATEST).value) >= 0.8 ? "年份" : "";
}
