// What a new machine saves and in how many years it pays: the formulas are those of the benchmark tool.
import { NAMES, NEEDS, overdrawnBy } from "../../benchmark/renewal.js";
import * as saving from "../../benchmark/saving.js";
import { round, said, yuan } from "../../number.js";
import { valuesAt } from "./efficiency.js";
import { nameOf } from "./columns.js";

/** Whether what a kind of machine saves can be reckoned at all. */
export const reckons = (category) => category in NEEDS;

const ASSUMED = "假定现在的刚好是最低一级";

/** `{ kwh, tce, money, years, lines, missing, notes }` of one machine, all for a year. `values` are numbers by
 * fact; `standard` what optionsFor gives; `goal` the level of the new one, `assume` whether a machine without a
 * value of its own is taken for one of the last level: the reader's choice, and said in `notes`. Where rows are
 * open, that by which least is saved is taken. */
export function gainOf(machine, values, { options, lacks }, { goal, assume = false }, electricity) {
  const { category, known } = machine;
  const found = { missing: [], notes: [], lines: [] };
  if (!reckons(category)) return { ...found, unable: true };
  const pairs = pairsOf(category, values, options, { goal, assume });
  const needed = NEEDS[category].filter((name) => values[name] === undefined).map((name) => NAMES[name]);
  if (category === "motor" && known.power === undefined) needed.push(NAMES.power);
  found.missing.push(...needed);
  const [name, fresh] = category === "transformer" ? ["现在的空载、负载损耗", "新的空载、负载损耗"] : category === "compressor" ? ["现在的比功率", "新的比功率"] : ["现在的效率", "新设备的效率"];
  if (!pairs.some(({ before }) => before)) found.missing.push(name);
  if (!pairs.some(({ after }) => after)) found.missing.push(lacks.length ? `${fresh}（或${lacks.join("、")}）` : fresh);
  if (values.tariff === undefined && category !== "boiler") found.missing.push(nameOf("tariff"));
  if (values.cost === undefined && category === "boiler") found.missing.push(nameOf("cost"));
  if (values.price === undefined) found.missing.push(nameOf("price"));
  const whole = pairs.filter(({ before, after }) => before && after);
  if (needed.length || !whole.length) return found;
  const rated = known.power;
  if (category === "compressor" && overdrawnBy(whole[0].before[0], values.air, rated))
    return { ...found, reasons: [overdrawnBy(whole[0].before[0], values.air, rated)] };
  const one = { ...values, load: values.load / 100, power: known.power };
  const all = whole.map((pair) => ({ pair, ...saving.saved(category, { ...one, ...pair }) }));
  const least = all.reduce((now, other) => (sizeOf(other) < sizeOf(now) ? other : now));
  return { ...found, ...reckoned(category, least, values, electricity), notes: notesOf(least.pair, all.length) };
}

const sizeOf = ({ kwh, tce }) => kwh ?? tce;

function pairsOf(category, values, options, { goal, assume }) {
  const two = category === "transformer";
  const given = (names) => (names.some((name) => values[name] === undefined) ? undefined : names.map((name) => values[name]));
  const before = given(two ? ["idle", "loaded"] : ["before"]);
  const after = given(two ? ["idle_after", "loaded_after"] : ["after"]);
  if (before && after) return [{ before, after }];
  if (!options.length) return [{ before, after }];
  return options.map((option) => {
    const last = option.levels.length - 1;
    return {
      option,
      before: before ?? (assume ? valuesAt(option, last) : undefined),
      after: after ?? valuesAt(option, Math.min(goal, last)),
      assumed: !before && assume,
      level: after ? "" : option.levels[Math.min(goal, last)],
    };
  });
}

function notesOf({ option, assumed, level }, several) {
  return [
    ...(assumed ? [ASSUMED] : []),
    ...(level ? [`新的按${option.tables[0].number} ${level}（${option.of}）`] : []),
    ...(several > 1 ? ["几种结构里省得最少的一种"] : []),
  ];
}

function reckoned(category, { kwh, tce, share, lines }, { tariff, cost, price }, electricity) {
  const told = [...lines];
  let money;
  if (category === "boiler") {
    money = cost === undefined ? undefined : cost * share;
    if (money !== undefined) told.push(`省燃料费 = ${yuan(cost)} × ${said(share * 100, 2)}% = ${yuan(round(money, 2))}/年`);
  } else {
    money = tariff === undefined ? undefined : kwh * tariff;
    if (money !== undefined) told.push(`省电费 = ${said(kwh, 0)} kWh × ${said(tariff)} 元/kWh = ${yuan(round(money, 2))}/年`);
  }
  const back = money === undefined || price === undefined ? {} : saving.payback(money, price);
  if (back.line) told.push(back.line);
  const coal = category === "boiler" ? tce : electricity ? saving.coal(kwh, electricity).tce : undefined;
  return { kwh: category === "boiler" ? undefined : kwh, tce: coal, money, years: back.years, lines: told };
}
