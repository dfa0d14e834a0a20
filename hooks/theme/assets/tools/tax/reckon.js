// Which sum belongs to a relief, by the numbers that its record has. Facts are what the reader filled in;
// who cannot have the relief is told so elsewhere (entitled.js) and never gets here.
import { capped, credit } from "./credit.js";
import { deduction } from "./deduction.js";
import { atLowRate, freeThenHalf, freeThenOpen, payer, reduced } from "./income.js";
import { lastDayIn, stateOn } from "./terms.js";
import { yuan } from "../number.js";
import { emissions, partly, refunded, subsidised } from "./others.js";

/** Lines of arithmetic, `[]` where nothing is to be reckoned, or `{ lacks }` naming what is missing.
 * `data` is /tools/tax.json; `facts` has numbers by box, `incomes`, `profits`, `pollutants`. */
export function reckon(id, data, facts) {
  const relief = data.reliefs[id];
  const numbers = relief.numbers ?? {};
  const who = payerOf(data, facts);
  if (numbers["cost-cap"] !== undefined) return retrofit(relief, numbers, facts, who, beyond(data, facts));
  if (numbers["credit-rate"] !== undefined) return bought(relief, numbers, facts, who, data);
  if (numbers["unit-limit"] !== undefined) return oneOff(data, facts);
  if (numbers["income-share"] !== undefined) return lessRevenue(numbers["income-share"], facts, who);
  if (numbers["interest-points"] !== undefined) return interest(relief, numbers, facts);
  if (numbers["payable-share"] !== undefined)
    return facts.due === undefined ? [] : partly(facts.due, numbers["payable-share"]).lines;
  if (numbers["tax-rate"] !== undefined) return lowRate(relief, facts, who);
  if (relief.steps)
    return emissions(facts.pollutants, relief.steps).lines;
  if (relief.rows) return refund(relief, data, facts);
  if (relief.ways.includes("三免三减半")) return project(data, facts, who);
  return [];
}

// Who pays at which rate on the day; none where the low rate of that day is not in the data.
function payerOf(data, { enterprise, date }) {
  if (!enterprise || enterprise === "individual") return undefined;
  const { small, hnte } = data.payers;
  const low = { small, hnte }[enterprise];
  if (enterprise !== "other" && !low) return undefined;
  if (low && date && stateOn(low, date).state !== "in") return undefined;
  const rate = data.rates["corporate-income-tax"];
  return payer(enterprise, { small: small?.numbers, hnte: hnte?.numbers, rate });
}

const UNKNOWN_RATE = "这一天的低税率没有收录，不能算各年";

function project(data, { profits, enterprise, year }, who) {
  if (!profits.length) return [];
  if (!enterprise) return { lacks: "企业所得税的类型" };
  if (!who) return [UNKNOWN_RATE];
  const lost = profits.slice(0, 6).some((profit) => profit < 0) ? [LOST] : [];
  if (enterprise === "other") return [...lost, ...freeThenHalf(profits, who.rate).lines];
  const free = beyond(data, { enterprise, year, incomes: profits.slice(0, 3) });
  return [...lost, ...free, ...freeThenOpen(profits, who).lines];
}

const LOST = "有亏损的年份：项目的亏损怎样弥补没有收录，没有计，少缴的可能没有下面这么多";

// The low rate of small enterprises has a last day; what comes after it nobody knows.
function beyond(data, { enterprise, year, incomes }) {
  const until = data.payers.small && lastDayIn(data.payers.small);
  if (enterprise !== "small" || !until || !year || year + incomes.length - 1 <= Number(until.slice(0, 4)))
    return [];
  return [`小型微利的税率只规定到 ${until}，以后各年按同样的税率试算，届时以新规定为准`];
}

function lowRate(relief, { incomes, year, enterprise }, who) {
  const kind = relief.numbers["taxable-share"] === undefined ? "hnte" : "small";
  if (!who || enterprise !== kind) return [];
  const until = lastDayIn(relief);
  const years = until && year ? Number(until.slice(0, 4)) - year + 1 : incomes.length;
  return atLowRate(incomes, who, years);
}

/** What is invested: without VAT where the input is taken off, with it where it cannot be. */
export function invested({ investment, vat = 0, payer: kind }) {
  return kind === "small" ? investment + vat : investment;
}

const BOTH =
  "没有填增值税纳税人，两种都算：一般纳税人的进项能抵扣，投资额不含增值税；小规模纳税人按价税合计（口径待核）";

// The ways to count an investment, by who pays which VAT: two where the reader did not say.
function* ways(facts) {
  if (facts.payer === "small")
    yield { cost: invested(facts), note: "小规模纳税人的进项不能抵扣，按价税合计算（口径待核）" };
  else if (facts.payer) yield { cost: invested(facts) };
  else if (facts.vat === undefined)
    yield {
      cost: facts.investment,
      note: "没有填增值税纳税人：先按一般纳税人（进项能抵扣，投资额不含增值税）算；小规模纳税人按价税合计，数更大",
    };
  else {
    yield { cost: facts.investment, who: "一般纳税人：", note: BOTH };
    yield { cost: facts.investment + facts.vat, who: "小规模纳税人：" };
  }
}

