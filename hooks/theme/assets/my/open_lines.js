// What is still open, for paper: not a box for each line, but by what is missing, so that whoever fills it in
// sees what it would answer.
import { make } from "../dom.js";
import { link } from "../tools/answer.js";
import { nameOf } from "./facts.js";

const ALONE = "自己对照的文件，没有写成能直接判断的条件";
const UNSAID = "资料里没有能直接判断的条件";

/** Elements for the open ones of `lines`, the shortest list of what is missing first; none where none is open. */
export function openLines(lines, profile) {
  const open = lines.filter(({ state }) => state === "unknown");
  if (!open.length) return [];
  const groups = new Map();
  for (const line of open) {
    const { why, rest } = lacking(line, profile);
    groups.set(why, [...(groups.get(why) ?? []), { line, rest }]);
  }
  return [
    make(
      "div",
      { class: "says__open" },
      make("h4", {}, `还不能判断的 ${open.length} 条，按差什么列`),
      ...[...groups].flatMap(([why, all]) => [
        make("p", {}, `${why}（${all.length} 条）：`),
        make("ul", all.some(({ rest, line }) => rest || line.source?.article) ? {} : { class: "says__names" }, ...all.map(said)),
      ]),
    ),
  ];
}

// Facts of the firm, or in the words of the line why none of them decides.
function lacking({ missing, group, text }, profile) {
  if (missing.length) return { why: `差${missing.map((fact) => nameOf(fact, profile)).join("、")}`, rest: "" };
  if (group === "document") return { why: ALONE, rest: "" };
  const end = (text ?? "").indexOf("。");
  return end < 0 ? { why: text || UNSAID, rest: "" } : { why: text.slice(0, end), rest: text.slice(end + 1).replace(/。$/, "") };
}

function said({ line: { id, title, url, date, source }, rest }) {
  const article = source?.article ? `《${source.title}》${source.article}` : "";
  const about = [date ? `下一次 ${date}` : "", rest, article].filter(Boolean).join("；");
  return make("li", { "data-id": id }, url ? link(url, title) : title, about ? `（${about}）` : "");
}
