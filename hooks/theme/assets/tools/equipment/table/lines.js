// The lines of the result, as a table that reads as cards where there is no room.
import { make } from "../../../dom.js";
import { link } from "../../answer.js";
import { grounds, howMany, lacking, reason, term } from "./told.js";

const BADGES = {
  listed: "repealed",
  conditional: "unverified",
  suspect: "unverified",
  encouraged: "upcoming",
  below: "upcoming",
};
const MOST = 3; // rows of the lists in one cell
const HEAD = ["行", "结论", "设备", "条目和期限", "缺什么、为什么"];

export const head = () =>
  make("thead", {}, make("tr", {}, ...HEAD.map((title) => make("th", { scope: "col" }, title))));

/** `several`: the lines are of more than one sheet, and say of which. */
export function drawn(index, line, several) {
  const { result, sheet, number } = line;
  return make(
    "tr",
    { "data-verdict": result.verdict, "data-row": number, "data-sheet": sheet, tabindex: "-1" },
    make(
      "td",
      { class: "machines__number" },
      several ? soft(`${sheet} `) : "",
      make("span", { class: "machines__row" }, `${number}`),
    ),
    make("td", {}, make("span", { class: `badge badge--${BADGES[result.verdict] ?? "none"}` }, result.label)),
    make("td", {}, ...machine(index, line)),
    cell("条目和期限", ...rows(index, line)),
    cell("说明", ...remarks(line)),
  );
}

// On a phone cells are told by their label, and empty ones are left out.
const cell = (label, ...content) =>
  content.length ? make("td", { "data-label": label }, make("div", {}, ...content)) : make("td");
const soft = (...words) => make("span", { class: "machines__soft" }, ...words);

// Enough to find the machine again: model, name, kind, place and number of the inventory.
function* machine(index, line) {
  const { row, block, plate, suggested, by, model, result } = line;
  const said = (field) => (block.at[field] === undefined ? "" : (row[block.at[field]] ?? ""));
  yield make("strong", {}, short(model) || "（没有型号）");
  const kind = index.nameOf.get(result.category ?? plate.category);
  const about = [
    block.name,
    short(said("name")),
    suggested ? `类别按${by}推定：${kind}` : kind,
    plate.made && `${plate.made} 年生产`,
    plate.commissioned && `${plate.commissioned} 年投运`,
    result.verdict === "none" ? "" : howMany(line),
    short(said("asset")),
    short(said("place")),
  ].filter(Boolean);
  if (about.length) yield soft([...new Set(about)].join("，"));
}

function* rows(index, line) {
  const found = grounds(line);
  for (const one of found.slice(0, MOST)) {
    const name = [one.item, one.name].filter(Boolean).join(" ");
    const last = term(one);
    yield make("p", {}, link(one.url, name), soft(`（${one.list ?? one.number}）`), last ? `，${last}` : "");
  }
  if (found.length > MOST) yield make("p", {}, `还有 ${found.length - MOST} 条`);
}

function* remarks(line) {
  for (const words of lacking(line)) yield make("p", {}, make("strong", {}, words));
  const why = line.result.verdict === "none" ? "" : reason(line); // it stands once above all lines
  if (why) yield make("p", {}, why);
}

const short = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
