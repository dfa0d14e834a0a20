// The ledger on the page of the energy tool: its years go into the form, and it says where a year in the form is another.
import { make } from "../../../dom.js";
import { link } from "../../answer.js";
import { filledIn } from "../../address.js";
import { readNumber, said } from "../../number.js";
import { LedgerPart } from "./part.js";
import { apart, yearOf } from "./sums.js";

/** Puts the ledger into `place`; `form` is the tool's. */
export function beside(place, coefficients, form) {
  const told = make("p", { class: "ledger__told", role: "status" });
  const sums = make("p", { class: "ledger__sums" });
  const into = make("button", { type: "button", class: "tool__go" }, "用台账的合计算");
  let now = [];
  const boxes = make("div");
  place.append(make("h2", { class: "ledger__title" }, "按月填"), boxes, make("p", { class: "tool__deeds" }, into, link("forms/", "填到要交的表里")), told, sums);

  const years = () => now.map((entry) => ({ entry, ...yearOf(entry, "used") })).filter(({ value }) => value !== undefined);
  into.addEventListener("click", () => {
    const whole = years();
    const open = now.filter((entry) => yearOf(entry, "used").value === undefined);
    if (!whole.length || open.length) {
      told.textContent = open.length ? `${open.map(({ energy }) => energy).join("、")}的消费量还不到十二个月，没有全年的合计` : "台账是空的";
      return;
    }
    location.hash = filledIn(new URLSearchParams([...kept(), ...whole.flatMap(asked)]));
  });

  // What else stands in the form stays there.
  const kept = () => [...new FormData(form)].filter(([name, value]) => value && !/^[euach]\d+$/.test(name));
  const asked = ({ entry, value }, at) => {
    const n = at + 1;
    const own = entry.own === undefined ? [] : [[`c${n}`, String(entry.own)], [`h${n}`, entry.measure]];
    return [[`e${n}`, entry.energy], [`a${n}`, String(value)], [`u${n}`, entry.unit], ...own];
  };

  // A year that stands in the form beside a ledger that says another.
  function compare() {
    const lines = [...form.querySelectorAll(".energies__lines .energy")].map((_, at) => ["e", "a", "u"].map((letter) => form.elements[letter + (at + 1)].value));
    const words = lines.flatMap(([energy, amount, unit]) => {
      const same = now.filter((entry) => entry.energy === energy);
      return same.length === 1 ? [apart(same[0], readNumber(amount).value, unit)] : [];
    });
    const whole = years().map(({ entry, value }) => `${entry.energy} ${said(value)} ${entry.unit}`);
    told.textContent = words.filter(Boolean).join("；");
    sums.textContent = whole.length ? `全年消费：${whole.join("，")}` : "";
  }

  new LedgerPart(boxes, coefficients, (entries, faulty) => {
    now = faulty ? [] : entries;
    into.disabled = faulty;
    compare();
  });
  form.addEventListener("change", compare);
}
