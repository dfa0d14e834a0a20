// The lists' models in a form that is quick to ask: made once from the tool's data.
import { keyFor, spelled } from "./spelling.js";

/** `data` is /tools/equipment.json. Rows and lists stay as they are; models are found by category. */
export function prepare(data) {
  const index = {
    ...data,
    names: new Map(
      data.categories.flatMap(({ id, name, aliases = [] }) => [id, name, ...aliases].map((one) => [one, id])),
    ),
    nameOf: new Map(data.categories.map(({ id, name }) => [id, name])),
    listOf: new Map(data.lists.map((list) => [list.id, list])),
    regionOf: new Map(data.regions.map((region) => [region.id, region])),
    rowsOf: new Map(data.categories.map(({ id }) => [id, []])),
    models: new Map(
      data.categories.map(({ id }) => [
        id,
        { is: new Map(), spans: [], series: [], words: [], heads: new Map(), first: new Set() },
      ]),
    ),
  };
  for (const row of data.rows) {
    for (const category of row.equipment) {
      index.rowsOf.get(category).push(row);
      for (const model of row.models ?? []) add(index.models.get(category), category, row, model);
    }
  }
  return index;
}

/** The kinds of machine that have any model beginning like this: the others need not be looked at. */
export const kindsLike = (index, key) =>
  [...index.models.keys()].filter((id) => index.models.get(id).first.has(key[0]) || id === "compressor");

function add(models, category, row, model) {
  const key = (text) => keyFor(category, spelled(text));
  models.first.add(key(model.is ?? model.series ?? model.word ?? model.head)[0]);
  if ("is" in model) {
    put(models.is, key(model.is), row);
    const head = headOf(category, key(model.is));
    if (head && row.match === "exact") put(models.heads, head, row);
  } else if ("series" in model) models.series.push({ head: key(model.series), row });
  else if ("word" in model) models.words.push({ head: key(model.word), row });
  else models.spans.push({ ...model, head: spelled(model.head), row });
}

function put(map, key, row) {
  if (!map.has(key)) map.set(key, []);
  if (!map.get(key).includes(row)) map.get(key).push(row);
}

/** The part of a model that names its series, where it can be told from the sizes: `Y2` of
 * Y2-132S-4, `Y` of Y132S-4, `S9` of S9-400, `CJ10` of CJ10-40, `Y5-47` of Y5-47No.5C. */
export function headOf(category, key) {
  if (category === "fan") return /^([A-Z]*\d+-\d+)/.exec(key)?.[1] ?? "";
  const frame = /^(?:(Y[A-Z]*\d)-|(Y[A-Z]*)-?)\d{2,3}[SML]/.exec(key);
  return frame?.[1] ?? frame?.[2] ?? /^([A-Z]{1,5}(?:\([A-Z]\))?\d+)-/.exec(key)?.[1] ?? "";
}

/** The category's id for an id, a name or another name; "" where there is none. */
export const categoryOf = (index, text) => index.names.get(String(text ?? "").trim()) ?? "";

/** The region's id and those of what lies around it. */
export function around(index, text) {
  const found = index.regions.find(({ id, name }) => id === text || (text && name.startsWith(text)));
  const id = found?.id ?? text ?? "";
  return [id, index.regionOf.get(id)?.parent].filter(Boolean);
}
