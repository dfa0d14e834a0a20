// What the reader filled in: in the form, in the address, on paper. It survives reload, sharing,
// back and forward, and data that come late.
import { make } from "../dom.js";
import { addressOf, askedHere, moved } from "./address.js";
import { follow, go } from "./entries.js";

export class Form {
  /** `answer(asked)` is called with a URLSearchParams of all that is filled in. `secret` names
   * what must not get into the address; `fill(asked)` makes what a form of several lines lacks
   * before it is filled from the address. */
  constructor(element, answer, { secret = [], fill = () => {} } = {}) {
    Object.assign(this, { element, answer, secret: new Set(secret), fill });
    this.failed = (fault) => console.warn(fault); // an Answer tells the reader
    this.touched = new Set(); // names of what the address does not have yet
    this.runs = 0;
  }

  start() {
    moved();
    this.element.querySelector(".tool__go").disabled = false; // early.js has done so, where it came
    const { touched = "", pressed } = this.element.dataset; // by early.js, while this was on its way
    this.touched = new Set(touched.split(" ").filter(Boolean));
    this.element.dataset.ready = "";
    const typed = ({ target }) => target.name && this.touched.add(target.name);
    this.element.addEventListener("input", typed);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.settle(true);
    });
    this.element.addEventListener("change", (event) => {
      typed(event);
      if (event.target.name && this.answered) this.settle(false);
    });
    this.element.addEventListener("reset", () => this.restoring || setTimeout(() => this.cleared()));
    follow((linked) => {
      this.touched.clear();
      this.pressed = undefined;
      this.restore(linked);
    });
    const opener = document.querySelector(".question button");
    if (opener) opener.addEventListener("click", () => this.open());
    this.restore();
    if (pressed !== undefined) this.settle(true);
  }

  /** All that is filled in, empty boxes left out. */
  asked() {
    const all = new URLSearchParams();
    for (const [name, value] of new FormData(this.element)) {
      if (typeof value === "string" && value.trim()) all.append(name, value.trim());
    }
    return all;
  }

  settle(pressed) {
    const asked = this.asked();
    if (pressed && this.pressed === asked.toString()) return; // it is being answered
    if (pressed) this.pressed = asked.toString();
    this.answered = true;
    this.write(asked);
    this.run(asked);
  }

  /** Has the question answered and shows meanwhile that somebody is at it. Whoever pressed the button
   * is led to the answer, though it may be given only when the data have come. */
  async run(asked) {
    const mine = ++this.runs;
    this.busy(true);
    try {
      await this.answer(asked, { pressed: this.pressed !== undefined });
    } catch (fault) {
      if (mine === this.runs) this.failed(fault);
    }
    if (mine !== this.runs) return; // another question was asked meanwhile
    this.pressed = undefined;
    this.busy(false);
    this.fold();
  }

  /** Where the form is folded to a line, says there what is asked; without an answer it opens. */
  fold() {
    if (!("asked" in document.documentElement.dataset)) return;
    const result = document.querySelector(".result");
    if (!result || result.hidden) delete document.documentElement.dataset.asked;
    else document.querySelector(".question__words").textContent = this.values().join(" ");
  }

  /** Opens a folded form for whoever wants to change something. */
  open() {
    delete document.documentElement.dataset.asked;
    const boxes = [...this.element.elements];
    const first = boxes.find((one) => one.name && !one.matches(":disabled") && one.offsetParent);
    if (first) first.focus();
  }

  /** What is filled in, in the words of the form. */
  values() {
    const filled = [...this.element.elements].filter(
      (one) =>
        one.name &&
        one.value &&
        !one.matches(":disabled, [type=file], [type=hidden]") &&
        !one.closest("[hidden]") &&
        !(/radio|checkbox/.test(one.type) && !one.checked),
    );
    return filled.map((one) => {
      if (one.selectedOptions) return one.selectedOptions[0].textContent.trim();
      if (/radio|checkbox/.test(one.type)) return one.closest("label").textContent.trim();
      const unit = one.parentElement.querySelector(":scope > .unit");
      return `${one.value.trim()}${unit ? ` ${unit.textContent.trim()}` : ""}`;
    });
  }

  busy(on) {
    this.element.querySelector(".tool__go").setAttribute("aria-busy", on);
    document.querySelector(".result__busy").textContent = on ? "正在算……" : "";
  }

  /** The address under which the form opens as it is filled in; undefined where it gets too long. */
  address(asked = this.asked()) {
    return addressOf(new URLSearchParams([...asked].filter(([name]) => !this.secret.has(name))));
  }

  write(asked) {
    const address = this.address(asked);
    if (address) this.touched.clear();
    else for (const name of asked.keys()) this.touched.add(name);
    const next = address ?? addressOf(new URLSearchParams());
    if (next !== addressOf(askedHere())) go(next);
  }

  /** Fills the form from the address; what was typed since stays. Whoever came by a link on the page
   * itself is led to the answer. */
  restore(linked = false) {
    const asked = this.merged();
    this.restoring = true; // what follows is no wish of the reader's to begin anew
    this.element.reset();
    this.restoring = false;
    this.fill(asked);
    for (const [name, values] of grouped(asked))
      put(
        [...this.element.elements].filter((one) => one.name === name),
        values,
      );
    const ours = [...askedHere().keys()].some((name) => this.element.elements.namedItem(name)); // chat programs add theirs
    this.answered = ours || (this.answered && this.touched.size > 0);
    if (linked && ours) this.pressed = this.asked().toString();
    this.run(this.answered ? this.asked() : new URLSearchParams());
  }

  /** What the address asks, with what was typed since in its place. */
  merged() {
    const typed = [...this.asked()].filter(([name]) => this.touched.has(name));
    return new URLSearchParams([...askedHere()].filter(([name]) => !this.touched.has(name)).concat(typed));
  }

  cleared() {
    this.answered = false;
    this.pressed = undefined;
    this.fill(new URLSearchParams());
    this.write(new URLSearchParams());
    this.run(new URLSearchParams());
  }

  /** Label and value of all that is filled in, for the head of a printed sheet. */
  told() {
    const lines = [];
    for (const one of this.element.elements) {
      if (
        !one.name ||
        !one.value ||
        one.matches(":disabled") ||
        one.type === "hidden" ||
        one.type === "file" ||
        "silent" in one.dataset || // the answer repeats it
        (/radio|checkbox/.test(one.type) && !one.checked)
      )
        continue;
      const label =
        one.dataset.label ?? one.closest(".field")?.querySelector("label, legend")?.textContent ?? one.name;
      const unit = one.parentElement.querySelector(":scope > .unit")?.textContent ?? "";
      const value =
        one.selectedOptions?.[0]?.textContent ??
        (/radio|checkbox/.test(one.type) ? one.closest("label").textContent : one.value);
      lines.push([label.trim(), `${value.trim()}${unit && ` ${unit}`}`]);
    }
    return lines;
  }

  /** Says what is wrong with a box, or with `""` that nothing is. */
  fault(name, words) {
    const box = this.element.elements[name];
    const place = document.getElementById(`${box.id}-fault`);
    box.setAttribute("aria-invalid", words ? "true" : "false");
    const described = [words && place.id, document.getElementById(`${box.id}-hint`)?.id]
      .filter(Boolean)
      .join(" ");
    described ? box.setAttribute("aria-describedby", described) : box.removeAttribute("aria-describedby");
    place.textContent = words;
    place.hidden = !words;
  }
}

function grouped(asked) {
  const groups = new Map();
  for (const [name, value] of asked) groups.set(name, [...(groups.get(name) ?? []), value]);
  return groups;
}

// Values into the boxes of one name: ticks by value, several lines one after another.
function put(boxes, values) {
  const left = [...values];
  for (const box of boxes) {
    if (/radio|checkbox/.test(box.type)) box.checked = values.includes(box.value);
    else if (left.length) {
      const value = left.shift();
      box.value = value;
      if (box.tagName === "SELECT" && box.selectedIndex < 0) unchosen(box);
    }
  }
}

// A choice that does not exist is none: a unit of an altered address is never another one.
function unchosen(box) {
  box.selectedIndex = [...box.options].findIndex(({ value }) => !value);
}

export const asked = (lines) =>
  lines.flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, value)]);
