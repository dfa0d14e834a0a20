// One nameplate against all lists. The only place that decides; pages and tables show what it says.
import { OUTCOMES, judge } from "./conditions.js";
import { around, categoryOf, kindsLike } from "./index.js";
import { kindred, matches, nearby } from "./matching.js";
import { QUANTITIES, coded, fuelName, fuelOf } from "./nameplate.js";
import { keyFor, readings } from "./spelling.js";

export { prepare } from "./index.js";

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

/** `plate`: model, category, power (kW), voltage (V), capacity (kVA), current (A), evaporation (t/h),
 * fuel, made, commissioned (years), region; all may be missing. Returns `{ verdict, label, category,
 * hits, near, local, bans, questions, missing, conflicts, note }`. `hits` are the rows that hold for
 * the whole country or the plate's region, the gravest first; `local` those of other places; `near`
 * what only resembles; `bans` market rules that its kind is below; `questions` rows that no model
 * decides; `conflicts` ratings that the model and the reader state differently. */
export function check(index, plate) {
  const category = categoryOf(index, plate.category);
  const { typed, scanned } = readings(plate.model ?? "");
  if (!/[A-Z0-9]/.test(typed) && !(category && (plate.fuel || plate.evaporation)))
    return empty("unreadable", category);
  const found = { hits: [], near: [], local: [], conflicts: [] };
  const like = kindsLike(index, typed);
  const categories = category ? [category] : like;
  const asScanned = (one) =>
    scanned && matches(index.models.get(one), one, keyFor(one, scanned), plate).length > 0;
  for (const one of categories)
    look(index, one, typed, plate, found, { decided: !category || asScanned(one) });
  if (scanned) resembling(index, categories, scanned, plate, found, () => "把 l 看作数字 1 时对上");
  const others = like.filter((one) => one !== category);
  if (category && !found.hits.length) {
    resembling(
      index,
      others,
      typed,
      plate,
      found,
      (other) => `这个型号列在“${index.nameOf.get(other)}”里，和所选的类别不同`,
    );
  }
  if (!category) found.hits.forEach(lackCategory);
  return summed(index, category, typed, found, plate.region);
}

function empty(verdict, category) {
  const nothing = { hits: [], near: [], local: [], bans: [], questions: [], missing: [], conflicts: [] };
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
  const suspected = near.some(({ out }) => !out);
  const verdict = hits[0]?.outcome ?? (suspected ? "suspect" : bans.length ? "below" : "none");
  near.forEach(({ id }) => known.add(id));
  const missing = [
    ...new Set(hits.filter(({ outcome }) => outcome === verdict).flatMap((hit) => hit.missing)),
  ];
  const rest = {
    bans,
    questions: category ? asking(index, category, known, region) : [],
    missing,
    conflicts: [...new Set(found.conflicts)],
  };
  const note = verdict === "none" ? "未收录不等于未淘汰" : ((hits[0] ?? near[0])?.because.join("；") ?? "");
  return { verdict, label: VERDICTS[verdict], category, hits, near, local, ...rest, note };
}

// `decided`: rows that go by fuel and size are not asked about.
function look(index, category, typed, plate, found, { decided }) {
  const models = index.models.get(category);
  const key = keyFor(category, typed);
  const { facts, conflicts } = factsOf(category, key, plate);
  const rows = typed ? matches(models, category, key, facts) : [];
  const hasModel = rows.some(({ row }) => isHere(index, row, plate.region)); // another place's list is no answer here
  for (const { row, how, limits = [] } of [
    ...rows,
    ...decidedByFacts(index, category, facts, decided || hasModel),
  ]) {
    const list = index.listOf.get(row.list);
    const judged = judge({ ...row, limits: [...limits, ...(row.limits ?? [])] }, list, facts);
    found[isHere(index, row, plate.region) ? "hits" : "local"].push({
      ...shown(row, list),
      category,
      how,
      ...judged,
    });
  }
  found.conflicts.push(...conflicts);
  if (!typed) return;
  for (const { row, why, out } of hasModel
    ? []
    : [...nearby(models, category, key, facts), ...kindred(models, category, key)]) {
    if (isHere(index, row, plate.region))
      found.near.push({ ...shown(row, index.listOf.get(row.list)), category, because: [why], out });
  }
}

const shown = (row, list) => ({
  id: row.id,
  url: row.url,
  row,
  list: list.title,
  item: row.no ?? "",
  name: row.name,
});

// Ratings as given and as the model states them; where the two differ, neither is believed.
function factsOf(category, key, plate) {
  const told = coded(category, key);
  const facts = { ...told, made: plate.made, commissioned: plate.commissioned };
  const conflicts = [];
  for (const quantity of Object.keys(QUANTITIES)) {
    const given = plate[quantity];
    if (given === undefined) continue;
    const differ = told[quantity] !== undefined && told[quantity] !== given;
    const { name, unit } = QUANTITIES[quantity];
    if (differ)
      conflicts.push(
        `${name}填的是 ${given} ${unit}，型号写的是 ${told[quantity]} ${unit}，两个不一致，请核对`,
      );
    facts[quantity] = differ ? undefined : given;
  }
  if (facts.made > facts.commissioned) {
    conflicts.push(`投运年份 ${facts.commissioned} 早于生产年份 ${facts.made}，请核对`);
    facts.made = facts.commissioned = undefined;
  }
  const fuel = fuelOf(plate.fuel);
  if (fuel && told.fuel && fuel !== told.fuel) {
    conflicts.push(`燃料填的是${fuelName(fuel)}，型号写的是${fuelName(told.fuel)}，两个不一致，请核对`);
    facts.fuel = undefined;
  } else facts.fuel = fuel || told.fuel;
  return { facts, conflicts };
}

// Boilers are listed by fuel and size also. Where a model has been found, such a row is added only
// when nothing is left open; else what is open is asked, for no model says that a boiler may stay.
function decidedByFacts(index, category, facts, hasModel) {
  return index.rowsOf
    .get(category)
    .filter((row) => row.match === "attribute" && row.fuels && (!row.asks || row.limits))
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
      index.models.get(category),
      category,
      key,
      factsOf(category, key, plate).facts,
    )) {
      if (isHere(index, row, plate.region))
        found.near.push({ ...shown(row, index.listOf.get(row.list)), category, because: [why(category)] });
    }
  }
}

function lackCategory(hit) {
  hit.missing = ["设备类别", ...hit.missing];
  if (hit.outcome !== "unmet") hit.outcome = "conditional";
}

const belowLimit = (index, category, typed) =>
  index.bans.filter(
    ({ equipment, kinds = [] }) =>
      equipment.includes(category) &&
      kinds.some((kind) => typed.startsWith(kind) && /[-\d]/.test(typed[kind.length] ?? "-")),
  );

// Rows of the category that nobody can decide by a model.
const asking = (index, category, known, region) =>
  index.rowsOf
    .get(category)
    .filter((row) => row.match === "attribute" && isHere(index, row, region) && !known.has(row.id))
    .map((row) => shown(row, index.listOf.get(row.list)));

const unique = (hits) => [...new Map(hits.map((hit) => [hit.id, hit])).values()];

/** Categories in which a model is listed, or resembles what is: to suggest, never to assume. */
export function suggested(index, model) {
  const { typed } = readings(model);
  if (!typed) return [];
  const fits = ([category, models]) => {
    const key = keyFor(category, typed);
    return matches(models, category, key).length > 0 || nearby(models, category, key).length > 0;
  };
  return [...index.models].filter(fits).map(([id]) => id);
}
