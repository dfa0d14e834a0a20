// Which standard a motor falls under, by what its nameplate says: low voltage, high voltage, permanent
// magnets. The grades of one are nothing to another.

const LOW = 1140; // volts; low-voltage motors and the permanent-magnet ones that we have tables for
const MAGNET = /永磁|PMSM|^F?TY/;
const WOUND = /绕线|^Y[A-Z]*R/;
const APART = /单相|直流|双速|多速|^Y[CDLUY]\d|^[BCD]O2-?\d|^Z[234]-/; // YL90L-4, YD132M-8/4, Z4-112
const HIGH = /高压|^Y[A-Z]*K[KS]|^Y\d?(?:4[05]|5[06]|63)\d{1,2}\d?(?!\d)/; // YKK, YXKS, Y4503
const COMMON = /^YE\d|^YX3|^YB[X3]|^Y[23]-/;
const KILO = /(\d+(?:\.\d+)?)\s*(?:kV|千伏)/i;
const VOLTS = /(\d{3,5})\s*(?:V|伏)(?![A-Z])/i;

/** Volts in words like "YKK450-4 10kV" or "380V"; undefined where they tell none. */
export function voltsIn(text) {
  const kilo = KILO.exec(text);
  if (kilo) return Number(kilo[1]) * 1000;
  const volts = VOLTS.exec(text);
  return volts ? Number(volts[1]) : undefined;
}

/** `{ kind, high, because }` of what a nameplate says: `kind` is low, high, magnet, wound, apart, or "" where
 * nothing tells; `high` whether it runs on high voltage; `because` the words that say so. */
export function motorKind(said, voltage = voltsIn(String(said ?? ""))) {
  const text = String(said ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .trim();
  const high = voltage !== undefined && voltage > LOW;
  const volts = voltage === undefined ? "" : voltage >= 1000 ? `${voltage / 1000} kV` : `${voltage} V`;
  const word = /^[A-Z]+(?:\d(?!\d))?/.exec(text)?.[0] ?? text;
  if (MAGNET.test(text)) return { kind: "magnet", high, because: /^F?TY/.test(text) ? word : "永磁" };
  if (WOUND.test(text)) return { kind: "wound", high, because: /^Y/.test(text) ? word : "绕线" };
  if (APART.test(text)) return { kind: "apart", high, because: word };
  if (high) return { kind: "high", high, because: volts };
  if (voltage !== undefined) return { kind: "low", high, because: volts };
  if (HIGH.test(text)) return { kind: "high", high: true, because: /^Y/.test(text) ? word : "高压" };
  return COMMON.test(text) ? { kind: "low", high, because: word } : { kind: "", high, because: "" };
}

/** The kind of motor that a group of tables is about, by its name. */
export const kindOfName = (name) => (/永磁/.test(name) ? "magnet" : /高压/.test(name) ? "high" : "low");

/** Whether a table for `fixed` 额定电压 is for these volts: 10kV, 3kV(3.3kV)和6kV. */
export const fitsVolts = (words, volts) => (volts >= 9000 ? /10kV/ : /6kV/).test(words);

const NAMES = { low: "普通低压电机", high: "高压电机", magnet: "永磁同步电动机", wound: "绕线转子电机" };

const CHOICES = {
  low: "三相异步电动机",
  high: "高压三相笼型异步电动机",
  magnet: "永磁同步电动机（异步起动或者变频调速）",
};

/** What is asked back where a nameplate is not of the kind that is chosen, or "". */
export function mismatch(said, name, chosen) {
  const { kind, high, because } = motorKind(said);
  const own = kindOfName(name);
  const volts = voltsIn(String(said ?? ""));
  if (kind === "wound") return `${because} 是${NAMES.wound}，这几张表管的是笼型和永磁的，不能拿来判`;
  if (kind === "apart")
    return `${because} 像是单相、直流或者多速电机，这几张表管的是三相单速的，不能拿来判；读错了就删去这一格`;
  if (kind === "magnet" && high)
    return `${volts / 1000} kV 的永磁电机：标准有表，本站没有收录，不能判断；不等于合格`;
  if (kind && kind !== own)
    return `${because} 像是${NAMES[kind]}，上面“哪一种”改选${CHOICES[kind]}；读错了就删去这一格`;
  const voltage = chosen && volts !== undefined && !fitsVolts(chosen, volts) ? chosen : "";
  return kind === "high" && voltage ? `写的是 ${volts / 1000} kV，额定电压选的是 ${voltage}` : "";
}
