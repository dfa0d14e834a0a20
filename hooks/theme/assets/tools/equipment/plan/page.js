// The third part of /tools/equipment/: what was checked becomes a plan. Nothing of it leaves the page but as
// files that the reader saves.
import { make, unhurried } from "../../../dom.js";
import { download } from "../../../sheet.js";
import { published } from "../../address.js";
import { link, today } from "../../answer.js";
import { ROOT, load } from "../../data.js";
import { workbooks } from "../table/library.js";
import { TYPE, bytesOf, sheetsOf } from "./book.js";
import { calendarOf } from "./calendar.js";
import { choicesOf } from "./choices.js";
import { boxesOf, drawn, head, headline, overview } from "./drawn.js";
import { machinesOf } from "./machine.js";
import { plan } from "./plan.js";
import { byUrgency } from "./years.js";

const STEP = 100;
const part = document.querySelector(".plan");
const at = (name) => part.querySelector(`.plan__${name}`);
const form = at("form");

let lines = []; // checked lines of a table, and of nameplates
let index;
let own = {}; // what the reader wrote for single machines, by their keys
let data;
let made; // the plan that is shown
let left = []; // its lines that are not drawn yet
let open = 0;

/** Shows the plan for checked lines, and leads the reader there where it was `asked` for. */
export async function planFor(some, lists, asked) {
  lines = some;
  index = lists;
  if (part.hidden) at("choices").open = matchMedia("(min-width: 45em)").matches; // on a phone the result comes first
  part.hidden = false;
  await show();
  if (!asked) return;
  part.querySelector("h2").scrollIntoView({ block: "start" });
  part.querySelector("h2").focus({ preventScroll: true });
}

async function show() {
  if (!data) {
    at("busy").textContent = "正在载入……";
    const [machines, more, tax] = await Promise.all(["machines", "plan", "tax"].map(load)).finally(() => {
      at("busy").textContent = "";
    });
    data = { ...machines, ...more, day: machines.day, tax };
  }
  redraw();
}

const now = () => [today(), data.day].sort()[1];

function asked(name) {
  const box = form.elements[name];
  return box?.type === "checkbox" ? (box.checked ? "yes" : "") : box?.value;
}

function redraw() {
  const unfolded = [...part.querySelectorAll("[data-own]")].map(({ dataset }) => dataset.own);
  drawAll();
  for (const key of unfolded) boxesIn(key);
}

function drawAll() {
  const machines = machinesOf(lines, index);
  at("result").hidden = !machines.length;
  if (!machines.length) return;
  fit(new Set(machines.map(({ category }) => category)));
  const { choices, faults, date } = choicesOf(asked, now());
  tell(faults);
  choices.own = own;
  choices.today = now();
  made = { plan: plan(machines, choices, data), choices, date, today: now(), tax: data.tax };
  at("said").textContent = headline(made.plan);
  at("chosen").textContent = told().join("；");
  left = [...made.plan.lines].sort(byDeed);
  const body = make("tbody");
  const more = make("button", { type: "button", class: "machines__more", "data-plan": "more" });
  at("body").replaceChildren(
    ...overview(made),
    make("h3", {}, `每一台（${made.plan.lines.length} 行）`),
    make("div", { class: "table table--cards plan__lines", tabindex: "0", role: "region", "aria-label": "每一台的计划" }, make("table", {}, head(), body)),
    more,
    ground(),
  );
  next(STEP);
}

const ORDER = ["stop", "data", "soon", "failure", "keep"];
const byDeed = (one, other) =>
  ORDER.indexOf(one.action) - ORDER.indexOf(other.action) ||
  (one.action === "stop" && byUrgency(now())(one, other)) ||
  (one.gain.years ?? Infinity) - (other.gain.years ?? Infinity) ||
  0;

function next(count) {
  const some = left.slice(0, count).map((line) => drawn(line, made.today));
  left = left.slice(some.length);
  part.querySelector(".plan__lines tbody")?.append(...some);
  const more = part.querySelector('[data-plan="more"]');
  if (!more) return undefined;
  more.hidden = !left.length;
  more.textContent = `再显示 ${Math.min(STEP, left.length)} 行，还有 ${left.length} 行`;
  return some[0];
}

// What only some kinds of machine are asked.
function fit(kinds) {
  for (const box of form.querySelectorAll("[data-for]")) box.hidden = !kinds.has(box.dataset.for);
}

function tell(faults) {
  if (Object.keys(faults).length) at("choices").open = true;
  for (const place of form.querySelectorAll(".field__fault")) {
    const words = faults[place.id.replace(/^plan-|-fault$/g, "")] ?? "";
    place.textContent = words;
    place.hidden = !words;
    document.getElementById(place.id.replace(/-fault$/, ""))?.setAttribute("aria-invalid", String(Boolean(words)));
  }
}

