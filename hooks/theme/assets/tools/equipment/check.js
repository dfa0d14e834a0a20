// One nameplate against all lists. The only place that decides; pages and tables show what it says.
import { OUTCOMES, judge } from "./conditions.js";
import { fuelOf } from "./fuels.js";
import { around, categoryOf, kindsLike, kindsNear, kindsWith, of } from "./index.js";
import { misreadings } from "./characters.js";
import { kindred, matches, nearby } from "./matching.js";
import { STATED, coded, steamOf } from "./nameplate.js";
import { isOf } from "./series.js";
import { keyFor, spelled } from "./spelling.js";
import { TYPE_ONLY, typesOf } from "./types.js";
import { machinesWritten } from "./written.js";

export { prepare, prepareHead, take } from "./index.js";

export const VERDICTS = {
  listed: "列入淘汰",
  conditional: "有条件列入",
  encouraged: "鼓励更换，不强制",
  unmet: "型号列出，条件不符",
  suspect: "疑似，请人工核对",
  below: "低于现行能效限定值",
  none: "未收录",
  unreadable: "没有可查的型号",
};

const GRAVITY = ["listed", "conditional", "suspect", "encouraged", "below", "unmet", "none", "unreadable"];

/** `plate`: model (all that is written on the plate will do), name (in a table beside it), category, power (kW), voltage (V), capacity
 * (kVA), current (A), evaporation (t/h), heat (MW), temperature (°C), fuel, made, commissioned (years),
 * region; all may be missing. What is written beside the model counts as if it had been filled in.
 * Returns `{ verdict, label, category, read, hits, near, local, bans, questions, missing, conflicts,
 * note, others }`. `read` is what was understood of the writing: `{ model, category, facts }`. `hits`
 * are the rows that hold for the whole country or the plate's region, the gravest first; `local` those
 * of other places; `near` what only resembles; `types` rows that name a type and may be about it; `bans` market rules that its kind is below; `questions`
 * rows that no model decides; `conflicts` ratings that are stated differently; `others` the results of
 * further machines on the same plate. */
export function check(index, plate) {
  const chosen = categoryOf(index, plate.category);
  const written = machinesWritten(index, plate.model ?? "", { category: chosen });
  const fitting = written.filter(({ category }) => !chosen || !category || category === chosen);
  const [first, ...others] = (fitting.length ? fitting : written)
    .map((machine) => checkOne(index, plate, chosen, machine))
    .sort((one, other) => GRAVITY.indexOf(one.verdict) - GRAVITY.indexOf(other.verdict));
  return { ...first, others };
}

function checkOne(index, plate, chosen, machine) {
  const category = chosen || machine.category;
  const typed = spelled(machine.model);
  const read = { model: machine.model, category: machine.category, facts: machine.facts };
  const said = { ...plate, written: machine.facts };
  const { facts, conflicts } = factsOf(category, keyFor(category, typed), said);
  const types = typesOf(index, category, /[A-Z0-9]/.test(typed) ? typed : "", { ...plate, fuel: facts.fuel });
  if (!/[A-Z0-9]/.test(typed) && !types.named.length && !types.open.length && !(category && (facts.fuel || facts.evaporation || facts.heat)))
    return { ...empty("unreadable", category), read };
  const found = { hits: [], near: [], local: [], types: [], conflicts: category ? conflicts : [] };
  const categories = category ? [category] : kindsLike(index, typed);
  const parted = machine.model.replace(/\s+/g, "-"); // JR 51-4
  const scans = [
    ...misreadings(machine.model),
    ...(parted === machine.model ? [] : [{ text: parted, why: "把空格看作连字符时对上" }]),
  ].map((one) => ({ ...one, key: spelled(one.text) }));
  const asScanned = (one) =>
    scans.some(({ key }) => matches(of(index, one).models, one, keyFor(one, key), said).length > 0);
  for (const one of categories) look(index, one, typed, said, found, { decided: !category || asScanned(one) });
  if (!found.hits.some(({ how }) => how !== "attribute"))
    for (const { key, why } of scans) resembling(index, categories, key, said, found, () => why);
  if (category && !found.hits.length) {
    resembling(
      index,
      kindsWith(index, typed).filter((one) => one !== category),
      typed,
      said,
      found,
      (other) => `这个型号列在“${index.nameOf.get(other)}”里，和所选的类别不同`,
    );
  }
  if (!category) found.hits.forEach(lackCategory);
  ofTypes(index, types, category, plate.region, found);
  return { ...summed(index, category, typed, found, plate.region), read };
}

