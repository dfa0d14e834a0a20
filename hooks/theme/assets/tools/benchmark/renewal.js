// What a machine of a better grade saves: from the boxes below 换新, with the formulas of saving.js.
import { make } from "../../dom.js";
import { link, sums } from "../answer.js";
import { readNumber, round, said, yuan } from "../number.js";
import { readPercent } from "../percent.js";
import * as saving from "./saving.js";

// Beyond these nobody's answer lies: rather another unit, which is asked.
const DEAREST = 5; // yuan a kWh
const CHEAPEST = 0.05;
const LEAST_MONEY = 100; // yuan, for a machine or a year's fuel
const MOST_MONEY = 1e9;
const MOST_FUEL = 100_000; // tce a year of one boiler: one of 75 t/h that never rests burns some 65,000
const HOURS_OF_A_DAY = 24;
const OVERLOAD = 1.5; // times its rated power that a compressor may seem to take

/** What the reader wrote of the replacement: `{ goal, hours, load, ... }`, with `faults` by box. */
export function readPlan(asked) {
  const plan = { faults: {} };
  const goal = asked.get("goal");
  if (goal) plan.goal = Number(goal);
  for (const name of ["hours", "load", "shaft", "air", "fuel", "cost", "tariff", "price"]) {
    const most = name === "hours" ? { most: 8784 } : {};
    const read =
      name === "load" ? readPercent(asked.get(name)) : readNumber(asked.get(name), { above: true, ...most });
    const fault = read.fault ?? doubt(name, read.value);
    if (fault) plan.faults[name] = fault;
    else plan[name] = read.value;
  }
  return plan;
}

// What is asked back about a number that can hardly be meant, or "".
function doubt(name, value) {
  if (value === undefined) return "";
  if (name === "hours" && value <= HOURS_OF_A_DAY)
    return `一年只运行 ${said(value)} 小时？写一年的，每天 ${said(value)} 小时全年是 ${said(value * 365)}`;
  if (name === "tariff" && value > DEAREST) {
    const cents = value / 100 >= CHEAPEST && value / 100 <= DEAREST;
    return cents
      ? `${said(value)} 元/kWh？是不是 ${said(value)} 分，也就是 ${said(value / 100)} 元？`
      : `${said(value)} 元/kWh？太高了，检查单位和小数点`;
  }
  if (name === "tariff" && value < CHEAPEST) return `${said(value)} 元/kWh？太低了，检查单位和小数点`;
  if ((name === "price" || name === "cost") && value < LEAST_MONEY)
    return `只要 ${said(value)} 元？是不是 ${said(value)} 万元？那就写 ${said(value)}万`;
  if ((name === "price" || name === "cost") && value > MOST_MONEY)
    return `一台 ${said(value / 1e8)} 亿元？太多了，检查单位和小数点`;
  if (name === "fuel" && value > MOST_FUEL)
    return `一台锅炉一年用 ${said(value)} 吨标准煤？太多了，检查单位：是不是把千克写成了吨，或者写的是全厂的`;
  return "";
}

/** Faults by box where the machine would take much more than it is built for: then a saving could be more
 * than it takes at all. */
export function overdrawn(machine, results, { air, found }) {
  const [{ table, own, fault }] = results;
  if (machine.id !== "compressor" || fault || own === undefined || air === undefined) return {};
  const at = table.parameters.findIndex(({ unit }) => unit === "kW");
  const rated = found.ratings.get(`${table.id} ${at}`);
  const words = overdrawnBy(own, air, rated);
  return words ? { air: words } : {};
}

/** What is asked back where a compressor of `own` kW/(m³/min) would take much more than its `rated` kW. */
export function overdrawnBy(own, air, rated) {
  const takes = own * air;
  return rated === undefined || takes <= rated * OVERLOAD
    ? ""
    : `比功率 ${said(own, 2)} × 排气量 ${said(air)} = ${said(takes, 1)} kW，比额定功率 ${said(rated)} kW 大得多，检查排气量`;
}

/** What has to be filled in besides the grades, by kind of machine. */
export const NEEDS = {
  motor: ["hours", "load"],
  transformer: ["hours", "load"],
  compressor: ["hours", "load", "air"],
  fan: ["hours", "load", "shaft"],
  pump: ["hours", "load", "shaft"],
  boiler: ["fuel"],
};
// Quantities by which no saving can be told from the boxes: they are no share of the shaft power.
const APART = new Set(["多变效率", "电泵效率"]);

/** Whether what a better machine saves can be reckoned for a group of machine.js. */
export const reckons = (machine, { tables }) =>
  machine in NEEDS && tables.every(({ quantity }) => !APART.has(quantity));

export const NAMES = {
  hours: "一年运行小时",
  load: "平均负载率",
  air: "额定排气量",
  shaft: "轴功率",
  fuel: "一年用的燃料",
  power: "额定功率",
};

/** The elements of what a machine of the wished grade saves; `results` are those of machine.js. */
export function* renewed(machine, results, plan) {
  const after = results.map(({ grades }) => grades[plan.goal] ?? null);
  const lacking = NEEDS[machine.id].filter((name) => plan[name] === undefined);
  if (after.includes(null)) return yield make("p", {}, "表里缺这一级的数值，不能算。");
  if (lacking.length)
    return yield make("p", {}, `还要写上${lacking.map((name) => NAMES[name]).join("、")}。`);
  const before = results.map(({ own }) => own);
  const power = [...plan.found.ratings.values()].find((value) => typeof value === "number");
  const reckoned = saving.saved(machine.id, { ...plan, load: plan.load / 100, power, before, after });
  if (machine.id === "boiler") return yield* fuelled(reckoned, plan);
  if (reckoned.kwh <= 0) return yield make("p", {}, "现在这台已经不比这一级差，换新没有节电量。");
  const lines = [...reckoned.lines];
  const { electricity } = plan.data;
  if (electricity) lines.push(saving.coal(reckoned.kwh, electricity).line);
  const money = plan.tariff === undefined ? undefined : reckoned.kwh * plan.tariff;
  if (money !== undefined)
    lines.push(
      `省电费 = ${said(reckoned.kwh, 0)} kWh × ${said(plan.tariff)} 元/kWh = ${yuan(round(money, 2))}/年`,
    );
  if (money !== undefined && plan.price !== undefined) lines.push(saving.payback(money, plan.price).line);
  yield sums(lines);
  yield make(
    "p",
    { class: "source" },
    "按所选等级的标准值估算，没有计安装、维护和电价变动；",
    ...(electricity ? ["折算系数见", link(electricity.url, electricity.source), "。"] : []),
  );
}

function* fuelled({ tce, share, lines }, { cost, price }) {
  if (tce <= 0) return yield make("p", {}, "现在这台已经不比这一级差，换新没有节约量。");
  const money = cost === undefined ? undefined : cost * share;
  yield sums([
    ...lines,
    ...(money === undefined
      ? []
      : [`省燃料费 = ${yuan(cost)} × ${said(share * 100, 2)}% = ${yuan(round(money, 2))}/年`]),
    ...(money === undefined || price === undefined ? [] : [saving.payback(money, price).line]),
  ]);
}
