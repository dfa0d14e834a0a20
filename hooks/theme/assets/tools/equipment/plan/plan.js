// Machines become a plan. Pure: the same machines, choices and data give the same plan.
import { actionFor } from "./action.js";
import { gradeOf, optionsFor } from "./efficiency.js";
import { factsOf } from "./facts.js";
import { gainOf } from "./gain.js";
import { nameOf } from "./columns.js";
import { totalsOf } from "./totals.js";
import { yearsOf } from "./years.js";

/** `machines` as machinesOf gives them. `choices`: `{ all, own, shares, goal, assume, soon, late, budget, from }`
 * (facts.js, gain.js, action.js, years.js). `data`: `{ machines, electricity }` of tools/machines.json and
 * `{ carbon }` of tools/plan.json. Returns `{ lines, totals, years, late, never, unpriced, carbon }`; a line is
 * the machine with `{ action, due, because, missing, faults, grade, unknown, gain, price, values, from }`. */
export function plan(machines, choices, data) {
  const lines = machines.map((machine) => lineOf(machine, choices, data));
  const totals = totalsOf(lines);
  return { lines, totals, ...yearsOf(lines.filter(({ again }) => again === undefined), choices), carbon: carbonOf(totals, data) };
}

function lineOf(machine, choices, data) {
  const { values, faults, from } = factsOf(machine, choices);
  const { standard, grade, unknown } = graded(machine, values, data);
  if (grade.fault) faults[machine.category === "transformer" ? "idle" : "before"] = grade.fault;
  const doubted = Object.entries(faults).map(([name, words]) => `${nameOf(name)}：${words}`);
  const gain = gainOf(machine, values, standard, choices, data.electricity);
  // A number that is asked back about is no number yet.
  const sound = doubted.length ? { ...gain, ...UNKNOWN, missing: asked(doubted, faults, gain), reasons: [...(gain.reasons ?? []), ...doubted] } : gain;
  const clear = machine.known.clash ? { ...sound, ...UNKNOWN } : sound;
  const decided = actionFor(machine, clear, choices);
  return {
    ...machine,
    ...decided,
    ...(decided.action === "stop" ? { missing: doubted, reasons: doubted } : {}), // it must go all the same, and is in no sum
    grade,
    unknown: gain.unable ? "" : unknown,
    gain: clear,
    doubts: doubted,
    price: values.price,
    values,
    source: from,
  };
}

/** What the standards say of a machine with these values of its own: the `standard` by which it is judged, its
 * `grade`, and in words what is `unknown` where it has none. */
export function graded(machine, values, data) {
  const standard = optionsFor(machine, data);
  const given = machine.category === "transformer" ? [values.idle, values.loaded] : [values.before];
  const before = given.includes(undefined) ? undefined : given;
  const grade = gradeOf(machine, standard, before, data);
  return { standard, grade, unknown: grade.words ? "" : unknownWords(machine, before, standard) };
}

// A doubt says more than that the number is missing.
const asked = (doubted, faults, { missing }) => [
  ...doubted,
  ...missing.filter((words) => !Object.keys(faults).some((name) => words.startsWith(nameOf(name)))),
];

const UNKNOWN = { kwh: undefined, tce: undefined, money: undefined, years: undefined, lines: [] };

// What would tell the grade.
function unknownWords({ category }, before, { lacks }) {
  const own = category === "transformer" ? "空载损耗、负载损耗" : category === "compressor" ? "比功率" : "效率";
  const missing = [...(before ? [] : [own]), ...lacks].join("、");
  return before ? `不知道是几级，缺${missing || "标准里的值"}` : `不知道现在的效率，缺${missing}`;
}

/** Carbon only by a factor that is recorded with its day and source: `{ tonnes, factor }`, or undefined. */
function carbonOf({ now }, { carbon }) {
  return carbon && now.kwh !== undefined ? { tonnes: (now.kwh * carbon.value) / 1000, factor: carbon } : undefined;
}

export const NO_CARBON = "二氧化碳没有算：没有收录有日期、有出处的排放因子";
