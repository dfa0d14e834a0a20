// One rule for each value of `fill` (data/vocab/fills.yaml): what stands in the cell, and by what. A fill without a
// rule is left to the firm. `ours` is everything that the reader gave; a rule that does not know leaves the cell open
// and says what is missing.
import { round, said } from "../tools/number.js";
import { blank, cell } from "./marks.js";
import { asNumber, ownColumn, twice } from "./columns.js";
import { balanceOf, coalOf, endOf, inUnit, isPower, wholeOf, yearOf } from "../tools/energy/ledger/sums.js";
import { SERIES, isWritten } from "../tools/energy/ledger/series.js";
import { measuresOf } from "../tools/energy/measures.js";

const COAL = /^(原煤|洗精煤|洗中煤|煤泥)$/;
const FUELS = { coal: "煤", biomass: "生物质", oil: "油", gas: "气", electric: "电" };
const MANY = { 万吨: 1e4, 万千瓦时: 1e4 };

const known = (value, hint = "") => (value === undefined || value === "" ? blank(hint) : cell(value, "own"));

// --- machines ---------------------------------------------------------------------------------------------

// What the table says of a year or a day, as it is written there; what could not be read is asked about.
function dated(field) {
  return ({ machine, line }) => {
    const at = line.block.at[field];
    const text = at === undefined ? "" : String(line.row[at] ?? "").trim();
    const clash = at === undefined ? "" : twice(line, at);
    if (clash) return blank(clash);
    if (machine[field] === undefined) return blank(text ? `表里写的“${text}”读不出年份` : "");
    return cell(text ? asNumber(text) : machine[field], "own");
  };
}

// A power whose heading names another machine (电机功率 in the row of a pump) is that one's.
function ratingOf(name, { machine, line }) {
  const at = line.block.at[name];
  const kind = at === undefined ? "" : line.columns[at].kind;
  return kind && kind !== machine.category ? undefined : machine.known[name];
}

const rated = (name, unit) => ({ machine, line, column }) => {
  const value = ratingOf(name, { machine, line });
  const at = line.block.at[name];
  const clash = at === undefined ? "" : twice(line, at);
  if (value === undefined || clash) return blank(clash);
  return cell(column.unit || !unit ? value : `${said(value)} ${unit}`, "own");
};

function voltage({ machine, column }) {
  const volts = machine.known.voltage;
  if (volts === undefined) return blank();
  return cell(column.unit === "kV" ? volts / 1000 : column.unit === "V" ? volts : `${said(volts)} V`, "own");
}

const SIZES = [
  ["power", "kW"],
  ["capacity", "kVA"],
  ["evaporation", "t/h"],
  ["heat", "MW"],
];

function size({ machine, line }) {
  const found = SIZES.find(([name]) => ratingOf(name, { machine, line }) !== undefined);
  return found ? cell(`${said(machine.known[found[0]])} ${found[1]}`, "own") : blank();
}

function count({ machine, line }) {
  if (line.shared) return blank(`第 ${line.shared.first}—${line.shared.last} 行共 ${line.shared.all} 台，每行几台表里没有写`);
  return line.count === undefined ? cell(1, "estimated", "台数没有写，一行算一台") : cell(machine.count, "own");
}

// Only what a list names is "yes"; that nothing was found is no "no".
function verdict({ machine: { law } }) {
  if (law.verdict === "listed") return cell("是", "check");
  if (law.verdict === "none") return blank("本站收录的目录里没有查到，未收录不等于未淘汰");
  return blank(`淘汰查询：${[law.label, ...law.missing.map((one) => `缺${one}`), ...law.reasons].join("，")}`);
}

function ground({ machine: { law } }) {
  if (law.verdict !== "listed") return blank();
  return cell(law.grounds.map(({ list, title, term }) => [list, title, term].filter(Boolean).join(" ")).join("；"), "check");
}

// What the plate bears is by the edition of its year: an IE3 motor of 2016 has grade 2 there, and grade 3 today.
function onPlate({ machine, graded }) {
  const { code } = machine.facts;
  if (code) return cell(asNumber(code), "own");
  const now = level({ machine, graded, column: { name: "" } });
  return now.mark === "typed" ? now : cell(now.value, "estimated", `按 ${machine.grade.number} 算的；铭牌上印的是出厂时那一版标准的等级，照铭牌改`);
}

function level({ machine, graded, column }) {
  if (/铭牌/.test(column.name)) return onPlate({ machine, graded });
  const { words = "" } = machine.grade;
  if (!words) return blank(graded.has(machine.category) ? machine.ungraded : "没有收录这类设备的能效等级");
  return /到.*级/.test(words) ? cell(words, "estimated", "按已知的参数在这个范围里，交以前核定") : cell(words, "grade");
}

