// The lists' models in a form that is quick to ask: made once from the tool's data, whole or part by part.
import { headOf, isOf } from "./series.js";
import { keyFor, spelled } from "./spelling.js";

/** The part with the rows that words find. */
export const WORDS = "listed-words";

/** Thrown where an answer asks for what has not come yet. `parts` are the names of the files that have it. */
export class Lacking extends Error {
  constructor(parts) {
    super(`not there yet: ${parts.join(", ")}`);
    this.parts = parts;
  }
}

/** `data` is /tools/equipment.json. Rows and lists stay as they are; models are found by category. */
export function prepare(data) {
  const index = opened({ ...data, count: data.rows.length, starts: undefined });
  const own = (all, id) => all.filter(({ equipment }) => equipment.includes(id));
  for (const { id } of data.categories) {
    const part = { rows: own(data.rows, id), bans: own(data.bans, id), demands: own(data.demands, id), beside: data.beside };
    takeKind(index, id, part);
  }
  takeWords(index, data);
  return index;
}

/** The same with none of its kinds; `head` is /tools/listed.json. */
export const prepareHead = (head) => opened({ ...head, starts: new Map(head.categories.map(({ id, starts }) => [id, starts])) });

/** Puts in a part that had been lacking. */
export function take(index, name, part) {
  if (name === WORDS) takeWords(index, part);
  else takeKind(index, name.replace("listed/", ""), part);
}

function opened(data) {
  return {
    ...data,
    names: new Map(
      data.categories.flatMap(({ id, name, aliases = [] }) => [id, name, ...aliases].map((one) => [one, id])),
    ),
    nameOf: new Map(data.categories.map(({ id, name }) => [id, name])),
    listOf: new Map(data.lists.map((list) => [list.id, list])),
    regionOf: new Map(data.regions.map((region) => [region.id, region])),
    kinds: new Map(),
    words: undefined,
  };
}

function takeKind(index, id, { rows, bans, demands, beside, grades }) {
  if (index.kinds.has(id)) return;
  const models = { is: new Map(), printed: new Map(), joined: new Map(), spans: [], series: [], words: [], heads: new Map(), first: new Set() };
  for (const row of rows) for (const model of row.models ?? []) add(models, id, row, model);
  models.longest = [...models.is.keys()].sort((one, other) => other.length - one.length); // M1432A before M1432
  index.kinds.set(id, { rows, bans, demands, beside: beside[id], grades, models });
}

function takeWords(index, { rows }) {
  const han = [];
  for (const row of rows)
    for (const category of row.equipment)
      for (const { is = "" } of row.models ?? [])
        if (/\p{Script=Han}/u.test(is)) han.push({ key: spelled(is), category, written: is });
  han.sort((one, other) => other.key.length - one.key.length);
  index.words = { rows, han };
}

/** What is known of one kind of machine: `{ rows, bans, demands, beside, models }`. Throws Lacking. */
export function of(index, kind) {
  if (!index.kinds.has(kind)) throw new Lacking([`listed/${kind}`]);
  return index.kinds.get(kind);
}

/** The rows that words may find, of all kinds, and `han`, the models with Chinese in their name: 10"丰产50.
 * Throws Lacking. */
export function byWords(index) {
  if (!index.words) throw new Lacking([WORDS]);
  return index.words;
}

const NUMBERED = ["compressor"]; // 4L-20/8 is L-20/8

/** The kinds of machine that have any model beginning like this: the others need not be looked at. Throws
 * Lacking. */
export const kindsLike = (index, key) =>
  come(index, (id) => NUMBERED.includes(id) || mayStart(index, id, starting(key).slice(0, 1), key)).filter((id) => isLike(index, id, key));

/** Those of them that have any model, series or range that this may be. Throws Lacking. */
export const kindsWith = (index, key) =>
  come(index, (id) => mayStart(index, id, starting(keyFor(id, key)), key)).filter((id) => isLike(index, id, key));

/** The kinds that have any model that this, as `spelled`, may stand for, however it is misspelled. Throws Lacking. */
export function kindsNear(index, key) {
  const bare = key.replace(/\([A-Z0-9]+\)/g, "");
  const cut = key.replace(/^C(?=\d{4})/, ""); // of machine tools
  const forms = [key, bare, key.replace(/[()]/g, ""), cut].map((one) => [starting(one).slice(0, 1), one]);
  const near = (id) => NUMBERED.includes(id) || forms.some(([start, one]) => mayStart(index, id, start, one));
  return come(index, /^[\x20-\x7e]*$/.test(key) ? near : () => true); // with Chinese in it, it may be the end of one
}

const isLike = (index, id, key) => of(index, id).models.first.has(key[0]) || NUMBERED.includes(id);

// The kinds that fit, in their order; all where all are here. What has not come is asked for at once.
function come(index, fits) {
  const ids = [...index.nameOf.keys()].filter((id) => !index.starts || fits(id));
  const lacking = ids.filter((id) => !index.kinds.has(id));
  if (lacking.length) throw new Lacking(lacking.map((id) => `listed/${id}`));
  return ids;
}

// How a model begins as /tools/listed.json has it: two letters or digits, no hyphen, O for 0.
const starting = (key) => /^[A-Z0-9]{0,2}/.exec(key.replace(/-/g, "").replace(/^(.)0/, "$1O"))[0];

function mayStart(index, id, start, key) {
  if (!key) return false;
  const fits = (own) => own === ANY || (start ? own.startsWith(start) || start.startsWith(own) : own === UNLIKE);
  return (index.starts.get(id).match(/../gu) ?? []).some((own) => fits(own.trim()));
}

const [ANY, UNLIKE] = ["??", "**"]; // what may begin in any way, and with neither letter nor digit

function add(models, category, row, model) {
  const key = (text) => keyFor(category, spelled(text));
  const written = model.is ?? model.series ?? model.word ?? model.head;
  models.first.add(key(written)[0]);
  if ("is" in model) {
    put(models.is, key(model.is), row);
    models.printed.set(key(model.is), spelled(model.is));
    putJoined(models, key(model.is));
    const head = headOf(category, key(model.is));
    if (head && row.match === "exact") put(models.heads, head, row);
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
  return (category ? [category] : kindsWith(index, typed)).some((id) => {
    const key = keyFor(id, typed);
    const { is, spans, series, heads } = of(index, id).models;
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
  Boolean(typed) &&
  (category ? [category] : kindsWith(index, typed)).some((id) => of(index, id).models.is.has(keyFor(id, typed)));

/** The category's id for an id, a name or another name; "" where there is none. */
export const categoryOf = (index, text) => index.names.get(String(text ?? "").trim()) ?? "";

/** The region's id and those of what lies around it. */
export function around(index, text) {
  const found = index.regions.find(({ id, name }) => id === text || (text && name.startsWith(text)));
  const id = found?.id ?? text ?? "";
  return [id, index.regionOf.get(id)?.parent].filter(Boolean);
}
