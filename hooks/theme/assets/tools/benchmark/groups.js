// The kinds of a machine that are asked about as one, and the boxes that each needs.

const PUMP = [
  { name: "flow", label: "流量 Q", unit: "m³/h" },
  { name: "head", label: "扬程 H（全部级）", unit: "m" },
  { name: "speed", label: "转速 n", unit: "r/min" },
  { name: "stages", label: "级数", unit: "级", optional: true },
];
const MODEL = {
  box: "model",
  label: "铭牌型号、电压（可空）",
  hint: "帮你看选的是不是这一种，如 YE4-132M-4、YKK450-4 10kV、TYCX",
  optional: true,
  words: true,
};
const YES_NO = [
  ["no", "不是、没有"],
  ["yes", "是"],
];
const MANY = 12; // choices that are sooner typed than picked
const CONDENSING = 110; // boilers have more than 100 %, of the heat value that grades are reckoned with

/** The values that a parameter has in a table, in the table's order. */
export const choices = (table, at) => [...new Set(table.rows.map(([, row]) => row[at]))];

/** Whether a parameter is a number, which readers type, or words, which they pick. */
export const isNumber = (table, at) =>
  table.parameters[at].banded || choices(table, at).every((value) => typeof value === "number");

/** Tables that are read together: a transformer has one for each of its losses. Those of a `family` are
 * one kind of machine, and the ratings tell which of them it is. */
export function groups(machine) {
  const found = new Map();
  for (const one of machine.tables) {
    const name = one.family ?? one.title.replace(one.quantity, "").trim();
    const key = `${one.family ? "family" : "title"} ${name}`;
    found.set(key, { name, family: Boolean(one.family), tables: [...(found.get(key)?.tables ?? []), one] });
  }
  return [...found.values()].map((group) => ({ id: group.tables[0].id, machine: machine.id, ...group }));
}

/** The group that an address means: by the id of one of its tables, else the first. */
export const chosenGroup = (all, id) =>
  all.find(({ tables }) => tables.some((one) => one.id === id)) ?? all[0];

/** The boxes that a group needs: ratings first, then a value for each quantity. `of` names the tables and
 * places that a box is for. */
export function boxes(group) {
  const found = group.machine === "motor" ? [MODEL] : [];
  for (const one of group.tables) for (const name of Object.keys(one.fixed ?? {})) fixed(found, one, name);
  for (const one of group.tables) {
    if (one.better === "formula") found.push(...PUMP.map((box) => ({ ...box, box: box.name })));
    else one.parameters.forEach((parameter, at) => rating(found, group, one, parameter, at));
  }
  for (const one of group.tables) for (const { asked } of one.additions ?? []) addition(found, one, asked);
  for (const one of group.tables) if (one.better === "offset") offset(found, one);
  return [...found, ...values(group)];
}

const numbered = (found) => `p${found.filter(({ rating: name }) => name).length}`;

function fixed(found, one, name) {
  const same = found.find(({ rating: other }) => other === name);
  const value = one.fixed[name];
  if (!same)
    return found.push({
      box: numbered(found),
      rating: name,
      label: name,
      options: [value],
      of: [[one.id, name]],
    });
  same.of.push([one.id, name]);
  if (!same.options.includes(value)) same.options.push(value);
  return undefined;
}

function rating(found, group, one, { name, unit, interpolated, banded }, at) {
  const numeric = isNumber(one, at);
  const options = choices(one, at);
  const same = (numeric || group.family) && found.find((box) => box.rating === name);
  if (same) {
    same.of.push([one.id, at]);
    if (same.options) same.options.push(...options.filter((value) => !same.options.includes(value)));
    return;
  }
  const label = numeric
    ? name
    : !group.family && (found.some((box) => box.rating === name) || options.length > 2)
      ? `${name}（${one.quantity}）`
      : name;
  const typed = interpolated || banded || (numeric && group.family && options.length > MANY);
  found.push({
    box: numbered(found),
    rating: name,
    label,
    unit,
    options: typed ? undefined : [...options],
    numeric,
    of: [[one.id, at]],
  });
}

function addition(found, one, asked) {
  const same = found.find((box) => box.addition === asked);
  if (same) return same.of.push([one.id, asked]);
  const at = found.filter((box) => box.addition).length;
  const label = `${asked.replace(/^是/, "")}吗`;
  return found.push({ box: `a${at}`, addition: asked, label, options: YES_NO, of: [[one.id, asked]] });
}

function offset(found, one) {
  const hint = "在产品标准里，本站没有收录；没有它不能定级";
  const points = "在产品标准里；没有它不知道限定值是多少";
  const of = [[one.id, one.base]];
  found.push(
    { box: "base", label: `规定效率 ${one.base}`, unit: "%", hint, most: 100, optional: true, of },
    { box: "slack", label: "允许偏差 Δη", unit: "个百分点", hint: points, most: 30, optional: true, of },
  );
}

// Quantities in the order of their tables, then what the grades ask for besides. Of a transformer each
// table has its own.
function values({ tables }) {
  const found = new Map();
  const add = (quantity, unit, most, table) => {
    const one = found.get(quantity) ?? { quantity, label: quantity, unit, most, of: [] };
    found.set(quantity, { ...one, of: [...one.of, [table.id, quantity]] });
  };
  for (const one of tables)
    if (one.better === "formula") add("泵效率", "%", 100, one);
    else add(one.quantity, one.better === "offset" ? "%" : one.unit, mostOf(one), one);
  for (const one of tables)
    for (const { quantity, unit } of demandsOf(one)) // “CSPF、IPLV或ACCOP” have boxes of their own
      if (!/[、或]/.test(quantity)) add(quantity, unit ?? "", unit === "%" ? 100 : undefined, one);
  return [...found.values()].map((one, at) => ({ ...one, box: `v${at}`, value: at }));
}

const demandsOf = ({ rows }) => rows.flatMap(([, , , more]) => more?.also ?? []);

const mostOf = ({ unit, better, rows }) =>
  better === "offset"
    ? 100
    : unit !== "%"
      ? undefined
      : rows.some(([, , grades]) => grades.some((grade) => grade > 100))
        ? CONDENSING
        : 100;

/** The tables that what is picked leaves open, and the boxes that all of them need, or, once everything is
 * picked, any of them. */
export function open(group, fields, asked) {
  if (!group.family) return { tables: group.tables, fields, settled: true };
  const picks = fields.filter(({ options, rating: name, numeric }) => options && name && !numeric);
  const fits = (one) =>
    picks.every((box) => {
      const text = asked.get(box.box);
      const place = placeOf(box, one);
      if (!text || place === undefined) return true;
      return typeof place === "string" ? one.fixed[place] === text : choices(one, place).includes(text);
    });
  const tables = group.tables.filter(fits);
  const over = (box) => tables.filter((one) => placeOf(box, one) !== undefined).length;
  const settled = picks.every((box) => asked.get(box.box) || !over(box));
  const shown = fields.filter(
    (box) => !box.of || picks.includes(box) || (settled ? over(box) : over(box) === tables.length),
  );
  return { tables, fields: shown.filter((box) => !box.of || over(box) || !tables.length), settled };
}

/** The place of a box's rating in a table, or its name where the whole table has one value. */
export const placeOf = (box, one) => box.of?.find(([id]) => id === one.id)?.[1];