// A fact as the plan has it; what the plan doubts (9000 hours a year) stands there with the doubt.
const fact = (name) => ({ machine, column, line }) => {
  const text = machine.facts[name];
  if (text === undefined || text === "") return named({ machine, column, line });
  const at = line.columns.findIndex(({ title }) => title === machine.from[name]);
  const clash = at < 0 ? "" : twice(line, at);
  return clash ? blank(clash) : cell(asNumber(text), "own", machine.doubts[name]);
};

function named({ machine, column, line }) {
  const { text, hint } = ownColumn(column, line, machine.category);
  return text === undefined ? blank(hint) : cell(asNumber(text), hint ? "estimated" : "own", hint);
}

function age({ machine, year }) {
  const { commissioned } = machine;
  return commissioned === undefined ? blank("没有投运年份") : cell(year - commissioned, "reckoned");
}

const MACHINE = {
  "machine-model": ({ machine }) => known(machine.model),
  "machine-category": ({ machine, line }) =>
    !machine.kind ? blank("没有认出是哪类设备") : line.suggested ? cell(machine.kind, "estimated", `类别按${line.by}推定`) : cell(machine.kind, "own"),
  "machine-name": ({ machine }) =>
    machine.driver && machine.title ? cell(`${machine.title}（${machine.kind || "同一行的"}）`, "estimated", "和主机写在同一行，名称是主机的") : known(machine.title),
  "machine-made": dated("made"),
  "machine-commissioned": dated("commissioned"),
  "machine-power": rated("power", "kW"),
  "machine-capacity": rated("capacity", "kVA"),
  "machine-size": size,
  "machine-voltage": voltage,
  "machine-current": rated("current", "A"),
  "machine-evaporation": ({ machine }) => {
    const { evaporation, heat } = machine.known;
    return evaporation !== undefined ? cell(`${said(evaporation)} t/h`, "own") : heat !== undefined ? cell(`${said(heat)} MW`, "own") : blank();
  },
  "machine-fuel": ({ machine }) => known(FUELS[machine.known.fuel] ?? machine.known.fuel),
  "machine-count": count,
  "machine-asset": ({ machine }) => known(machine.number),
  "machine-place": ({ machine }) => known(machine.place),
  "machine-region": ({ machine }) => known(machine.region),
  "machine-hours": fact("hours"),
  "machine-purpose": fact("purpose"),
  "machine-recovery": fact("recovery"),
  "grade-in": named,
  typed: named,
  "phase-out-verdict": verdict,
  "phase-out-ground": ground,
  "grade-level": level,
  "grade-standard": ({ machine }) => (machine.grade.words && machine.grade.number ? cell(machine.grade.number, "grade") : blank()),
  "calc-number": ({ at }) => cell(at + 1, "reckoned"),
  "calc-years": age,
};

// A column about the machine beside this one: of that where the row names it, else only what a column says of it.
function ofOther(column, ours) {
  const other = ours.machine.beside.find(({ category }) => category === column.of);
  const rule = MACHINE[column.fill];
  if (other && rule && rule !== named) return rule({ ...ours, machine: other, line: other.line, column });
  return named({ ...ours, column });
}

// --- energies ---------------------------------------------------------------------------------------------

export const plainly = (energy) => energy.replace(/（当量值）$/, "");

const year = (series) => ({ entry }) => {
  const { value, missing } = yearOf(entry, series);
  return value === undefined ? blank(missing ? `台账缺 ${missing}` : "") : cell(value, "own");
};

function other({ entry }) {
  const [whole, part] = [yearOf(entry, "used").value, yearOf(entry, "making").value];
  return whole === undefined || part === undefined ? blank() : cell(round(whole - part, 6), "reckoned");
}

// A reference value with two ends is no one number.
const ranged = (low, high, by, digits) =>
  low === high ? cell(round(low, digits), by) : cell(`${said(low, digits)}～${said(high, digits)}`, "estimated", "系数是一个范围，填了实测热值才是一个数");

function factor({ entry, coefficients }) {
  const found = coefficients.find(({ energy }) => energy === entry.energy);
  if (!found) return blank();
  if (entry.own !== undefined) return cell(`${said(entry.own)} ${entry.measure ?? found.unit}（实测）`, "own");
  const [low, high] = [found.value ?? found.low, found.value ?? found.high];
  if (low === undefined) return blank("系数待核，要实测值");
  const reference = measuresOf(found).length > 0; // of what burns: the standard's, where the firm has measured nothing
  if (low === high && reference) return cell(`${low} ${found.unit}`, "estimated", "标准里的参考值，有实测热值的填实测");
  return low === high ? cell(`${low} ${found.unit}`, "reckoned") : cell(`${low}～${high} ${found.unit}`, "estimated", "系数是一个范围，填了实测热值才是一个数");
}

