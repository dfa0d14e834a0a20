// The form in which the reader sees, and corrects, what each column was taken for.
import { make } from "../../../dom.js";
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
    const like = column.like === "年份" ? "。像年份，请选是生产还是投运" : "";
    return make(
      "div",
      { class: "field" },
      make("label", { for: id }, column.title.slice(0, 40) || columnName(at)),
      select,
      make("p", { class: "field__hint", id: `${id}-hint` }, sample ? `如 ${sample}${like}` : "这一列是空的"),
    );
  });
}

const choices = ({ field }) =>
  [{ id: "", name: "不用来查" }, ...FIELDS].map(({ id, name }) =>
    make("option", { value: id, selected: id === field }, name),
  );

/** The columns after the reader has chosen `field` for one: of two for one thing the last choice
 * holds. */
export const chosen = (columns, place, field) =>
  columns.map((column, at) => {
    if (at === place) return { ...column, field };
    return field && column.field === field ? { ...column, field: "" } : column;
  });

/** What was recognised, in one sentence. */
export function recognised(columns) {
  const used = columns
    .map(({ field, title }, at) => [field, title || columnName(at)])
    .filter(([field]) => field);
  const said = used.map(([field, title]) => {
    const { name } = FIELDS.find(({ id }) => id === field);
    return title === name ? name : `${title} → ${name}`;
  });
  const others = columns.filter(({ field, title }) => !field && title).length;
  return `认出 ${used.length} 列：${said.join("，")}${others ? `。其余 ${others} 列不用来查，下载时保留` : ""}`;
}
