// Corporate income tax on a year's taxable income. Amounts in yuan, rates in per cent.
import { round, said, yuan } from "../number.js";
import { carried, lossWords } from "./losses.js";

/** A payer by kind: "small" (小型微利), "hnte" (高新技术), "other". `numbers` of both reliefs and the
 * general `rate` come from the data. */
export function payer(kind, { small, hnte, rate }) {
  return { kind, small, hnte, rate };
}

/** The tax, and how it is reckoned. A small enterprise above its limit of income is none that year. */
export function taxOn(income, { kind, small, hnte, rate }) {
  if (income <= 0) return { tax: 0, line: "0 元（所得额不为正）" };
  if (kind === "small" && small && income <= small["income-limit"]) {
    const tax = round((income * small["taxable-share"] * small["tax-rate"]) / 10_000, 2);
    return {
      tax,
      line: `${yuan(income)} × ${small["taxable-share"]}% × ${small["tax-rate"]}% = ${yuan(tax)}`,
    };
  }
  const used = kind === "hnte" && hnte ? hnte["tax-rate"] : rate;
  const tax = round((income * used) / 100, 2);
  const above = kind === "small" ? `（超过 ${yuan(small["income-limit"])}，这一年不是小型微利）` : "";
  return { tax, line: `${yuan(income)} × ${used}% = ${yuan(tax)}${above}` };
}

/** Income that counts only in part: 减计收入. Returns `{ less, lines }`; with a payer and a year's income
 * also what is saved. */
export function reduced(revenue, share, income, who) {
  const counted = round((revenue * share) / 100, 2);
  const less = round(revenue - counted, 2);
  const lines = [`${yuan(revenue)} × ${share}% = ${yuan(counted)} 计入收入总额，少计所得 ${yuan(less)}`];
  if (income === undefined || !who) return { less, lines };
  const [before, after] = [taxOn(income, who), taxOn(income - less, who)];
  const saved = round(before.tax - after.tax, 2);
  return {
    less,
    saved,
    lines: [...lines, `不减计：${before.line}`, `减计后：${after.line}`, `少缴 ${yuan(saved)}`],
  };
}

/** 三免三减半 on a project's profits from the year of its first revenue on, at the general rate. */
export function freeThenHalf(profits, rate) {
  const lines = profits.map((profit, at) => {
    const full = round((Math.max(profit, 0) * rate) / 100, 2);
    if (at < 6 && profit <= 0) return { saved: 0, words: `第 ${at + 1} 年：没有所得，优惠期照样走` };
    if (at < 3)
      return { saved: full, words: `第 ${at + 1} 年：免征，少缴 ${yuan(profit)} × ${rate}% = ${yuan(full)}` };
    if (at < 6)
      return {
        saved: round(full / 2, 2),
        words: `第 ${at + 1} 年：减半，少缴 ${yuan(full)} ÷ 2 = ${yuan(round(full / 2, 2))}`,
      };
    return { saved: 0, words: `第 ${at + 1} 年：期满，照常缴 ${yuan(full)}` };
  });
  const saved = round(
    lines.reduce((sum, line) => sum + line.saved, 0),
    2,
  );
  return {
    saved,
    lines: [...lines.map(({ words }) => words), `合计少缴 ${yuan(saved)}（按 ${said(rate)}% 的税率）`],
  };
}

/** The same for who pays at a low rate anyway: what they would have paid is what they save. Whether the
 * halved years go with a low rate nobody saw written, so these are left out. */
export function freeThenOpen(profits, who) {
  const lines = profits.map((profit, at) => {
    if (at < 6 && profit <= 0) return { saved: 0, words: `第 ${at + 1} 年：没有所得，优惠期照样走` };
    if (at < 3) {
      const { tax, line } = taxOn(profit, who);
      return { saved: tax, words: `第 ${at + 1} 年：免征，少缴 ${line}` };
    }
    if (at < 6)
      return {
        saved: 0,
        words: `第 ${at + 1} 年：减半；能不能和低税率一起用没有见到明文（待核），没有算`,
      };
    return { saved: 0, words: `第 ${at + 1} 年：期满，照常缴 ${taxOn(profit, who).line}` };
  });
  const saved = round(
    lines.reduce((sum, line) => sum + line.saved, 0),
    2,
  );
  return {
    saved,
    lines: [...lines.map(({ words }) => words), `合计少缴 ${yuan(saved)}（只算免征的年份，按你现在的税率）`],
  };
}

/** The tax at a low rate, year by year, beside the general one; the loss of a year is carried forward.
 * `years` are those for which it is laid down; what comes after is not reckoned. */
export function atLowRate(incomes, who, years) {
  const lines = carried(incomes.slice(0, years)).map((year, at) => {
    const { tax, line } = taxOn(year.taxable, who);
    const full = round((year.taxable * who.rate) / 100, 2);
    const less = round(full - tax, 2);
    return `第 ${at + 1} 年${lossWords(year)}：税 ${line}${less ? `；按一般税率 ${who.rate}% 是 ${yuan(full)}，少缴 ${yuan(less)}` : ""}`;
  });
  return incomes.length > years ? [...lines, "以后各年的税率还没有规定，没有算"] : lines;
}
