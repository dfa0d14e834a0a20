// Energy in the units of bills as standard coal: tce = amount × unit × coefficient ÷ 1000.
import { round, said } from "../number.js";
import { ends, isFar, measured, measuresOf, mostOf } from "./measures.js";

// What a coefficient is per, and in which units bills state it: [name, how many of the first unit].
const UNITS = {
  kg: [
    ["吨", 1000],
    ["千克", 1],
    ["万吨", 10_000_000],
  ],
  "m³": [
    ["立方米", 1],
    ["万立方米", 10_000],
  ],
  "(kW·h)": [
    ["千瓦时", 1],
    ["万千瓦时", 10_000],
    ["兆瓦时", 1000],
  ],
  MJ: [
    ["吉焦", 1000],
    ["百万千焦", 1000],
    ["兆焦", 1],
    ["百万大卡", 4186.8],
  ],
  t: [
    ["吨", 1],
    ["万吨", 10_000],
  ],
};
const NAMES = { kg: "千克", "m³": "立方米", "(kW·h)": "千瓦时", MJ: "兆焦", t: "吨" };
const DIGITS = 4; // of a tonne: lines, their sum and what is compared with thresholds all agree
/** tce a year of one energy: more is rather a slip of units than a firm that asks here. */
export const LARGEST = 1_000_000;
const CLOSE = 0.1; // of what reference values make: as much as they may well be off
const POOREST = 4; // a grid that made one kWh of heat into less than a quarter of power does not exist

