// /tools/tax/: what is planned or done in, reliefs of that day out.
import { make } from "../../dom.js";
import { Answer, link, list, sums, verdict } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import { readNumber } from "../number.js";
import { reckon } from "./reckon.js";
import { stateOn } from "./terms.js";

const NUMBERS = [
  "investment",
  "vat",
  "spent",
  "base",
  "revenue",
  "sales",
  "excluded",
  "rate",
  "input",
  "loan",
  "term",
  "due",
];
const SERIES = { incomes: "各年的应纳税所得额", profits: "项目各年的所得" };
const POLLUTANTS = [1, 2, 3];
const element = document.querySelector(".tool__form");
const form = new Form(element, respond, { fill });
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

let data;
let asking = 0;

const situation = (id) => data?.situations.find((one) => one.id === id);

// --- the form ---------------------------------------------------------------------------------------------

function fill(asked) {
  fit(asked.get("situation") ?? "");
  offerRows(asked.get("row"));
}

function fit(id) {
  for (const part of element.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(id);
    part.disabled = part.hidden;
  }
  document.getElementById("situation-words").textContent = situation(id)?.description ?? "";
}

function offerRows(chosen) {
  const rows = data
    ? Object.values(data.reliefs).flatMap(({ rows: own = [], no }) =>
        own.map((row) => ({ ...row, list: no })),
      )
    : [];
  const said = ({ no, name, product, refund, list: from }) =>
    `${no} ${name}${product ? `：${product.slice(0, 30)}` : ""}（${refund === undefined ? "比例待核" : `退 ${refund}%`}，${from}）`;
  element.elements.row?.replaceChildren(
    make("option", { value: "" }, "请选择"),
    ...rows.map((row) => make("option", { value: row.id }, said(row))),
  );
  if (chosen && element.elements.row)
    element.elements.row.value = rows.some(({ id }) => id === chosen) ? chosen : "";
}

function read(asked) {
  const facts = {
    faults: {},
    payer: asked.get("payer"),
    enterprise: asked.get("enterprise"),
    oneoff: asked.has("oneoff"),
    row: asked.get("row"),
    pollutants: [],
  };
  const number = (name, limits) => {
    const { value, fault } = readNumber(asked.get(name), limits);
    if (fault) facts.faults[name] = fault;
    return value;
  };
  for (const name of NUMBERS)
    facts[name] = number(
      name,
      name === "rate" ? { above: true, most: 100 } : name === "term" ? { above: true, most: 50 } : {},
    );
  facts.rate ??= data.rates.vat;
  for (const [name, words] of Object.entries(SERIES)) {
    facts[name] = (asked.get(name) ?? "")
      .split(/[、;；，\n]|,(?!\d{3}(?!\d))/u)
      .filter((one) => one.trim())
      .map((one) => {
        const { value, fault } = readNumber(one, { least: -1e12 });
        if (fault) facts.faults[name] = `${words}：${fault}`;
        return value;
      });
  }
  for (const n of POLLUTANTS) {
    const [found, standard] = [number(`found${n}`), number(`standard${n}`, { above: true })];
    if (found !== undefined && standard !== undefined)
      facts.pollutants.push({
        name: asked.get(`name${n}`) ?? `污染物 ${n}`,
        found,
        standard,
        over: asked.has(`over${n}`),
      });
  }
  return facts;
}

// --- the answer ---------------------------------------------------------------------------------------------

async function respond(asked, { pressed }) {
  const mine = ++asking;
  try {
    if (!data) {
      data = await load("tax");
      form.restore(); // the choices are known only now
      return;
    }
  } catch (fault) {
    return answer.fail(fault);
  }
  if (mine !== asking) return;
  fit(element.elements.situation.value);
  const chosen = situation(asked.get("situation"));
  if (!chosen) {
    answer.clear();
    if (pressed) element.elements.situation.focus();
    return;
  }
  const date = asked.get("date") ?? data.day;
  const facts = { ...read(asked), date, year: Number(date.slice(0, 4)) };
  for (const place of element.querySelectorAll(".field__fault")) {
    const name = place.id.replace(/-fault$/, "");
    if (element.elements[name]?.id) form.fault(name, facts.faults[name] ?? "");
  }
  if (Object.keys(facts.faults).length) {
    answer.clear();
    if (pressed) element.querySelector("[aria-invalid=true]")?.focus();
    return;
  }
  const states = chosen.reliefs.map((id) => ({
    id,
    relief: data.reliefs[id],
    ...stateOn(data.reliefs[id], date),
  }));
  const words = conclusion(chosen, states, date, facts);
  answer.show(`${words.title}。${words.text}`, [...told(chosen, states, facts, words)], {
    day: data.day,
    pressed,
  });
}

