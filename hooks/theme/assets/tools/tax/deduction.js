// The one-off deduction (一次性税前扣除): for whom, for which machines, bought when, how much.
import { yuan } from "../number.js";
import { beforeWords, stateOn } from "./terms.js";

/** What is taken off the first year's income for an investment booked at `cost` yuan. `facts` has
 * `oneoff`, `date`, `investment`, and `unit`, the price of the dearest machine. Returns `{ amount, lines }`
 * and `lacks` that names what is missing: nothing is taken off then. The limit is on each machine, not on all
 * of them. */
export function deduction(data, facts, cost) {
  if (!facts.oneoff) return { amount: 0, lines: [] };
  const relief = Object.values(data.reliefs).find(({ numbers }) => numbers?.["unit-limit"] !== undefined);
  if (!relief) return { amount: 0, lines: ["一次性扣除的规定没有收录，没有扣"] };
  const span = facts.date ? stateOn(relief, facts.date) : undefined;
  if (span && span.state !== "in")
    return { amount: 0, lines: [`这一天不能按${relief.no}一次性扣除（${outside(relief, span)}），没有扣`] };
  const limit = relief.numbers["unit-limit"];
  const dearest = facts.unit === undefined ? undefined : (facts.unit * cost) / facts.investment;
  if (cost > limit && dearest === undefined)
    return {
      amount: 0,
      lines: [`没有填最贵一台的价款，一次性扣除先不扣：单台不超过 ${yuan(limit)} 的才能扣`],
      lacks: `最贵一台的价款（单台不超过 ${yuan(limit)} 的才能一次性扣除）`,
    };
  if (cost > limit && dearest > limit)
    return {
      amount: 0,
      lines: [
        `最贵的一台 ${yuan(dearest)}，超过单台 ${yuan(limit)}，不能一次性扣除，没有扣；其余不超过的几台可以扣，分开填`,
      ],
    };
  const december = facts.date && facts.date.slice(5, 7) === "12";
  return {
    amount: cost,
    lines: [
      `一次性扣除 ${yuan(cost)}：${cost > limit ? `最贵的一台 ${yuan(dearest)}，` : "总价就"}没有超过单台的限额 ${yuan(limit)}`,
      ...(december
        ? ["12 月才投入使用的，扣除落到下一年度（依据是 2018 年的公告，待核）；下面按购置当年扣"]
        : []),
    ],
  };
}

const outside = (relief, { state, words }) =>
  state === "before" ? [words, beforeWords(relief)].filter(Boolean).join("；") : words;