const about = () => [
  ["网站", `${document.querySelector(".md-header__topic")?.textContent.trim() ?? ""} ${published()}`],
  ["做成日期", today()],
  ["资料最近变化", data.day],
  ["法规结论", "来自本页的淘汰查询；未收录不等于未淘汰，停用或更换前再问当地主管部门"],
  ["算式", "节电、回收期用能效对标工具的算式，都是估算；没有计安装、维护和电价变动"],
  ["回收期", `不超过 ${made.choices.soon} 年：尽快换；不超过 ${made.choices.late} 年：坏了再换；再长：继续用（读者选的）`],
  ["统一填的", [...told(), "表里、单独填的先用"].join("；")],
  ["一年的预算", made.choices.budget === undefined ? "没有填" : made.choices.budget],
  ["从哪天起买", made.date],
];

// What was chosen for all, in words: paper has no form.
function told() {
  const { all, goal, assume, shares } = made.choices;
  const units = { hours: "小时", load: "%", tariff: "元/kWh", price: "元" };
  const label = (name) => form.querySelector(`label[for="plan-${name}"]`)?.textContent ?? name;
  return [
    ...Object.entries(all).map(([name, text]) => `${label(name)} ${text} ${units[name] ?? ""}`.trim()),
    `换成 ${goal + 1} 级`,
    assume ? "没有写效率的假定刚好是最低一级（读者选的，不是事实）" : "没有写效率的不假定",
    ...(shares ? ["0.75 读作 75%"] : []),
  ];
}

function ground() {
  const lines = about().slice(2).map(([name, words]) => make("li", {}, make("strong", {}, `${name}：`), String(words)));
  const { electricity } = data;
  const coal = electricity ? [make("li", {}, `折标准煤 ${electricity.value} kgce/kWh：`, link(electricity.url, electricity.source))] : [];
  return make("div", { class: "plan__ground" }, make("h3", {}, "怎样算的"), make("ul", {}, ...lines, ...coal));
}

// --- what the reader does -------------------------------------------------------------------------------

const soon = unhurried(() => made && redraw(), 250); // of a `change` that says what `input` said, nothing
const said = () => [...form.elements].map(({ type, checked, value }) => (type === "checkbox" ? checked : value)).join("\n");
let before = said(); // what the plan rests on
const chosen = () => {
  if (said() === before) return;
  before = said();
  soon();
};
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", chosen);
form.addEventListener("change", chosen);

part.addEventListener("change", ({ target }) => {
  const box = target.closest("[data-own]");
  if (!box) return;
  const { own: key } = box.dataset;
  own = { ...own, [key]: { ...own[key], [target.name]: target.value.trim() } };
  const next = box.contains(document.activeElement) ? document.activeElement.name : target.name;
  redraw();
  const boxes = [...(boxesIn(key)?.querySelectorAll("input") ?? [])];
  const at = boxes.findIndex(({ name }) => name === next);
  (next === target.name ? boxes[at + 1] : boxes[at])?.focus();
});

const deeds = { more: () => next(STEP)?.querySelector("button")?.focus(), change, book, calendar, print: onPaper };
part.addEventListener("click", ({ target }) => deeds[target.dataset.plan]?.(target));

function change(target) {
  const row = target.closest("tr");
  const shown = row.querySelector(".plan__own");
  if (shown) {
    target.setAttribute("aria-expanded", "false");
    return shown.remove();
  }
  return boxesIn(row.dataset.key)?.querySelector("input").focus();
}

// The boxes of one machine, shown; nothing where its line is not drawn yet.
function boxesIn(key) {
  const row = [...part.querySelectorAll(".plan__lines tr[data-key]")].find(({ dataset }) => dataset.key === key);
  const line = made.plan.lines.find((one) => one.key === key);
  if (!row || !line) return undefined;
  const shown = row.querySelector(".plan__own");
  if (shown) return shown;
  const change = row.querySelector(".plan__change");
  change.setAttribute("aria-expanded", "true");
  const boxes = boxesOf(line, own[key], ++open);
  change.after(boxes);
  return boxes;
}

async function book() {
  at("told").textContent = "正在做……";
  try {
    const library = await workbooks();
    download(bytesOf(sheetsOf(made.plan, about()), library), "改造计划.xlsx", TYPE);
    at("told").textContent = "计划已经下载";
  } catch (fault) {
    console.warn(fault);
    at("told").textContent = "没有做成：写表格的程序没有载入，可能是网络断了，再试一次";
  }
}

// The site's own address, as in its calendars: a copy of it elsewhere makes the same entries.
const siteHost = () => new URL(document.querySelector("link[rel=canonical]")?.href ?? location.href).hostname;

function calendar() {
  const { text, days, gone } = calendarOf(made.plan.lines, { host: siteHost(), day: data.day, today: made.today, url: ROOT });
  if (!days && !gone) return (at("told").textContent = "没有要停用的，没有日历");
  download(text, "停用期限.ics", "text/calendar;charset=utf-8");
  const told = [days ? `${days} 个期限` : "", gone ? `${gone} 个“现在就停”，写在今天` : ""].filter(Boolean).join("，");
  return (at("told").textContent = `日历里有 ${told}；再导入一次不会重复`);
}

function onPaper() {
  next(Infinity);
  document.body.dataset.paper = "plan";
  print();
}
