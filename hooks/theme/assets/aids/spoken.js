// How words are said: voices read a document's number, a standard's year or a unit letter by letter, or as a sum.

const DIGITS = "零一二三四五六七八九";
const oneByOne = (digits) => digits.replace(/\d/g, (one) => DIGITS[one]);

// The longer before what begins it.
const UNITS = {
  kgce: "千克标准煤", gce: "克标准煤", tce: "吨标准煤",
  "kW·h": "千瓦时", kWh: "千瓦时", "MW·h": "兆瓦时", MWh: "兆瓦时",
  kVA: "千伏安", "kV·A": "千伏安", kW: "千瓦", MW: "兆瓦", kV: "千伏", GJ: "吉焦", MJ: "兆焦", kJ: "千焦",
  MPa: "兆帕", kPa: "千帕", kg: "千克", mg: "毫克", km: "千米", cm: "厘米", mm: "毫米", Hz: "赫兹",
  "m³": "立方米", m3: "立方米", "m²": "平方米", m2: "平方米", "℃": "摄氏度", "°C": "摄氏度",
  t: "吨", h: "小时", L: "升", V: "伏", W: "瓦",
};
const BELOW = { ...UNITS, a: "年", d: "天" }; // what stands below a line only: 4a is no time
const names = (units) =>
  Object.keys(units).sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
const PER = `((?:/(?:${names(BELOW)}))*)(?![A-Za-z0-9])`;
// A number behind a letter or a dash is a part of a model: in Y2-315L nothing is measured.
const NUMBER = "(^|[^A-Za-z0-9.-])([\\d.]+[万亿]?)";
const UNIT = new RegExp(`${NUMBER} ?(${names(UNITS)})${PER}`, "g");
const ALONE = new RegExp(`()(^|[^A-Za-z0-9])(kgce|gce|tce|kW·h|kWh)${PER}`, "g");
const OF_A_COLUMN = new RegExp(`()([（(])(${names(UNITS)})${PER}(?=[）)，])`, "g");
const PRICE = new RegExp(`元/((?:${names(BELOW)})(?![A-Za-z0-9]))?`, "g");
const unit = (_, before, number, name, more) =>
  before + number + [name, ...more.split("/").slice(1)].map((one) => BELOW[one]).join("每");
const COUNTED = "万亿元吨年月日天度级极倍个人家台条项";

const RULES = [
  [/https?:\/\/[^\s，。；、）》]+/g, "网址"],
  [/[〔[［](\d{4})[〕\]］] ?(\d+) ?号/g, (_, year, number) => `${oneByOne(year)}年第${number}号`],
  [/\b((?:GB|HJ|JB|NB|DB|HG|YB|QB)[A-Z]?\d{0,2}(?:\/[TZ])?) ?(\d{3,})((?:\.\d+)?)(?:[-—–](\d{4})(?!\d))?/g,
    (_, kind, number, part, year) =>
      `${kind.replace("/", " ")} ${oneByOne(number)}${part.replace(".", "点")}${year ? `，${oneByOne(year)}年版` : ""}`],
  [/(^|[^\d.-])(0\d{2,3})-(\d{7,8})(?!\d)/g, (_, before, area, number) => `${before}${oneByOne(area)}，${oneByOne(number)}`],
  [/\[(\d{1,2})\]/g, " 来源$1 "], // the numbers of what is cited
  [/\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g, (_, year, month, day) => `${oneByOne(year)}年${+month}月${+day}日`],
  [/\b((?:19|20)\d\d)-(\d\d)(?![-\d])/g, (_, year, month) => `${oneByOne(year)}年${+month}月`],
  [/(^|\D)((?:19|20)\d\d) ?年/g, (_, before, year) => `${before}${oneByOne(year)}年`],
  [/(\d)[,，](?=\d{3}(?!\d))/g, "$1"],
  [/(\d+(?:\.\d+)?) ?%/g, "百分之$1"],
  [/(\d+(?:\.\d+)?) ?‰/g, "千分之$1"],
  [new RegExp(`${NUMBER} ?[–—~～] ?(?=\\d|百分之|千分之)`, "g"), "$1$2至"],
  [/((?:19|20)\d\d)-(?=(?:19|20)\d\d(?!\d))/g, "$1至"],
  // A hyphen is a span where something is counted; else it is within a number, as that of a row.
  [new RegExp(`${NUMBER} ?- ?(?=百分之|千分之|[\\d.]+ ?(?:[${COUNTED}]|(?:${names(UNITS)})(?![A-Za-z0-9])))`, "g"), "$1$2至"],
  [new RegExp(`${NUMBER}-(?=\\d)`, "g"), "$1$2杠"],
  [PRICE, (_, name) => `元每${name ? BELOW[name] : ""}`],
  [UNIT, unit],
  [ALONE, unit],
  [OF_A_COLUMN, unit],
  [new RegExp(`(^|[^\\d.,])(123\\d\\d)(?![\\d.,]| ?[${COUNTED}千兆])`, "g"), (_, before, line) => before + oneByOne(line)],
  [/≥/g, "大于等于"],
  [/≤/g, "小于等于"],
  [/±/g, "正负"],
  [/×/g, "乘"],
];

/** `text` as it is to be said. */
export function spoken(text) {
  return RULES.reduce((words, [what, how]) => words.replace(what, how), text);
}

const LONGEST = 120; // signs: a voice that is interrupted begins again here

/** `text` in parts of a breath: sentences, long ones at their commas. */
export function breaths(text) {
  const sentences = text.match(/[^。！？；]+[。！？；]*/g) || [];
  return sentences.flatMap((one) => (one.length > LONGEST ? one.match(/[^，、：]+[，、：]*/g) : [one])).filter((one) =>
    /[\p{L}\p{N}]/u.test(one),
  );
}