const sorted = (states, ...kinds) => states.filter(({ state }) => kinds.includes(state));

function conclusion(chosen, states, date, facts) {
  const [held, open, over] = [
    sorted(states, "in"),
    sorted(states, "unsure", "unseen"),
    sorted(states, "ended", "before"),
  ];
  const title = `${chosen.name}，${date}：有效 ${held.length} 项${open.length ? `，待核 ${open.length} 项` : ""}${over.length ? `，已停或未到 ${over.length} 项` : ""}`;
  const barred = chosen.payers.length && facts.payer && !chosen.payers.includes(facts.payer);
  if (barred) return { tone: "warn", title, text: "你写的纳税人类型不能享受这种优惠：只有一般纳税人可以。" };
  const unseen = held.some(({ relief }) => relief.coverage);
  return {
    tone: held.length ? "info" : "warn",
    title,
    text: unseen
      ? "有的目录附件没有收录，符不符合要对照附件；下面的数是“假定列入”。"
      : "符不符合，逐条核对条件，以主管税务机关为准。",
  };
}

function* told(chosen, states, facts, words) {
  yield verdict(words.tone, words.title, words.text);
  const held = sorted(states, "in");
  // One investment is credited once, whichever list the equipment stands in.
  const crediting = held.find(({ relief }) => relief.numbers?.["credit-rate"] && !relief.numbers["cost-cap"]);
  const isAgain = ({ id, relief }) =>
    relief.numbers?.["credit-rate"] && !relief.numbers["cost-cap"] && id !== crediting.id;
  yield* part("这一天有效的", held, (one) => full(one, isAgain(one) ? {} : facts));
  const open = sorted(states, "unsure", "unseen");
  if (open.length) yield* [make("h2", {}, "能不能用待核的"), list(open.map(brief))];
  const over = sorted(states, "ended", "before");
  if (over.length) yield* [make("h2", {}, "已经停止的、还没有开始的"), list(over.map(brief))];
  if (chosen.together.length) yield* [make("h2", {}, "能不能一起用"), list(chosen.together)];
}

function* part(title, states, made) {
  if (states.length) yield* [make("h2", {}, title), ...states.map(made)];
}

function brief({ relief, state, words, by }) {
  return [
    link(relief.url, relief.no ? `${relief.title}（${relief.no}）` : relief.title),
    `：${words}`,
    ...(state !== "in" ? by.flatMap(({ title, url }) => ["；见", link(url, title)]) : []),
  ];
}

function full({ id, relief, state, words, by }, facts) {
  const nodes = [make("h3", {}, link(relief.url, relief.title))];
  nodes.push(
    make(
      "p",
      { class: "source" },
      `${[relief.no, relief.taxes.join("、"), relief.ways.join("、"), words].filter(Boolean).join("；")}`,
      ...by.flatMap(({ title, url }) => ["；见", link(url, title)]),
    ),
  );
  if (relief.rate) nodes.push(make("p", {}, relief.rate));
  if (relief.coverage)
    nodes.push(
      make(
        "p",
        {},
        make(
          "strong",
          {},
          `先对照${relief.no ?? "它"}的原文逐项核对：本站${relief.coverage}。没有核对以前，不能说符合。`,
        ),
      ),
    );
  if (state === "in" && facts.faults) nodes.push(...summed(id, facts));
  const told = ([name, items]) =>
    make("p", { class: "relief__part" }, make("strong", {}, `${name}：`), items.join("；"));
  const known = ([, items]) => items?.length;
  nodes.push(...[["条件", relief.conditions]].filter(known).map(told));
  const cautions = [...(relief.cautions ?? []), ...(relief.overlap ? [relief.overlap] : [])];
  const more = [
    ["怎么办", relief.claim],
    ["留存备查", relief.materials],
    ["注意", cautions],
  ].filter(known);
  if (more.length)
    nodes.push(
      make("details", {}, make("summary", {}, more.map(([name]) => name).join("、")), ...more.map(told)),
    );
  return make("div", { class: "finding relief", "data-id": id, "data-state": state }, ...nodes);
}

function summed(id, facts) {
  const { coverage, numbers } = data.reliefs[id];
  const lines = reckon(id, data, facts);
  if (lines.lacks) return [make("p", {}, `还差${lines.lacks}，不能算。`)];
  if (!lines.length) return [];
  const assumed =
    coverage || numbers?.["credit-rate"] ? "假定列入目录、条件都符合，测算：" : "条件都符合时的测算：";
  return [make("p", {}, assumed), sums(lines)];
}

element.elements.situation.addEventListener("change", () => fit(element.elements.situation.value));
form.start();
