// From the profile into the form of a tool.
import { make } from "../dom.js";
import { filledIn } from "../tools/address.js";
import { said } from "../tools/number.js";
import { FACTS, MOST, typedAs } from "./profile.js";
import { Store } from "./store.js";
import { productWords } from "./words.js";

const WORDS = { true: "private", false: "other" };
const NAMED = { true: "yes", false: "no" };
const PROVIDERS = { true: "service", false: "user" };

/** What goes into which box. */
const BOXES = {
  energy: ({ region, industry, designated }) => ({ region, industry, designated: NAMED[designated] }),
  tax: ({ vat, enterprise, private: own, service, taxable }) => ({
    payer: vat,
    enterprise,
    owner: WORDS[own],
    provider: PROVIDERS[service],
    incomes: typeof taxable === "number" ? typedAs(FACTS.taxable, taxable) : undefined,
  }),
};

export function take(element, tool) {
  const { raw } = new Store().read();
  if (tool === "equipment") return machines(element, raw);
  if (tool === "benchmark") return products(element, raw);
  const left = new Map(Object.entries(BOXES[tool](raw)).filter(([, value]) => typeof value === "string"));
  return fill(element, left);
}

// Boxes that are shown only later are filled when they are; each only once.
function fill(element, left) {
  const filled = new Map();
  const names = make("span");
  const back = make("button", { type: "button", class: "plain-button" }, "不用");
  const line = make("p", { class: "field__hint", role: "status" }, names, "（", back, "）");
  const stands = () => [...filled].filter(([box, value]) => box.value === value);

  function more() {
    for (const [name, value] of [...left]) {
      const box = element.elements.namedItem(name);
      if (!box) left.delete(name);
      else if (!box.disabled && !box.closest("[hidden]")) {
        left.delete(name);
        if (!box.value && put(box, value)) filled.set(box, box.value);
      }
    }
    tell();
  }

  function tell() {
    const now = stands();
    if (!now.length) return line.remove();
    const words = `按“我的企业”填了${now.map(([box]) => labelOf(element, box)).join("、")}`;
    if (names.textContent !== words) names.textContent = words;
    return line.isConnected || element.prepend(line);
  }

  back.addEventListener("click", () => {
    left.clear();
    for (const [box] of stands()) put(box, "");
    tell();
    element.querySelector("input, select").focus();
  });
  element.addEventListener("change", () => setTimeout(more)); // the tool shows first what it needs
  element.addEventListener("reset", () => setTimeout(tell, 50));
  more();
}

// As if it had been typed: the form counts it in and answers again where it has answered.
function put(box, value) {
  const offered = [...(box.options ?? [])].map((one) => one.value);
  const fits = [value, value.replace(/^(\d\d)\d{4}$/, "$10000")]; // a city without rules of its own has those of its province
  const fit = box.options ? fits.find((one) => offered.includes(one)) : value;
  if (fit === undefined) return false;
  box.value = fit;
  for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
  return true;
}

const labelOf = (element, box) =>
  element.querySelector(`label[for="${box.id}"]`).textContent.replace(/（.*/, "").trim();

// --- what is chosen rather than filled in -----------------------------------------------------------------

const SHOWN = 20;

function folded(element, title, ...content) {
  element.prepend(make("details", { class: "my-own" }, make("summary", {}, title), ...content));
}

const linked = (asked, words) => {
  const values = Object.entries(asked).filter(([, value]) => value !== undefined && value !== "");
  return make("li", {}, make("a", { href: filledIn(values.map(([name, value]) => [name, String(value)])) }, words));
};

const PLATE = ["model", "category", "made", "commissioned", "power", "capacity", "current", "evaporation", "heat", "temperature", "fuel"];

function machines(element, { machines: all, region }) {
  if (!Array.isArray(all) || !all.length) return;
  const names = new Map([...element.elements.category.options].map(({ value, textContent }) => [value, textContent]));
  const items = all.slice(0, SHOWN).map((machine) => {
    const asked = Object.fromEntries(PLATE.map((name) => [name, machine[name]]));
    if (machine.voltage) asked.voltage = `${machine.voltage}V`;
    const offered = [...element.elements.region.options].map(({ value }) => value);
    const place = [region, String(region).replace(/\d{4}$/, "0000")].find((id) => id && offered.includes(id));
    return linked({ ...asked, region: place }, [machine.model, names.get(machine.category), machine.made && `${machine.made} 年`].filter(Boolean).join("，"));
  });
  const whole = make("button", { type: "button", class: "plain-button" }, `${said(all.length)} 条当一张表查`);
  whole.addEventListener("click", () => asTable(all, names));
  folded(element, `用我的设备（${said(all.length)} 条）`, make("p", {}, "点一台就查；", whole), make("ul", {}, ...items));
}

const COLUMNS = [
  ["型号", ({ model }) => model],
  ["设备类别", ({ category }, names) => names.get(category)],
  ["生产年份", ({ made }) => made],
  ["投运年份", ({ commissioned }) => commissioned],
  ["台数", ({ count }) => count],
  ["额定功率（kW）", ({ power }) => power],
];

function asTable(all, names) {
  const box = document.getElementById("machines-text");
  const rows = all.slice(0, MOST.machines).map((one) => COLUMNS.map(([, value]) => String(value(one, names) ?? "").replace(/[\t\r\n]/g, " ")));
  box.value = [COLUMNS.map(([title]) => title), ...rows].map((row) => row.join("\t")).join("\n");
  box.form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

function products(element, { products: all }) {
  if (!Array.isArray(all) || !all.length) return;
  const items = all.map((one) => linked({ kind: "product", indicator: one.product, value: one.value, unit: one.unit }, productWords(one)));
  folded(element, `用我的产品（${said(all.length)} 条）`, make("ul", {}, ...items));
}
