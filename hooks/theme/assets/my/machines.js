// The machines of a firm: a list, and the boxes to add one or to alter one.
import { make, unhurried } from "../dom.js";
import { said } from "../tools/number.js";
import { listedKinds } from "./asked.js";
import { volts, voltsTyped } from "../tools/equipment/volts.js";
import { fault } from "./boxes.js";
import { MACHINE, MOST, RATINGS, chosen, freshId, readText, typedAs } from "./profile.js";
import { machineWords } from "./words.js";

const SHOWN = 20; // at once: more on request
const at = (id) => document.getElementById(id);
const boxOf = (name) => at(`machine-${name}`);
const FACTS = { ...MACHINE, ...RATINGS };
const NAMES = Object.keys(FACTS).filter(boxOf); // of the ratings those that some list asks for
const typed = (name, value) => (name === "voltage" && value !== undefined ? voltsTyped(value) : typedAs(FACTS[name], value));

export class Machines {
  constructor(keeper, show) {
    Object.assign(this, { keeper, show, shown: SHOWN, doubts: [] });
    this.list = at("my-machines");
    at("machine-keep").addEventListener("click", () => this.keep());
    at("machine-leave").addEventListener("click", () => this.leave());
    at("my-machine").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      this.keep();
    });
    boxOf("model").addEventListener("input", unhurried(() => this.suggest(), 300));
    boxOf("category").addEventListener("change", () => (fit(), this.suggest()));
    this.list.addEventListener("click", ({ target }) => this.press(target));
  }

  get all() {
    return this.keeper.profile.machines ?? [];
  }

  draw() {
    const { all, doubts } = this;
    const lines = all.slice(0, this.shown).map((one) => this.line(one, doubts));
    const rest = all.length - lines.length;
    const more = make("button", { type: "button", class: "plain-button", "data-do": "more" }, `再显示 ${said(Math.min(rest, 100))} 条（还有 ${said(rest)} 条）`);
    const nodes = all.length ? [make("ul", { class: "my__lines" }, ...lines)] : [];
    if (rest > 0) nodes.push(more);
    this.list.replaceChildren(...nodes);
    if (this.editing && !all.some(({ id }) => id === this.editing)) this.leave(); // another tab took it away
  }

  line(machine, doubts) {
    const words = machineWords(machine, this.keeper.known);
    const wrong = doubts.filter(({ facts }) => facts.some((name) => name.startsWith(`machines.${machine.id}.`)));
    const deed = (what, name) =>
      make("button", { type: "button", class: "plain-button", "data-do": what, "data-id": machine.id, "aria-label": `${name}：${words}` }, name);
    return make(
      "li",
      { id: `machine-of-${machine.id}` },
      make("span", { class: "my__words" }, words),
      deed("edit", "改"),
      deed("remove", "删去"),
      ...wrong.map((one) => make("p", { class: "my__doubt" }, one.words)),
    );
  }

  press({ dataset }) {
    if (dataset.do === "more") this.shown += 100;
    if (dataset.do === "more") return this.draw();
    const machine = this.all.find(({ id }) => id === dataset.id);
    if (!machine) return undefined;
    if (dataset.do === "edit") return this.edit(machine);
    this.keeper.change(withList(this.keeper.profile, "machines", this.all.filter((one) => one !== machine)));
    this.show(`删去了：${machineWords(machine, this.keeper.known)}`);
    return this.list.focus();
  }

  /** Puts a machine into the boxes; `field` is the one that is asked for. */
  edit(machine, field = "model") {
    this.editing = machine.id;
    for (const name of NAMES) {
      boxOf(name).value = typed(name, machine[name]);
      fault(boxOf(name), "");
    }
    fit(field);
    this.title("改这台设备", "改好了", false);
    (NAMES.includes(field) ? boxOf(field) : boxOf("model")).focus();
  }

  /** The same by the machine's id; false where there is none. */
  ask(id, field) {
    const machine = this.all.find((one) => one.id === id);
    if (machine) this.edit(machine, field);
    return Boolean(machine);
  }

  leave() {
    this.editing = undefined;
    for (const name of NAMES) {
      boxOf(name).value = "";
      fault(boxOf(name), "");
    }
    fit();
    this.title("加一台设备", "加上这台", true);
    this.suggest();
  }

  title(title, keep, adding) {
    at("machine-title").textContent = title;
    at("machine-keep").textContent = keep;
    at("machine-leave").hidden = adding;
  }

  /** Adds what stands in the boxes, or alters the one that is being edited. */
  keep() {
    const { machine, faults } = this.read();
    for (const name of NAMES) fault(boxOf(name), faults[name] ?? "");
    const wrong = NAMES.find((name) => faults[name]);
    if (wrong) return boxOf(wrong).focus();
    const { all, editing } = this;
    if (editing === undefined && all.length >= MOST.machines) {
      fault(boxOf("model"), `已经记了 ${said(all.length)} 条，最多这么多：一样的写台数，不要的先删去`);
      return boxOf("model").focus();
    }
    const id = editing ?? freshId(new Set(all.map((one) => one.id)));
    const kept = { id, ...this.ratings(machine), ...machine };
    const next = editing === undefined ? [...all, kept] : all.map((one) => (one.id === id ? kept : one));
    if (editing === undefined) this.shown = Math.max(this.shown, next.length <= 100 ? next.length : 0);
    this.leave();
    this.keeper.change(withList(this.keeper.profile, "machines", next));
    this.show(`${editing === undefined ? "加上了" : "改了"}：${machineWords(kept, this.keeper.known)}`, false, true);
    return boxOf("model").focus();
  }

  // What another tool brought of a plate and has no box here goes with it, as long as it is the same plate.
  ratings({ model, category }) {
    const before = this.all.find(({ id }) => id === this.editing);
    if (!before || before.model !== model || before.category !== category) return {};
    return Object.fromEntries(Object.keys(RATINGS).filter((name) => name in before && !NAMES.includes(name)).map((name) => [name, before[name]]));
  }

  read() {
    const machine = {};
    const faults = {};
    for (const name of NAMES) {
      const [fact, text] = [FACTS[name], boxOf(name).value];
      const read = fact.choices
        ? { value: chosen(fact, text) }
        : name === "voltage"
          ? volts(text, boxOf("category").value)
          : readText(fact, text, this.keeper.known);
      if (read.fault) faults[name] = read.fault;
      else if (read.value !== undefined) machine[name] = read.value;
    }
    if (!faults.model && !machine.model && !machine.category) faults.model = "写上型号，或者选类别";
    if (machine.made > machine.commissioned) faults.commissioned = "投运年份早于生产年份，请核对铭牌；不清楚的空着";
    return { machine, faults };
  }

  /** Names the kinds in which the model is listed, where none or another one is chosen. */
  async suggest() {
    const place = at("machine-suggestion");
    const model = boxOf("model").value.trim();
    const kindsOf = model && (await listedKinds());
    if (model !== boxOf("model").value.trim()) return;
    const [{ categories }, now] = [this.keeper.known, boxOf("category").value];
    const kinds = kindsOf ? kindsOf(model).filter((id) => categories.has(id)) : [];
    if (!kinds.length || kinds.includes(now)) return place.replaceChildren();
    const choices = kinds.map((id) => {
      const button = make("button", { type: "button", class: "plain-button" }, categories.get(id));
      button.addEventListener("click", () => {
        boxOf("category").value = id;
        fit();
        place.replaceChildren();
        boxOf("category").focus();
      });
      return button;
    });
    place.replaceChildren("淘汰目录里有这样的型号：", ...choices.flatMap((one, n) => (n ? ["、", one] : [one])), "。是的话点一下");
  }
}

// Shows the ratings that the chosen kind is asked for, what is filled in, and the `field` that is asked for.
function fit(field) {
  const kind = boxOf("category").value;
  for (const part of at("my-machine").querySelectorAll("[data-for]")) {
    const box = part.querySelector("input, select");
    part.hidden = !part.dataset.for.split(" ").includes(kind) && !box.value && box !== boxOf(field);
  }
}

/** The profile with a list in it, without one that is empty. */
export function withList(profile, name, all) {
  const { [name]: before, ...rest } = profile;
  return all.length ? { ...rest, [name]: all } : rest;
}
