// What the reader filled in, as facts; what is wrong with a box stands in `faults`, by its name.
import { readNumber } from "../number.js";
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
const LIMITS = { term: { above: true, most: 50 }, unit: { above: true } };
const SERIES = { incomes: "各年的应纳税所得额", profits: "项目各年的所得" };
const CHOICES = ["payer", "enterprise", "owner", "provider", "row"];
const POLLUTANTS = [1, 2, 3];

/** One part of what another one is the whole of, and what to say of a part that is larger. */
const PARTS = [
  ["unit", "investment", "一台的价款不能比设备价款还大"],
  ["vat", "investment", "增值税额不会比设备价款还大，检查单位"],
  ["excluded", "sales", "不能比综合利用销售额还大"],
];

/** Facts by box from a URLSearchParams: numbers in yuan, per cent and years, lists of them, choices. */
export function readFacts(asked) {
  const facts = { faults: {}, oneoff: asked.has("oneoff"), pollutants: [] };
  for (const name of CHOICES) facts[name] = asked.get(name);
  const number = (name, limits = {}) => {
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
  for (const n of POLLUTANTS) {
    const [found, standard] = [number(`found${n}`), number(`standard${n}`, { above: true })];
    const name = asked.get(`name${n}`) ?? `污染物 ${n}`;
    if (found !== undefined && standard !== undefined)
      facts.pollutants.push({ name, found, standard, over: asked.has(`over${n}`) });
    else if (found !== undefined && !facts.faults[`standard${n}`]) facts.faults[`standard${n}`] = "还差排放标准";
    else if (standard !== undefined && !facts.faults[`found${n}`]) facts.faults[`found${n}`] = "还差当月浓度值";
  }
  return facts;
}
