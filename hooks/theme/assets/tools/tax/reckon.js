// Which sum belongs to a relief, by the numbers that its record has. Facts are what the reader filled in.
import { capped, credit } from "./credit.js";
import { freeThenHalf, payer, reduced } from "./income.js";
import { lastDayIn, stateOn } from "./terms.js";
import { yuan } from "../number.js";
import { emitted, partly, refunded, subsidised } from "./others.js";

/** Lines of arithmetic, `[]` where nothing is to be reckoned, or `{ lacks }` naming what is missing.
 * `data` is /tools/tax.json; `facts` has numbers by box, `incomes`, `profits`, `pollutants`. */
export function reckon(id, data, facts) {
  const relief = data.reliefs[id];
  const numbers = relief.numbers ?? {};
  const who = payerOf(data, facts);
  if (numbers["cost-cap"] !== undefined) return retrofit(relief, numbers, facts, who);
  if (numbers["credit-rate"] !== undefined) return bought(relief, numbers, facts, who, beyond(data, facts));
  if (numbers["unit-limit"] !== undefined) return oneOff(numbers, facts);
  if (numbers["income-share"] !== undefined)
    return facts.revenue === undefined
      ? []
      : reduced(facts.revenue, numbers["income-share"], facts.incomes[0], who).lines;
  if (numbers["interest-points"] !== undefined)
    return facts.loan === undefined
      ? []
      : subsidised({
          loan: facts.loan,
          term: facts.term,
          points: numbers["interest-points"],
          years: numbers["interest-years"],
        }).lines;
  if (numbers["payable-share"] !== undefined)
    return facts.due === undefined ? [] : partly(facts.due, numbers["payable-share"]).lines;
  if (relief.steps)
    return facts.pollutants.map(
      ({ name, ...one }) => `${name}：${emitted({ ...one, steps: relief.steps }).line}`,
    );
  if (relief.rows) return refund(relief, facts);
  if (relief.ways.includes("三免三减半")) return project(data, facts);
  return [];
}

// Who pays at which rate on the day; none where the low rate of that day is not in the data.
function payerOf(data, { enterprise, date }) {
  if (!enterprise) return undefined;
  const { small, hnte } = data.payers;
  const low = { small, hnte }[enterprise];
  if (enterprise !== "other" && !low) return undefined;
  if (low && date && stateOn(low, date).state !== "in") return undefined;
  const rate = data.rates["corporate-income-tax"];
  return payer(enterprise, { small: small?.numbers, hnte: hnte?.numbers, rate });
}

function project(data, { profits, enterprise }) {
  if (!profits.length) return [];
  const low = enterprise === "small" || enterprise === "hnte";
  const { lines } = freeThenHalf(profits, data.rates["corporate-income-tax"]);
  return low ? [...lines, "能不能和低税率一起用没有见到明文（待核），这里按一般税率算"] : lines;
}

// The low rate of small enterprises has a last day; what comes after it nobody knows.
function beyond(data, { enterprise, year, incomes }) {
  const until = data.payers.small && lastDayIn(data.payers.small);
  if (enterprise !== "small" || !until || !year || year + incomes.length - 1 <= Number(until.slice(0, 4)))
    return [];
  return [`小型微利的税率只规定到 ${until}，以后各年按同样的税率试算，届时以新规定为准`];
}

/** What is invested: without VAT where the input is taken off, with it where it cannot be. */
export function invested({ investment, vat = 0, payer: kind }) {
  return kind === "small" ? investment + vat : investment;
}

function bought(relief, numbers, facts, who, after) {
  if (facts.investment === undefined) return [];
  const investment = invested(facts);
  const first = facts.payer === "small" ? ["小规模纳税人的进项不能抵扣，按价税合计算（口径待核）"] : [];
  if (facts.payer === "small" && facts.vat === undefined) return { lacks: "增值税额" };
  const one = { investment, rate: numbers["credit-rate"], years: relief.years ?? 0 };
  const deducted = facts.oneoff ? investment : 0;
  const plan = credit({ ...one, incomes: who ? facts.incomes : [], who, deducted });
  const lacks =
    facts.incomes.length && !who
      ? [
          facts.enterprise
            ? "这一天的低税率没有收录，不能算各年抵多少"
            : "写明企业所得税的类型，就能算各年抵多少",
        ]
      : facts.incomes.length
        ? []
        : ["写上各年的应纳税所得额，就能算各年抵多少"];
  return [...first, ...plan.lines, ...lacks, ...after];
}

function retrofit(relief, numbers, facts, who) {
  if (facts.spent === undefined) return [];
  if (facts.base === undefined) return { lacks: "设备购置时的原计税基础" };
  const { counted, line } = capped(facts.spent, facts.base, numbers["cost-cap"]);
  return [
    line,
    ...credit({
      investment: counted,
      rate: numbers["credit-rate"],
      years: relief.years ?? 0,
      incomes: who ? facts.incomes : [],
      who,
    }).lines,
  ];
}

function oneOff(numbers, facts) {
  const most = numbers["unit-limit"];
  if (facts.investment === undefined || !facts.oneoff) return [];
  return [`单台（套）不超过 ${yuan(most)} 的，这一年从所得额里一次扣完；上面抵免的算式已经扣了`];
}

function refund(relief, facts) {
  const row = relief.rows.find(({ id }) => id === facts.row);
  if (!row || facts.sales === undefined) return [];
  if (row.refund === undefined) return { lacks: "这个产品的退税比例（没有见到来源，待核）" };
  if (facts.input === undefined) return { lacks: "即征即退项目的进项税额" };
  return refunded({ ...facts, refund: row.refund }).lines;
}
