// Losses of a year, made up for by the years after it.
import { round, yuan } from "../number.js";

/** 企业所得税法第十八条: the years after a loss in which it may be made up for. */
export const LOSS_YEARS = 5;

/** The taxable incomes of years one after another once losses are carried forward, the oldest first.
 * `incomes` in yuan before that, a loss below nought. Returns for each year `{ income, brought, taxable,
 * loss }`: what losses of years before take off it, what is left of it (never below nought), and the
 * loss that it makes itself. */
export function carried(incomes) {
  const losses = [];
  return incomes.map((income, year) => {
    if (income < 0) {
      losses.push({ year, left: -income });
      return { income, brought: 0, taxable: 0, loss: -income };
    }
    let brought = 0;
    for (const one of losses) {
      if (year - one.year > LOSS_YEARS) continue;
      const used = Math.min(one.left, income - brought);
      one.left = round(one.left - used, 2);
      brought = round(brought + used, 2);
    }
    return { income, brought, taxable: round(income - brought, 2), loss: 0 };
  });
}

/** How the losses of years before, or the one of this year, change what is taxed; "" where there are none.
 * `deducted` was taken off the `whole` income of the year beforehand (一次性扣除). */
export function lossWords({ income, brought, taxable, loss }, whole = income, deducted = 0) {
  const steps = [`所得额 ${yuan(whole)}`];
  if (deducted) steps.push(`− 一次性扣除 ${yuan(deducted)}`);
  if (brought) steps.push(`− 以前年度的亏损 ${yuan(brought)}`);
  if (loss)
    return deducted
      ? `（${steps.join(" ")} = ${yuan(income)}，亏损结转以后年度）`
      : `（亏损 ${yuan(loss)}，结转以后年度）`;
  return steps.length > 1 ? `（${steps.join(" ")} = ${yuan(taxable)}）` : "";
}
