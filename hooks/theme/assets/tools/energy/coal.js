// Energy in the units of bills as standard coal: tce = amount × unit × coefficient ÷ 1000.
import { said } from "../number.js";

// What a coefficient is per, and in which units bills state it: [name, how many of the first unit].
const UNITS = {
  kg: [
    ["吨", 1000],
    ["千克", 1],
  ],
  "m³": [
    ["万立方米", 10_000],
    ["立方米", 1],
  ],
  "(kW·h)": [
    ["万千瓦时", 10_000],
    ["千瓦时", 1],
    ["兆瓦时", 1000],
  ],
  MJ: [
    ["吉焦", 1000],
    ["兆焦", 1],
    ["百万千焦", 1000],
  ],
  t: [
    ["吨", 1],
    ["万吨", 10_000],
  ],
};
const NAMES = { kg: "千克", "m³": "立方米", "(kW·h)": "千瓦时", MJ: "兆焦", t: "吨" };

const per = (coefficient) => coefficient.unit.replace(/^kgce\//, "");

/** Names of the units in which an energy may be given. */
export const unitsOf = (coefficient) =>
  (UNITS[per(coefficient)] ?? [[NAMES[per(coefficient)] ?? per(coefficient), 1]]).map(([name]) => name);

/** One line. `amount` in `unit`; `own` is the reader's coefficient. Returns `{ low, high, sum }` in tce
 * with the arithmetic, or `{ open }` where there is no coefficient to reckon with. */
export function burnt(coefficient, amount, unit, own) {
  const { energy } = coefficient;
  const [, factor] = (UNITS[per(coefficient)] ?? []).find(([name]) => name === unit) ?? [unit, 1];
  const low = own ?? coefficient.value ?? coefficient.low;
  const high = own ?? coefficient.value ?? coefficient.high;
  if (low === undefined)
    return { energy, open: `${energy}的系数待核，写上自己的实测系数（${coefficient.unit}）才能算` };
  const whole = amount * factor;
  const per_unit = low === high ? said(low, 5) : `（${said(low, 5)}～${said(high, 5)}）`;
  const result = { energy, own: own !== undefined, low: (whole * low) / 1000, high: (whole * high) / 1000 };
  const times =
    factor === 1
      ? `${said(amount)} ${unit}`
      : `${said(amount)} ${unit}（${said(whole)} ${NAMES[per(coefficient)] ?? per(coefficient)}）`;
  return {
    ...result,
    sum: `${energy}：${times} × ${per_unit} ${coefficient.unit}${own === undefined ? "" : "（自己的系数）"} ÷ 1000 = ${span(result)} tce`,
  };
}

/** The sum of several lines; `open` are those that could not be reckoned. */
export function total(lines) {
  const closed = lines.filter((line) => !line.open);
  const add = (end) => closed.reduce((sum, line) => sum + line[end], 0);
  return { low: add("low"), high: add("high"), open: lines.filter((line) => line.open) };
}

/** A span in words: one number where both ends are alike. */
export const span = ({ low, high }, digits = 2) =>
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
