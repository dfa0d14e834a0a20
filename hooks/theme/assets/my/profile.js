// The shape of a firm's facts and what each may be. A fact that is not filled in is not there: nothing
// has a default. What was typed and what a file or the browser's store holds are read by the same rules.
import { readNumber, said } from "../tools/number.js";
import { readYear } from "../tools/year.js";
import { MONTHS, SERIES } from "../tools/energy/ledger/series.js";

export const VERSION = 1;

/** How many of each list are kept: with more, a phone takes seconds for every change. */
export const MOST = { machines: 1000, energy: 30, products: 30, plans: 60, bought: 200, ledger: 240, ticked: 200 };
export const LISTS = { machines: "设备", energy: "能源用量", products: "产品单耗", plans: "打算做的", bought: "买的东西", ledger: "能源台账", ticked: "自查单" };
const LONGEST = 120; // letters of a text: the plate of a machine, a place

const YES_NO = { yes: true, no: false };

/** What is said once. `choices` are allowed words, or the name of a list of `known`; `number` are limits. */
export const FACTS = {
  industry: { label: "行业", choices: "industries" },
  region: { label: "地区", choices: "regions" },
  staff: { label: "从业人数", number: { most: 1e6, unit: "人" }, whole: true },
  revenue: { label: "一年的营业收入", number: { unit: "元" }, tiny: 10_000 },
  assets: { label: "资产总额", number: { unit: "元" }, tiny: 10_000 },
  taxable: { label: "一年的应纳税所得额", number: { least: -1e12, unit: "元" }, tiny: 1000 },
  vat: { label: "增值税纳税人", choices: ["general", "small"] },
  enterprise: { label: "企业所得税", choices: ["small", "hnte", "other", "individual"] },
  private: { label: "中小微民营企业", choices: YES_NO },
  service: { label: "节能服务公司", choices: YES_NO },
  tce: { label: "一年的综合能耗", number: { most: 1e8, unit: "吨标准煤" } },
  designated: { label: "被指定为重点用能单位", choices: YES_NO },
  permit: { label: "排污许可", choices: ["permit", "registration", "none"] },
};

/** What is said of discharges, each in `discharges`. */
export const DISCHARGES = {
  air: { label: "排废气", choices: YES_NO },
  water: { label: "排工业废水", choices: YES_NO },
  waste: { label: "产生工业固体废物", choices: YES_NO },
  hazardous: { label: "产生危险废物", choices: YES_NO },
};

const MACHINE = {
  model: { label: "型号", text: true },
  category: { label: "类别", choices: "categories" },
  made: { label: "生产年份", year: true },
  commissioned: { label: "投运年份", year: true },
  count: { label: "台数", number: { least: 1, most: 100_000, unit: "台" }, whole: true },
  power: { label: "额定功率", number: { above: true, most: 100_000, unit: "kW" } },
  place: { label: "在哪里", text: true },
};

/** What else the equipment check asks of some kinds. */
const RATINGS = {
  capacity: { label: "额定容量", number: { above: true, most: 2e6, unit: "kVA" } },
  voltage: { label: "额定电压", number: { above: true, most: 1e6, unit: "V" } },
  current: { label: "额定焊接电流", number: { above: true, most: 1e5, unit: "A" } },
  evaporation: { label: "额定蒸发量", number: { above: true, most: 5000, unit: "t/h" } },
  heat: { label: "额定热功率", number: { above: true, most: 3500, unit: "MW" } },
  temperature: { label: "额定温度", number: { above: true, most: 3000, unit: "℃" } },
  fuel: { label: "燃料", choices: ["coal", "biomass", "oil", "gas", "electric"] },
};
const ENERGY = {
  energy: { label: "能源", text: true, needed: true },
  amount: { label: "用量", number: {}, needed: true },
  unit: { label: "单位", text: true, needed: true },
  own: { label: "实测值", number: { above: true } },
  measure: { label: "实测值单位", text: true },
};
// A line for each series of an energy (tools/energy/ledger/stored.js).
const LEDGER = {
  n: { label: "第几种", number: { least: 1, most: 100 }, whole: true, needed: true },
  energy: { label: "能源", text: true, needed: true },
  unit: { label: "单位", text: true, needed: true },
  what: { label: "哪一项", choices: Object.keys(SERIES), needed: true },
  start: { label: "年初库存", number: {} },
  own: { label: "实测值", number: { above: true } },
  measure: { label: "实测值单位", text: true },
  ...Object.fromEntries(Array.from({ length: MONTHS }, (_, at) => [`m${at + 1}`, { label: `${at + 1} 月`, number: {} }])),
};
const PRODUCT = {
  product: { label: "产品", text: true, needed: true },
  value: { label: "单耗", number: { least: -1e9 }, needed: true },
  unit: { label: "单位", text: true },
  name: { label: "产品名称", text: true },
};
const PLAN = {
  job: { label: "做什么", choices: "jobs", needed: true },
  date: { label: "日期", day: true },
  amount: { label: "金额", number: { unit: "元" }, tiny: 1000 },
  refusals: { label: "谁拿不到", answers: true },
};
/** What was had of a relief, with the days from which it is to be held and its papers are kept. */
const BOUGHT = {
  relief: { label: "优惠", choices: "reliefs", needed: true },
  what: { label: "买了什么", text: true },
  bought: { label: "购置那天", day: true },
  used: { label: "投入使用那天", day: true },
  done: { label: "改造完成那天", day: true },
  had: { label: "拿到优惠那天", day: true },
  waived: { label: "放弃优惠那天", day: true },
  year: { label: "享受的年度", year: true },
};
/** What was answered on a checklist (assets/forms/checklist.js). */
const TICKED = {
  form: { label: "哪份单子", text: true, needed: true },
  item: { label: "哪一项", text: true, needed: true },
  what: { label: "要有什么", text: true },
  answer: { label: "情况", choices: ["yes", "no", "none", "unsure"], needed: true },
};
export { MACHINE, RATINGS };
export const PARTS = { machines: { ...MACHINE, ...RATINGS }, energy: ENERGY, products: PRODUCT, plans: PLAN, bought: BOUGHT, ledger: LEDGER, ticked: TICKED };

