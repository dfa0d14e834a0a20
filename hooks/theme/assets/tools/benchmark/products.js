// Limits of products: where a value stands, how far it is from each, what that is in a year.
import { said } from "../number.js";
import { LEVELS, levelsOf } from "./corrections.js";
import { between } from "./marks.js";

/** What the values of an indicator are called, the strictest grade first, then policy values. */
export const NAMES = {
  advanced: "1级（先进值）",
  access: "2级（准入值）",
  limit: "3级（限定值）",
  benchmark: "标杆水平",
  baseline: "基准水平",
};
export const GRADES = LEVELS;

const SCALES = { kgce: 1, tce: 1000, gce: 0.001 };

/** Units in which a value may be given: those of the same kind, per the same output. */
export function unitsOf({ unit }) {
  const [, energy, per] = /^(kgce|tce|gce)\/(.+)$/.exec(unit) ?? [];
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

const FAR = 20; // times better or worse than every level: rather another unit

/** What is asked back about a consumption `own` that was given in `unit`, or "". */
export function doubtOf(indicator, own, unit) {
  const levels = Object.keys(NAMES)
    .map((name) => indicator[name])
    .filter((value) => value !== undefined);
  if (own < 0 && !indicator.net_output) return "单耗不会是负数：这个指标的限额没有负的，检查符号";
  const best = Math.min(...levels);
  if (best <= 0 || indicator.net_output) return ""; // about nought nothing is far
  const others = unitsOf(indicator).filter((one) => one !== unit);
  const hint = others.length ? `检查单位，是不是 ${others.join("、")}` : "检查单位和小数点";
  if (own < best / FAR) return `比最好的一级 ${said(best)} ${indicator.unit} 还低得多，${hint}`;
  const worst = Math.max(...levels);
  return own > worst * FAR ? `比 ${said(worst)} ${indicator.unit} 高得多，${hint}` : "";
}

const ODD = 3; // times better than the best level, or worse than the worst: to be looked at once more

/** What to say of a consumption that is possible but odd, as a slip of the point or another boundary of
 * what is counted would make it; "" where it is not. */
export function oddityOf(indicator, own) {
  const levels = Object.keys(NAMES)
    .map((name) => indicator[name])
    .filter((value) => value !== undefined);
  const [best, worst] = [Math.min(...levels), Math.max(...levels)];
  if (best <= 0 || indicator.net_output) return "";
  if (own < best / ODD) return `只有最好一级的 ${said((own / best) * 100, 1)}%，先核对单位、小数点和统计范围。`;
  return own > worst * ODD ? `是限额的 ${said(own / worst, 1)} 倍，先核对单位、小数点和统计范围。` : "";
}

/** Where a value stands. Smaller is better, values may be negative. Returns `{ grade, best, worst, within,
 * bare, levels, gaps }`: `grade` is 1 to 3, 4 beyond the limit, or null where something lacks that would
 * decide; `best` to `worst` are the indices of the grades that it may have; `within` whether it keeps to
 * the limit, null where that hangs on corrections, and `bare` whether it does as far as they are known;
 * `levels` are those of levelsOf; `gaps` is for each value the difference in the unit and in per cent, and
 * in tce a year for an output (in the second part of the unit). `coefficient` (kgce/kWh) turns units of
 * electricity into coal; `answers` and `corrected` are those of readAnswers. */
export function place(indicator, value, output, coefficient, answers = [], corrected) {
  const levels = levelsOf(indicator, answers, corrected);
  const gaps = Object.keys(NAMES)
    .filter((name) => indicator[name] !== undefined)
    .map((name) => {
      const goal = levels[name] ? levels[name].stands : indicator[name];
      const gap = value - goal;
      const per_cent = goal === 0 ? undefined : (gap / Math.abs(goal)) * 100;
      const factor = toCoal(indicator.unit, coefficient);
      const tce = output === undefined || factor === undefined ? undefined : (gap * output * factor) / 1000;
      return { name, goal, gap, per_cent, tce };
    });
  const { best, worst, within } = between(LEVELS.map((name) => reaches(levels[name], value)));
  const grade = best === worst ? best + 1 : null;
  const bare = levels.limit ? value <= levels.limit.stands : null;
  return { grade, best, worst, within, bare, levels, gaps };
}

const reaches = (level, value) =>
  level === undefined ? undefined : value <= level.low ? true : value > level.high ? false : null;

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
