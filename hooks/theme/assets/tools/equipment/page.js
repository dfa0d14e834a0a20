// /tools/equipment/: one nameplate in, what the lists say of it out.
import { make, unhurried } from "../../dom.js";
import { giveBack, takeOver } from "../../my/handover.js";
import { Answer, list, verdict } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import { check } from "./check.js";
import * as findings from "./findings.js";
import { graded } from "./graded.js";
import { of } from "./index.js";
import { answered, begun } from "./parts.js";
import "./plan/start.js";
import { fit, named, readPlate, suggest } from "./plate.js";
import "./table/start.js";

const element = document.querySelector(".tool__form");
const form = new Form(element, respond, { fill: (asked) => named(element, asked) });
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

let index;
let asking = 0;
let checked; // the nameplate of the answer, for the plan

async function respond(asked, { pressed }) {
  fit(element);
  const mine = ++asking;
  if (![...asked].length) return answer.clear();
  try {
    index = index ?? (await begun());
    await answered(index, () => suggest(element, index));
    if (mine === asking) await say(asked, pressed, () => mine === asking);
  } catch (fault) {
    if (mine === asking) answer.fail(fault);
  }
}

// `isAsked` tells whether nothing else has been asked meanwhile.
async function say(asked, pressed, isAsked) {
  const { plate, sound } = readPlate(form, asked, index.latest);
  if (!sound) {
    answer.clear();
    if (pressed) element.querySelector("[aria-invalid=true]").focus();
    return;
  }
  if (!plate.model && !plate.category) return answer.clear();
  const result = await answered(index, () => check(index, plate));
  const [grades, { credit }] = await Promise.all([gradesOf(result, plate), plate.price ? import("../tax/credit.js") : {}]);
  const title = `${name(result, plate)}：${result.label}`;
  const own = { ...plate, category: result.category };
  const given = giveBack("", [["加到我的设备", (give) => give.machines([{ plate: own }])]]);
  const parts = await answered(index, () => [...told(result, title, plate, { grades, credit })]);
  if (!isAsked()) return;
  checked = { index, plate, result };
  answer.show(title, [...parts, given], { day: index.day, pressed });
}

const name = ({ category, read }, { model }) =>
  [read?.model || model, index.nameOf.get(category)].filter(Boolean).join("，");

// What the standards say of a machine that no list names, as lines; an answer does not fail without it.
const GRADED = ["none", "below", "suspect", "unmet"];
async function gradesOf(result, plate) {
  if (!GRADED.includes(result.verdict) || !index.graded.includes(result.category)) return undefined;
  const { beside, grades } = of(index, result.category);
  if (!beside.standards.length) return undefined;
  try {
    const machine = grades ?? (await sameDay(`listed/${result.category}`)).grades; // a whole table's data have none
    return await graded(result, plate, machine, async (table) => (await sameDay(`grades/${table}`)).rows);
  } catch (fault) {
    console.warn(fault);
    return undefined;
  }
}

async function sameDay(name) {
  const found = await load(name);
  if (found.day !== index.day) throw new Error(`${name}: of another day`);
  return found;
}

function* told(result, title, plate, { grades, credit }) {
  const head = verdict(findings.tone(result.verdict), title, findings.sentence(index, result));
  head.dataset.verdict = result.verdict;
  yield head;
  const understood = findings.understood(index, result, plate);
  if (understood) yield make("p", { class: "understood" }, understood);
  if (result.verdict === "unreadable") return;
  const add = make("button", { type: "button", class: "plain-button", "data-do": "plan-one" }, "加进改造计划");
  yield make("p", { class: "onward" }, add, "：几台一起算该不该换、先换哪台");
  if (result.conflicts.length) yield list(result.conflicts);
  if (!result.category)
    yield make("p", {}, "还没有选设备类别。同一个型号在不同类别里可能是不同的设备，选了类别才能下结论。");
  yield* listed("同一行里还有", result.others.map((one) => findings.other(index, one)));
  yield* part(
    "对上的条目",
    result.hits.map((one) => findings.hit(index, one)),
  );
  yield* listed(
    result.hits.length ? "另外，相近的条目" : "相近的条目，请人工核对",
    result.near.map(findings.resembling),
  );
  if (!grades) yield* listed("能效限定值（和淘汰目录是两回事）", result.bans.map(findings.ban));
  if (grades) yield* listed("按现行能效标准（和淘汰目录是两回事）", grades);
  yield* part(
    "只在某些地方适用的条目",
    result.local.map((one) => findings.hit(index, one)),
  );
  const { here, elsewhere } = findings.demands(index, result.category, plate.region);
  yield* listed("当地另有的规定（目录以外，自己对照）", here);
  if (elsewhere.length)
    yield folded(`${plate.region ? "别的地方" : "有些地方"}另有规定（${elsewhere.length} 份）${plate.region ? "" : "：选上所在地就列出来"}`, list(elsewhere));
  if (["listed", "conditional", "encouraged"].includes(result.verdict)) yield* follows(result, plate, credit);
  else {
    yield* listed("本站没有收录、要自己对照的", findings.unrecorded(index, result.category));
    const lacking = findings.incomplete(index, result.category);
    if (lacking.length) yield folded(`查的清单里没有收全的（${lacking.length} 份）：缺什么`, list(lacking));
    yield* listed("接着怎么办", findings.next(index, result, plate));
  }
  if (result.questions.length)
    yield folded(
      `还有 ${result.questions.length} 条只写了类型，不能凭型号判断，请自己对照`,
      list(result.questions.map(findings.question)),
    );
  yield folded(
    `查了哪些清单（${findings.searched(index).length} 份；资料最近变化：${index.day}）`,
    findings.lists(index),
  );
}

function* follows(result, plate, credit) {
  const category = result.hits[0].category;
  yield make("h2", {}, "依据和后果");
  yield findings.provisions(index, result.hits);
  yield* listed("问谁", findings.whom(index));
  yield make("h2", {}, "换成什么");
  yield* findings.instead(index, category);
  yield make("h2", {}, "可能用得上的优惠和资金");
  yield* findings.reliefs(index, plate.price, credit);
}

function* part(title, items) {
  if (items.length) yield* [make("h2", {}, title), ...items];
}

function* listed(title, items) {
  if (items.length) yield* [make("h2", {}, title), list(items)];
}

const folded = (title, content) => make("details", {}, make("summary", {}, title), content);

// The kinds that a model is listed in come as soon as it is typed.
const look = unhurried(async () => {
  index = index ?? (await begun());
  await answered(index, () => suggest(element, index));
}, 250);
element.elements.model.addEventListener("input", look);
element.elements.category.addEventListener("change", () => {
  fit(element);
  look();
});
document.addEventListener("click", ({ target }) => {
  if (target.dataset?.do === "plan-one" && checked)
    document.dispatchEvent(new CustomEvent("machine-checked", { detail: checked }));
});
element.addEventListener("click", ({ target }) => {
  if (!target.dataset.category) return;
  element.elements.category.value = target.dataset.category;
  element.elements.category.dispatchEvent(new Event("change", { bubbles: true }));
  element.elements.category.focus();
});
form.start();
takeOver(element, "equipment");
