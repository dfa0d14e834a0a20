// The days after a relief: until when to claim, to hold, to keep the papers, and what selling on a day would
// mean. Where the page has an address for its answers (`facts.typed`), the days stand in there.
import { calendarFile } from "../../appointments.js";
import { make } from "../../dom.js";
import { giveBack } from "../../my/handover.js";
import { download } from "../../sheet.js";
import { ROOT } from "../data.js";
import { appointments, daysSaid, textOf } from "./after_words.js";
import { readDay } from "./day.js";
import { ASKED, boxesOf, counted, rulesFor, standingOn } from "./days.js";

const here = new Map(); // what was typed where no address has it, as long as the page is open

/** The part of a saving's card on the days after. */
export function aftercare({ id, documents }, data, facts) {
  const rules = rulesFor(id, data);
  const { relief } = documents[0];
  const boxes = [...boxesOf(rules), ...(rules.some(({ kind }) => kind === "hold") ? ["sold"] : [])];
  const typed = facts.typed ?? here;
  const said = (name) => typed.get(`${name}.${id}`) ?? usual(name, facts);
  const answer = make("div", { class: "relief__days-said", role: "status" });
  const fields = boxes.map((name) => field(`${name}.${id}`, name, said(name), (value) => (typed.set(`${name}.${id}`, value), tell())));
  const button = make("button", { type: "button", class: "plain-button" }, "下载这几天的日历");
  button.addEventListener("click", () => {
    const events = appointments(rules.map((one) => counted(one, days())), relief, data, { host: location.hostname, root: ROOT, id });
    const text = calendarFile(events, { host: location.hostname, what: "relief", title: `拿了以后：${relief.title}`, stamp: data.day });
    download(text, "relief.ics", "text/calendar;charset=utf-8");
  });
  const keep = giveBack("记到我的企业“买了、享受了的”：", [["记上", (give) => give.bought({ relief: id, ...kept() })]]);

  const sound = (name) => (name === "year" ? /^(19|20)\d\d$/.test(said(name)) : Boolean(readDay(said(name)).value));
  const days = () => Object.fromEntries(boxes.filter(sound).map((name) => [name, said(name)]));
  function kept() {
    const { sold, year, ...rest } = days();
    return year ? { ...rest, year: Number(year) } : rest;
  }

  function tell() {
    const { sold, ...known } = days();
    const all = rules.map((one) => counted(one, known));
    const lines = all.map((one) => make("li", { "data-day": one.kind }, make("strong", {}, `${daysSaid(one)}。`), textOf(one, data)));
    const wrong = boxes.filter((name) => said(name) && !sound(name)).map((name) => LABELS[name]);
    answer.replaceChildren(
      ...(wrong.length ? [make("p", {}, `${wrong.join("、")}没有写完整，没有用它算。`)] : []),
      make("ul", {}, ...lines),
      ...(sold ? all.filter(({ kind }) => kind === "hold").map((one) => selling(one, sold, data)) : []),
    );
    button.disabled = !all.some(({ lacks }) => !lacks);
  }
  tell();
  return [make("div", { class: "fields" }, ...fields), answer, make("p", { class: "tool__deeds" }, button), keep];
}

const LABELS = { ...ASKED, sold: "打算哪天卖、租出" };

// What the form asks as the day is that of the purchase, unless something else was typed here. The year that a
// relief is claimed for does not follow from it: what is first used in December is deducted in the next one, and
// a credit goes on for five.
const usual = (name, { dated }) => (name === "bought" ? dated ?? "" : "");

function field(id, name, value, deed) {
  const box = make("input", { id, type: name === "year" ? "text" : "date", autocomplete: "off", ...(name === "year" ? { inputmode: "numeric" } : {}) });
  box.value = value;
  box.addEventListener("change", () => deed(box.value.trim()));
  return make("div", { class: "field" }, make("label", { for: id }, LABELS[name]), box);
}

const SELLING = {
  holds: ["warn", "还在持有期里"],
  unsure: ["warn", "还不能判断是不是过了持有期"],
  over: ["info", "两头都过了持有期"],
  before: ["warn", "比购置还早，检查日期"],
};

function selling(rule, sold, { statements }) {
  const state = standingOn(rule, sold);
  if (state === "lacks") return make("p", { class: "verdict verdict--warn" }, `还不能判断：差${ASKED[rule.lacks]}。`);
  const [tone, words] = SELLING[state];
  const { text, pending } = statements[rule.rule.statement];
  const more = {
    holds: `${text}${pending ? "（待核）" : ""}。`,
    unsure: `几种算法差在 ${rule.surely} 和 ${rule.perhaps} 之间，卖以前先问主管税务机关。`,
    over: "卖以前仍可以先问主管税务机关。",
    before: "",
  }[state];
  return make("p", { class: `verdict verdict--${tone}`, "data-selling": state }, make("strong", {}, `${sold} 卖、租出：${words}。`), more);
}
