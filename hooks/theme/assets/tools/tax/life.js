// The life of a relief in an answer: how it is got, what comes first, who is refused, which papers, what comes
// after. Statements stand in /tools/tax.json, each with the record that says it.
import { make } from "../../dom.js";
import { link } from "../answer.js";
import { answerTo, wordsFor } from "./refused.js";

const PENDING = "（待核）";

/** How it is got, as a badge. */
export const way = ({ life }) => (life ? [" ", make("span", { class: "badge badge--way" }, `${life.way}${life.way_pending ? PENDING : ""}`)] : []);

/** What warns: the savings, and what may hold as far as anybody knows. */
export const warned = ({ savings, open }) => [
  ...savings,
  ...open.filter(({ right }) => right.can !== false).map((one) => ({ documents: [one] })),
];

/** What has to be done before what cannot be undone, for all `savings`, each once; it stands above all else. */
export function firstThings(savings, data, heading = "h2") {
  const told = new Map();
  for (const { documents } of savings)
    for (const one of documents)
      for (const at of one.relief.life?.first ?? []) {
        const { acts, text } = data.statements[at];
        const key = `${acts}|${text}`;
        if (!told.has(key)) told.set(key, { at, ids: [], names: [] });
        if (data.statements[at].record === one.id || !told.get(key).ids.length) {
          told.get(key).ids.push(one.id);
          told.get(key).names.push(one.relief.title.split("（")[0]);
        }
      }
  if (!told.size) return [];
  const lines = [...told.values()].map(({ at, ids, names }) => {
    const one = data.statements[at];
    const about = make("small", {}, `${[...new Set(names)].join("、")}：`);
    return make("li", {}, make("strong", {}, `做完以前，不要${one.acts}。`), about, ...said(one, ids[0], data));
  });
  return [
    make("div", { class: "relief__first" }, make(heading, {}, "先看这几句：做了就补不回来"), make("ul", {}, ...lines)),
  ];
}

// A statement with what is doubted and where it stands; `own` is the record that it is told for.
function said({ text, tail, pending, partly, record, at }, own, { records }) {
  const [part, doubt] = [partly ? "（只是这一部分）" : "", pending ? PENDING : ""];
  const { title, url } = records[record];
  const by = record === own ? [] : [link(url, title), " "];
  const seen = Object.entries(at ?? {}).flatMap(([key, words]) => [link(`${url}#source-${key}`, words), " "]);
  const source = by.length || seen.length ? [" ", make("small", { class: "relief__at" }, ...by, ...(seen.length ? ["出处 ", ...seen] : []))] : [];
  return [`${text}${tail ? `，${tail}` : ""}${part}${doubt}`, ...source];
}

const STANDS = {
  applies: "按你答的：有这一种，拿不到",
  clear: "按你答的：没有这一种",
};

/** Who is refused, each with its question where the page takes answers (`facts.answerable`). A button answers
 * it: `data-ask`, `data-answer`. */
export function refusals({ documents }, data, facts) {
  const [{ id }] = documents;
  const told = new Map();
  for (const { right } of documents) for (const one of right.refused ?? []) told.set(one.at, one);
  if (!told.size) return [];
  const lines = [...told.values()].map(({ statement, state }) => {
    const words = STANDS[state] && statement.partly && state === "applies" ? "按你答的：这一部分拿不到" : STANDS[state];
    return make(
      "li",
      { "data-refused": state },
      ...said(statement, id, data),
      ...(statement.ask && facts.answerable ? [asking(statement.ask, data, facts)] : []),
      ...(words ? [make("p", { class: "relief__stands" }, words)] : []),
    );
  });
  return [make("p", { class: "relief__part" }, make("strong", {}, "谁拿不到")), make("ul", { class: "relief__refused" }, ...lines)];
}

/** The questions that bar a document by their answers, to be answered otherwise. */
export const barring = ({ right }, data, facts) =>
  (right.refused ?? [])
    .filter(({ state, statement }) => state === "applies" && statement.ask && !statement.partly)
    .map(({ statement }) => asking(statement.ask, data, facts));

function asking(key, { refusals: questions }, facts) {
  const now = answerTo(key, facts);
  const button = (value, words) =>
    make(
      "button",
      { type: "button", class: "answer-button", "data-ask": key, "data-answer": value, "aria-pressed": String(now === value) },
      words,
    );
  const { question } = questions[key];
  const words = wordsFor(question);
  return make(
    "div",
    { class: "relief__ask", role: "group", "aria-label": question },
    make("span", {}, question),
    button("yes", words.yes),
    button("no", words.no),
  );
}

const HOLD_UNTOLD = "多久不能转让、出租，本站没有收录：卖以前先问受理的机关";

/** The papers, to be ticked off on paper, and what else to know of claiming and of the time after. */
export function particulars({ id, relief }, data) {
  const { life } = relief;
  const of = (part) => (life?.[part] ?? []).map((at) => said(data.statements[at], id, data));
  const after = (life?.after ?? []).map((at) => [
    make("strong", {}, `${data.statements[at].kind}：`),
    ...said(data.statements[at], id, data),
  ]);
  if (life?.hold_untold) after.push([HOLD_UNTOLD]);
  const before = [...of("ahead"), ...(life ? [] : (relief.claim ?? []).map((one) => [one]))];
  const parts = [
    ["怎么办", [...before, ...of("when"), ...of("form"), ...of("office")], ""],
    ["要交的资料", of("filed"), "checks"],
    ["要留的资料", life ? of("kept") : (relief.materials ?? []).map((one) => [one]), "checks"],
    ["拿了以后", after, ""],
  ];
  return parts.filter(([, items]) => items.length);
}

/** Such a part as an element: papers to be ticked off and what says where it stands one below another. */
export const part = ([name, items, kind]) => {
  const plain = !kind && items.every((item) => item.every((one) => typeof one === "string"));
  if (plain)
    return make("p", { class: "relief__part" }, make("strong", {}, `${name}：`), items.map((item) => item.join("")).join("；"));
  return make(
    "div",
    { class: "relief__papers" },
    make("p", { class: "relief__part" }, make("strong", {}, name)),
    make("ul", kind ? { class: kind } : {}, ...items.map((item) => make("li", {}, ...item))),
  );
};

const ROUTES = { listed: "要列入清单", standard: "达到技术要求", performance: "按效果" };

/** What the machine or the project has to be, with the way to the benchmark, which tells the grade of a machine
 * and what of the relief it answers: for the kind that is to be bought, or where nobody said, for each. */
export function technical({ id, relief }, data, { equipment } = {}) {
  const { technical: all = [], grades = [] } = relief.life ?? {};
  if (!all.length) return [];
  const items = all.map((at) => {
    const one = data.statements[at];
    return [...(one.route ? [make("strong", {}, `${ROUTES[one.route]}：`)] : []), ...said(one, id, data)];
  });
  const kinds = grades.includes(equipment) ? [equipment] : equipment ? [] : grades;
  const ways = kinds.flatMap((kind, at) => [at ? "、" : "", link(gradesOf(kind, id), data.machines[kind])]);
  const lead = make("strong", {}, "要买的这台是几级、这项怎么说：");
  return [part(["对设备、项目的要求", items, ""]), ...(ways.length ? [make("p", { class: "onward" }, lead, ...ways)] : [])];
}

const gradesOf = (kind, id) => `tools/benchmark/#kind=machine&machine=${kind}&relief=${id}`;
