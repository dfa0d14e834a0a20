// The machines of a row, each as a plate for `check`.
import { categoryOf, knows } from "../index.js";
import { fuelOf } from "../fuels.js";
import { spelled } from "../spelling.js";
import { kindNamed, machinesWritten } from "../written.js";
import { countIn } from "./counted.js";
import { nameOf } from "./headings.js";
import { modelsIn } from "./models.js";
import { plain, ratingIn, yearIn } from "./values.js";

const RATINGS = ["power", "capacity", "voltage", "current", "evaporation"];
const BOILERS = ["fuel", "evaporation", "heat"]; // by which they are listed
const MOST = 6; // machines in one cell
const LONGEST = 300; // characters of a cell that are read as a nameplate

/** `[{ plate, faults, suggested, by, model, count }]`, one for each machine that the columns of `block`
 * name in `row`. What cannot be read is left out of the plate and said in `faults`. `model` is what the
 * table says of it; `by` tells what suggested the kind. `all` is `{ category, region }` for rows that
 * state none; `named` lets the name of a machine and the heading of a section suggest its kind; `aside`
 * tells that the name is of the machine in the block before. */
export function machinesIn(
  row,
  columns,
  block,
  index,
  { all = {}, named = true, section = {}, aside = false } = {},
) {
  const said = (field) => (block.at[field] === undefined ? "" : (row[block.at[field]] ?? ""));
  const faults = [];
  const stated = statedKind(said("category"), index);
  const found = written(
    index,
    (field) => (aside && field === "name" ? "" : said(field)),
    block.kind || stated.category,
    faults,
  );
  return found.map((one) => {
    const own = [...faults];
    const kind = kindOf(one, found.length > 1, {
      block,
      stated,
      all,
      index,
      named,
      section,
      name: said("name"),
    });
    if (stated.fault && !kind.category) own.push(stated.fault);
    const plate = plateOf(one, found.length > 1, kind.category, {
      row,
      columns,
      block,
      said,
      name: aside ? "" : plain(said("name")),
      all,
      index,
      faults: own,
    });
    const count = countIn(said("count"));
    if (count.fault) own.push(count.fault);
    return { plate, faults: own, ...kind, model: one.said, count: count.value ?? one.facts.count };
  });
}

// What the model's cell names, and what the name's cell names beside it. `{ text, said, category, facts }`:
// `text` is for `check`, `said` for the reader.
function written(index, said, category, faults) {
  const cells = [
    short(withSpec(plain(said("model")), plain(said("spec"))), "型号", faults),
    short(plain(said("name")), "名称", faults),
  ];
  const [inModel, inName] = cells.map((text) => (text ? machinesWritten(index, text, { category }) : []));
  const models = inModel.filter(({ model }) => model);
  const beside = inName.some(({ model }) => model) ? {} : besideIn(inName);
  // S9变压器 and 200/10
  if (/^\d+(\.\d+)?(\/\d+(\.\d+)?)?$/.test(cells[0]) && inName.length === 1 && /^[A-Za-z]{1,4}\d{1,2}$/.test(inName[0].model)) {
    const text = `${inName[0].model}-${cells[0]}`;
    return [{ text, said: text, category: inName[0].category, facts: inName[0].facts }];
  }
  const known = (one) => one.model && (!models.length || knows(index, spelled(one.model), ""));
  const seen = new Set(models.map(({ model }) => spelled(model)));
  const series = ({ model }) => [...seen].some((whole) => whole.startsWith(spelled(model))); // SJ系列 beside SJ1600
  const more = inName.filter((one) => known(one) && !series(one));
  const machines = [
    ...models.map((one) => ({ ...one, from: cells[0] })),
    ...more.map((one) => ({ ...one, from: cells[1] })),
  ];
  if (machines.length > MOST) faults.push(`这一行像型号的有 ${machines.length} 个，只查了前 ${MOST} 个`);
  if (!machines.length)
    return [{ text: wholly(cells, beside), said: cells[0], category: "", facts: inName[0]?.facts ?? {}, beside }];
  const whole = machines.length === 1; // then `check` reads the whole of it
  return machines.slice(0, MOST).map(({ model, category: kind, facts, from }) => ({
    text: whole ? from : model,
    said: whole && from === cells[0] ? from : model,
    category: kind,
    facts,
    beside,
  }));
}

