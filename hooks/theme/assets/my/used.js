// How much energy a firm uses a year, by its sum or by its bills, as thresholds are compared with it.
import { burnt, possible, total } from "../tools/energy/coal.js";

const CLOSE = 0.01; // of the sum: what was rounded between the tool and here
const NOTHING = { open: [], lacking: 0, ranged: [], media: 0, fuels: 0, electric: 0, kwh: 0 };

/** `{ low, high, top, used, missing }` in tce a year; `used` is as coal.js sums it up, undefined where
 * nothing is filled in. `apart` says that sum and bills do not agree: then neither counts. */
export function usedIn(profile, energy) {
  const bills = profile.energy && profile.energy.length ? billed(profile.energy, energy) : undefined;
  const said = profile.tce === undefined ? undefined : stated(profile.tce);
  if (said && bills) {
    const most = Math.max(1, profile.tce * CLOSE);
    const { low, top } = bills;
    if (profile.tce < low - most || profile.tce > top + most) return { ...NONE, apart: { low, top } };
    if (profile.tce >= low && profile.tce <= top) return said;
    return { ...said, low: Math.min(low, profile.tce), top: Math.max(top, profile.tce) };
  }
  return said ?? bills ?? NONE;
}

const NONE = { low: 0, high: Infinity, top: Infinity, missing: ["tce"] };

const stated = (tce) => ({ low: tce, high: tce, top: tce, used: { ...NOTHING, low: tce, high: tce }, missing: [] });

function billed(lines, { coefficients }) {
  const used = total(lines.map((line) => lineOf(line, coefficients)));
  const whole = possible(used);
  return { ...whole, used, missing: ["tce"] };
}

function lineOf({ energy, amount, unit, own, measure }, coefficients) {
  const found = coefficients.find((one) => one.energy === energy);
  if (!found) return { energy, open: `${energy}：没有这种能源的系数`, most: Infinity };
  if (amount === undefined) return { energy, open: `${energy}：没有写用量`, most: Infinity };
  return burnt(found, amount, unit, own, measure);
}
