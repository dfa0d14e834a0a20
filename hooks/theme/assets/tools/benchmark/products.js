// Limits of products: where a value stands, how far it is from each, what that is in a year.
import { said } from "../number.js";

/** What the values of an indicator are called, the strictest grade first, then policy values. */
export const NAMES = {
  advanced: "1级（先进值）",
  access: "2级（准入值）",
  limit: "3级（限定值）",
  benchmark: "标杆水平",
  baseline: "基准水平",
};
export const GRADES = ["advanced", "access", "limit"];

const SCALES = { kgce: 1, tce: 1000, gce: 0.001 };

/** Units in which a value may be given: those of the same kind, per the same output. */
export function unitsOf({ unit }) {
  const [, energy, per] = /^(kgce|gce)\/(.+)$/.exec(unit) ?? [];
  return energy
    ? [
        unit,
        ...["kgce", "tce", "gce"]
          .filter((one) => one !== energy && one !== "gce")
          .map((one) => `${one}/${per}`),
      ]
    : [unit];
}

/** A value in another unit of the same kind, in the unit of the indicator. */
export function converted(value, from, { unit }) {
  if (from === unit) return value;
  const scale = (one) => SCALES[one.split("/")[0]];
  return (value * scale(from)) / scale(unit);
}

/** Where a value stands. Smaller is better, values may be negative. Returns `{ grade, gaps }`: `grade` is
 * 1 to 3, 4 beyond the limit, or null where the standard lacks what would decide; `gaps` is for each
 * value the difference in the unit and in per cent, and in tce a year for an output (in the second part
 * of the unit). `coefficient` (kgce/kWh) turns units of electricity into coal. */
export function place(indicator, value, output, coefficient) {
  const gaps = Object.keys(NAMES)
    .filter((name) => indicator[name] !== undefined)
    .map((name) => {
      const goal = indicator[name];
      const gap = value - goal;
      const per_cent = goal === 0 ? undefined : (gap / Math.abs(goal)) * 100;
      const factor = toCoal(indicator.unit, coefficient);
      const tce = output === undefined || factor === undefined ? undefined : (gap * output * factor) / 1000;
      return { name, goal, gap, per_cent, tce };
    });
  return { grade: gradeOf(indicator, value), gaps };
}

function gradeOf(indicator, value) {
  let open = false;
  for (const [index, name] of GRADES.entries()) {
    const goal = indicator[name];
    if (goal === undefined) open = true;
    else if (value <= goal) return open ? null : index + 1;
  }
  return indicator.limit === undefined ? null : 4;
}

// kgce for one of the unit's energy.
function toCoal(unit, coefficient) {
  const energy = unit.split("/")[0];
  if (energy === "kWh") return coefficient;
  return SCALES[energy];
}

/** What an output is counted in, or "" where it cannot be told. */
export const outputUnit = ({ unit }) =>
  toCoal(unit, 1) === undefined ? "" : unit.split("/").slice(1).join("/");

/** Places from 0 to 100 on a scale that has all of these and a margin. */
export function scaled(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const width = high - low || Math.abs(high) || 1;
  return values.map((value) => 6 + ((value - low) / width) * 88);
}

export const gapWords = ({ gap, per_cent }, unit) => {
  const side = gap > 0 ? "高" : gap < 0 ? "低" : "";
  return side
    ? `${side} ${said(Math.abs(gap), 3)} ${unit}${per_cent === undefined ? "" : `（${said(Math.abs(per_cent), 1)}%）`}`
    : "相等";
};
