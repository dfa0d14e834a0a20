// The result of a table: counts and filters above, lines below, a hundred at a time.
import { make } from "../../../dom.js";
import { published } from "../../address.js";
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
      unsaid: at("unsaid"),
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

  /** `found`: `lines` of all sheets; `notes`, sentences on what was not looked at; `sheets`, how many were
   * checked, and `out`, how many not. `about` are names and values of what the answer rests on, for
   * paper. */
  show(index, { lines, notes, sheets, out }, about) {
    Object.assign(this, { index, about, lines: bySeverity(lines), several: new Set(lines.map(({ sheet }) => sheet)).size > 1 });
    const found = counts(lines);
    const rows = new Set(lines.map(({ sheet, number }) => `${number} ${sheet}`)).size;
    const unit = rows === lines.length ? "行" : "项"; // a row may hold a pump and its motor
    const counted = lines.some(({ count, shared }) => count !== undefined || shared);
    this.told = found
      .map((one) => `${one.label} ${thousands(one.rows)} ${unit}${counted ? machines(one, unit) : ""}`)
      .join("，");
    const where = `${sheets > 1 ? `${sheets} 张工作表、` : ""}${thousands(rows)} 行`;
    const what = unit === "行" ? "" : `里的 ${thousands(lines.length)} 项设备`;
    this.said.textContent = lines.length
      ? `查完 ${where}${what}：${this.told}。${out ? `还有 ${out} 张工作表没有查。` : ""}`
      : "标题下面没有能查的设备。";
    this.unsaid.replaceChildren(...notes.map((words) => make("li", {}, words)));
    this.unsaid.hidden = !notes.length;
    const unread = lines.filter(({ faults }) => faults.length).length;
    this.choices = [
      { verdict: "", label: "全部", rows: lines.length },
      ...found,
      ...(unread ? [{ verdict: UNREAD, label: "有格子读不懂", rows: unread }] : []),
    ];
    this.filters.replaceChildren(
      ...this.choices.map(({ verdict, label, rows: many }) =>
        make("button", { type: "button", "data-show": verdict }, `${label} ${thousands(many)}`),
      ),
    );
    this.part.hidden = false;
    this.filter("");
  }

  filter(verdict) {
    for (const button of this.filters.children)
      button.setAttribute("aria-pressed", String(button.dataset.show === verdict));
    this.chosen = this.lines.filter(
      ({ result, faults }) => !verdict || (verdict === UNREAD ? faults.length : result.verdict === verdict),
    );
    this.left = this.chosen;
    this.lineBody = make("tbody");
    this.body.replaceChildren(make("table", {}, head(), this.lineBody));
    this.next(STEP);
    this.onPaper(verdict && this.choices.find((one) => one.verdict === verdict).label);
  }

  onPaper(only) {
    const lines = [
      ...this.about,
      ["结果", this.said.textContent],
      ...(only ? [["只列出", only]] : []),
      ["查询日期", today()],
      ["资料最近变化", this.index.day],
      ["网址", published()],
    ];
    this.head.replaceChildren(...asked(lines));
  }

  /** Draws the next lines and gives the first of them. */
  next(count) {
    if (!this.left) return undefined;
    const some = this.left.slice(0, count).map((line) => drawn(this.index, line, this.several));
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

// A number that is for rows of several verdicts belongs to none of them.
function machines({ machines: all, rows, unsure }, unit) {
  if (unsure) return all ? `（${thousands(all)} 台，另有 ${unsure} ${unit}的台数说不准）` : "（台数说不准）";
  return all === rows ? "" : `（${thousands(all)} 台）`;
}
