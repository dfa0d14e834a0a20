// What the reader chose for all machines, as `plan` takes it; what is wrong with a box is said beside it.
import { readNumber } from "../../number.js";
import { readPercent } from "../../percent.js";
import { readPlan } from "../../benchmark/renewal.js";
import { readDay } from "../../tax/day.js";

const YEARS = 50;
const COMMON = ["hours", "load", "tariff", "price"];
const FRESH = ["compressor", "fan", "pump", "boiler"];

/** `{ choices, faults, date }` of the boxes: `get(name)` gives what stands in one; `now` is the day when none is
 * chosen. A box with a fault counts as empty. */
export function choicesOf(get, now) {
  const said = (name) => String(get(name) ?? "").trim();
  const all = {};
  const { faults: read } = readPlan({ get: (name) => (COMMON.includes(name) ? said(name) : "") });
  const faults = { ...read };
  for (const name of COMMON) if (said(name) && !faults[name]) all[name] = said(name);
  for (const kind of FRESH) {
    const name = `after-${kind}`;
    const { fault } = kind === "compressor"
      ? readNumber(said(name), { above: true, most: 1000 })
      : readPercent(said(name), { most: kind === "boiler" ? 110 : 100 });
    if (fault) faults[name] = fault;
    else if (said(name)) all[name] = said(name);
  }
  const number = (name, limits, otherwise) => {
    const { value, fault } = readNumber(said(name), limits);
    if (fault) faults[name] = fault;
    return value ?? otherwise;
  };
  const soon = number("soon", { above: true, most: YEARS, unit: "年" }, 3);
  const late = number("late", { above: true, most: YEARS, unit: "年" }, 8);
  if (late < soon && !faults.soon && !faults.late) faults.late = `不能比上面的 ${soon} 年还短`;
  const budget = number("budget", { above: true, unit: "元" });
  if (budget !== undefined && budget < 1000) faults.budget = `只有 ${budget} 元？是 ${budget} 万元就写 ${budget}万`;
  const day = readDay(said("date"));
  if (day.fault) faults.date = day.fault;
  const date = day.value ?? now;
  return {
    faults,
    date,
    choices: {
      all,
      goal: Number(said("goal") || 1),
      assume: said("assume") === "last",
      shares: Boolean(said("shares")),
      soon,
      late: Math.max(late, soon),
      budget: faults.budget ? undefined : budget,
      from: Number(date.slice(0, 4)),
    },
  };
}
