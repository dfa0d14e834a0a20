// Energy in the units of bills as standard coal: tce = amount × unit × coefficient ÷ 1000.
import { round, said } from "../number.js";

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
  ],
  t: [
    ["吨", 1],
    ["万吨", 10_000],
  ],
};
const NAMES = { kg: "千克", "m³": "立方米", "(kW·h)": "千瓦时", MJ: "兆焦", t: "吨" };
const BURNS = ["kg", "m³"]; // what has a heat of combustion that can be measured
const DIGITS = 4; // of a tonne: lines, their sum and what is compared with thresholds all agree
const FAR = 2; // times the reference: rather a slip of units than a measurement
const POOREST = 4; // a grid that made one kWh of heat into less than a quarter of power does not exist

const per = (coefficient) => coefficient.unit.replace(/^kgce\//, "");
const nameOf = (coefficient) => NAMES[per(coefficient)] ?? per(coefficient);
const factors = (coefficient) => UNITS[per(coefficient)] ?? [[nameOf(coefficient), 1]];

/** Names of the units in which an energy may be given. */
export const unitsOf = (coefficient) => factors(coefficient).map(([name]) => name);

export const isElectric = (coefficient) => per(coefficient) === "(kW·h)";

/** Units in which the reader may give a measured value: coefficients, and heat where it can burn. */
export const measuresOf = (coefficient) =>
  isElectric(coefficient)
    ? []
    : [
        coefficient.unit,
        ...(BURNS.includes(per(coefficient)) && coefficient.heat ? [`kJ/${per(coefficient)}`] : []),
      ];

// The coefficient that a measured value gives, and how.
function measured(coefficient, own, measure) {
  if (!measure?.startsWith("kJ/")) return { value: own, words: `${said(own, 5)} ${coefficient.unit}（实测值）` };
  const value = own / coefficient.heat;
  const words = `${said(own)} ${measure}（实测热值）÷ ${coefficient.heat} kJ/kgce`;
  return { value, words };
}

/** One line. `amount` in `unit`; `own` is the reader's value in `measure`. Returns `{ low, high, sum }`
 * in tce with the arithmetic, or `{ open }` with the reason why it cannot be reckoned. */
export function burnt(coefficient, amount, unit, own, measure) {
  const { energy } = coefficient;
  const found = factors(coefficient).find(([name]) => name === unit);
  if (!found) return { energy, open: `${energy}：单位“${unit}”换算不了` };
  const mine = own === undefined ? undefined : measured(coefficient, own, measure);
  const reference = [coefficient.value ?? coefficient.low, coefficient.value ?? coefficient.high];
  const [least, most] = mine ? [mine.value, mine.value] : reference;
  if (least === undefined)
    return { energy, open: `${energy}的系数待核，写上实测值（${measuresOf(coefficient).join(" 或 ")}）才能算` };
  const whole = amount * found[1];
  const line = { low: round((whole * least) / 1000, DIGITS), high: round((whole * most) / 1000, DIGITS) };
  const words = mine?.words ?? `${span({ low: least, high: most }, 5)} ${coefficient.unit}`;
  const first = `${said(amount)} ${unit}`;
  const times = found[1] === 1 ? first : `${first}（${said(whole)} ${nameOf(coefficient)}）`;
  return {
    ...line,
    energy,
    medium: Boolean(coefficient.medium),
    kwh: isElectric(coefficient) ? whole : 0,
    ranged: least !== most,
    far: mine && reference[0] !== undefined && (least > reference[1] * FAR || least < reference[0] / FAR),
    sum: `${energy}：${times} × ${words} ÷ 1000 = ${span(line)} tce`,
  };
}

/** The sum of several lines in tce; `open` are those that could not be reckoned, `media` what water and
 * air make of it, `electric` what `kwh` of power do, by its own heat (当量值). */
export function total(lines) {
  const closed = lines.filter((line) => !line.open);
  const add = (end, some = closed) => round(some.reduce((sum, line) => sum + line[end], 0), DIGITS);
  return {
    low: add("low"),
    high: add("high"),
    open: lines.filter((line) => line.open),
    ranged: closed.filter((line) => line.ranged),
    media: add("high", closed.filter((line) => line.medium)),
    electric: add("high", closed.filter((line) => line.kwh)),
    kwh: add("kwh"),
  };
}

/** The same sum with power at `equal` kgce a kWh, the coal that it took to make it (等价值). */
export function equalled({ low, high, electric, kwh, open }, equal) {
  const more = round((kwh * equal) / 1000, DIGITS) - electric;
  return { low: round(low + more, DIGITS), high: round(high + more, DIGITS), open };
}

/** What the sum may come to when thresholds are compared: no record says whether they mean power by its
 * heat or by its coal, nor whether water and air count. */
export function possible(used, equal) {
  const most = equal ?? (used.kwh ? (used.electric * 1000 * POOREST) / used.kwh : 0);
  const other = used.kwh ? equalled(used, most) : used;
  return {
    low: round(Math.min(used.low, other.low) - used.media, DIGITS),
    high: Math.max(used.high, other.high),
    open: used.open,
  };
}

/** How much coal a kWh would have to take for the sum to reach `tce`; undefined where no grid takes as
 * much, or where it is reached anyway. */
export function reaching(used, tce) {
  if (!used.kwh || used.high >= tce) return undefined;
  const needed = ((tce - used.high + used.electric) * 1000) / used.kwh;
  return needed <= (used.electric * 1000 * POOREST) / used.kwh ? needed : undefined;
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