function bought(relief, numbers, facts, who, data) {
  if (facts.investment === undefined) return [];
  if (facts.payer === "small" && facts.vat === undefined) return { lacks: "增值税额" };
  const notes = [];
  const lines = [];
  const lacks = missing(facts, who);
  for (const way of ways(facts)) {
    const { amount, lines: told } = deduction(data, facts, way.cost);
    const incomes = who ? facts.incomes : [];
    const one = { investment: way.cost, rate: numbers["credit-rate"], years: relief.years ?? 0 };
    const plan = credit({ ...one, incomes, who, deducted: amount });
    if (way.note) notes.push(way.note);
    if (incomes.length) lines.push(...told.map((line) => `${way.who ?? ""}${line}`));
    lines.push(...plan.lines.map((line) => `${way.who ?? ""}${line}`));
  }
  return [...notes, ...lines, ...(lacks ? [lacks] : beyond(data, facts))];
}

// What is missing for the years.
function missing(facts, who) {
  if (!facts.incomes.length) return "写上各年的应纳税所得额，就能算各年抵多少";
  if (who) return "";
  return facts.enterprise
    ? "这一天的低税率没有收录，不能算各年抵多少"
    : "写明企业所得税的类型，就能算各年抵多少";
}

function retrofit(relief, numbers, facts, who, after) {
  if (facts.spent === undefined) return [];
  if (facts.base === undefined) return { lacks: "设备购置时的原计税基础" };
  const { counted, line } = capped(facts.spent, facts.base, numbers["cost-cap"]);
  const incomes = who ? facts.incomes : [];
  const one = { investment: counted, rate: numbers["credit-rate"], years: relief.years ?? 0 };
  const lacks = missing(facts, who);
  return [line, ...credit({ ...one, incomes, who }).lines, ...(lacks ? [lacks] : after)];
}

function oneOff(data, facts) {
  if (facts.investment === undefined || !facts.oneoff) return [];
  if (facts.payer === "small" && facts.vat === undefined) return { lacks: "增值税额" };
  const found = [];
  for (const way of ways(facts)) {
    const { amount, lines, lacks } = deduction(data, facts, way.cost);
    if (lacks && !way.who) return { lacks };
    const less = amount ? [`这一年的所得额少 ${yuan(amount)}；有抵免的，按扣了以后的税额算`] : [];
    found.push(...[...lines, ...less].map((line) => `${way.who ?? ""}${line}`));
  }
  return found;
}

function lessRevenue(share, facts, who) {
  if (facts.revenue === undefined) return [];
  const { lines } = reduced(facts.revenue, share, facts.incomes[0], who);
  if (facts.incomes.length && who) return lines;
  return [...lines, missing(facts, who).replace("各年抵多少", "少缴多少").replace("各年的", "这一年的")];
}

function interest(relief, numbers, facts) {
  if (facts.loan === undefined) return [];
  const later = (relief.later ?? []).filter(
    ({ quantity, since }) => quantity === "loan-limit" && facts.date >= since,
  );
  const sure = later.filter(({ pending }) => !pending).pop();
  return subsidised({
    loan: facts.loan,
    term: facts.term,
    points: numbers["interest-points"],
    years: numbers["interest-years"],
    limit: sure ? sure.value : numbers["loan-limit"],
    later: later.filter(({ pending }) => pending).pop(),
  }).lines;
}

function refund(relief, data, facts) {
  const row = relief.rows.find(({ id }) => id === facts.row);
  if (!row) return [];
  if (row.refund === undefined)
    return row.rate
      ? [`${row.name}：${row.rate}，不是按比例即征即退，这里没有算式`]
      : { lacks: "这个产品的退税比例（没有见到来源，待核）" };
  if (facts.sales === undefined) return { lacks: "综合利用销售额" };
  if (facts.input === undefined) return { lacks: "即征即退项目的进项税额" };
  const since = data.rates_since?.vat;
  if (facts.rate > data.rates.vat && since && facts.date >= since)
    return { lacks: `适用税率（${since} 起一般的税率是 ${data.rates.vat}%，没有见到更高的，检查填的 ${facts.rate}%）` };
  if (facts.rate !== undefined) return refunded({ ...facts, refund: row.refund }).lines;
  if (since && facts.date < since)
    return { lacks: `适用税率（${data.rates.vat}% 从 ${since} 起，这一天的没有收录）` };
  const told = `税率没有填，按一般的 ${data.rates.vat}% 算；产品是别的税率的，填上再算`;
  return [told, ...refunded({ ...facts, rate: data.rates.vat, refund: row.refund }).lines];
}
