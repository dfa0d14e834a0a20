// What the box in every page's head shows of an answer: results as Material draws them.

import { cannot, told as words } from "./above.js";
import { CALLED, WHY, addressOf } from "./checking.js";
import { open } from "./engine.js";
import { marked, modelsOf } from "./marking.js";

const SHOWN = 9; // the theme draws ten at once, the tenth leads to all
const LONGEST = 200; // characters of an address
const MOST = 4; // above the results

let engine;

/** The results of a query below `root`; undefined when the answer is not `wanted` any more. Throws when what it needs
 * cannot be had; the next query tries again. */
export async function drawn(query, root, wanted) {
  if (!engine)
    engine = open(root).catch((fault) => {
      engine = undefined;
      throw fault;
    });
  const search = await engine;
  const told = await search.search(query, { limit: SHOWN, wanted });
  if (!told) return undefined;
  const { docs, vocabulary } = search;
  const { simplify, kinds } = vocabulary;
  const { items, model, missing } = told;
  const others = told.near.length ? told.near : told.nearest;
  const shown = items.length ? items.map((one) => one.doc) : others;
  const found = shown.map((number, place) => {
    const doc = docs.row(number);
    const lacks = items.length && items[place].lacks.length ? `没有写：${items[place].lacks.join("、")}` : "";
    const facts = [modelsOf(doc, query, simplify), kinds[doc.k], doc.b, doc.c, doc.n, lacks].filter(Boolean);
    return [item(doc.u, marked(doc.t, query, simplify), facts.join(" · "), shown.length - place + 1)];
  });
  if (found.length) found[0][0].tags = tagsOf(told, items.length);
  const leads = told.leads.map((lead) => words(lead, vocabulary)).map(({ u, title, lines }, place) => {
    const text = lines.map(([what, line]) => (what ? `${what}：${line}` : line)).join("。");
    return [item(u, escaped(title), text, shown.length + MOST - place)];
  });
  if (told.unknown && leads.length) leads[0][0].text = `<p>${escaped(openIn(cannot(told.unknown)))}</p>${leads[0][0].text}`;
  const checked = told.leads.some(({ id }) => id === "equipment");
  found.unshift(...leads);
  if (model && !checked) {
    const said = missing ? `没有找到写着“${missing}”的条目，这不等于没有列入。` : "";
    const title = escaped(`${CALLED}：${model}`);
    found.unshift([item(addressOf(model), title, `${said}${WHY}。`, shown.length + MOST + 1)]);
  }
  if (told.total > items.length || !items.length) found.push([toAll(query, told)]);
  return found;
}

/** What has to be said above the first result. */
function tagsOf({ also, near, missing, partly }, any) {
  if (!any) return [near.length ? "只是相近的：" : "没有找到，意思相近的："];
  const searched = also.length ? [`也搜索了：${also.join("、")}`] : [];
  if (missing) return ["按其余的词找到的：", ...searched];
  return partly ? ["没有写全这些词的，各缺一些：", ...searched] : searched;
}

// What is not known, and whom to ask.
const openIn = ({ text, ask }) =>
  text + (ask.length ? `问：${ask.map(([name, , phone]) => (phone ? `${name} ${phone}` : name)).join("、")}。` : "");

/** The last result: the page that has all. */
function toAll(query, { total }) {
  const words = total ? `全部 ${total} 条结果` : "没有找到？打开搜索页";
  const hint = total ? "按栏目、状态、行业、地区筛选" : "按栏目、设备类别查，或看怎样判断设备是否淘汰";
  const whole = query.replace(/[\ud800-\udfff]/gu, " ").slice(0, LONGEST);
  return item(`search/#q=${encodeURIComponent(whole)}`, words, hint, 0);
}

/** A result as Material shows it: both are HTML, `title` already, `text` from here on. */
const item = (location, title, text, score) => ({
  location,
  title,
  text: `<p>${escaped(text)}</p>`,
  score,
  terms: {},
});

const escaped = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
