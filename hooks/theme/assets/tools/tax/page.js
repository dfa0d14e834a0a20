// /tools/tax/: what is planned or done in, reliefs of that day out.
import { make } from "../../dom.js";
import { giveBack, takeOver } from "../../my/handover.js";
import { Answer, list, today, verdict } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import { readFacts } from "./asked.js";
import { brief, card } from "./card.js";
import { readDay } from "./day.js";
import { barring, firstThings, warned } from "./life.js";
import { offer } from "./questions.js";
import { outdated, rowChoices } from "./rows.js";
import { countOf, sorted, verdictOf } from "./savings.js";
import { TypedDays } from "./typed_days.js";

const element = document.querySelector(".tool__form");
const form = new Form(element, respond, { fill });
const typed = new TypedDays(element.querySelector(".typed-days"), () => {
  form.write(form.asked());
  answer.sign();
});
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

let data;
let asking = 0;
let again; // the question that was just answered: whoever did so stays there
let addressed = ""; // the day in the address, which a date box does not take when it is none

const situation = (id) => data?.situations.find((one) => one.id === id);

// --- the form ---------------------------------------------------------------------------------------------

function fill(asked) {
  addressed = asked.get("date") ?? "";
  typed.fill(asked);
  fit(asked.get("situation") ?? "", asked);
  offerRows(asked.get("row"));
}

function fit(id, asked = form.asked()) {
  offer(element.querySelector(".refusals"), situation(id), data, asked);
  for (const part of element.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(id);
    part.disabled = part.hidden;
  }
  document.getElementById("situation-words").textContent = situation(id)?.description ?? "";
}

function offerRows(chosen) {
  const box = element.elements.row;
  if (!box || !data) return;
  box.textContent = "";
  box.append(...rowChoices(data));
  const offered = [...box.options].some(({ value }) => value === chosen);
  box.value = chosen && offered ? chosen : "";
}

function dayAsked() {
  const box = element.elements.date;
  if (box.value) return readDay(box.value);
  if (box.validity.badInput) return { fault: "日期没有填完整，年、月、日都要填" };
  const { fault } = readDay(addressed);
  return fault ? { fault } : { value: now() };
}

// Today, unless the reader's clock is behind the data.
const now = () => [today(), data.day].sort()[1];

// --- the answer -----------------------------------------------------------------------------------------

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
  const day = dayAsked();
  const dated = asked.get("date") ? day.value : undefined;
  const opened = new Set([...answer.body.querySelectorAll(".relief__days[open]")].map((one) => one.parentElement.dataset.id));
  const facts = { ...readFacts(asked), dated, opened, typed, answerable: true, date: day.value, year: Number((day.value ?? "").slice(0, 4)) };
  if (day.fault) facts.faults.date = day.fault;
  const chosen = situation(asked.get("situation"));
  if (!chosen && pressed) facts.faults.situation = "先选做什么";
  for (const place of element.querySelectorAll(".field__fault")) {
    const name = place.id.replace(/-fault$/, "");
    if (element.elements[name]?.id) form.fault(name, facts.faults[name] ?? "");
  }
  if (Object.keys(facts.faults).length || !chosen) {
    answer.clear();
    if (pressed) (element.querySelector("[aria-invalid=true]") ?? element.elements.situation).focus();
    return;
  }
  const found = sorted(data, chosen, facts);
  const words = conclusion(chosen, found, facts);
  answer.show(`${words.title}。${words.text}`, [...told(chosen, found, facts, words), ...planned(chosen, facts)], {
    day: data.day,
    pressed,
  });
  if (again) {
    const [key, value] = again;
    again = undefined;
    const all = [...answer.body.querySelectorAll("[data-ask]")];
    all.find(({ dataset }) => dataset.ask === key && dataset.answer === value)?.focus();
  }
}

