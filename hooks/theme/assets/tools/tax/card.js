// One saving with the documents that give it, as it stands in the answer.
import { make } from "../../dom.js";
import { link, sums } from "../answer.js";
import { rulesFor } from "./days.js";
import { part, particulars as told, refusals, technical, way } from "./life.js";
import { verdictOf } from "./savings.js";
import { beforeWords } from "./terms.js";
import { worked } from "./worked.js";

/** A saving in full: what it is and how it is got, whether it can be told, who is refused, the sum, the
 * conditions, the papers, the days after, its documents. */
export function card(saving, data, facts) {
  const [main, ...others] = saving.documents;
  const { relief, right } = main;
  return make(
    "div",
    { class: "finding relief", "data-id": main.id, "data-state": main.state, "data-right": verdictOf(saving) },
    make("h3", {}, link(relief.url, relief.title), ...way(relief)),
    source(main),
    standing(saving),
    ...refusals(saving, data, facts),
    ...rate(relief),
    ...coverage(relief),
    ...(right.can ? summed(saving, data, facts) : []),
    ...particulars(main, data, facts),
    ...after(saving, data, facts),
    ...(others.length ? documents(main, others, data, facts) : []),
  );
}

// The days after: the boxes for them come when somebody opens it.
function after(saving, data, facts) {
  if (!rulesFor(saving.id, data).length) return [];
  const part = make("details", { class: "relief__days" }, make("summary", {}, "以后的日子：算一算要守到哪天"));
  part.addEventListener("toggle", async () => {
    if (part.children.length > 1) return;
    try {
      const { aftercare } = await import("./aftercare.js");
      if (part.children.length === 1) part.append(...aftercare(saving, data, facts));
    } catch (fault) {
      console.warn(fault);
      part.open = false; // opened again, it is tried again
    }
  });
  if (facts.opened?.has(saving.id) || facts.typed?.has(saving.id)) part.open = true;
  return [part];
}

// What can be told, and what is still open; a yes only where nothing is.
function standing(saving) {
  const { documents: list } = saving;
  const said = (words) => make("p", { class: "relief__right" }, make("strong", {}, words));
  if (verdictOf(saving) === "yes") return said("问到的情形都没有：条件逐条符合，就可以享受。");
  if (verdictOf(saving) === "part") return said("按你答的，有一部分拿不到（见下面）；其余的看条件。");
  const rights = list.map(({ right }) => right);
  const asks = new Set(rights.flatMap((right) => right.asks ?? []));
  const why = [
    ...new Set(
      rights.flatMap((right) => [
        ...(right.missing ? [right.words] : []),
        ...(right.assumed ? [`只给${right.assumed}，是不是还没有填`] : []),
        ...(right.doubts ?? []),
      ]),
    ),
    ...(asks.size ? [`下面“谁拿不到”还有 ${asks.size} 句没有答`] : []),
  ];
  return said(`还不能判断能不能享受：${why.join("；")}。`);
}

/** A document in one line: what it is, and why it does not count. */
export function brief({ relief, state, words, by, right }) {
  return [
    link(relief.url, relief.no ? `${relief.title}（${relief.no}）` : relief.title),
    `：${state === "in" && right.can === false ? right.words : words}`,
    ...(state === "before" && beforeWords(relief) ? [`；${beforeWords(relief)}`] : []),
    ...(state !== "in" ? by.flatMap(({ title, url }) => ["；见", link(url, title)]) : []),
  ];
}

function documents(main, others, data, facts) {
  const words = `同一项优惠写在 ${others.length + 1} 份文件里，只能享受一次，不能相加：`;
  return [
    make("p", { class: "relief__part" }, make("strong", {}, words), main.relief.no ?? main.relief.title),
    ...others.map((one) =>
      make(
        "div",
        { class: "relief relief__document", "data-id": one.id, "data-state": one.state },
        make("p", {}, link(one.relief.url, one.relief.title)),
        source(one),
        ...coverage(one.relief),
        ...particulars(one, data, facts, main),
      ),
    ),
  ];
}

const source = ({ relief, words, by }) =>
  make(
    "p",
    { class: "source" },
    [relief.no, relief.taxes.join("、"), relief.ways.join("、"), words].filter(Boolean).join("；"),
    ...by.flatMap(({ title, url }) => ["；见", link(url, title)]),
  );

const rate = (relief) => (relief.rate ? [make("p", {}, relief.rate)] : []);

function coverage(relief) {
  if (!relief.coverage) return [];
  if (!relief.is_list) return [make("p", { class: "source" }, `收录情况：${relief.coverage}。`)];
  const words = `先对照${relief.no ?? "它"}的原文逐项核对：本站${relief.coverage}。没有核对以前，不能说符合。`;
  return [make("p", {}, make("strong", {}, words))];
}

function summed(saving, data, facts) {
  const found = worked(saving, data, facts);
  if (!found) return [];
  if (found.lacks) return [make("p", {}, `还差${found.lacks}，不能算。`)];
  return [make("p", {}, found.lead), sums(found.lines)];
}

// What the saving's main document says already is not said again by the others.
function particulars(one, data, facts, main) {
  const { relief } = one;
  const own = main ? without(one, main.relief) : one;
  const notes = [...(relief.cautions ?? []), ...(relief.overlap ? [relief.overlap] : [])];
  const more = [...told(own, data), ["注意", notes.map((note) => [note]), ""]].filter(([, items]) => items.length);
  const names = more.map(([name]) => name).join("、");
  const folded = make("details", {}, make("summary", {}, names), ...more.map(part));
  return [...conditions(relief), ...technical(own, data, facts), ...(more.length ? [folded] : [])];
}

const conditions = ({ conditions: all = [] }) =>
  all.length ? [make("p", { class: "relief__part" }, make("strong", {}, "条件："), all.join("；"))] : [];

function without({ id, relief }, { life: told = {} }) {
  const { life } = relief;
  if (!life) return { id, relief };
  const rest = Object.entries(life).map(([name, all]) => [
    name,
    Array.isArray(all) && Array.isArray(told[name]) ? all.filter((at) => !told[name].includes(at)) : all,
  ]);
  return { id, relief: { ...relief, life: Object.fromEntries(rest) } };
}
