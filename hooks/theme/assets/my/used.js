// How much energy a firm uses a year, by its sum or by its bills, as thresholds are compared with it.
import { burnt, possible, total } from "../tools/energy/coal.js";

const NOTHING = { open: [], lacking: 0, ranged: [], media: 0, fuels: 0, electric: 0, kwh: 0 };

/** The span `{ low, top }` of the bills in tce a year; undefined where there are none. */
export const reckoned = ({ energy: lines }, energy) => (lines && lines.length ? billed(lines, energy) : undefined);

/** `{ low, high, top, used, missing }` in tce a year; `used` is as coal.js sums it up, undefined where
 * nothing is filled in. Where sum and bills are both there and differ by no more than rounding (doubts.js
 * takes away what differs more), whatever lies between them is possible, and they are
 * `apart`. */
export function usedIn(profile, energy) {
  const bills = reckoned(profile, energy);
  const said = profile.tce === undefined ? undefined : stated(profile.tce);
  if (said && bills) {
    const { low, top } = bills;
    if (profile.tce >= low && profile.tce <= top) return said;
    return { ...said, low: Math.min(low, profile.tce), top: Math.max(top, profile.tce), apart: true };
  }
  return said ?? bills ?? NONE;
}

const NONE = { low: 0, high: Infinity, top: Infinity, missing: ["tce", "energy"] };

const stated = (tce) => ({ low: tce, high: tce, top: tce, used: { ...NOTHING, low: tce, high: tce }, missing: [] });

function billed(lines, { coefficients }) {
  const used = total(lines.map((line) => lineOf(line, coefficients)));
  const whole = possible(used);
  return { ...whole, used, missing: ["tce", "energy"] };
}

function lineOf({ energy, amount, unit, own, measure }, coefficients) {
  const found = coefficients.find((one) => one.energy === energy);
  if (!found) return { energy, open: `${energy}：没有这种能源的系数`, most: Infinity };
  if (amount === undefined) return { energy, open: `${energy}：没有写用量`, most: Infinity };
  return burnt(found, amount, unit, own, measure);
}
