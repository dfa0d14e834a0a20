// A filled form on the page: tables that read as cards on a phone, each cell with the word of its mark.
import { make } from "../dom.js";
import { said } from "../tools/number.js";
import { MARKS } from "./marks.js";

export const legend = () =>
  make("ul", { class: "filling__legend", "aria-label": "每格后面的字" }, ...Object.entries(MARKS).map(([id, { name }]) => make("li", {}, markOf(id), ` ${name}`)));

const markOf = (id) => make("span", { class: `mark mark--${id}` }, MARKS[id].word);

/** The counts of marks in a sentence. */
export function countWords(counts) {
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const parts = Object.entries(MARKS).filter(([id]) => counts[id]).map(([id, { word }]) => `${word} ${said(counts[id])}`);
  return all ? `共 ${said(all)} 格：${parts.join("，")}` : "";
}

export function drawnTable(form, table, open) {
  const { name, ours, unseen, notes, columns, rows } = table;
  const titles = columns.map(({ name: title, unit }) => (unit ? `${title}（${unit}）` : title));
  return make(
    "details",
    { class: "filling__table", open },
    make("summary", {}, `${name}（${rows.length} 行）`),
    make("p", { class: "filling__edition" }, `版本：${form.edition}。${form.status}。${form.as_issued}`, ours ? make("strong", {}, `${form.ours}。`) : ""),
    ...[unseen, ...notes].filter(Boolean).map((words) => make("p", { class: "filling__note" }, words)),
    ...(rows.length
      ? [make("div", { class: "table table--cards", tabindex: "0", role: "region", "aria-label": `填好的“${name}”` }, make("table", {}, head(titles), body(titles, rows)))]
      : []),
  );
}

const head = (titles) => make("thead", {}, make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, title))));
const body = (titles, rows) => make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((one, at) => drawn(one, titles[at])))));

function drawn({ value, mark, hint }, title) {
  if (value === "" && !mark) return make("td");
  const words = typeof value === "number" ? said(value, 8).replace(/,/g, "") : value; // a year among them; and it is copied
  return make("td", { "data-label": title, class: `cell--${mark || "label"}` }, make("div", {}, words, words === "" ? "" : " ", mark ? markOf(mark) : "", hint ? make("small", { class: "filling__hint" }, hint) : ""));
}
