// Sums of a ledger. Each tells what is missing where it cannot be made: a year with eleven months has no sum.
import { round, said } from "../../number.js";
import { burnt, equalled, isElectric, total, unitsOf } from "../coal.js";
import { MONTHS, SERIES, isWritten, monthsOf } from "./series.js";

const DIGITS = 6;
export const sum = (values) => round(values.reduce((all, one) => all + one, 0), DIGITS);
const named = (months) => (months.length === MONTHS ? "" : months.map((at) => `${at + 1} 月`).join("、"));

/** A year of one series: `{ value }`, or `{ missing }` with the months that nobody wrote, "" for all of them. */
export function yearOf(entry, series) {
  const months = monthsOf(entry, series);
  const gaps = months.map((value, at) => (value === undefined ? at : -1)).filter((at) => at >= 0);
  return gaps.length ? { missing: named(gaps) } : { value: sum(months) };
}

/** From January to the month `at`: undefined from the first month on that is missing. */
export function untilMonth(entry, series, at) {
  const some = monthsOf(entry, series).slice(0, at + 1);
  return some.includes(undefined) ? undefined : sum(some);
}

/** What is left at the end of the year, as it was written. */
export const endOf = (entry) => monthsOf(entry, "stock")[MONTHS - 1];

/** 盈亏: what should be there less what is; undefined where anything that goes into it is missing. What was
 * never written of 转出 all year counts as none only where nothing of it was written at all. */
export function balanceOf(entry) {
  const [bought, used] = ["bought", "used"].map((series) => yearOf(entry, series).value);
  const out = isWritten(entry, "out") ? yearOf(entry, "out").value : 0;
  const parts = [entry.start, bought, used, out, endOf(entry)];
  if (parts.includes(undefined)) return undefined;
  return round(entry.start + bought - used - out - endOf(entry), DIGITS);
}

/** What cannot be, in words: a part that is larger than its whole, by month. */
export function faultsIn(entry) {
  const faults = [];
  for (const [series, { name, within }] of Object.entries(SERIES)) {
    if (!within) continue;
    const whole = monthsOf(entry, within);
    monthsOf(entry, series).forEach((value, at) => {
      if (value !== undefined && whole[at] !== undefined && value > whole[at])
        faults.push(`${entry.energy} ${at + 1} 月：${name} ${said(value)} 比${SERIES[within].name} ${said(whole[at])} 还多`);
    });
  }
  return faults;
}

/** Months in which stock, purchases and consumption do not agree, in words: loss or measuring, rather no fault. */
export function gapsIn(entry) {
  const [bought, used, out, stock] = ["bought", "used", "out", "stock"].map((series) => monthsOf(entry, series));
  const told = [];
  for (let at = 0; at < MONTHS; at++) {
    const before = at ? stock[at - 1] : entry.start;
    const given = isWritten(entry, "out") ? out[at] : 0;
    if ([before, bought[at], used[at], given, stock[at]].includes(undefined)) continue;
    const left = round(before + bought[at] - used[at] - given - stock[at], DIGITS);
    if (left) told.push(`${entry.energy} ${at + 1} 月：账上应剩 ${said(stock[at] + left)}，写的库存是 ${said(stock[at])}，差 ${said(left)}`);
  }
  return told;
}

/** What is wrong with the sum of the months beside the amount of the year that stands elsewhere; "" where they agree. */
export function apart(entry, amount, unit) {
  const { value } = yearOf(entry, "used");
  if (value === undefined || amount === undefined || unit !== entry.unit || value === amount) return "";
  return `${entry.energy}：台账十二个月合计 ${said(value)} ${unit}，这里写的是 ${said(amount)} ${unit}，两个要一样`;
}

const carrier = (energy, coefficients) => coefficients.find((one) => one.energy === energy);

/** One energy's year in tce, as coal.js reckons it: `{ low, high, … }`, `{ open }` with the reason why not. */
export function coalOf(entry, coefficients, series = "used") {
  const coefficient = carrier(entry.energy, coefficients);
  const { value, missing } = yearOf(entry, series);
  if (!coefficient || !unitsOf(coefficient).includes(entry.unit)) return { energy: entry.energy, open: `${entry.energy}：没有折标准煤的系数或单位` };
  if (value === undefined)
    return { energy: entry.energy, open: `${entry.energy}：${SERIES[series].name}缺${missing || "十二个月的数"}` };
  return burnt(coefficient, value, entry.unit, entry.own, entry.measure);
}

/** How many of a coefficient's own unit an entry's unit is, by what its coefficient reckons with. */
export function inUnit(entry, coefficients, unit) {
  const coefficient = carrier(entry.energy, coefficients);
  if (!coefficient) return undefined;
  const one = (name) => burnt({ ...coefficient, value: 1000, low: undefined, high: undefined }, 1, name).low;
  const [own, asked] = [one(entry.unit), one(unit)];
  return own && asked ? own / asked : undefined;
}

export const isPower = (entry, coefficients) => {
  const found = carrier(entry.energy, coefficients);
  return Boolean(found) && isElectric(found);
};

const HEAT = /热力|蒸汽/; // its 等价值 depends on how it was made, which no record here says

/** All energies together in tce: `{ low, high }` with power by its own heat, or `{ open }`, reasons in words.
 * With `equal`, kgce a kWh, power by the coal that made it. Water and air that were bought count. */
export function wholeOf(entries, coefficients, { series = "used", equal, equivalent = false } = {}) {
  const some = series === "used" ? entries : entries.filter((entry) => isWritten(entry, series));
  if (!some.length) return { open: [series === "used" ? "台账是空的" : `台账里没有写${SERIES[series].name}`] };
  const lines = some.map((entry) => coalOf(entry, coefficients, series));
  const used = total(lines);
  const open = used.open.map(({ open: words }) => words);
  if (equivalent && used.kwh && equal === undefined) open.push("没有填电力等价系数");
  if (equivalent) for (const { energy } of some) if (HEAT.test(energy)) open.push(`${energy}的等价值没有收录`);
  if (open.length) return { open };
  const { low, high } = equivalent && used.kwh ? equalled(used, equal) : used;
  return { low, high };
}
