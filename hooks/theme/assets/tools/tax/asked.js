// What the reader filled in, as facts; what is wrong with a box stands in `faults`, by its name.
import { readNumber, said, yuan } from "../number.js";
import { readPercent } from "../percent.js";
import { readSeries } from "./series.js";

const NUMBERS = [
  "investment",
  "vat",
  "unit",
  "spent",
  "base",
  "revenue",
  "sales",
  "excluded",
  "input",
  "loan",
  "term",
  "due",
];
const LIMITS = { term: { above: true, most: 50, unit: "年" }, unit: { above: true, unit: "元" } };
const SERIES = { incomes: "各年的应纳税所得额", profits: "项目各年的所得" };
const CHOICES = ["payer", "enterprise", "owner", "provider", "row", "equipment"];
const POLLUTANTS = [1, 2, 3];

/** One part of what another one is the whole of, and what to say of a part that is larger. */
const PARTS = [
  ["unit", "investment", "一台的价款不能比设备价款还大"],
  ["vat", "investment", "增值税额不会比设备价款还大，检查单位"],
  ["excluded", "sales", "不能比综合利用销售额还大"],
];

/** Facts by box from a URLSearchParams: numbers in yuan, per cent and years, lists of them, choices. */
export function readFacts(asked) {
  const facts = { faults: {}, oneoff: asked.has("oneoff"), pollutants: [], refusals: answers(asked) };
  for (const name of CHOICES) facts[name] = asked.get(name);
  const number = (name, limits = { unit: "元" }) => {
    const { value, fault } = readNumber(asked.get(name), limits);
    if (fault) facts.faults[name] = fault;
    return value;
  };
  for (const name of NUMBERS) facts[name] = number(name, LIMITS[name]);
  const { value: rate, fault } = readPercent(asked.get("rate"), { fraction: 0.99 });
  facts.rate = rate;
  if (fault) facts.faults.rate = fault;
  for (const [part, whole, words] of PARTS)
    if (facts[part] !== undefined && facts[whole] !== undefined && facts[part] > facts[whole])
      facts.faults[part] = words;
  for (const [name, words] of Object.entries(SERIES)) {
    const { values = [], fault } = readSeries(asked.get(name));
    if (fault) facts.faults[name] = `${words}：${fault}`;
    facts[name] = values;
  }
  for (const [name, words] of doubts(facts)) facts.faults[name] = facts.faults[name] ?? words;
  for (const n of POLLUTANTS) {
    const [found, standard] = [number(`found${n}`, {}), number(`standard${n}`, { above: true })];
    const name = asked.get(`name${n}`) ?? `污染物 ${n}`;
    if (found !== undefined && standard !== undefined)
      facts.pollutants.push({ name, found, standard, over: asked.has(`over${n}`) });
    else if (found !== undefined && !facts.faults[`standard${n}`]) facts.faults[`standard${n}`] = "还差排放标准";
    else if (standard !== undefined && !facts.faults[`found${n}`]) facts.faults[`found${n}`] = "还差当月浓度值";
  }
  return facts;
}

/** What was answered to the questions of what refuses; their names have a point, no other box's has. */
export const answers = (asked) =>
  Object.fromEntries([...asked].filter(([name, value]) => name.includes(".") && /^(yes|no)$/.test(value)));

// --- what can hardly be meant ------------------------------------------------------------------------

const PRICES = ["investment", "unit", "spent", "base", "revenue", "sales", "loan"];
const LEAST = 1000; // yuan: for less nobody asks here, it is rather so many 万
const VAT_SPAN = [0.005, 0.2]; // of a price: rather a rate, or the price with the tax in it
const LONGEST = 10; // years of a loan, from which on they are rather months

function* doubts(facts) {
  for (const name of PRICES)
    if (tiny(facts[name]))
      yield [name, `只有 ${yuan(facts[name])}？是 ${said(facts[name])} 万元就写 ${said(facts[name])}万`];
  for (const name of Object.keys(SERIES)) {
    const small = facts[name].find(tiny);
    if (small !== undefined)
      yield [name, `有一年只有 ${yuan(small)}？是 ${said(small)} 万元就写 ${said(small)}万，没有就写 0`];
  }
  const { vat, investment, term } = facts;
  if (vat && investment) {
    const share = vat / investment;
    if (share > VAT_SPAN[1])
      yield ["vat", `${yuan(vat)}比价款的两成还多，这里只写增值税额，不写价税合计；检查单位`];
    else if (share < VAT_SPAN[0])
      yield ["vat", `${yuan(vat)}不像 ${yuan(investment)}的税额：这里写金额，不写税率；发票上有`];
  }
  if (term > LONGEST)
    yield [
      "term",
      `${said(term)} 年？是 ${said(term)} 个月就写 ${said(term / 12, 2)}；真比 ${LONGEST} 年长就写 ${LONGEST}`,
    ];
}

const tiny = (value) => Boolean(value) && Math.abs(value) < LEAST;