function line({ entry, coefficients }) {
  const { low, high, open } = coalOf(entry, coefficients);
  return open ? blank(open) : ranged(low, high, "reckoned", 4);
}

const ENERGY = {
  "energy-name": ({ entry }) => cell(plainly(entry.energy), "own"),
  "energy-unit": ({ entry }) => cell(entry.unit, "own"),
  "energy-start": ({ entry }) => known(entry.start, "台账里没有写年初库存"),
  "energy-bought": year("bought"),
  "energy-outside": year("outside"),
  "energy-used": year("used"),
  "energy-making": year("making"),
  "energy-other": other,
  "energy-out": year("out"),
  "energy-end": ({ entry }) => known(endOf(entry), "台账里没有写十二月末的库存"),
  "energy-balance": ({ entry }) => {
    const value = balanceOf(entry);
    return value === undefined ? blank() : cell(value, "reckoned");
  },
  "energy-green": year("green"),
  factor,
  "tce-line": line,
  "calc-number": ({ at }) => cell(at + 1, "reckoned"),
};

// --- the whole firm ---------------------------------------------------------------------------------------

const scaled = (value, unit = "") => value / (MANY[Object.keys(MANY).find((one) => unit.startsWith(one))] ?? 1);

const whole = (options) => ({ entries, coefficients, equal, column }) => {
  const { low, high, open } = wholeOf(entries, coefficients, { equal, ...options });
  return open ? blank(open.join("；")) : ranged(scaled(low, column.unit), scaled(high, column.unit), "reckoned", 8);
};

// Amounts of several energies in one unit; open where one of them lacks a month.
function amounts(some, coefficients, unit, series, column) {
  if (!some.length) return blank("台账里没有");
  let sum = 0;
  for (const entry of some) {
    const { value, missing } = yearOf(entry, series);
    const times = inUnit(entry, coefficients, unit);
    if (value === undefined || times === undefined) return blank(`${plainly(entry.energy)}：${SERIES[series].name}缺${missing || "十二个月的数"}`);
    sum += value * times;
  }
  return cell(round(scaled(sum, column.unit), 8), some.length > 1 ? "reckoned" : "own");
}

const isOf = (pattern) => ({ energy }) => pattern.test(energy);

function lessFeed({ entries, coefficients, equal, column }) {
  const all = wholeOf(entries, coefficients, { equal, equivalent: true });
  const feed = wholeOf(entries, coefficients, { series: "feed", equal, equivalent: true });
  if (all.open || feed.open) return blank([...(all.open || []), ...(feed.open || [])].join("；"));
  if (all.low !== all.high) return cell(`${said(all.low - feed.low)}～${said(all.high - feed.high)}`, "estimated", "系数是一个范围，填了实测热值才是一个数");
  return cell(round(scaled(all.low - feed.low, column.unit), 8), "reckoned");
}

const ONCE = {
  "tce-own": whole({}),
  "tce-equal": whole({ equivalent: true }),
  "tce-feed-equal": whole({ series: "feed", equivalent: true }),
  "tce-less-feed-equal": lessFeed,
  "energy-coal": ({ entries, coefficients, column }) => amounts(entries.filter(isOf(COAL)), coefficients, "吨", "used", column),
  "energy-power": ({ entries, coefficients, column }) =>
    amounts(entries.filter((entry) => isPower(entry, coefficients)), coefficients, "千瓦时", "used", column),
  "energy-green": ({ entries, coefficients, column }) =>
    amounts(entries.filter((entry) => isWritten(entry, "green")), coefficients, "千瓦时", "green", column),
  "profile-region": ({ profile }) => known(profile.region),
  "profile-province": ({ profile }) => known(profile.province),
  "profile-industry": ({ profile }) => known(profile.industry, "“我的企业”里的行业，按本站的分类"),
  "profile-staff": ({ profile }) => known(profile.staff),
  "calc-number": () => cell(1, "reckoned"),
};

const PRODUCT = {
  "benchmark-product": ({ product }) => known(product.name),
  "benchmark-unit": ({ product }) => known(product.unit),
  "benchmark-value": ({ product }) => known(product.value),
  "calc-number": ({ at }) => cell(at + 1, "reckoned"),
};

const RULES = { machine: MACHINE, "phased-out": MACHINE, energy: ENERGY, product: PRODUCT, once: ONCE };

/** Every fill that some table has a rule for. */
export const FILLED = new Set([...Object.values(RULES).flatMap(Object.keys), "row-name", "row-unit", "row-value"]);

/** The cell of a column in a row of `each`; `ours` has what the row is about and all that the reader gave. */
export function filled(each, column, ours) {
  if (column.of && ours.machine && column.of !== ours.machine.category) return ofOther(column, ours);
  const rule = (RULES[each] || {})[column.fill];
  return rule ? rule({ ...ours, column }) : blank();
}
