// Which columns belong to one machine. A row may hold several: a pump and its motor, or two ledgers
// side by side on one sheet.
import { columnName } from "./headings.js";

const RATINGS = ["power", "capacity", "voltage", "current", "evaporation"];
const AHEAD = ["name", "category", "asset"]; // what stands before a machine's model
const plain = (title) => title.normalize("NFKC").replace(/\s/g, "");

/** `[{ name, kind, at: { field: place } }]`, one for each machine that a row may hold, from left to
 * right. `name` is that of its model's column where there are several; `kind` the kind that its heading
 * names. Without any column of models there is one, with what else is known. */
export function blocksIn(columns) {
  const models = places(columns, "model");
  const { common, halves } = models.length ? halved(columns) : { common: [], halves: [] };
  if (!models.length) return [{ name: "", kind: "", at: chosen(columns, all(columns)) }];
  return halves.flatMap((half) => {
    const inside = half.filter((at) => columns[at].field === "model");
    return inside.map((model) => {
      const kind = kindAt(columns, model);
      const own = half.filter((at) => belongs(columns, half, inside, at, model, kind));
      const rest = common.filter((at) => !own.some((one) => columns[one].field === columns[at].field));
      const name = models.length > 1 ? named(columns, model) : "";
      return { name, kind, at: chosen(columns, [...own, ...rest], model) };
    });
  });
}

const all = (columns) => columns.map((_, at) => at);
const places = (columns, field) => all(columns).filter((at) => columns[at].field === field);
const kindAt = (columns, at) => columns[at]?.kind ?? "";

// Two columns of one title are called by their place as well.
function named(columns, at) {
  const title = columns[at].title;
  const twins = columns.filter((one) => one.title === title).length;
  return title && twins === 1 ? title : [title, columnName(at)].filter(Boolean).join("，");
}

// A title that comes again begins the other half of the sheet, where both halves have models. What
// stands left of the first is common to both.
function halved(columns) {
  const titles = columns.map(({ title }) => plain(title));
  const hasModel = (from, to) => columns.slice(from, to).some(({ field }) => field === "model");
  for (let at = 1; at < titles.length; at++) {
    const start = titles[at] ? titles.indexOf(titles[at]) : at;
    if (start === at || !hasModel(start, at) || !hasModel(at)) continue;
    const starts = all(columns).filter((place) => titles[place] === titles[at]);
    const ends = [...starts.slice(1), columns.length];
    const halves = [];
    starts.forEach((from, which) => {
      const part = all(columns).slice(from, ends[which]);
      if (hasModel(from, ends[which]) || !halves.length) halves.push(part);
      else halves[halves.length - 1].push(...part);
    });
    return { common: all(columns).slice(0, start), halves };
  }
  return { common: [], halves: [all(columns)] };
}

// Of several machines in one row, ratings belong to the one whose kind their heading names, else to the
// model before them; what is said once (place, year, number of machines) holds for all.
function belongs(columns, half, models, at, model, kind) {
  const { field, kind: own } = columns[at];
  if (!field || field === "model") return false;
  if (own && models.some((one) => columns[one].kind === own)) return own === kind;
  if (RATINGS.includes(field) && own) return !kind && models.length === 1;
  if (models.length === 1) return true;
  const single = half.filter((one) => columns[one].field === field).length < 2;
  if (single && !RATINGS.includes(field) && field !== "spec") return true;
  const [before, after] = [models.filter((one) => one < at), models.filter((one) => one > at)];
  if (AHEAD.includes(field)) return model === (after[0] ?? models[models.length - 1]);
  if (field === "spec" && !before.length) return model === after[0];
  if (before.length) return model === before[before.length - 1];
  const motor = models.find((one) => field === "power" && columns[one].kind === "motor");
  return model === (motor ?? models[0]);
}

// Of two columns for one thing the surer is taken, then the one further left.
function chosen(columns, some, model) {
  const at = model === undefined ? {} : { model };
  for (const place of some) {
    const { field } = columns[place];
    if (!field || field === "model") continue;
    if (at[field] === undefined || (columns[place].sure ?? 0) > (columns[at[field]].sure ?? 0))
      at[field] = place;
  }
  return at;
}

/** Places of the columns that some machine is told by. */
export const usedIn = (blocks) => new Set(blocks.flatMap(({ at }) => Object.values(at)));
