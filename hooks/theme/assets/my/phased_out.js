// Which machines have to go and by when: what the equipment check says of each.
import { check, prepare } from "../tools/equipment/check.js";
import { sentence } from "../tools/equipment/findings.js";
import { STATED } from "../tools/equipment/nameplate.js";
import { nearest } from "./places.js";
import { PARTS } from "./profile.js";
import { resting } from "./rests.js";

const FIELDS = Object.keys(PARTS.machines).filter((field) => field !== "count" && field !== "place");
const LACKS = {
  设备类别: "category",
  ...Object.fromEntries(Object.entries(STATED).map(([field, { name }]) => [name, field]).filter(([, field]) => FIELDS.includes(field))),
};
const YEARS = ["made", "commissioned"]; // whoever knows one of them may not need the other
const STATES = { listed: "yes", encouraged: "no", unmet: "no" }; // all else is open: a miss is no "no"

const prepared = new WeakMap();

function indexOf(data) {
  if (!prepared.has(data)) prepared.set(data, { index: prepare(data), said: new Map() });
  return prepared.get(data);
}

/** A line for each machine. `data` has `my` and `equipment`. */
export function phasedOut(profile, data) {
  return (profile.machines ?? []).flatMap((machine) => {
    const decide = ({ machines: all = [], region }) =>
      all.filter(({ id }) => id === machine.id).map((one) => lineOf(one, region, data));
    const facts = FIELDS.map((field) => `machines.${machine.id}.${field}`);
    const alone = { machines: [machine], region: profile.region };
    if (profile.region === undefined) delete alone.region;
    return resting(decide, alone, [...facts, "region"]);
  });
}

function lineOf(machine, region, data) {
  const { index, said } = indexOf(data.equipment);
  const key = JSON.stringify([...FIELDS.map((field) => machine[field] ?? null), region ?? null]);
  if (!said.has(key)) said.set(key, answered(machine, region, index, data.my));
  const place = [machine.count > 1 ? `${machine.count} 台` : "", machine.place ?? ""].filter(Boolean).join("，");
  const { missing, apart, ...line } = said.get(key);
  const fact = (field) => (field === "region" ? field : `machines.${machine.id}.${field}`);
  return {
    ...line,
    id: `machines/${machine.id}`,
    text: place ? `${place}。${line.text}` : line.text,
    missing: missing.map(fact),
    ...(apart.length ? { contradicts: apart.map(fact) } : {}),
  };
}

function answered(machine, region, index, my) {
  const { model, made, commissioned } = machine;
  const plate = { model: "", category: "", region: nearest(my.regions, region, new Set(index.regionOf.keys())) };
  for (const field of FIELDS) if (machine[field] !== undefined) plate[field] = machine[field];
  const result = check(index, plate);
  const [first] = result.hits;
  const verdict = made > commissioned ? "conflict" : result.verdict;
  const name = [result.read.model || model, index.nameOf.get(result.category)].filter(Boolean).join("，") || "没有写型号的设备";
  const local = wider(result, region, my, index);
  const open = local || !result.category; // one model may be of several kinds of machine
  const state = open ? "unknown" : (STATES[verdict] ?? "unknown");
  const near = first ?? result.near[0];
  return {
    state,
    verdict: result.verdict,
    title: `${name}：${verdict === "conflict" ? "填的互相矛盾，还不能判断" : result.label}`,
    text: [
      ...result.conflicts.map((words) => `${words}。`),
      verdict === "conflict" && result.verdict === "listed" ? "只看型号，它是列入的：" : "",
      verdict === "unreadable" ? "" : sentence(index, result),
      verdict === "unreadable" ? "写上铭牌上的型号才能查。" : "",
      local ? `在${local}另有清单列了它：地区要填到市。` : "",
      state === "no" ? "未收录不等于未淘汰，停用、更换前问当地。" : "",
    ].join(""),
    ...(near ? { source: { title: near.list, url: near.url, article: near.item }, url: near.url } : {}),
    ...(state === "yes" && first.deadline ? { by: first.deadline } : {}),
    missing: state === "unknown" ? lacking(result, verdict, local, machine) : [],
    apart: contradicted(result.conflicts),
  };
}

// Places within which it may be, for all that is said, that list it though the country does not.
function wider({ verdict, local }, region, my, index) {
  if (verdict === "listed") return "";
  const open = local.filter(({ row, outcome }) => outcome !== "unmet" && (row.regions ?? []).some((id) => mayBe(id, region, my)));
  return [...new Set(open.flatMap(({ row }) => row.regions.map((id) => index.regionOf.get(id)?.name ?? id)))].join("、");
}

const mayBe = (id, region, my) =>
  !my.regions[region] || (id !== region && (my.regions[id] ?? [])[1] === region);

function lacking({ missing, category, conflicts }, verdict, local, machine) {
  if (verdict === "unreadable") return ["model"];
  const fields = machine.model ? [] : ["model"];
  fields.push(...missing.map((name) => LACKS[name]).filter(Boolean));
  if (YEARS.some((field) => fields.includes(field))) fields.push(...YEARS.filter((field) => machine[field] === undefined));
  if (!category) fields.push("category");
  if (local) fields.push("region");
  return [...new Set([...fields, ...contradicted(conflicts)])];
}

const contradicted = (conflicts) =>
  Object.entries(LACKS).flatMap(([name, field]) => (conflicts.some((words) => words.includes(name)) ? [field] : []));
