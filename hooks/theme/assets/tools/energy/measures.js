// What the reader measured of a fuel: its coefficient, or its heat in the units of reports. A value in
// the wrong unit is asked about, since a unit is a factor of four or of a thousand.
import { said } from "../number.js";

const KCAL = 4.1868; // kJ
const HEATS = { 大卡: KCAL, kJ: 1, MJ: 1000 };
const STEAM = { "GJ/t": 1, "kJ/kg": 1 / 1000, "大卡/kg": KCAL / 1000 }; // in GJ a tonne
const FAR = 2; // times the reference: rather a slip of units than a measurement
const BETTER = 1.2; // than the best fuel with a reference, one without may be: liquid natural gas is
const MOST = 5; // kgce a kg or m³: hydrogen has less
const STEAM_SPAN = [1, 5]; // GJ a tonne; at any pressure it is between two and four

const per = ({ unit }) => unit.replace(/^kgce\//, "");

/** Whether an energy burns, and its heat can be measured. */
const burns = (coefficient) => ["kg", "m³"].includes(per(coefficient)) && !coefficient.medium;

/** The units in which the reader may give a measured value, the likeliest first. */
export function measuresOf(coefficient) {
  if (per(coefficient) === "(kW·h)") return [];
  if (coefficient.carried) return Object.keys(STEAM);
  const heats =
    burns(coefficient) && coefficient.heat
      ? Object.keys(HEATS).map((name) => `${name}/${per(coefficient)}`)
      : [];
  return coefficient.measured ? [...heats, coefficient.unit] : [coefficient.unit, ...heats];
}

/** `{ value, words }`: the coefficient that a measured value gives, and how. */
export function measured(coefficient, own, measure = coefficient.unit) {
  if (coefficient.carried) return carried(coefficient, own, measure);
  const scale = HEATS[measure.split("/")[0]];
  if (!scale) return { value: own, words: `${said(own, 5)} ${coefficient.unit}（实测值）` };
  const times = scale === 1 ? "" : ` × ${scale} `;
  return {
    value: (own * scale) / coefficient.heat,
    words: `${said(own)} ${measure}（实测热值）${times}÷ ${coefficient.heat} kJ/kgce`,
  };
}

function carried({ carried: coal }, own, measure) {
  const scale = STEAM[measure] ?? 1;
  const heat = own * scale;
  const words = scale === 1 ? "" : `${said(own)} ${measure}，就是 `;
  return { value: heat * coal, words: `${words}${said(heat, 5)} GJ/t（吉焦/吨）× ${coal} kgce/MJ` };
}

/** What is wrong with a measured value, in words for its box; "" where nothing is. `all` are the
 * coefficients: what lies far outside of the reference, or of all that burn, and fits in another unit,
 * is rather in that unit. */
export function slip(coefficient, own, measure, all) {
  const [least, most] = likely(coefficient, all);
  const fits = (name) => {
    const { value } = measured(coefficient, own, name);
    return value >= least && value <= most;
  };
  if (fits(measure)) return "";
  const other = measuresOf(coefficient).filter((name) => name !== measure && fits(name));
  const { value } = measured(coefficient, own, measure);
  const plain = measure === coefficient.unit;
  const told = `${said(own)} ${measure} 不像${coefficient.energy}的${plain ? "系数" : "热量"}`;
  const sure = coefficient.carried || value > MOST || plain;
  const really = sure ? "" : `；真是这么多，就选 ${coefficient.unit}，填 ${said(value)}`;
  if (other.length) return `${told}：是不是 ${said(own)} ${other.join(" 或 ")}？改实测值单位${really}`;
  if (!plain || coefficient.carried) return coefficient.carried || value > MOST ? `${told}，检查单位和小数点` : "";
  const shift = SHIFTS.find((times) => value * times >= least && value * times <= most);
  if (shift && (value > most || value < least / NEXT_TO_NOTHING))
    return `${told}：是不是 ${said(own * shift, 6)}？检查小数点`;
  return value > MOST ? `${told}，检查单位和小数点` : "";
}

const SHIFTS = [10, 100, 1000, 0.1, 0.01, 0.001]; // a slip of the point, tonnes for kilograms
const NEXT_TO_NOTHING = 4; // times below what is likely: whoever burns it would not buy it

/** The span in which a measured coefficient is likely to lie. */
function likely(coefficient, all) {
  if (coefficient.carried) return STEAM_SPAN.map((heat) => heat * coefficient.carried);
  const [least, most] = ends(coefficient);
  if (least !== undefined) return [least / FAR, most * FAR];
  const known = all.filter((one) => one.unit === coefficient.unit && burns(one)).map(ends);
  const sure = known.filter(([end]) => end !== undefined);
  return sure.length
    ? [Math.min(...sure.map(([end]) => end)), Math.max(...sure.map(([, end]) => end)) * BETTER]
    : [0, MOST];
}

/** Both ends of the reference value; undefined where none is known. */
export const ends = ({ value, low, high }) => [value ?? low, value ?? high];

/** Whether a measured coefficient is far from the reference. */
export function isFar(coefficient, value) {
  const [least, most] = ends(coefficient);
  return least !== undefined && (value > most * FAR || value < least / FAR);
}

/** More than this, in kgce a kg, nothing of the kind holds; Infinity where that is not known. */
export const mostOf = ({ carried: coal, most = Infinity }) => (coal ? STEAM_SPAN[1] * coal : most);
