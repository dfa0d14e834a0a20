// The result as a table for spreadsheet programs: the reader's own columns, and ours after them.
import { ROOT } from "../../data.js";
import { columnName } from "./headings.js";
import { grounds, lacking, reason, term } from "./told.js";

const OURS = ["结论", "清单", "条目", "期限", "缺什么", "依据网址", "按哪个类别查的", "说明"];

/** Lines of cells in the order of the reader's table, the last one telling where they come from. */
export function saved(index, lines, columns, { site, address }) {
  const width = columns.length;
  const own = (row) => Array.from({ length: width }, (_, at) => row[at] ?? "");
  const ours = (line) => {
    const rows = grounds(line);
    const each = (told) => [...new Set(rows.map(told).filter(Boolean))].join("；");
    const category = index.nameOf.get(line.result.category) ?? "";
    return [
      line.result.label,
      each(({ list, number, standard }) => list ?? `${number}《${standard}》`),
      each(({ item, name }) => [item, name].filter(Boolean).join(" ")),
      each(term),
      lacking(line).join("；"),
      each(({ url }) => ROOT + url),
      category && line.suggested ? `${category}（按名称推定）` : category,
      reason(line),
    ];
  };
  return [
    [...columns.map(({ title }, at) => title || columnName(at)), ...OURS],
    ...lines.map((line) => [...own(line.row), ...ours(line)]),
    [`${site}，资料到 ${index.day}。未收录不等于未淘汰。${address}`],
  ];
}