const per = (coefficient) => coefficient.unit.replace(/^kgce\//, "");
const nameOf = (coefficient) => NAMES[per(coefficient)] ?? per(coefficient);
const factors = (coefficient) => UNITS[per(coefficient)] ?? [[nameOf(coefficient), 1]];

/** Names of the units in which an energy may be given. */
export const unitsOf = (coefficient) => factors(coefficient).map(([name]) => name);

export const isElectric = (coefficient) => per(coefficient) === "(kW·h)";

/** One line. `amount` in `unit`; `own` is the reader's value in `measure`. Returns `{ low, high, sum }`
 * in tce with the arithmetic, or `{ open }` with the reason why it cannot be reckoned. */
export function burnt(coefficient, amount, unit, own, measure) {
  const { energy } = coefficient;
  const found = factors(coefficient).find(([name]) => name === unit);
  if (!found) return { energy, open: `${energy}：单位“${unit}”换算不了`, most: Infinity };
  const whole = amount * found[1];
  const tce = (value) => round((whole * value) / 1000, DIGITS);
  const mine = own === undefined ? undefined : measured(coefficient, own, measure);
  const [least, most] = mine ? [mine.value, mine.value] : ends(coefficient);
  if (least === undefined) return lacking(coefficient, tce(mostOf(coefficient)));
  const line = { low: tce(least), high: tce(most) };
  const words = mine?.words ?? `${span({ low: least, high: most }, 5)} ${coefficient.unit}`;
  const first = `${said(amount)} ${unit}`;
  const times = found[1] === 1 ? first : `${first}（${said(whole)} ${nameOf(coefficient)}）`;
  return {
    ...line,
    energy,
    medium: Boolean(coefficient.medium),
    kwh: isElectric(coefficient) ? whole : 0,
    usual: coefficient.equal,
    ranged: least !== most,
    reference: !mine && measuresOf(coefficient).length > 0,
    far: mine && isFar(coefficient, mine.value),
    sum: `${energy}：${times} × ${words} ÷ 1000 = ${span(line)} tce`,
  };
}

// A line whose coefficient is not known comes to nothing for sure, and to `most` at the most.
function lacking(coefficient, most) {
  const { energy, carried, measured: byHeat } = coefficient;
  const measures = measuresOf(coefficient).join("、");
  const words = carried
    ? `${energy}：写上每吨的热量（${measures}）才能算，供热合同、账单上有，没有就问供热单位`
    : byHeat
      ? `${energy}：写上实测低位发热量（${measures}）才能算，检测报告、供货单上有`
      : `${energy}的系数待核，写上实测值（${measures}）才能算`;
  return { energy, open: words + (most < Infinity ? `；最多 ${said(most)} tce` : ""), most };
}

/** What is wrong with an amount that was read and reckoned as `line`, in words for its box; "" where
 * nothing is: 1204万 of 万千瓦时 is 1204, and so much of one energy is another unit. */
export function oversized(coefficient, amount, scale, unit, line) {
  if (scale && unit.startsWith("万")) {
    const meant = said(amount / 10_000, 12);
    return `写了“${scale}”，单位又是“${unit}”：是 ${meant} ${unit}吗？是就只写 ${meant}，不是就把数写全，不用“${scale}”`;
  }
  const tce = line.low ?? 0;
  if (tce <= LARGEST) return "";
  const [, times] = factors(coefficient).find(([name]) => name === unit);
  const smaller = factors(coefficient).filter(([, other]) => other < times).map(([name]) => `“${name}”`);
  const rather = smaller.length ? `单位是不是${smaller.join("或")}？` : "检查小数点；";
  return `折成 ${said(tce)} 吨标准煤：${rather}一种能源只算到 ${said(LARGEST)} 吨`;
}

/** The sum of several lines in tce; `open` are those that could not be reckoned, `lacking` what they come
 * to at the most, `media` what water and air make of it, `fuels` what rests on reference values of what
 * could be measured, `electric` what `kwh` of power do, by its own heat (当量值), and `usual` the span of
 * the coal that usually makes a kWh. */
export function total(lines) {
  const closed = lines.filter((line) => !line.open);
  const open = lines.filter((line) => line.open);
  const add = (end, some = closed) => round(some.reduce((sum, line) => sum + line[end], 0), DIGITS);
  return {
    low: add("low"),
    high: add("high"),
    open,
    lacking: open.length ? open.reduce((sum, { most }) => sum + most, 0) : 0,
    ranged: closed.filter((line) => line.ranged),
    media: add("high", closed.filter((line) => line.medium)),
    fuels: add("high", closed.filter((line) => line.reference)),
    electric: add("high", closed.filter((line) => line.kwh)),
    kwh: add("kwh"),
    usual: closed.find((line) => line.kwh && line.usual)?.usual,
  };
}

/** The same sum with power at `equal` kgce a kWh, the coal that it took to make it (等价值). */
export function equalled({ low, high, electric, kwh, open }, equal) {
  const more = round((kwh * equal) / 1000, DIGITS) - electric;
  return { low: round(low + more, DIGITS), high: round(high + more, DIGITS), open };
}

/** The span of the sum with power by its coal, at what the reader says or at what is usual; undefined
 * where there is no power, or where neither is known. */
export function byCoal(used, equal) {
  const ends = equal === undefined ? [used.usual?.low, used.usual?.high] : [equal, equal];
  if (!used.kwh || ends[0] === undefined) return undefined;
  return { low: equalled(used, ends[0]).low, high: equalled(used, ends[1]).high };
}

/** What the sum may come to when thresholds are compared: no record says whether they mean power by its
 * heat or by its coal, nor whether water and air count. `top` is that with all that is lacking. */
export function possible(used, equal) {
  const coal = byCoal(used, equal) ?? (used.kwh ? equalled(used, highest(used)) : used);
  const high = Math.max(used.high, coal.high);
  return {
    low: round(Math.min(used.low, coal.low) - used.media, DIGITS),
    high,
    open: used.open,
    top: round(high + used.lacking, DIGITS),
  };
}

const highest = ({ electric, kwh }) => (electric * 1000 * POOREST) / kwh;

/** How much coal a kWh would have to take for the sum to reach `tce`; undefined where no grid takes as
 * much, or where it is reached anyway. */
export function reaching(used, tce) {
  if (!used.kwh || used.high >= tce) return undefined;
  const needed = ((tce - used.high + used.electric) * 1000) / used.kwh;
  return needed <= highest(used) ? needed : undefined;
}

/** The first of `ends` that the sum would cross if the fuels reckoned by reference values were a tenth
 * richer or poorer; undefined where it would cross none. */
export function nearest({ low, high, fuels }, ends) {
  return ends.find((end) => [low, high].some((sum) => Math.abs(sum - end) <= fuels * CLOSE && fuels > 0));
}

/** A span in words: one number where both ends are alike. */
export const span = ({ low, high }, digits = DIGITS) =>
  said(low, digits) === said(high, digits)
    ? said(low, digits)
    : `${said(low, digits)}～${said(high, digits)}`;

/** The share of each line in per cent of the whole, by the middle of spans. */
export function shares(lines) {
  const middles = lines
    .filter((line) => !line.open)
    .map(({ energy, low, high }) => ({ energy, tce: (low + high) / 2 }));
  const whole = middles.reduce((sum, { tce }) => sum + tce, 0);
  return middles.map((one) => ({ ...one, share: whole ? (one.tce / whole) * 100 : 0 }));
}
