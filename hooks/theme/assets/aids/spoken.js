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
  t: "吨", h: "小时", a: "年", d: "天", L: "升", V: "伏", W: "瓦",
};
const escaped = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const NAMES = Object.keys(UNITS).sort((a, b) => b.length - a.length).map(escaped).join("|");
const UNIT = new RegExp(`([\\d万亿]) ?(${NAMES})((?:/(?:${NAMES}))*)(?![A-Za-z0-9])`, "g");
// Alone, only what is no word or letter otherwise.
const ALONE = new RegExp(`(^|[^A-Za-z0-9])(kgce|gce|tce|kW·h|kWh)((?:/(?:${NAMES}))*)(?![A-Za-z0-9])`, "g");
const unit = (_, before, name, more) =>
  before + [name, ...more.split("/").slice(1)].map((one) => UNITS[one]).join("每");

const RULES = [
  [/https?:\/\/[^\s，。；、）》]+/g, "网址"],
  [/[〔[［](\d{4})[〕\]］] ?(\d+) ?号/g, (_, year, number) => `${oneByOne(year)}年第${number}号`],
  [/\b((?:GB|HJ|JB|NB|DB|HG|YB|QB)[A-Z]?\d{0,2}(?:\/[TZ])?) ?(\d{3,})((?:\.\d+)?)[-—–](\d{4})(?!\d)/g,
    (_, kind, number, part, year) =>
      `${kind.replace("/", " ")} ${oneByOne(number)}${part.replace(".", "点")}，${oneByOne(year)}年版`],
  [/\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g, (_, year, month, day) => `${oneByOne(year)}年${+month}月${+day}日`],
  [/\b((?:19|20)\d\d)-(\d\d)(?![-\d])/g, (_, year, month) => `${oneByOne(year)}年${+month}月`],
  [/(^|\D)((?:19|20)\d\d) ?年/g, (_, before, year) => `${before}${oneByOne(year)}年`],
  [/(\d)[,，](?=\d{3}(?!\d))/g, "$1"],
  [/(\d+(?:\.\d+)?) ?%/g, "百分之$1"],
  [/(\d+(?:\.\d+)?) ?‰/g, "千分之$1"],
  [UNIT, unit],
  [ALONE, unit],
  [/(\d) ?[-–—~～] ?(?=\d|百分之|千分之)/g, "$1至"],
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
