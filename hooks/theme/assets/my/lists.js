// The other lists: energies and products, which the tools bring, and what is planned.
import { make } from "../dom.js";
import { fault } from "./boxes.js";
import { withList } from "./machines.js";
import { MOST, PARTS, readText } from "./profile.js";
import { boughtWords, energyWords, planWords, productWords, tickedWords } from "./words.js";

const at = (id) => document.getElementById(id);
const LISTS = { energy: energyWords, products: productWords, plans: planWords, bought: boughtWords, ticked: tickedWords };
const BOUGHT = ["what", "bought", "used", "waived", "year"];

export class Lists {
  constructor(keeper, show) {
    Object.assign(this, { keeper, show });
    for (const name of Object.keys(LISTS))
      at(`my-${name}`).addEventListener("click", ({ target }) => target.dataset.at && this.remove(name, Number(target.dataset.at)));
    this.entry("plan-keep", "my-plan", () => this.plan());
    this.entry("bought-keep", "my-purchase", () => this.bought());
  }

  entry(button, part, deed) {
    at(button)?.addEventListener("click", deed);
    at(part)?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      deed();
    });
  }

  draw() {
    for (const [name, words] of Object.entries(LISTS)) {
      const all = this.keeper.profile[name] ?? [];
      const lines = all.map((one, n) => {
        const text = words(one, this.keeper.known);
        const button = make("button", { type: "button", class: "plain-button", "data-at": n, "aria-label": `删去：${text}` }, "删去");
        return make("li", {}, make("span", { class: "my__words" }, text), button);
      });
      at(`my-${name}`).replaceChildren(...(lines.length ? [make("ul", { class: "my__lines" }, ...lines)] : []));
    }
  }

  remove(name, n) {
    const all = this.keeper.profile[name] ?? [];
    const words = LISTS[name](all[n], this.keeper.known);
    this.keeper.change(withList(this.keeper.profile, name, all.filter((_, other) => other !== n)));
    this.show(`删去了：${words}`, false, true);
    at(`my-${name}`).focus();
  }

  plan() {
    const [job, date, amount] = ["job", "date", "amount"].map((name) => at(`plan-${name}`));
    const day = date.validity.badInput ? { fault: "日期没有填完整，年、月、日都要填" } : readText(PARTS.plans.date, date.value);
    const money = readText(PARTS.plans.amount, amount.value);
    const all = this.keeper.profile.plans ?? [];
    const full = all.length >= MOST.plans ? `最多记 ${MOST.plans} 件，先删去几件` : "";
    const faults = [job.value ? full : "先选做什么", day.fault ?? "", money.fault ?? ""];
    [job, date, amount].forEach((box, n) => fault(box, faults[n]));
    const wrong = faults.findIndex(Boolean);
    if (wrong >= 0) return [job, date, amount][wrong].focus();
    const plan = { job: job.value };
    if (day.value) plan.date = day.value;
    if (money.value !== undefined) plan.amount = money.value;
    for (const box of [job, date, amount]) box.value = "";
    this.keeper.change(withList(this.keeper.profile, "plans", [...all, plan]));
    this.show(`加上了：${planWords(plan, this.keeper.known)}`, false, true);
    return job.focus();
  }

  bought() {
    const relief = at("bought-relief");
    const boxes = BOUGHT.map((name) => at(`bought-${name}`));
    const read = boxes.map((box, n) =>
      box.validity.badInput
        ? { fault: "日期没有填完整，年、月、日都要填" }
        : readText(PARTS.bought[BOUGHT[n]], box.value, this.keeper.known),
    );
    const all = this.keeper.profile.bought ?? [];
    const full = all.length >= MOST.bought ? `最多记 ${MOST.bought} 笔，先删去几笔` : "";
    const faults = [relief.value ? full : "先选享受了哪项优惠", ...read.map((one) => one.fault ?? "")];
    [relief, ...boxes].forEach((box, n) => fault(box, faults[n]));
    const wrong = faults.findIndex(Boolean);
    if (wrong >= 0) return [relief, ...boxes][wrong].focus();
    const values = BOUGHT.map((name, n) => [name, read[n].value]).filter(([, value]) => value !== undefined);
    const one = { relief: relief.value, ...Object.fromEntries(values) };
    for (const box of [relief, ...boxes]) box.value = "";
    this.keeper.change(withList(this.keeper.profile, "bought", [...all, one]));
    this.show(`加上了：${boughtWords(one, this.keeper.known)}`, false, true);
    return relief.focus();
  }
}
