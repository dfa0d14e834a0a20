// What a reader's table says beyond the nameplate: hours, load, tariff, offers, efficiencies. The check
// does not need these columns; they are found by their headings alone.
import { ideographs } from "../../../radicals.js";

const NEW = /新|换后|更换后|改造后|拟[换购]|替代/;
const TOTAL = /累计|每[天日班月]|日均|[日月](运行|工作|开机)|班次/; // no hours of a year

/** `id` is the fact, `has` a part of the heading, `not` what rules it out; `scale` turns a unit of the heading
 * into that of the fact: a word behind the number, or a factor. */
const COLUMNS = [
  { id: "idle_after", name: "新的空载损耗", has: /(空载|铁)损/, fresh: true, scale: [[/kw|千瓦/, 1000]] },
  { id: "loaded_after", name: "新的负载损耗", has: /(负载|短路|铜)损/, fresh: true, scale: [[/kw|千瓦/, 1000]] },
  { id: "after", name: "新设备的效率", has: /效率|比功率/, not: /平均|等级|系数/, fresh: true },
  { id: "idle", name: "空载损耗", has: /(空载|铁)损/, not: NEW, scale: [[/kw|千瓦/, 1000]] },
  { id: "loaded", name: "负载损耗", has: /(负载|短路|铜)损/, not: NEW, scale: [[/kw|千瓦/, 1000]] },
  { id: "before", name: "现在的效率", has: /效率|比功率/, not: /新|换后|改造后|拟[换购]|替代|等级|系数|因数|平均/ },
  { id: "hours", name: "一年运行小时", has: /(运行|工作|使用|开机|运转)(小时|时间|时数)|年(小时|时数)/, not: TOTAL },
  { id: "load", name: "平均负载率", has: /负[载荷]率/ },
  { id: "tariff", name: "电价", has: /电价|电费单价|单价.{0,3}(kwh|度|千瓦时)/ },
  {
    id: "price",
    name: "新设备报价",
    has: /报价|新(设备)?(价|购价)|(更换|换新|改造|替代)(的)?(投资|费用|价格|预算)|预算(价|金额)?$|询价/,
    not: /原值|净值|残值|旧|拆/,
    scale: [[/万/, "万"]],
  },
  { id: "shaft", name: "轴功率", has: /轴功率/, scale: [] },
  { id: "air", name: "额定排气量", has: /排气量|容积流量/, not: /m3\/h|立方米\/(小)?时/ },
  { id: "pressure", name: "排气压力", has: /排气压力|排气表压|公称排气压/, not: /bar|kpa|kg/ },
  { id: "cooling", name: "冷却方式", has: /冷却方式/ },
  { id: "flow", name: "流量", has: /^(额定)?流量/, not: /l\/|升|m3\/(min|s)|吨/ },
  { id: "head", name: "扬程", has: /扬程/ },
  { id: "speed", name: "转速", has: /转速/ },
  { id: "poles", name: "极数", has: /极数/ },
  { id: "fuel", name: "一年用的燃料", has: /(燃料|煤|气|油|能源)?(年)?(消耗|用量|耗量|用煤|耗煤)/, only: /tce|吨标(准)?煤/ },
  { id: "cost", name: "一年的燃料费", has: /燃料(费|成本|支出)/, scale: [[/万/, "万"]] },
  { id: "code", name: "能效等级", has: /能效(等级|标识|级别)|^ie(等级|代码|级)?$/ },
  { id: "purpose", name: "设备用途", has: /^(设备)?用途$/ },
  { id: "recovery", name: "是否热回收", has: /热回收/ },
  { id: "serial", name: "出厂编号", has: /(出厂|制造|机身|序列|产品)(编号|号)|^serial/ },
];

export const nameOf = (id) => COLUMNS.find((one) => one.id === id)?.name ?? id;

const plain = (heading) =>
  ideographs(String(heading ?? ""))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:：._]/g, "");

/** `{ id, by }` for a heading, or undefined; `by` is a word to put behind the number, or a factor. */
export function columnOf(heading) {
  const said = plain(heading);
  if (!said || said.length > 24) return undefined;
  const fits = ({ has, not, only, fresh }) =>
    has.test(said) && !not?.test(said) && (!only || only.test(said)) && (!fresh || NEW.test(said));
  const found = COLUMNS.find(fits);
  if (!found) return undefined;
  const [, by = ""] = (found.scale ?? []).find(([unit]) => unit.test(said)) ?? [];
  return { id: found.id, by };
}

const UNITS = {
  hours: /(小时|时|h|hours?)(\/年)?$/i,
  tariff: /元?(\/(kwh|kw·h|度|千瓦时))?$/i,
  price: /元?(\/台)?$/,
  cost: /元?(\/年)?$/,
  shaft: /kw$/i,
  air: /m[³3]\/min$/i,
  idle: /w$/i,
  loaded: /w$/i,
  idle_after: /w$/i,
  loaded_after: /w$/i,
  speed: /(r\/min|rpm|转\/?分钟?)$/i,
  flow: /m[³3]\/h$/i,
  head: /(m|米)$/i,
  pressure: /mpa$/i,
  poles: /(极|p)$/i,
  fuel: /(tce|吨标准?煤)$/i,
};
const NOTHING = /^([-—–/\\.、?？]+|无|不详|未知|不明|空|n\/?a|#n\/a)$/i;
const BARE = /^[\d.,\s]+$/;

// What a cell says, without the unit that it need not say; kW of losses are W.
function valueIn(cell, { id, by }) {
  const said = ideographs(String(cell ?? "")).normalize("NFKC").trim();
  if (!said || NOTHING.test(said)) return "";
  const kilo = /loaded|idle/.test(id) && /kw$/i.test(said);
  const bare = kilo ? said.slice(0, -2).trim() : UNITS[id] ? said.replace(UNITS[id], "").trim() : said;
  const factor = kilo ? 1000 : by;
  if (!factor || !BARE.test(bare)) return bare;
  return typeof factor === "number" ? String(Number((Number(bare.replace(/,/g, "")) * factor).toPrecision(12))) : `${bare}${factor}`;
}

const OF_ALL = ["hours", "load", "tariff"]; // of a pump and its motor alike
const ELSEWHERE = { idle: "transformer", loaded: "transformer", air: "compressor" };

/** What the columns of a row say of one machine: `{ facts: { id: text }, from: { id: heading } }`. In a row of
 * several machines a number is one's only where its heading names the kind. `several` tells that there are. */
export function factsIn({ row, columns }, category, several) {
  const [facts, from] = [{}, {}];
  columns.forEach(({ title, kind }, at) => {
    const column = columnOf(title);
    if (!column || facts[column.id]) return;
    const own = kind || ELSEWHERE[column.id.replace("_after", "")] || "";
    if (own && own !== category) return;
    if (several && !own && !OF_ALL.includes(column.id)) return;
    const value = valueIn(row[at], column);
    if (!value) return;
    facts[column.id] = value;
    from[column.id] = title;
  });
  return { facts, from };
}
