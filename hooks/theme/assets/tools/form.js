// What the reader filled in: in the form, in the address, on paper. It survives reload, sharing,
// back and forward.
import { make } from "../dom.js";

const LONGEST = 4000; // servers refuse addresses that never end

export class Form {
  /** `answer(asked)` is called with a URLSearchParams of all that is filled in. `private` names
   * what must not get into the address; `fill(asked)` makes what a form of several lines lacks
   * before it is filled from the address. */
  constructor(element, answer, { secret = [], fill = () => {} } = {}) {
    Object.assign(this, { element, answer, secret: new Set(secret), fill });
  }

  start() {
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.settle(true);
    });
    this.element.addEventListener("change", ({ target }) => {
      if (target.name && this.answered) this.settle(false);
    });
    this.element.addEventListener("reset", () => this.restoring || setTimeout(() => this.cleared()));
    addEventListener("popstate", () => this.restore());
    this.restore();
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
    this.answered = true;
    const asked = this.asked();
    this.write(asked);
    this.answer(asked, { pressed });
  }

  write(asked) {
    const shared = new URLSearchParams([...asked].filter(([name]) => !this.secret.has(name)));
    const said = shared.toString();
    const address = location.pathname + (said && said.length <= LONGEST ? `?${said}` : "");
    if (address === location.pathname + location.search) return;
    try {
      history.pushState(null, "", address);
    } catch {
      // browsers refuse too many changes in a short time: the next one is written again
    }
  }

  restore() {
    const asked = new URLSearchParams(location.search);
    this.restoring = true; // what follows is no wish of the reader's to begin anew
    this.element.reset();
    this.restoring = false;
    this.fill(asked);
    for (const [name, values] of grouped(asked))
      put(
        [...this.element.elements].filter((one) => one.name === name),
        values,
      );
    this.answered = [...asked].length > 0;
    this.answer(this.answered ? this.asked() : new URLSearchParams(), { pressed: false });
  }

  cleared() {
    this.answered = false;
    this.fill(new URLSearchParams());
    this.write(new URLSearchParams());
    this.answer(new URLSearchParams(), { pressed: false });
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
      box.value = value; // a choice that does not exist leaves the box as it was
      if (box.tagName === "SELECT" && box.selectedIndex < 0) box.selectedIndex = 0;
    }
  }
}

export const asked = (lines) =>
  lines.flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, value)]);
