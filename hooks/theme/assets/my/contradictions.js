// Facts that cannot all be true. None of them is believed then: the answers that rest on them stay open
// and name what does not fit.
import { said, yuan } from "../tools/number.js";
import { usedIn } from "./used.js";
import { without } from "./rests.js";

/** `[{ facts, drop, words }]`: facts that do not fit each other, those that are not believed therefore, and
 * what to say. `data` holds `my` and, once it is there, `energy`. */
export function contradictions(profile, data) {
  return [...small(profile, data.my.small), ...years(profile), ...energy(profile, data.energy)];
}

/** The profile without what is not believed. */
export const believed = (profile, found) =>
  found.flatMap(({ drop }) => drop).reduce((rest, fact) => without(rest, fact), profile);

const SIZES = { staff: ["从业人数", (n) => `${said(n)} 人`], assets: ["资产总额", yuan], taxable: ["应纳税所得额", yuan] };

// What a small enterprise of low profit may have at the most stands in the record of its relief.
function* small(profile, limits) {
  if (profile.enterprise !== "small" || !limits) return;
  for (const [fact, [name, words]] of Object.entries(SIZES)) {
    if (limits[fact] === undefined || profile[fact] === undefined || profile[fact] <= limits[fact]) continue;
    yield {
      facts: ["enterprise", fact],
      drop: ["enterprise"],
      words: `填的是小型微利企业，${name}又填了 ${words(profile[fact])}；小型微利不超过 ${words(limits[fact])}`,
    };
  }
}

function* years({ machines = [] }) {
  for (const { id, model, made, commissioned } of machines) {
    if (!(made > commissioned)) continue;
    const facts = [`machines.${id}.made`, `machines.${id}.commissioned`];
    const words = `${model || "有一台设备"} ${made} 年生产、${commissioned} 年投运：投运早于生产`;
    yield { facts, drop: facts, words };
  }
}

function* energy(profile, data) {
  if (!data) return;
  const { apart } = usedIn(profile, data);
  if (!apart) return;
  const sum = apart.top === Infinity ? `至少 ${said(apart.low)}` : `${said(apart.low)}～${said(apart.top)}`;
  const words = `一年的综合能耗填了 ${said(profile.tce)} 吨标准煤，按填的用量算是 ${sum} 吨`;
  yield { facts: ["tce", "energy"], drop: ["tce", "energy"], words };
}