// What is only named by its type, here or in some places: what the words name is near, the rest is open.
function ofTypes(index, types, category, region, found) {
  const known = new Set([...found.hits, ...found.local, ...found.near].map(({ id }) => id));
  for (const row of [...types.named, ...types.open].filter(({ id }) => !known.has(id))) {
    const one = { ...shown(row, index.listOf.get(row.list)), category: category || row.equipment[0], because: [TYPE_ONLY] };
    if (isHere(index, row, region)) types.named.includes(row) ? found.near.push({ ...one, type: true }) : found.types.push(one);
    else found.local.push({ ...one, how: "type", outcome: "conditional", missing: [], deadline: "", due: {} });
  }
}

function empty(verdict, category) {
  const nothing = { hits: [], near: [], local: [], types: [], bans: [], questions: [], missing: [], conflicts: [] };
  return { verdict, label: VERDICTS[verdict], category, ...nothing, note: "写上铭牌上的型号" };
}

function summed(index, category, typed, found, region) {
  const hits = unique(found.hits).sort(
    (one, other) => OUTCOMES.indexOf(one.outcome) - OUTCOMES.indexOf(other.outcome),
  );
  const local = unique(found.local);
  const known = new Set([...hits, ...local].map(({ id }) => id));
  const near = unique(found.near).filter(({ id }) => !known.has(id));
  const bans = category ? belowLimit(index, category, typed) : [];
  const verdict = verdictOf(hits, near, bans);
  near.forEach(({ id }) => known.add(id));
  const missing = [
    ...new Set(hits.filter(({ outcome }) => outcome === verdict).flatMap((hit) => hit.missing)),
  ];
  const rest = {
    bans,
    questions: category ? asking(index, category, known, region) : [],
    types: found.types,
    missing,
    conflicts: [...new Set(found.conflicts)],
  };
  const note = verdict === "none" ? ["未收录不等于未淘汰", ...typesTold(found.types)].join("；") : noteOf(verdict, hits, near);
  return { verdict, label: VERDICTS[verdict], category, hits, near, local, ...rest, note };
}

function noteOf(verdict, hits, near) {
  const types = near.filter(({ type }) => type);
  if (verdict === "suspect" && types.length) return typesTold(types)[0];
  return (hits[0] ?? near[0])?.because.join("；") ?? "";
}

/** What is asked about rows of types, as a sentence or none. */
export const typesTold = (types) => (types.length ? [`${TYPE_ONLY}：${types.map(({ name }) => name).join("、")}`] : []);

// A model that resembles a listed one weighs more than a row of its kind that asks for fuel and size.
function verdictOf(hits, near, bans) {
  const open = hits.every(({ how, outcome }) => how === "attribute" && outcome === "conditional");
  const other = hits.length && hits[0].outcome === "unmet" && near.some(({ type }) => type); // not by this row, but by another
  if (hits.length && !other && !(open && near.some(({ close }) => close))) return hits[0].outcome;
  return near.some(({ out }) => !out) ? "suspect" : bans.length ? "below" : "none";
}

// `decided`: rows that go by fuel and size are not asked about.
function look(index, category, typed, plate, found, { decided }) {
  const { models } = of(index, category);
  const key = keyFor(category, typed);
  const here = (row) => isHere(index, row, plate.region); // another place's list is no answer here
  const { facts, conflicts } = factsOf(category, key, plate);
  const rows = typed ? matches(models, category, key, facts) : [];
  const hasModel = rows.some(({ row }) => here(row));
  for (const { row, how, limits = [] } of [
    ...rows,
    ...decidedByFacts(index, category, facts, decided || hasModel),
  ]) {
    const list = index.listOf.get(row.list);
    const judged = judge(narrowed(row, category, key, limits), list, facts);
    found[here(row) ? "hits" : "local"].push({ ...shown(row, list), category, how, ...judged });
  }
  found.conflicts.push(...conflicts);
  if (!typed || hasModel) return;
  for (const { row, why, close, out } of [
    ...nearby(models, category, key, facts, here),
    ...kindred(models, category, key).filter(({ row: one }) => here(one)),
  ])
    found.near.push({ ...shown(row, index.listOf.get(row.list)), category, because: [why], close, out });
}

