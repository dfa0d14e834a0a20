// One saving with the documents that give it, as it stands in the answer.
import { make } from "../../dom.js";
import { link, sums } from "../answer.js";
import { beforeWords } from "./terms.js";
import { worked } from "./worked.js";

/** A saving in full: what it is, whether it can be told, the sum, the conditions, its documents. */
export function card(saving, data, facts) {
  const [main, ...others] = saving.documents;
  const { relief, right } = main;
  return make(
    "div",
    { class: "finding relief", "data-id": main.id, "data-state": main.state },
    make("h3", {}, link(relief.url, relief.title)),
    source(main),
    ...rate(relief),
    ...coverage(relief),
    ...(right.missing ? [make("p", {}, make("strong", {}, `还不能判断能不能享受：${right.words}。`))] : []),
    ...(right.can ? summed(saving, data, facts) : []),
    ...particulars(relief),
    ...(others.length ? documents(main, others) : []),
  );
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

function documents(main, others) {
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
        ...particulars(one.relief),
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

function particulars(relief) {
  const told = ([name, items]) =>
    make("p", { class: "relief__part" }, make("strong", {}, `${name}：`), items.join("；"));
  const known = ([, items]) => items?.length;
  const cautions = [...(relief.cautions ?? []), ...(relief.overlap ? [relief.overlap] : [])];
  const more = [
    ["怎么办", relief.claim],
    ["留存备查", relief.materials],
    ["注意", cautions],
  ].filter(known);
  const names = more.map(([name]) => name).join("、");
  const folded = make("details", {}, make("summary", {}, names), ...more.map(told));
  return [...[["条件", relief.conditions]].filter(known).map(told), ...(more.length ? [folded] : [])];
}