export const empty = () => ({ version: VERSION });

/** Whether there is nothing in it that somebody filled in. */
export const isEmpty = (profile) => !Object.keys(profile).some((name) => name !== "version" && name !== "seen");

// --- one value --------------------------------------------------------------------------------------------

/** What a text says of a fact: `{ value }`, `{ fault }` in words, or `{}` where it says nothing. `latest`
 * is the year that it is. */
export function readText(fact, text, { latest } = {}) {
  if (fact.year) return readYear(text, latest);
  if (fact.day) return readDay(text);
  if (fact.number) return sized(fact, text);
  const plain = String(text ?? "").replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  if (!plain) return {};
  return plain.length > LONGEST ? { fault: `太长了，最多 ${LONGEST} 个字` } : { value: plain };
}

function sized(fact, text) {
  const read = readNumber(text, fact.number);
  const { value } = read;
  if (value === undefined) return read;
  if (fact.whole && !Number.isInteger(value)) return { fault: `要写整数，${said(value)} 不是` };
  const { unit } = fact.number;
  const meant = read.scale || (unit && String(text).trim().endsWith(unit)); // whoever writes 元 means it
  if (fact.tiny && value && Math.abs(value) < fact.tiny && !meant)
    return { fault: `只有 ${said(value)} 元？是 ${said(value)} 万元就写 ${said(value)}万，真是 ${said(value)} 元就写 ${said(value)}元` };
  return { value };
}

function readDay(text) {
  const day = String(text ?? "").trim();
  if (!day) return {};
  const sound = /^(19|20)\d{2}-\d{2}-\d{2}$/.test(day) && isDay(day);
  return sound ? { value: day } : { fault: `“${shown(day)}”不是日期，写成 2026-12-31 这样` };
}

