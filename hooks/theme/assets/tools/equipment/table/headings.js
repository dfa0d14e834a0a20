// What the columns of such tables are called, and the units that stand in their headings.
import { ideographs } from "../../../radicals.js";

/** What a column can be: `words` are whole headings, `has` a part of one, `not` what rules it out. */
export const FIELDS = [
  {
    id: "model",
    name: "型号",
    words: ["规格型号", "型号规格", "model", "modelno", "modelnumber", "型式"],
    has: /型号|型號/,
  },
  {
    id: "category",
    name: "设备类别",
    words: ["类别", "种类", "分类", "类型", "设备大类", "category"],
    has: /(设备|产品|机电)(类别|种类|分类|类型)/,
  },
  {
    id: "name",
    name: "设备名称",
    words: ["名称", "设备", "name", "设备名"],
    has: /(设备|产品|机器|资产)名称/,
  },
  {
    id: "spec",
    name: "规格参数",
    words: [
      "规格",
      "规格尺寸",
      "参数",
      "技术参数",
      "技术规格",
      "主要参数",
      "主要技术参数",
      "性能参数",
      "额定参数",
    ],
  },
  { id: "made", name: "生产年份", has: /(生产|出厂|制造)(年|日期|时间)|^(出厂|制造|made|yearmade|manufactured)$/ },
  {
    id: "commissioned",
    name: "投运年份",
    has: /(投运|投用|启用|投产|投入使用|投入运行|开始使用|使用开始)(年|日期|时间)?|^commissioned$/,
  },
  { id: "power", name: "额定功率", unit: "kw", has: /功率|^power$/, not: /因数|因素|视在/ },
  { id: "capacity", name: "额定容量", unit: "kva", has: /容量|视在功率|^capacity$/, not: /电池|库容|罐/ },
  { id: "voltage", name: "电压", has: /电压|^voltage$/ },
  { id: "current", name: "额定焊接电流", unit: "a", has: /电流|^current$/, not: /空载|短路|启动|起动/ },
  { id: "evaporation", name: "额定蒸发量", unit: "t/h", has: /蒸发量|吨位|^evaporation$/ },
  { id: "fuel", name: "燃料", words: ["fuel", "能源种类"], has: /燃料/, not: /消耗|用量|费/ },
  {
    id: "count",
    name: "台数",
    words: ["数量", "台数", "台套数", "套数", "quantity", "qty"],
    has: /^(台数|数量)/,
  },
  { id: "region", name: "地区", words: ["地区", "所在地", "所在地区", "省份", "省", "省市", "region"] },
  {
    id: "asset",
    name: "资产编号",
    words: ["编号", "位号", "设备位号", "assetno"],
    has: /(资产|设备|固定资产)(编号|编码|号)/,
  },
  { id: "place", name: "安装地点", has: /(安装|使用|存放)(地点|位置|场所|部门|车间)|^(位置|地点|车间)$/ },
];

export const nameOf = (id) => FIELDS.find((field) => field.id === id)?.name ?? "";

// Longer ones first: kVA before kV, kV before V. `to` is the quantity that the unit is one of.
const UNITS = [
  ["kva", "capacity", 1, "千伏安"],
  ["mva", "capacity", 1000, "兆伏安"],
  ["t/h", "evaporation", 1, "吨/小时", "吨/时", "蒸吨/小时", "蒸吨"],
  ["kw", "power", 1, "千瓦"],
  ["mw", "power", 1000, "兆瓦"],
  ["kv", "voltage", 1000, "千伏"],
  ["w", "power", 0.001, "瓦"],
  ["v", "voltage", 1, "伏"],
  ["a", "current", 1, "安"],
].flatMap(([id, to, times, ...words]) => [id, ...words].map((word) => ({ word, id, to, times })));
UNITS.sort((one, other) => other.word.length - one.word.length);

/** The unit at the end of a text, and what stands before it. */
export function unitAt(text) {
  const unit = UNITS.find(({ word }) => text.endsWith(word));
  return unit ? { unit, rest: text.slice(0, -unit.word.length).trim() } : { rest: text };
}

const plain = (text) =>
  ideographs(String(text))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:：._]/g, "");

/** `{ field, unit, sure }` for a heading: the field's id or "", the id of a unit or "", and whether
 * the heading is one of the usual. */
export function recognise(heading) {
  const said = plain(heading);
  if (!said || said.length > 24 || /[:：].*\p{Script=Han}{3}/u.test(String(heading))) return { field: "", unit: "", sure: 0 };
  const [, inside = ""] = /[([【](?:单位)?([^)\]】]*)[)\]】]/.exec(said) ?? [];
  const bare = said.replace(/[([【].*?[)\]】]/g, "");
  const { unit = unitAt(inside).unit, rest } = endingUnit(bare);
  const words = rest.replace(/[/、,，或及和\-]+$/, "");
  const field = fieldOf(words) ?? fieldOf(words.split(/[/、,，]/)[0]);
  if (!field) return { field: "", unit: "", sure: 0 };
  const sure = words === field.name || field.words?.includes(words) ? 2 : 1;
  const other = unit && field.unit && ["power", "capacity", "evaporation"].includes(unit.to);
  return { field: other ? unit.to : field.id, unit: unit?.id ?? "", sure };
}

// 功率/kW and 功率kW end in a unit; 吨 of 蒸吨 does not, nor a Latin word that ends in an A.
function endingUnit(bare) {
  const found = unitAt(bare);
  return found.unit && /[\p{Script=Han}/,]$/u.test(found.rest) ? found : { rest: bare };
}

const fieldOf = (words) =>
  FIELDS.find(({ words: whole = [], name }) => words === name || whole.includes(words)) ??
  FIELDS.find(({ has, not }) => has?.test(words) && !not?.test(words));

// Words that say what of a machine a column tells, not which machine: 电机 of 电机功率, 泵 of 泵型号.
const NOT_KINDS = /发电机|电动葫芦|暖风机|吹风机|热风机|回转炉/;

/** The kind of machine that a heading speaks of, by `names` (Map of name to id): the last one named in
 * 水泵电机型号; "" where it names none. */
export function kindOf(heading, names) {
  const said = plain(heading).replace(/[([【].*?[)\]】]/g, "");
  if (NOT_KINDS.test(said)) return "";
  let best = { end: 0, length: 0, kind: "" };
  for (const [name, kind] of names) {
    if (!/\p{Script=Han}/u.test(name) || !said.includes(name)) continue;
    const end = said.lastIndexOf(name) + name.length;
    if (end > best.end || (end === best.end && name.length > best.length))
      best = { end, length: name.length, kind };
  }
  return best.kind;
}

/** What a column without a heading is called. */
export const columnName = (at) => `第 ${at + 1} 列`;
