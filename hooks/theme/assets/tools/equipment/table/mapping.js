// The form in which the reader sees, and corrects, what each column was taken for.
import { make } from "../../../dom.js";
import { blocksIn, usedIn } from "./blocks.js";
import { FIELDS, columnName } from "./headings.js";

/** The boxes for one sheet's columns. Every select has the column's number in `data-column`. */
export function mapping(rows, { columns, first }) {
  return columns.map((column, at) => {
    const some = [
      ...new Set(
        rows
          .slice(first, first + 200)
          .map((row) => row[at])
          .filter(Boolean),
      ),
    ].slice(0, 2);
    if (!column.title && !some.length) return "";
    const id = `machines-column-${at}`;
    const select = make(
      "select",
      { id, "data-column": at, "aria-describedby": `${id}-hint` },
      ...choices(column),
    );
    const sample = some.map((cell) => cell.slice(0, 24)).join("、");
    const like = LIKE[column.like] ?? "";
    return make(
      "div",
      { class: "field" },
      make("label", { for: id }, column.title.slice(0, 40) || columnName(at)),
      select,
      make("p", { class: "field__hint", id: `${id}-hint` }, sample ? `如 ${sample}${like}` : "这一列是空的"),
    );
  });
}

const LIKE = { 年份: "。像年份，请选是生产还是投运", 型号: "。像型号，是就选型号" };

const choices = ({ field }) =>
  [{ id: "", name: "不用来查" }, ...FIELDS].map(({ id, name }) =>
    make("option", { value: id, selected: id === field }, name),
  );

/** The columns after the reader has chosen `field` for one. Several may hold models; of two columns that
 * would tell the same of one machine the last choice holds. */
export function chosen(columns, place, field) {
  const now = columns.map((column, at) => (at === place ? { ...column, field, sure: CHOSEN } : column));
  if (!field || field === "model") return now;
  const blocks = blocksIn(now).filter(({ at }) => at[field] === place);
  const old = blocksIn(columns).filter(({ at }) => blocks.some(({ at: own }) => own.model === at.model));
  const other = new Set(old.map(({ at }) => at[field]));
  return now.map((column, at) => (at !== place && other.has(at) ? { ...column, field: "" } : column));
}

const CHOSEN = 3; // surer than any heading

/** What was recognised, in one sentence. */
export function recognised(columns) {
  const inUse = usedIn(blocksIn(columns));
  const used = columns
    .map(({ field, title }, at) => [inUse.has(at) ? field : "", title || columnName(at)])
    .filter(([field]) => field);
  const said = used.map(([field, title]) => {
    const { name } = FIELDS.find(({ id }) => id === field);
    return title === name ? name : `${title} → ${name}`;
  });
  const others = columns.filter(({ title }, at) => !inUse.has(at) && title).length;
  return `认出 ${used.length} 列：${said.join("，")}${others ? `。其余 ${others} 列不用来查，下载时保留` : ""}`;
}
