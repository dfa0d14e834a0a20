// Rows that name a type of machine and no model: which of them may be about this one.
import { byWords, categoryOf, of } from "./index.js";
import { isOf } from "./series.js";
import { keyFor, spelled } from "./spelling.js";

export const TYPE_ONLY = "清单只写了类型，不能凭型号判断，对照条目";

const LEAST = 4; // characters of Chinese that name a type rather than a kind of machine
// Boilers whose code says that the grate is none that stands still, or (S) that there is none.
const MOVING = /^[A-Z]{2}[LWPDXZFS]/;

/** Whether no model and no rating decides a row. */
export const isTypeOnly = (row) => row.match === "attribute" && !(row.fuels && (!row.asks || row.limits));

/** The rows of types that may be a machine's: `{ named, open }`, those that the words around the model name, of
 * whatever category, and of `category` the others that nothing excludes. `plate` has `model` as it was written, `name` where a table has one, and
 * `fuel`; `typed` is the model as it is compared. In doubt a row is given: a type that was not compared is no
 * answer that it is another one. */
export function typesOf(index, category, typed, plate) {
  const words = han([plate.name, plate.model].filter(Boolean).join("，"));
  const own = category ? of(index, category).rows : [];
  const types = own.filter(isTypeOnly);
  const byType = types.length * 2 >= own.length; // else the lists go by models, and a model is told from theirs
  const ofOthers = (row) => isTypeOnly(row) && !row.equipment.includes(category) && !letters(row).length;
  const named = [...types, ...(words.length ? byWords(index).rows.filter(ofOthers) : [])].filter((row) => isNamed(index, row, words));
  const open = types.filter((row) => !named.includes(row) && !excluded(row, { category, typed, plate, byType }));
  return { named, open };
}

function excluded(row, { category, typed, plate, byType }) {
  if (!typed && !byType) return true; // there is nothing yet to compare: the model is asked for
  if (row.fuels) return (plate.fuel && !row.fuels.includes(plate.fuel)) || MOVING.test(typed);
  if (category === "boiler" && /^[A-Z]{2,5}-?\d/.test(typed) && !letters(row).length) return true; // types older than the code
  const own = letters(row);
  if (!byType) return own.length > 0; // its models are compared by their letters
  return own.length > 0 && own.every((word) => /^[A-Z]{2,}$/.test(word)) && sortsOut(own, category, typed);
}

// A model that begins with letters, and others than the row's.
function sortsOut(own, category, typed) {
  const key = keyFor(category, typed);
  const first = /^[A-Z]+/.exec(key)?.[0];
  return Boolean(first) && !own.some((word) => isOf(word, key, category) || first === word);
}

const letters = (row) => (row.models ?? []).flatMap(({ word }) => (word ? [spelled(word)] : []));

// Stretches of Chinese.
const han = (text) => text.match(/\p{Script=Han}{2,}/gu) ?? [];

// The words hold the whole of what a row names or, where it has no letters to go by, are its last part: 氯化钡盐浴炉
// of 1000℃以下热处理用氯化钡盐浴炉.
function isNamed(index, row, words) {
  const parts = han(row.name.replace(/[（(].*?[）)]/gu, "，").replace(/及以下|以下|系列|生产工艺|工艺和设备|工艺及设备|工艺|生产线/gu, "，"))
    .filter((part) => part.length >= LEAST);
  const bare = !letters(row).length;
  return words.some((said) =>
    parts.some((part) => said.includes(part) || (bare && said.length > LEAST && part.endsWith(said) && !categoryOf(index, said))),
  );
}
