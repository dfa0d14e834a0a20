// Losses of a year, made up for by the years after it.
import { round } from "../number.js";

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
