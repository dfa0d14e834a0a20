// The result of a table: counts and filters above, lines below, a hundred at a time.
import { make } from "../../../dom.js";
import { today } from "../../answer.js";
import { asked } from "../../form.js";
import { bySeverity, counts } from "./checked.js";
import { thousands } from "./limits.js";
import { drawn, head } from "./lines.js";

const STEP = 100;
const UNREAD = "unread"; // lines with a cell that cannot be read, whatever their verdict

export class Result {
  constructor(part) {
    const at = (name) => part.querySelector(`.machines__${name}`);
    Object.assign(this, {
      part,
      said: at("said"),
      filters: at("filters"),
      body: at("body"),
      more: at("more"),
      head: at("asked"),
    });
    this.more.addEventListener("click", () => this.next(STEP)?.focus());
    this.filters.addEventListener("click", ({ target }) => {
      const verdict = target.closest("button")?.dataset.show;
      if (verdict !== undefined) this.filter(verdict);
    });
    addEventListener("beforeprint", () => document.body.dataset.paper === "one" || this.next(Infinity));
  }

  /** `about` are names and values of what the answer rests on, for paper. */
  show(index, lines, columns, about) {
    Object.assign(this, { index, columns, about, lines: bySeverity(lines) });
    const found = counts(lines);
    const counted = columns.some(({ field }) => field === "count");
    const machines = ({ machines: all, rows }) => (counted && all !== rows ? `（${thousands(all)} 台）` : "");
    this.told = found.map((one) => `${one.label} ${thousands(one.rows)} 行${machines(one)}`).join("，");
    this.said.textContent = lines.length
      ? `查完 ${thousands(lines.length)} 行：${this.told}。`
      : "标题下面没有内容，查不了。";
    const unread = lines.filter(({ faults }) => faults.length).length;
    this.choices = [
      { verdict: "", label: "全部", rows: lines.length },
      ...found,
      ...(unread ? [{ verdict: UNREAD, label: "有格子读不懂", rows: unread }] : []),
    ];
    this.filters.replaceChildren(
      ...this.choices.map(({ verdict, label, rows }) =>
        make("button", { type: "button", "data-show": verdict }, `${label} ${thousands(rows)}`),
      ),
    );
    this.part.hidden = false;
    this.filter("");
  }

  filter(verdict) {
    for (const button of this.filters.children)
      button.setAttribute("aria-pressed", String(button.dataset.show === verdict));
    this.left = this.lines.filter(
      ({ result, faults }) => !verdict || (verdict === UNREAD ? faults.length : result.verdict === verdict),
    );
    this.lineBody = make("tbody");
    this.body.replaceChildren(make("table", {}, head(), this.lineBody));
    this.next(STEP);
    this.#onPaper(verdict && this.choices.find((one) => one.verdict === verdict).label);
  }

  #onPaper(only) {
    const lines = [
      ...this.about,
      ["结果", this.told],
      ...(only ? [["只列出", only]] : []),
      ["资料日期", this.index.day],
      ["打印日期", today()],
      ["网址", location.origin + location.pathname],
    ];
    this.head.replaceChildren(...asked(lines));
  }

  /** Draws the next lines and gives the first of them. */
  next(count) {
    if (!this.left) return undefined;
    const some = this.left.slice(0, count).map((line) => drawn(this.index, line, this.columns));
    this.left = this.left.slice(some.length);
    this.lineBody.append(...some);
    this.more.hidden = !this.left.length;
    this.more.textContent = `再显示 ${Math.min(STEP, this.left.length)} 行，还有 ${this.left.length} 行`;
    return some[0];
  }

  clear() {
    this.part.hidden = true;
    this.left = undefined;
    this.said.textContent = "";
    this.body.replaceChildren();
  }
}