// A row with what its models leave open and what it demands of some of its models only.
function narrowed(row, category, key, limits) {
  const own = (row.model_conditions ?? []).filter(({ models }) =>
    models.some((model) => isOf(keyFor(category, spelled(model)), key, category)),
  );
  return {
    ...row,
    limits: [...limits, ...(row.limits ?? []), ...own.flatMap((one) => one.limits ?? [])],
    asks: [...(row.asks ?? []), ...own.flatMap((one) => one.asks ?? [])],
  };
}

const shown = (row, list) => ({
  id: row.id,
  url: row.url,
  row,
  list: list.title,
  item: row.no ?? "",
  name: row.name,
});

// Ratings as given, as written beside the model and as the model states them; where two differ,
// neither is believed.
function factsOf(category, key, plate) {
  const sources = [
    ["型号写的是", coded(category, key)],
    ["铭牌另写的是", plate.written ?? {}],
    ["填的是", { ...plate, fuel: fuelOf(plate.fuel) || undefined }],
  ];
  const facts = {};
  const conflicts = [];
  for (const [name, { name: label, told }] of Object.entries(STATED)) {
    const said = sources.filter(([, source]) => source[name] !== undefined);
    if (!said.length) continue;
    const [one, other] = [said[0], said.find(([, source]) => source[name] !== said[0][1][name])];
    if (other) conflicts.push(`${label}${other[0]} ${told(other[1][name])}，${one[0]} ${told(one[1][name])}，两个不一致，请核对`);
    else facts[name] = one[1][name];
  }
  if (facts.made > facts.commissioned) {
    conflicts.push(`投运年份 ${facts.commissioned} 早于生产年份 ${facts.made}，请核对`);
    facts.made = facts.commissioned = undefined;
  }
  if (facts.evaporation === undefined && facts.heat !== undefined) {
    facts.evaporation = steamOf(facts.heat);
    facts.converted = true;
  }
  return { facts, conflicts };
}

// Boilers are listed by fuel and size also. Where a model has been found, such a row is added only
// when nothing is left open; else what is open is asked, for no model says that a boiler may stay.
function decidedByFacts(index, category, facts, hasModel) {
  return of(index, category)
    .rows.filter((row) => row.match === "attribute" && row.fuels && (!row.asks || row.limits))
    .map((row) => ({ row, how: "attribute", judged: judge(row, {}, facts) }))
    .filter(({ judged }) => judged.outcome === "listed" || (judged.outcome === "conditional" && !hasModel));
}

function isHere(index, row, region) {
  if (row.place) return false;
  if (!row.regions) return true;
  const ids = around(index, region);
  return row.regions.some((id) => ids.includes(id));
}

function resembling(index, categories, typed, plate, found, why) {
  for (const category of categories) {
    const key = keyFor(category, typed);
    for (const { row } of matches(
      of(index, category).models,
      category,
      key,
      factsOf(category, key, plate).facts,
    )) {
      if (isHere(index, row, plate.region))
        found.near.push({
          ...shown(row, index.listOf.get(row.list)),
          category,
          because: [why(category)],
        });
    }
  }
}

function lackCategory(hit) {
  hit.missing = ["设备类别", ...hit.missing];
  if (hit.outcome !== "unmet") hit.outcome = "conditional";
}

const belowLimit = (index, category, typed) =>
  of(index, category).bans.filter(({ kinds = [] }) =>
    kinds.some((kind) => typed.startsWith(kind) && /[-\d]/.test(typed[kind.length] ?? "-")),
  );

// Rows of the category that nobody can decide by a model.
const asking = (index, category, known, region) =>
  of(index, category)
    .rows.filter((row) => row.match === "attribute" && isHere(index, row, region) && !known.has(row.id))
    .map((row) => shown(row, index.listOf.get(row.list)));

const unique = (hits) => [...new Map(hits.map((hit) => [hit.id, hit])).values()];

/** Categories in which what is written is listed, or resembles what is: to suggest, never to assume. */
export function suggested(index, text) {
  return [...new Set(machinesWritten(index, text).flatMap(({ model }) => kindsOf(index, spelled(model))))];
}

function kindsOf(index, typed) {
  if (!typed) return [];
  const fits = (category) => {
    const key = keyFor(category, typed);
    const { models } = of(index, category);
    return matches(models, category, key).length > 0 || nearby(models, category, key, {}, () => true).length > 0;
  };
  return kindsNear(index, typed).filter(fits);
}
