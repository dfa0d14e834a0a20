// The credit of an investment against income tax (投资额抵免), over the year and the years after it.
import { round, yuan } from "../number.js";
import { taxOn } from "./income.js";
import { carried, lossWords } from "./losses.js";

/** `investment` in yuan, `rate` in per cent, `years` after the first in which what is left may be used,
 * `incomes` the taxable incomes of the years, `who` a payer, `deducted` what is taken off the first
 * year's income (一次性扣除). A loss that this makes, or that a year has, is carried forward. Returns
 * `{ total, used, left, lost, table, lines }`; `table` has `{ income, tax, used, paid, left }` for each year. */
export function credit({ investment, rate, years, incomes, who, deducted = 0 }) {
  const total = round((investment * rate) / 100, 2);
  let left = total;
  const lines = [`抵免总额 = ${yuan(investment)} × ${rate}% = ${yuan(total)}`];
  const known = incomes.slice(0, years + 1);
  const counted = carried(known.map((income, at) => round(at === 0 ? income - deducted : income, 2)));
  const table = counted.map((year, at) => {
    const { tax, line } = taxOn(year.taxable, who);
    const used = round(Math.min(left, tax), 2);
    left = round(left - used, 2);
    const paid = round(tax - used, 2);
    const less = lossWords(year, known[at], at === 0 ? deducted : 0);
    lines.push(
      `第 ${at + 1} 年${less}：税 ${line}；抵 ${yuan(used)}，缴 ${yuan(paid)}，还剩 ${yuan(left)}`,
    );
    return { income: year.taxable, tax, used, paid, left };
  });
  const over = incomes.length > years;
  if (left > 0 && table.length)
    lines.push(
      over ? `结转期满，${yuan(left)} 抵不完，作废` : `还剩 ${yuan(left)}，可以结转到第 ${years + 1} 年为止`,
    );
  return { total, used: round(total - left, 2), left: over ? 0 : left, lost: over ? left : 0, table, lines };
}

/** The part of a retrofit that counts: not above a share of what the equipment was booked at. */
export function capped(spent, base, cap) {
  const most = round((base * cap) / 100, 2);
  const counted = Math.min(spent, most);
  return {
    counted,
    line: `上限 = ${yuan(base)} × ${cap}% = ${yuan(most)}；${spent > most ? `投入 ${yuan(spent)} 超过上限，按 ${yuan(most)} 算` : `投入 ${yuan(spent)} 没有超过`}`,
  };
}
