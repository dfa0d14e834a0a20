// The boxes of a ledger: one energy after the other, twelve lines each. A column copied from a spreadsheet goes into
// the boxes below the one that it is pasted into.
import { make } from "../../../dom.js";
import { readNumber, said } from "../../number.js";
import { burnt, isElectric, oversized, unitsOf } from "../coal.js";
import { measuresOf } from "../measures.js";
import { COMMON, MONTHS, SERIES, isWritten, monthsOf } from "./series.js";
import { faultsIn, gapsIn, yearOf } from "./sums.js";

const MOST = 30;
const plainly = (value) => (value === undefined ? "" : String(value));

export class Grid {
  /** Draws `entries` into `place`; `changed()` is told of every change. */
  constructor(place, coefficients, changed) {
    Object.assign(this, { place, coefficients, changed, entries: [], shown: [], count: 0 });
    place.addEventListener("change", (event) => this.take(event.target));
    place.addEventListener("paste", (event) => this.paste(event));
    place.addEventListener("click", (event) => this.press(event.target.closest("button")));
  }

  show(entries) {
    this.entries = entries.map((entry) => ({ ...entry, months: { ...entry.months } }));
    this.shown = this.entries.map((entry) => Object.keys(SERIES).filter((series) => COMMON.includes(series) || isWritten(entry, series)));
    this.draw();
  }

  draw() {
    this.place.replaceChildren(...this.entries.map((_, at) => this.drawn(at)), make("p", { class: "tool__deeds" }, make("button", { type: "button", class: "plain-button", "data-ledger": "add" }, "加一种能源")));
  }

  redraw(at) {
    const old = this.place.querySelector(`[data-entry="${at}"]`);
    if (old) old.replaceWith(this.drawn(at));
  }

  drawn(at) {
    const entry = this.entries[at];
    const found = this.coefficients.find(({ energy }) => energy === entry.energy);
    const id = (name) => `ledger-${at}-${name}`;
    const choice = (name, label, options, value) =>
      make("div", { class: "field" }, make("label", { for: id(name) }, label), make("select", { id: id(name), "data-at": at, "data-name": name }, ...options.map((one) => make("option", { value: one, selected: one === value }, one || "请选择"))));
    const box = (name, label, value) =>
      make("div", { class: "field" }, make("label", { for: id(name) }, label), make("input", { id: id(name), type: "text", inputmode: "decimal", autocomplete: "off", value: plainly(value), "data-at": at, "data-name": name }));
    const series = this.shown[at];
    const measures = found ? measuresOf(found) : [];
    return make(
      "fieldset",
      { class: "ledger__entry", "data-entry": at },
      make("legend", {}, entry.energy || "一种能源"),
      make(
        "div",
        { class: "fields" },
        choice("energy", "能源", ["", ...this.coefficients.map(({ energy }) => energy)], entry.energy),
        choice("unit", "单位", found ? unitsOf(found) : [""], entry.unit),
        box("start", "年初库存（没有库存的空着）", entry.start),
        ...(measures.length ? [box("own", "实测值（没有的空着）", entry.own), choice("measure", "实测值单位", measures, entry.measure)] : []),
      ),
      this.months(at, entry, series),
      make("p", { class: "ledger__told", role: "status" }, this.told(at)),
      make(
        "p",
        { class: "tool__deeds" },
        ...Object.entries(SERIES)
          .filter(([name, { power }]) => !series.includes(name) && (!power || (found && isElectric(found))))
          .map(([name, { name: words }]) => make("button", { type: "button", class: "plain-button", "data-ledger": "series", "data-at": at, "data-series": name }, `加“${words}”`)),
        make("button", { type: "button", class: "plain-button", "data-ledger": "same", "data-at": at }, "没有库存：消费照抄购入"),
        make("button", { type: "button", class: "plain-button", "data-ledger": "remove", "data-at": at }, "删去这一种"),
      ),
    );
  }

