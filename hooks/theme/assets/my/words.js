// A firm's facts in words: for the heads of folded parts, for files, for what is about to be deleted.
import { fuelName } from "../tools/equipment/fuels.js";
import { said, yuan } from "../tools/number.js";
import { DISCHARGES, FACTS, LISTS, RATINGS, typedAs } from "./profile.js";

/** Which facts stand in which part of the page. */
export const PARTS_OF_PAGE = {
  firm: ["industry", "region", "staff", "revenue", "assets", "taxable"],
  tax: ["vat", "enterprise", "private", "service"],
  energy: ["tce", "designated", "energy", "ledger"],
  machines: ["machines"],
  discharges: [...Object.keys(DISCHARGES), "permit"],
  products: ["products"],
  plans: ["plans"],
  bought: ["bought"],
  ticked: ["ticked"],
};

/** What a fact is called, by its name in `because` and `missing` of an answer (`staff`,
 * `discharges.air`, `machines.<id>.made`). */
export function labelOf(name) {
  const [first, second] = name.split(".");
  if (first === "discharges") return second ? DISCHARGES[second].label : "排放";
  return FACTS[first]?.label ?? DISCHARGES[first]?.label ?? LISTS[first] ?? name;
}

/** What is filled in of one fact, in words; "" where it is not. */
export function told(profile, name, known) {
  const discharge = DISCHARGES[name];
  const value = discharge ? profile.discharges?.[name] : profile[name];
  if (value === undefined) return "";
  if (LISTS[name]) return counted(name, value);
  const fact = discharge ?? FACTS[name];
  if (name === "region") return placed(value, known.regions);
  if (fact.number) return fact.number.unit === "元" ? money(value) : `${said(value)} ${fact.number.unit}`;
  const names = typeof fact.choices === "string" ? known[fact.choices] : known.names?.[name];
  return names?.get(typedAs(fact, value)) ?? (typeof value === "boolean" ? (value ? "是" : "不是") : String(value));
}

const counted = (name, value) =>
  name === "machines"
    ? `${said(value.reduce((sum, { count = 1 }) => sum + count, 0))} 台`
    : `${value.length} 条`;

const money = (value) =>
  Math.abs(value) >= 10_000 && value % 100 === 0 ? `${said(value / 10_000)}万元` : yuan(value);

function placed(id, regions) {
  const found = regions.get(id);
  const parent = found?.parent && regions.get(found.parent);
  return [parent?.name, found?.name ?? id].filter(Boolean).join("");
}

/** Label and words of all that is filled in. */
export const allTold = (profile, known) =>
  Object.values(PARTS_OF_PAGE)
    .flat()
    .map((name) => [labelOf(name), told(profile, name, known)])
    .filter(([, words]) => words);

const YES_NO = { private: "中小微民营企业", service: "节能服务公司", designated: "被指定为重点用能单位" };

/** One line for the head of a folded part; "" where nothing of it is filled in. */
export const headOf = (part, profile, known) =>
  PARTS_OF_PAGE[part]
    .map((name) => [name, told(profile, name, known)])
    .filter(([, words]) => words)
    .map(([name, words]) =>
      DISCHARGES[name] || YES_NO[name] || /staff|revenue|assets|taxable/.test(name) ? `${labelOf(name)} ${words}` : words,
    )
    .join("，");

/** A machine in a line. */
export function machineWords(machine, known) {
  const { model, category, made, commissioned, count, power, place } = machine;
  return [
    model,
    known.categories.get(category),
    made && `${made} 年生产`,
    commissioned && `${commissioned} 年投运`,
    power && `${said(power)} kW`,
    ...ratings(machine),
    machine.fuel && fuelName(machine.fuel),
    count && `${said(count)} 台`,
    place,
  ]
    .filter(Boolean)
    .join("，");
}

const ratings = (machine) =>
  Object.entries(RATINGS)
    .filter(([name, { number }]) => number && machine[name] !== undefined)
    .map(([name, { number }]) => `${said(machine[name])} ${number.unit}`);

export const energyWords = ({ energy, amount, unit, own, measure }) =>
  `${energy} ${said(amount)} ${unit}${own === undefined ? "" : `（实测 ${said(own)} ${measure ?? ""}）`}`;

export const productWords = ({ product, name, value, unit }) =>
  `${name ?? product}：${said(value)}${unit ? ` ${unit}` : ""}`;

export const planWords = ({ job, date, amount, refusals }, known) =>
  [
    known.jobs.get(job) ?? job,
    date,
    amount !== undefined && money(amount),
    refusals && `谁拿不到：答了 ${Object.keys(refusals).length} 句`,
  ]
    .filter(Boolean)
    .join("，");

/** Something that was had, in a line. */
export const boughtWords = (one, known) =>
  [one.what, known.reliefs.get(one.relief) ?? one.relief, ...DAYS.map(([name, words]) => one[name] && `${one[name]} ${words}`)]
    .filter(Boolean)
    .join("，");

const DAYS = [
  ["bought", "购置"],
  ["used", "投入使用"],
  ["done", "改造完成"],
  ["had", "拿到优惠"],
  ["waived", "放弃优惠"],
  ["year", "年度享受"],
];

const ANSWERS = { yes: "有", no: "没有", none: "不适用", unsure: "不清楚" };

/** An answer on a checklist, in a line. */
export const tickedWords = ({ what, item, answer }) => `${what ?? item}：${ANSWERS[answer]}`;
