// Where editing begins: a news item, a record that is looked for, what awaits a look.
import { make, typed } from "./dom.js";
import { fill } from "./fill.js";

const SHOWN = 30;

export function overview(main, told) {
  const found = make("ul", { class: "records" });
  const count = make("p", { class: "soft", role: "status" });
  const input = make("input", { type: "search", id: "search", autocomplete: "off" });
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = told.records.filter((one) => {
      const text = `${one.title} ${one.id} ${one.kind}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    fill(found, ...(words.length ? hits.slice(0, SHOWN).map(record) : []));
    const first = hits.length > SHOWN ? `，列出前 ${SHOWN} 条` : "";
    count.textContent = words.length ? `有 ${hits.length} 条${first}` : "";
  };
  typed(input, search);
  fill(
    main,
    make("h1", {}, "编辑"),
    make("h2", {}, "写一条动态"),
    make("p", {}, make("a", { href: "#/new" }, "写一条动态"), "：一件有日期的事，比如一份标准从今天起实施。"),
    make("h2", {}, "改一条记录的日期或文字"),
    make("label", { for: "search" }, "写题名里的几个字，或编号"),
    input,
    count,
    found,
    ...part("有问题，要先改好", told.problems.map(problem), "没有发现问题。"),
    ...part("改过，还没有发布", told.unpublished.map(problem), "没有。"),
  );
}

function part(title, items, none) {
  const head = make("h2", {}, items.length ? `${title}（${items.length}）` : title);
  const list = items.length ? make("ul", { class: "records" }, ...items) : make("p", { class: "soft" }, none);
  return [head, list];
}

function record(one) {
  return make(
    "li",
    {},
    make("a", { href: `#/edit/record/${encodeURIComponent(one.id)}` }, one.title),
    make("small", {}, `　${one.kind} · ${one.id}`),
    one.withdrawn ? make("span", { class: "tag" }, "已撤回") : "",
    one.unpublished ? make("span", { class: "tag" }, "未发布") : "",
  );
}

function problem(one) {
  const words = `${one.field}：${one.message}${one.hint ? `（${one.hint}）` : ""}`;
  const place = `${one.path} 第 ${one.line} 行`;
  return make("li", {}, one.id ? make("a", { href: `#/edit/record/${one.id}` }, place) : place, `　${words}`);
}
