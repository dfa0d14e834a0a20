// Ratings among the words of a nameplate: power, voltage, capacity, steam, current, poles, years. They
// are taken out, for what is left is the model.

const NUMBER = "(\\d+(?:\\.\\d+)?)";
const FREE = "(^|[\\s,;:，、。；：()\\[\\]{}|~@=]|\\p{Script=Han}|\\bAC|\\bDC)"; // what a rating may stand behind
const END = "(?![A-Za-z0-9])";
const CLOSE = "(?![A-Za-z0-9-])"; // 3W-0.9/7 is a model
const NOT_SIZE = "(?!\\s+\\d+(?:\\.\\d+)?/\\d+(?![\\d.]|\\s*[A-Za-z]))"; // and so is 3W 0.9/7; 380V 50/60Hz is none
const CHINESE = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const LABELS = /^(功率|容量|蒸发量|电流|AC|DC)$/i; // that say nothing once the rating is taken out
const BESIDE = "|"; // stands where a rating stood, so that what was apart stays apart

const rule = (pattern, read) => ({ pattern: new RegExp(pattern, "giu"), read });
const kilo = (unit) => (/^k|千/iu.test(unit) ? 1000 : 1);

// In this order: what is written with more comes first. `read` gives facts, or undefined where it is
// none; `kept` is what stays in the model.
const RULES = [
  rule(`${FREE}((?:出厂|制造|生产)(?:日期|年份|年月|时间)?)[:：\\s]*((?:19|20)\\d\\d)(?:[年./-]\\d{0,2}月?(?:[./-]?\\d{1,2}日?)?)?`, (m) => ({
    made: Number(m[3]),
  })),
  rule(`${FREE}((?:投运|投用|启用|投产)(?:日期|年份|时间)?)[:：\\s]*((?:19|20)\\d\\d)(?:[年./-]\\d{0,2}月?(?:[./-]?\\d{1,2}日?)?)?`, (m) => ({
    commissioned: Number(m[3]),
  })),
  rule(`${FREE}((?:19|20)\\d\\d)\\s*年?(?:\\d{1,2}月)?(?:\\d{1,2}日)?\\s*(?:出厂|制造|生产|产|制(?!\\p{Script=Han}))`, (m) => ({ made: Number(m[2]) })),
  rule(`${FREE}((?:19|20)\\d\\d)\\s*年?(?:\\d{1,2}月)?(?:\\d{1,2}日)?\\s*(?:投运|投用|启用|投产)`, (m) => ({
    commissioned: Number(m[2]),
  })),
  rule(`${FREE}(?:19|20)\\d\\d\\s*年(?:\\d{1,2}月)?(?:\\d{1,2}日)?`, () => ({})),
  // 10/0.4 kV, 380/660V, 10kV/0.4kV
  rule(`${FREE}(?:电压比?[:：\\s]*)?${NUMBER}\\s*(kV|V)?\\s*/\\s*${NUMBER}\\s*(kV|V|千伏|伏)${END}`, (m) => ({
    voltage: Math.max(Number(m[2]) * kilo(m[3] ?? m[5]), Number(m[4]) * kilo(m[5])),
  })),
  rule(`${FREE}${NUMBER}\\s*/\\s*(0\\.\\d+)${END}`, (m) => ({ voltage: Number(m[2]) * 1000 })),
  rule(`(^|[^A-Za-z0-9.])${NUMBER}\\s*(MVA|兆伏安|kVA|千伏安)${END}`, (m) => ({
    capacity: Number(m[2]) * (/^M|兆/iu.test(m[3]) ? 1000 : 1),
    kept: /[-/]/.test(m[1]) ? m[2] : "",
  })),
  rule(`${FREE}${NUMBER}\\s*(kV|千伏|V|伏特?)${CLOSE}${NOT_SIZE}`, (m) => ({ voltage: Number(m[2]) * kilo(m[3]) })),
  rule(`(^|[^A-Za-z0-9.])${NUMBER}\\s*(kW|千瓦)(?:-(2|4|6|8|10|12)(?:[P极])?(?![\\d.]|-))?${END}`, (m) => ({
    power: Number(m[2]),
    ...(m[4] ? { poles: Number(m[4]) } : {}),
  })),
  rule(`(^|[^A-Za-z0-9.])${NUMBER}\\s*(MW|兆瓦)${END}`, (m) => ({ heat: Number(m[2]) })),
  rule(`${FREE}${NUMBER}\\s*(?:W|瓦)${CLOSE}${NOT_SIZE}`, (m) => ({ power: Number(m[2]) / 1000 })),
  rule(`(^|[^0-9.])${NUMBER}\\s*(?:t/h|吨/小?时|蒸吨(?:/小?时)?)${END}`, (m) => ({
    evaporation: Number(m[2]),
    kept: /[A-Za-z]/.test(m[1]) ? m[2] : "",
  })),
  rule(`(功率)[:：\\s]*${NUMBER}${END}`, (m) => ({ power: Number(m[2]) })),
  rule(`(容量)[:：\\s]*${NUMBER}${END}`, (m) => ({ capacity: Number(m[2]) })),
  rule(`(蒸发量)[:：\\s]*${NUMBER}${END}`, (m) => ({ evaporation: Number(m[2]) })),
  rule(`(电流)[:：\\s]*${NUMBER}\\s*(?:A|安培?)?${END}`, (m) => ({ current: Number(m[2]) })),
  rule(`(^|[\\s,;，、；(])${NUMBER}\\s*(?:A|安培?)${CLOSE}`, (m, before) =>
    /No\.?$/i.test(before.trim()) ? undefined : { current: Number(m[2]) },
  ),
  rule(`${FREE}(2|4|6|8|10|12)\\s*(?:P|极)${END}`, (m) => ({ poles: Number(m[2]) })),
  rule(`${FREE}(\\d{1,6}(?:,\\d{3})*|[一二两三四五六七八九十])\\s*(?:台|套|只)(?!\\p{Script=Han}*[型式]号)`, (m) => ({
    count: CHINESE[m[2]] ?? Number(m[2].replace(/,/g, "")),
  })),
  rule(`(^|[\\s\\d)]|\\p{Script=Han})[×xX*]\\s*(\\d{1,2}|[一二两三四五六七八九十])\\s*(?:台|套|只)(?!\\p{Script=Han})`, (m) => ({
    count: CHINESE[m[2]] ?? Number(m[2]),
    kept: " ",
  })),
  // W11-20×2000mm, C41-560kg: a unit behind the size of a model.
  rule(`([-×xX*])${NUMBER}\\s*(?:mm|毫米|kg|公斤)${END}`, (m) => ({ kept: m[2] })),
  // Said on plates, and of no use here.
  rule(
    `${FREE}${NUMBER}(?:/\\d+(?:\\.\\d+)?)?\\s*(?:r/?min|rpm|r/m|转/?分?钟?|MPa|kPa|Pa|Hz|赫兹?|m3/h|m³/h|m3/min|L/min|L/s|立方米?/?(?:小时|分钟?)|kg|公斤|°C|℃|mm|毫米|kvar|GJ|dB)${END}`,
    () => ({}),
  ),
  rule(`${FREE}${NUMBER}\\s*(?:m|米)${CLOSE}`, ([whole]) => (/M$/.test(whole) ? undefined : {})), // the head of a pump; 132M is a frame
];
const SYMBOL = /(^|[\s,;，、；(|])[QHNPVUI]\s*[=:]\s*(?=\d)/giu; // Q=90m3/h H=34m N=7.5kW

const TONS = rule(`${FREE}${NUMBER}\\s*(?:吨|t)${END}`, (m) => ({ evaporation: Number(m[2]) }));

// T 6216A and X 53T are models, 6216A no current; I 5A and N 5W are ratings.
const INITIAL = /(^|[\s:]|\p{Script=Han})[A-GJ-MORSTW-Z] $/u;
const BRIEF = /\d[AWTMV]$/;

const FORCE = rule(`${FREE}${NUMBER}\\s*(?:吨|t)${END}`, () => ({})); // of a press

/** `{ marks, rest }`: `marks` are the facts in their order, `rest` the text with `|n|` where the n-th
 * of them stood. Units: power kW, voltage V, capacity kVA, current A, evaporation t/h, heat MW. Of
 * a `boiler` tonnes are tonnes of steam an hour. */
export function ratingsIn(text, { boiler = false } = {}) {
  const marks = [];
  let rest = text.replace(SYMBOL, "$1");
  for (const { pattern, read } of [...RULES, boiler ? TONS : FORCE]) {
    rest = rest.replace(pattern, (...found) => {
      const whole = found[found.length - 1];
      const at = found[found.length - 2];
      const ahead = whole.slice(0, at) + (found[1] ?? "");
      const facts = INITIAL.test(ahead) && BRIEF.test(found[0]) ? undefined : read(found, ahead);
      if (!facts) return found[0];
      const { kept = "", ...said } = facts;
      marks.push(said);
      const before = LABELS.test(found[1] ?? "") ? "" : (found[1] ?? "");
      const sign = mark(marks.length - 1);
      return kept ? `${before}${kept}${sign}` : `${before}${BESIDE}${sign}${BESIDE}`;
    });
  }
  return { marks, rest: rest.replace(/([\ue100-\ue7ff])([^\s|\p{Script=Han}\ue100-\ue7ff]+)/gu, "$2|$1|") };
}

// Numbers of marks are letters of a private alphabet, so that no rule takes them for a rating.
const mark = (at) => String.fromCharCode(0xe100 + at);

/** The number of a mark, or -1. */
export const markAt = (char) => {
  const at = char.charCodeAt(0) - 0xe100;
  return at >= 0 && at < 0x700 ? at : -1;
};
