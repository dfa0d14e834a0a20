// Rows of a ledger that are no machines: said again on every page, sums, sections, office things.
import { kindNamed, machinesWritten } from "../written.js";
import { recognise } from "./headings.js";
import { holdsModel } from "./models.js";
import { plain } from "./values.js";

const SUM = /^(合|总|小|共|本页|累)\s*计[:：]?$/u;
const PART =
  /^(第?[一二三四五六七八九十百]+[、.．章节部]|[（(][一二三四五六七八九十]+[)）]|[ⅠⅡⅢⅣⅤⅥ]+[、.．])/u;
const SIZED = /\d\s*(蒸?吨|t\/h)/iu;
const FOOT = /^(制表|填表|填报|审核|复核|审批|编制|批准|负责|经办|校对|盖章|主管|单位)\p{Script=Han}{0,4}[:：]/u;
const OFFICE =
  /(办公[桌椅柜]|[桌椅]|沙发|文件柜|档案柜|书柜|保险柜|茶几|电脑|笔记本|台式机|显示器|打印机|复印机|传真机|扫描仪|投影仪|碎纸机|电话机|手机|相机|电视机?|饮水机)\S*$/u;

/** Why a row is no machine: `{ why, said }` with `said` where the reader is told, or nothing. `machines`
 * are those found in it, by all its blocks. */
export function skipped(row, columns, blocks, index) {
  const told = [...new Set(row.filter(Boolean))];
  const models = blocks.map(({ at }) => at.model).filter((at) => at !== undefined);
  if (models.some((at) => repeats(row[at] ?? "", columns[at]))) return { why: "又一次标题行" };
  if (row.some((cell) => SUM.test(cell)) && !models.some((at) => holdsModel(row[at] ?? "")))
    return { why: "合计行" };
  if (told.every((cell) => FOOT.test(cell) && !holdsModel(cell))) return { why: "小标题或说明" };
  const boiler = SIZED.test(told[0]) && machinesWritten(index, told[0])[0].category === "boiler"; // by size, without a model
  const lone = told.length === 1 && !holdsModel(told[0]) && !boiler;
  const alone = columns.length > 1 && !models.some((at) => row[at]);
  const merged = row.filter(Boolean).length > 1; // over all columns, the model's too
  if (lone && (PART.test(told[0]) || alone || merged))
    return { why: "小标题或说明", section: kindNamed(index, plain(told[0]).replace(PART, "")) };
  return undefined;
}

// Printed tables say their headings again on every page.
const repeats = (cell, { title }) => Boolean(title) && cell === title && recognise(cell).field === "model";

/** The kind of machine that the lines above the headings, or the name of the sheet, speak of alone. */
export function kindAbove({ name = "", rows }, first, index) {
  const lines = rows.slice(0, first).map((row) => [...new Set(row.filter(Boolean))]);
  const titles = [name.replace(/（第 \d+ 行起）$/u, ""), ...lines.filter(({ length }) => length === 1).flat()];
  const kinds = titles
    .map((title) => plain(title).replace(PART, "").replace(TABLE, ""))
    .filter((title) => !/[、,和及与]/u.test(title)) // of several kinds
    .map((title) => kindNamed(index, title));
  return kinds.filter(Boolean).pop() ?? "";
}
const TABLE = /(台账|清单|清册|一览表?|明细表?|统计表?|汇总表?|登记表?|情况表?|表|\([^)]*\))+$/u;

/** Whether a row without a listed machine is of the office, or of nothing that this site knows. */
export function foreign(row, block, { model, plate, result }) {
  const name = plain(block.at.name === undefined ? "" : row[block.at.name]);
  if (
    ["none", "unreadable"].includes(result.verdict) &&
    OFFICE.test(name.replace(/[A-Za-z0-9-]+/g, "").trim())
  )
    return "办公用品";
  if (result.verdict !== "unreadable" || plate.category || model) return "";
  return "没有型号，名称也不是查得了的设备";
}