// 2026-02-30 is read as a day of March.
function isDay(day) {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

/** A value as it stands in its box, to be read again as the same. */
export function typedAs(fact, value) {
  if (value === undefined) return "";
  if (fact.choices === YES_NO) return value ? "yes" : "no";
  if (!fact.number) return String(value);
  const many = Math.abs(value) >= 10_000 && fact.number.unit === "元";
  const inMany = many && Number.isInteger(value) && value % 100 === 0;
  const text = plain(inMany ? value / 10_000 : value);
  const little = fact.tiny && value && Math.abs(value) < fact.tiny;
  return inMany ? `${text}万` : little ? `${text}元` : text;
}

const plain = (value) => said(value, 12).replace(/,/g, "").replace("−", "-");

/** What is chosen: `yes` is true and `no` is false. */
export const chosen = (fact, word) => (fact.choices === YES_NO ? YES_NO[word] : word || undefined);

// --- all of it ----------------------------------------------------------------------------------------------

/** What of `raw` is understood, as a profile, and in words what is not and is left out. `known` holds the
 * ids that there are as Maps (industries, regions, categories, jobs) and `latest`, the year that it is. */
export function checked(raw, known) {
  const left = [];
  const profile = empty();
  if (!isPlain(raw)) return { profile, left: ["里面没有填的内容"] };
  for (const [name, value] of Object.entries(raw)) {
    if (name === "version" || value === null || value === undefined) continue;
    if (name === "seen") keepSeen(profile, value);
    else if (own(FACTS, name)) put(profile, name, FACTS[name], value, FACTS[name].label);
    else if (name === "discharges") discharges(value);
    else if (own(PARTS, name)) list(name, value);
    else left.push(`“${shown(name)}”：不认识`);
  }
  return { profile, left };

  function put(place, name, fact, value, label) {
    const read = valueOf(fact, value, known, name === "region" && ((words) => left.push(words)));
    if (read.fault) left.push(`${label}“${shown(value)}”：${read.fault}`);
    else if (read.value !== undefined) place[name] = read.value;
    return !read.fault;
  }

  function discharges(value) {
    if (!isPlain(value)) return left.push(`排放“${shown(value)}”：读不出`);
    const found = {};
    for (const [name, one] of Object.entries(value)) {
      if (own(DISCHARGES, name)) put(found, name, DISCHARGES[name], one, DISCHARGES[name].label);
      else left.push(`排放里的“${shown(name)}”：不认识`);
    }
    if (Object.keys(found).length) profile.discharges = found;
    return undefined;
  }

  function list(name, value) {
    const [label, most] = [LISTS[name], MOST[name]];
    if (!Array.isArray(value)) return left.push(`${label}：不是一张清单`);
    if (value.length > most)
      left.push(`${label}有 ${said(value.length)} 条，最多记 ${said(most)} 条：后面的没有放进来`);
    const found = value.slice(0, most).map((one, at) => line(name, one, `第 ${at + 1} 条${label}`));
    const kept = found.filter(Boolean);
    if (kept.length) profile[name] = name === "machines" ? numbered(kept) : kept;
    return undefined;
  }

  function line(name, value, label) {
    if (!isPlain(value)) return void left.push(`${label}：读不出`);
    const part = PARTS[name];
    const found = {};
    for (const [key, one] of Object.entries(value)) {
      if (key === "id" && name === "machines") found.id = idOf(one);
      else if (one === null || one === undefined) continue;
      else if (own(part, key)) put(found, key, part[key], one, `${label}的${part[key].label}`);
      else left.push(`${label}的“${shown(key)}”：不认识`);
    }
    const lacking = Object.keys(part).filter((key) => part[key].needed && found[key] === undefined);
    if (lacking.length) return void left.push(`${label}：没有${lacking.map((key) => part[key].label).join("、")}，整条不放`);
    const said = Object.keys(found).filter((key) => key !== "id");
    return said.length ? found : void left.push(`${label}：是空的`);
  }
}

const own = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function keepSeen(profile, value) {
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T[\d:+Z.-]+$/.test(value)) profile.seen = value;
}

// A value from outside: `told` is called with words on what was read as something else.
function valueOf(fact, value, known, told) {
  if (fact.choices === YES_NO) return typeof value === "boolean" ? { value } : { fault: "应是 true 或 false" };
  if (fact.choices) return choiceOf(fact, value, known, told);
  if (fact.answers) return answersOf(value);
  if (typeof value !== "string" && typeof value !== "number") return { fault: "读不出" };
  if (fact.number && typeof value === "number") {
    if (!Number.isFinite(value)) return { fault: "不是数" };
    const { most = MOST_OF_ALL } = fact.number;
    if (Math.abs(value) > most) return { fault: `太大了，最多 ${said(most)}；检查单位和小数点` };
    return sized({ ...fact, tiny: 0 }, plainly(value));
  }
  return readText(fact, value, known);
}

// Answers to questions, by the question: "yes" or "no".
function answersOf(value) {
  const all = isPlain(value) ? Object.entries(value) : [];
  const sound = all.every(([key, one]) => /^[a-z0-9-]+\.[a-z0-9-]+$/.test(key) && (one === "yes" || one === "no"));
  return all.length && sound ? { value: Object.fromEntries(all) } : { fault: "读不出" };
}

const MOST_OF_ALL = 1e12; // as readNumber has it

const plainly = (value) => value.toFixed(12).replace(/\.?0+$/, "");

function choiceOf(fact, value, known, told) {
  if (typeof value !== "string") return { fault: "读不出" };
  if (Array.isArray(fact.choices)) return fact.choices.includes(value) ? { value } : { fault: "没有这个选项" };
  const all = known[fact.choices];
  if (all.has(value)) return { value };
  const province = /^\d{6}$/.test(value) ? `${value.slice(0, 2)}0000` : "";
  if (!told || !all.has(province)) return { fault: "本站没有这一项" };
  told(`地区“${value}”：这个市没有单独列出，按${all.get(province).name}放进来`);
  return { value: province };
}

// Each machine has an id of its own that stays with it.
function numbered(machines) {
  const used = new Set();
  return machines.map((one) => {
    const id = one.id && !used.has(one.id) ? one.id : freshId(used);
    used.add(id);
    return { ...one, id };
  });
}

const idOf = (value) => (typeof value === "string" && /^[a-z0-9-]{1,40}$/.test(value) ? value : undefined);

/** An id that none of the `used` has. */
export function freshId(used) {
  let id = "";
  do id = `m${Math.random().toString(36).slice(2, 10)}`;
  while (used.has(id));
  return id;
}

const shown = (value) => {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
};
