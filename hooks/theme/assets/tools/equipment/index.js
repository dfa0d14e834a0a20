// The lists' models in a form that is quick to ask: made once from the tool's data.
import { headOf, isOf } from "./series.js";
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
        { is: new Map(), printed: new Map(), joined: new Map(), spans: [], series: [], words: [], heads: new Map(), first: new Set() },
      ]),
    ),
    han: [], // models with Chinese in their name: 10"丰产50
  };
  for (const row of data.rows) {
    for (const category of row.equipment) {
      index.rowsOf.get(category).push(row);
      for (const model of row.models ?? []) add(index, category, row, model);
    }
  }
  for (const models of index.models.values())
    models.longest = [...models.is.keys()].sort((one, other) => other.length - one.length); // M1432A before M1432
  index.han.sort((one, other) => other.key.length - one.key.length);
  return index;
}

/** The kinds of machine that have any model beginning like this: the others need not be looked at. */
export const kindsLike = (index, key) =>
  [...index.models.keys()].filter((id) => index.models.get(id).first.has(key[0]) || id === "compressor");

function add(index, category, row, model) {
  const models = index.models.get(category);
  const key = (text) => keyFor(category, spelled(text));
  const written = model.is ?? model.series ?? model.word ?? model.head;
  models.first.add(key(written)[0]);
  if ("is" in model) {
    put(models.is, key(model.is), row);
    models.printed.set(key(model.is), spelled(model.is));
    putJoined(models, key(model.is));
    const head = headOf(category, key(model.is));
    if (head && row.match === "exact") put(models.heads, head, row);
    if (/\p{Script=Han}/u.test(model.is)) index.han.push({ key: spelled(model.is), category, written });
  } else if ("series" in model) models.series.push({ head: key(model.series), row });
  else if ("word" in model) models.words.push({ head: key(model.word), row });
  else models.spans.push({ ...model, row });
}

// What is read where the hyphens are not: V0.6/7 may be V-0.6/7.
function putJoined({ is, joined }, key) {
  if (!key.includes("-")) return;
  const bare = key.replace(/-/g, "");
  if (!joined.has(bare)) joined.set(bare, new Map());
  joined.get(bare).set(key, is.get(key));
}

function put(map, key, row) {
  if (!map.has(key)) map.set(key, []);
  if (!map.get(key).includes(row)) map.get(key).push(row);
}

/** Whether a model, as `spelled`, is one of the lists' or of a series of theirs, in `category` or, with
 * "", in any. */
export function knows(index, typed, category) {
  if (!typed) return false;
  return (category ? [category] : kindsLike(index, typed)).some((id) => {
    const key = keyFor(id, typed);
    const { is, spans, series, heads } = index.models.get(id);
    return (
      is.has(key) ||
      heads.has(key) ||
      heads.has(headOf(id, key)) ||
      series.some(({ head }) => isOf(head, key, id)) ||
      spans.some(({ head }) => key === head.slice(0, -1) || (key.startsWith(head) && /^\d/.test(key.slice(head.length))))
    );
  });
}

/** Whether a model, as `spelled`, is one that a list writes out. */
export const lists = (index, typed, category) =>
  (category ? [category] : kindsLike(index, typed)).some((id) => index.models.get(id).is.has(keyFor(id, typed)));

/** The category's id for an id, a name or another name; "" where there is none. */
export const categoryOf = (index, text) => index.names.get(String(text ?? "").trim()) ?? "";

/** The region's id and those of what lies around it. */
export function around(index, text) {
  const found = index.regions.find(({ id, name }) => id === text || (text && name.startsWith(text)));
  const id = found?.id ?? text ?? "";
  return [id, index.regionOf.get(id)?.parent].filter(Boolean);
}