// What a name that holds no model says of a boiler: 2吨燃煤锅炉. A voltage there is of the place as often.
const besideIn = ([one]) =>
  Object.fromEntries(Object.entries(one?.facts ?? {}).filter(([name]) => BOILERS.includes(name)));

// Without a model the name is what is read.
const wholly = ([model, name], beside) => (Object.keys(beside).length ? `${name} ${model}`.trim() : model);

// S7 in one column and 315/10 in the next; Y132M-4 and 7.5kW. A bare number is not added to a whole model:
// nobody knows what it counts.
function withSpec(model, spec) {
  if (!spec || !model) return model || spec;
  if (!/^\d+(\.\d+)?(\/\d+(\.\d+)?)?$/.test(spec)) return `${model} ${spec}`;
  return /^[A-Za-z]{1,4}\d{0,2}$/.test(model) ? `${model}-${spec}` : model;
}

function short(text, title, faults) {
  if (text.length <= LONGEST) return text;
  faults.push(`${title}这一格有 ${text.length} 字，只读了前 ${LONGEST} 字`);
  return text.slice(0, LONGEST);
}

// Of several machines in one row what stands beside each counts; for one alone, the row's own category.
function kindOf({ category: own }, several, { block, stated, all, index, named, section, name }) {
  const told = (category, by = "") => ({
    category,
    suggested: Boolean(category && by),
    by: category ? by : "",
  });
  if (block.kind) return told(block.kind, "列名");
  if (several && own) return told(own, "名称");
  if (stated.category) return told(stated.category, stated.exact ? "" : "名称");
  if (own && (named || !all.category)) return told(own, "名称");
  if (!stated.said && all.category) return told(all.category);
  const kind = named ? kindByName(index, plain(name)) : "";
  return kind || !named ? told(kind, "名称") : told(section.kind ?? "", section.by);
}

// 水泵 of 水泵配Y132M-4电机 and of 水泵 配电机Y132M-4: a name that holds a model names another machine too,
// behind the first.
function kindByName(index, name) {
  const [model] = modelsIn(name);
  if (!model) return kindNamed(index, name);
  const parts = name.slice(0, name.toUpperCase().indexOf(model)).split(/配[用套]?|带|及|和|与|[、,;+\s]/u);
  return parts.map((part) => kindNamed(index, part)).find(Boolean) ?? kindNamed(index, name);
}

function statedKind(cell, index) {
  const said = plain(cell);
  const exact = categoryOf(index, said);
  const category = exact || (said && kindNamed(index, said));
  const fault = said && !category ? `类别“${said.slice(0, 20)}”不在本站的类别里` : "";
  return { said, category: category || "", exact: Boolean(exact), fault };
}

function plateOf(
  { text, facts, category: own, beside = {} },
  several,
  category,
  { row, columns, block, said, name, all, index, faults },
) {
  const plate = {
    model: text,
    category,
    fuel: fuel(plain(said("fuel")), faults),
    region: plain(said("region")) || all.region || "",
  };
  if (name) plate.name = name; // types are listed by their names
  years(plate, said, index.latest, faults);
  for (const field of RATINGS) {
    const at = block.at[field];
    // A power beside a pump and its motor is the motor's; other ratings are of one of the two as well.
    if (at === undefined || (several && !(field === "power" && (own || category) === "motor"))) continue;
    const { quantity, value, fault } = ratingIn(row[at], field, columns[at].unit, category);
    if (fault) faults.push(`${nameOf(field)}${fault}`);
    else if (value !== undefined) plate[quantity] = plate[quantity] ?? value;
  }
  if (!several) for (const [name, value] of Object.entries(beside)) plate[name] = plate[name] || value;
  if (several) {
    const { count, ...rest } = facts;
    for (const [name, value] of Object.entries(rest)) plate[name] = plate[name] || value;
  }
  return plate;
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

/** The kind of machine that a name ends in; "" where it ends in none. */
export const likeName = kindNamed;