function conclusion(chosen, { savings, barred, open, over }, facts) {
  const undecided = savings.filter((saving) => verdictOf(saving) === "open");
  const counts = [
    ["有效", savings.length],
    ["其中还不能判断能不能享受", undecided.length],
    ["按你填的享受不到", barred.length],
    ["待核", countOf(open, [...savings, ...barred])],
    ["已停或未到", countOf(over, [...savings, ...barred])],
  ].filter(([, count], at) => !at || count);
  const counted = counts.map(([name, count]) => `${name} ${count} 项`).join("，");
  const title = `${chosen.name}，${facts.date}：${counted}`;
  const later = facts.date > now() ? `这一天还没有到，按现在已知的规定（资料最近变化：${data.day}）。` : "";
  const rights = undecided.flatMap(({ documents }) => documents.map(({ right }) => right));
  const missing = new Set(rights.flatMap((right) => right.missing ?? []));
  const asks = new Set(rights.flatMap((right) => right.asks ?? []));
  const lacking = [
    missing.size ? `还差${[...missing].join("、")}，有的不能判断。` : "",
    asks.size ? `“谁拿不到”还有 ${asks.size} 句没有答，答了才能判断。` : "",
  ].join("");
  const tone = savings.length ? "info" : "warn";
  return { tone, title, text: `${later}${lacking}${advice(chosen, { savings, barred, over }, facts)}` };
}

function advice(chosen, { savings, barred, over }, { payer }) {
  if (chosen.payers.length && payer && !chosen.payers.includes(payer))
    return "你写的纳税人类型不能享受这种优惠：只有一般纳税人可以。";
  if (!savings.length && barred.length) return "这一天有效的，按你填的都享受不到。";
  if (!savings.length && over.some(({ state }) => state === "before"))
    return "这一天以前的规定收录不全，没有列出不等于当时没有优惠。";
  return savings.some(({ documents }) => documents.some(({ relief }) => relief.is_list))
    ? "有的目录附件没有收录，符不符合要对照附件；下面的数是“假定列入”。"
    : "符不符合，逐条核对条件，以主管税务机关为准。";
}

// Of the jobs that the situation is for the reader chooses which one is planned.
function* planned({ id }, { date, investment, spent, refusals }) {
  const jobs = [...document.querySelectorAll("[data-job]")].filter((one) => one.dataset.situation === id);
  const choices = jobs.map(({ dataset, textContent }) => {
    const amount = investment ?? spent;
    const answered = Object.keys(refusals).length ? { refusals } : {};
    const plan = { job: dataset.job, date, ...(amount === undefined ? {} : { amount }), ...answered };
    return [textContent, (give) => give.plan(plan)];
  });
  if (choices.length) yield giveBack("记到我的企业“打算做的”：", choices);
}

function* told(chosen, { savings, barred, rules, open, over }, facts, words) {
  yield verdict(words.tone, words.title, words.text);
  const old = outdated(data, facts);
  if (old) yield make("p", { class: "relief__row" }, make("strong", {}, old));
  yield* firstThings(warned({ savings, open }), data);
  if (savings.length)
    yield* [make("h2", {}, "这一天有效的"), ...savings.map((one) => card(one, data, facts))];
  yield* listed(
    "这一天有效，按你填的享受不到的",
    barred.map(({ documents: [main] }) => main),
    (one) => barring(one, data, facts),
  );
  yield* listed("跟着要看的规定", rules);
  yield* listed("能不能用待核的", open);
  yield* listed("已经停止的、还没有开始的", over);
  if (chosen.together.length) yield* [make("h2", {}, "能不能一起用"), list(chosen.together)];
}

// A question is answered where it stands; the form has the same box, and answers anew.
answer.body.addEventListener("click", ({ target }) => {
  const { ask, answer: value } = target.dataset;
  const box = ask && element.elements.namedItem(ask);
  if (!box) return;
  box.value = box.value === value ? "" : value;
  again = [ask, value];
  box.dispatchEvent(new Event("change", { bubbles: true }));
});

function* listed(title, documents, more = () => []) {
  if (documents.length)
    yield* [make("h2", {}, title), list(documents.map((one) => [...brief(one), ...more(one)]))];
}

element.elements.situation.addEventListener("change", () => fit(element.elements.situation.value));
element.elements.date.addEventListener("input", () => (addressed = ""));
element.elements.date.addEventListener("change", () => (addressed = ""));
form.start();
takeOver(element, "tax");