  months(at, entry, series) {
    const cells = (month) =>
      series.map((name) => {
        const value = monthsOf(entry, name)[month];
        const label = `${entry.energy || "能源"}，${month + 1} 月，${SERIES[name].name}`;
        return make("td", {}, make("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": label, value: plainly(value), "data-at": at, "data-series": name, "data-month": month }));
      });
    const sums = series.map((name) => make("td", { class: "number" }, name === "stock" ? "" : sumWords(yearOf(entry, name))));
    return make(
      "div",
      { class: "table table--numbers ledger__months", tabindex: "0", role: "region", "aria-label": `${entry.energy || "能源"}，十二个月` },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "月"), ...series.map((name) => make("th", { scope: "col" }, SERIES[name].name)))),
        make("tbody", {}, ...Array.from({ length: MONTHS }, (_, month) => make("tr", {}, make("th", { scope: "row" }, String(month + 1)), ...cells(month)))),
        make("tfoot", {}, make("tr", {}, make("th", { scope: "row" }, "全年"), ...sums)),
      ),
    );
  }

  told(at) {
    const entry = this.entries[at];
    return [...(entry.wrong || []), ...faultsIn(entry), ...gapsIn(entry)].join("；");
  }

  // --- what the reader does ---------------------------------------------------------------------------------

  take(box) {
    const { at, name, series, month } = box.dataset;
    if (at === undefined) return;
    const entry = this.entries[at];
    if (name === "energy") {
      this.entries[at] = { ...entry, energy: box.value, unit: this.unitFor(box.value), own: undefined, measure: undefined };
      this.shown[at] = this.shown[at].filter((one) => !SERIES[one].power);
      this.draw();
    } else if (name === "unit") {
      entry.unit = box.value;
      this.again(at);
    } else if (name === "measure") entry.measure = box.value;
    else if (name) this.put(box, (value) => (entry[name] = value), { above: name === "own" });
    else this.put(box, (value) => this.set(at, series, Number(month), value));
    if (name === "own") entry.measure = entry.own === undefined ? undefined : this.place.querySelector(`#ledger-${at}-measure`).value;
    this.say(Number(at));
    this.changed();
  }

  unitFor(energy) {
    const found = this.coefficients.find((one) => one.energy === energy);
    return found ? unitsOf(found)[0] : "";
  }

  // A box that cannot be read holds nothing, and says so.
  put(box, store, limits = {}) {
    const read = readNumber(box.value, limits);
    const fault = read.fault || this.tooMuch(box.dataset, read);
    const value = fault ? undefined : read.value;
    box.setAttribute("aria-invalid", String(Boolean(fault)));
    box.title = fault ?? "";
    store(value);
    const entry = this.entries[box.dataset.at];
    const label = box.getAttribute("aria-label") ?? box.labels[0].textContent;
    entry.wrong = [...(entry.wrong || []).filter((words) => !words.startsWith(`${label}：`)), ...(fault ? [`${label}：${fault}`] : [])];
  }

  // 12万 of 万千瓦时, or a month that makes more than a firm burns in years: the energy tool asks the same.
  tooMuch({ at, series, name }, { value, scale }) {
    const { energy, unit } = this.entries[at];
    const found = this.coefficients.find((one) => one.energy === energy);
    if (value === undefined || !(series || name === "start") || !found || !unitsOf(found).includes(unit)) return undefined;
    return oversized(found, value, scale, unit, burnt(found, value, unit)) || undefined;
  }

  // What stands in the boxes of an entry is read again: with another unit it may be too much, or no more.
  again(at) {
    for (const box of this.place.querySelectorAll(`input[data-at="${at}"]`)) {
      const { name, series, month } = box.dataset;
      if (series) this.put(box, (value) => this.set(at, series, Number(month), value));
      else if (name === "start") this.put(box, (value) => (this.entries[at].start = value));
    }
  }

  set(at, series, month, value) {
    const entry = this.entries[at];
    const months = monthsOf(entry, series);
    months[month] = value;
    entry.months = { ...entry.months, [series]: months };
  }

  say(at) {
    const part = this.place.querySelector(`[data-entry="${at}"]`);
    if (!part) return;
    part.querySelector(".ledger__told").textContent = this.told(at);
    const cells = [...part.querySelectorAll("tfoot td")];
    this.shown[at].forEach((name, place) => {
      if (name !== "stock") cells[place].textContent = sumWords(yearOf(this.entries[at], name));
    });
  }

  // Lines go down the months, columns to the right as far as there are series.
  paste(event) {
    const { at, series, month } = event.target.dataset;
    const text = event.clipboardData && event.clipboardData.getData("text");
    if (month === undefined || !text || !/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const from = this.shown[at].indexOf(series);
    text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").forEach((line, down) => {
      line.split("\t").forEach((cell, right) => {
        const name = this.shown[at][from + right];
        const box = name && this.place.querySelector(`[data-at="${at}"][data-series="${name}"][data-month="${Number(month) + down}"]`);
        if (!box) return;
        box.value = cell.trim();
        this.put(box, (value) => this.set(at, name, Number(month) + down, value));
      });
    });
    this.say(Number(at));
    this.changed();
  }

  press(button) {
    if (!button) return;
    const { ledger, at, series } = button.dataset;
    if (ledger === "add" && this.entries.length < MOST) {
      this.entries.push({ energy: "", unit: "", months: {} });
      this.shown.push([...COMMON]);
      this.draw();
      this.place.querySelector(`#ledger-${this.entries.length - 1}-energy`).focus();
    } else if (ledger === "series") {
      const order = Object.keys(SERIES);
      this.shown[at] = [...this.shown[at], series].sort((one, other) => order.indexOf(one) - order.indexOf(other));
      this.redraw(at);
      this.place.querySelector(`[data-at="${at}"][data-series="${series}"][data-month="0"]`).focus();
    } else if (ledger === "same") {
      this.entries[at].months = { ...this.entries[at].months, used: monthsOf(this.entries[at], "bought") };
      this.redraw(at);
    } else if (ledger === "remove") {
      this.entries.splice(at, 1);
      this.shown.splice(at, 1);
      this.draw();
    } else return;
    this.changed();
  }

  /** What is filled in, without what nobody chose an energy for. */
  get written() {
    return this.entries.filter(({ energy }) => energy).map(({ wrong, ...entry }) => entry);
  }

  /** Whether a box cannot be read, or a part is larger than its whole. */
  get faulty() {
    return this.entries.some((entry) => (entry.wrong || []).length || faultsIn(entry).length);
  }
}

const sumWords = ({ value, missing }) => (value !== undefined ? said(value) : missing ? `缺 ${missing}` : "");
