// A row of the table becomes a plate for `check`.
import { categoryOf } from "../index.js";
import { fuelOf } from "../nameplate.js";
import { nameOf } from "./headings.js";
import { plain, ratingIn, yearIn } from "./values.js";

const RATINGS = ["power", "capacity", "voltage", "current", "evaporation"];
// Names that end like those of a kind of machine, and are another.
const OTHERS = /(发电机|热泵|暖风机|吹风机|热风机|回转炉)$/u;
const TAIL = /([（(].*[）)]|[\s\dA-Za-z#＃号台一二三四五六七八九十甲乙丙丁._-])+$/u;

/** `{ plate, faults, suggested, count }`. What cannot be read is left out of the plate and said in
 * `faults`. `all` is `{ category, region }` for rows that state none; `named` lets the name of a
 * machine suggest its category. */
export function machineIn(row, columns, index, { all = {}, named = true } = {}) {
  const said = (field) => {
    const at = columns.findIndex((column) => column.field === field);
    return at < 0 ? "" : (row[at] ?? "");
  };
  const faults = [];
  const { category, suggested } = kind(
    said("category"),
    named ? said("name") : "",
    all.category,
    index,
    faults,
  );
  const plate = {
    model: plain(said("model")),
    category,
    fuel: fuel(plain(said("fuel")), faults),
    region: plain(said("region")) || all.region || "",
  };
  years(plate, said, index.latest, faults);
  for (const { field, unit, at } of columns.map((column, at) => ({ ...column, at }))) {
    if (!RATINGS.includes(field)) continue;
    const { quantity, value, fault } = ratingIn(row[at], field, unit, category);
    if (fault) faults.push(`${nameOf(field)}${fault}`);
    else if (value !== undefined) plate[quantity] ??= value;
  }
  const count = /^\d{1,6}/.exec(plain(said("count")))?.[0];
  return { plate, faults, suggested, count: count === undefined ? undefined : Number(count) };
}

function years(plate, said, latest, faults) {
  for (const field of ["made", "commissioned"]) {
    const { value, fault } = yearIn(said(field), latest);
    if (fault) faults.push(`${nameOf(field)}${fault}`);
    else if (value !== undefined) plate[field] = value;
  }
  if (plate.made > plate.commissioned) {
    faults.push(`投运年份 ${plate.commissioned} 早于生产年份 ${plate.made}，两个都没有采用`);
    delete plate.made;
    delete plate.commissioned;
  }
}

function fuel(said, faults) {
  const id = fuelOf(said);
  if (said && !id) faults.push(`燃料“${said.slice(0, 20)}”认不出来`);
  return id;
}

function kind(stated, name, all, index, faults) {
  const said = plain(stated);
  const exact = categoryOf(index, said);
  if (exact) return { category: exact, suggested: false };
  if (!said && all) return { category: all, suggested: false };
  const category = (said && likeName(index, said)) || likeName(index, plain(name));
  if (said && !category) faults.push(`类别“${said.slice(0, 20)}”不在本站的类别里`);
  return { category, suggested: Boolean(category) };
}

/** The kind of machine that a name ends in: 三相异步电动机 is a 电动机, 水泵电机 as well; "" where
 * none does. */
export function likeName(index, name) {
  const bare = name.replace(TAIL, "");
  if (!bare || OTHERS.test(bare)) return "";
  const [longest] = [...index.names.keys()]
    .filter((one) => bare.endsWith(one))
    .sort((one, other) => other.length - one.length);
  return longest ? index.names.get(longest) : "";
}
