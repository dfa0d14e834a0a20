// Where a tool puts its answer: on the screen, to those who listen, and on paper.
import { make } from "../dom.js";
import { explain } from "../request.js";
import { readable, sentOn } from "./address.js";
import { ROOT } from "./data.js";
import { asked } from "./form.js";
import { today } from "./today.js";

export { today };

export class Answer {
  /** `part` is the page's content; `form` a Form; `retry()` is called when loading failed and the
   * reader wants to try again. */
  constructor(form, retry) {
    const at = (name) => document.querySelector(`.result${name}`);
    Object.assign(this, {
      form,
      part: at(""),
      said: at("__said"),
      body: at("__body"),
      head: at("__asked"),
      failed: at("__failed"),
    });
    const again = this.failed.querySelector("[data-do=retry]");
    again.onclick = null; // what early.js did about it
    again.addEventListener("click", retry);
    form.failed = (fault) => this.fail(fault);
  }

  /** `words` are announced; `nodes` are the answer; `day` is that of the last change of the data. A
   * reader who `pressed` the button is led to the answer. */
  show(words, nodes, { day, pressed = false } = {}) {
    this.failed.hidden = true;
    this.part.hidden = false;
    this.said.textContent = words;
    this.body.replaceChildren(...nodes);
    const days = [["查询日期", today()], ...(day ? [["资料最近变化", day]] : [])];
    this.head.replaceChildren(...asked([...this.form.told(), ...days]));
    this.sign();
    if (pressed) this.part.scrollIntoView({ block: "start" });
  }

  // Where the answer stands: in codes to be sent, in words to be read and typed.
  sign() {
    const own = this.form.address();
    const address = own && sentOn(own);
    const place = document.getElementById("result-address");
    place.textContent = address ? readable(address) : "填的太多，网址里放不下";
    place.dataset.whole = address ?? "";
    this.part.querySelector("[data-copy=result-address]").hidden = !address;
    this.part.querySelector(".result__site").textContent = document.title;
  }

  clear() {
    this.part.hidden = true;
    this.failed.hidden = true;
    this.said.textContent = "";
    this.body.replaceChildren();
  }

  fail(fault) {
    console.warn(fault);
    this.clear();
    explain(this.failed, fault);
  }
}

/** A link to a page of the site; `url` is below its root. */
export const link = (url, ...words) => make("a", { href: ROOT + url }, ...words);

/** The sentence that answers. `tone` is bad, warn, good or info. */
export const verdict = (tone, title, ...words) =>
  make("p", { class: `verdict verdict--${tone}` }, make("strong", {}, title), ...words);

/** Lines of a calculation, the last one its result. */
export const sums = (lines) =>
  make(
    "ol",
    { class: "sums" },
    ...lines.map((line, index) =>
      make("li", index === lines.length - 1 ? { class: "total" } : {}, ...[line].flat()),
    ),
  );

export const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, ...[item].flat())));

/** A table. One of numbers scrolls where it is too wide; one of words becomes cards on a phone.
 * `columns` are { title, number }. */
export function table(name, columns, rows) {
  const words = columns.every(({ number }) => !number) && columns.length > 2;
  const side = ({ number }) => (number ? { class: "number" } : {});
  const cell = (content, at) =>
    make(
      "td",
      { ...side(columns[at]), ...(words && at ? { "data-label": columns[at].title } : {}) },
      ...[content ?? ""].flat(),
    );
  const head = columns.map((column) => make("th", { scope: "col", ...side(column) }, column.title));
  const lines = rows.map((row) => make("tr", {}, ...row.map(cell)));
  const whole = make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...lines));
  const kind = `table ${words ? "table--cards" : "table--numbers"}`;
  return make("div", { class: kind, tabindex: "0", role: "region", "aria-label": name }, whole);
}
