// The result as a table for spreadsheet programs: the reader's own columns, and ours after them.
import { ROOT } from "../../data.js";
import { columnName } from "./headings.js";
import { grounds, howMany, lacking, reason, term } from "./told.js";

const OURS = [
  "结论",
  "清单",
  "条目",
  "期限",
  "缺什么",
  "依据网址",
  "按哪个类别查的",
  "说明",
  "查的型号",
  "台数",
];

/** Lines of cells in the order of the reader's table, the last ones telling what was not looked at and
 * where they come from. `left` are the rows that are no machines, `notes` the sentences of unsaid.js.
 * Several sheets come one below the other: columns of one name share a column. */
export function saved(index, { lines, left = [], notes = [] }, { site, address }) {
  const all = inOrder(lines, left);
  const several = new Set(all.map(({ sheet }) => sheet)).size > 1;
  const layouts = new Map(all.map(({ columns }) => [columns, keysOf(columns)]));
  const keys = [...new Set([...layouts.values()].flat())];
  const own = ({ row, columns }) => {
    const at = layouts.get(columns);
    return keys.map((key) => row[at.indexOf(key)] ?? "");
  };
  return [
    [...(several ? ["工作表"] : []), ...keys.map((key) => key.split("\n")[0]), ...OURS],
    ...all.map((line) => [
      ...(several ? [line.sheet] : []),
      ...own(line),
      ...(line.result ? told(index, line) : ["没有查", "", "", "", "", "", "", line.why, "", ""]),
    ]),
    ...notes.map((words) => [words]),
    [`${site}，资料最近变化：${index.day}。未收录不等于未淘汰。${address}`],
  ];
}

// Columns are told apart by title and by how often it came before.
function keysOf(columns) {
  const seen = new Map();
  return columns.map(({ title }, at) => {
    const name = title || columnName(at);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name.replace(/\s+/g, " ")}\n${seen.get(name)}`;
  });
}

function inOrder(lines, left) {
  const sheets = [...new Set([...lines, ...left].map(({ sheet }) => sheet))];
  const place = ({ sheet, number }) => sheets.indexOf(sheet) * 1e7 + number;
  return [...lines, ...left].sort((one, other) => place(one) - place(other));
}

function told(index, line) {
  const rows = grounds(line);
  const each = (words) => [...new Set(rows.map(words).filter(Boolean))].join("；");
  const category = index.nameOf.get(line.result.category) ?? "";
  return [
    line.result.label,
    each(({ list, number, standard }) => list ?? `${number}《${standard}》`),
    each(({ item, name }) => [item, name].filter(Boolean).join(" ")),
    each(term),
    lacking(line).join("；"),
    each(({ url }) => ROOT + url),
    category && line.suggested ? `${category}（按${line.by}推定）` : category,
    reason(line),
    [line.block.name, line.model].filter(Boolean).join("："),
    line.shared ? howMany(line) : line.count === undefined ? "" : String(line.count),
  ];
}
