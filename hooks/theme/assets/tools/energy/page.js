// /tools/energy/: bills in; standard coal, thresholds and duties out.
import { giveBack, takeOver } from "../../my/handover.js";
import { Answer } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import { readNumber, said } from "../number.js";
import { isElectric, possible, total } from "./coal.js";
import { Lines } from "./lines.js";
import { judge } from "./thresholds.js";
import { conclusion } from "./conclusion.js";
import { told } from "./told.js";

const MOST_EQUAL = 1; // kgce a kWh

const element = document.querySelector(".tool__form");
let data;
let asking = 0;

const lines = new Lines(element, () => data?.coefficients ?? []);
const form = new Form(element, respond, { fill });
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

function fill(asked) {
  lines.fill(asked);
  const region = asked.get("region");
  const offered = [...element.elements.region.options].map(({ value }) => value);
  // A city of an address that came from elsewhere has the rules of its province (GB/T 2260).
  if (region && !offered.includes(region)) asked.set("region", region.replace(/^(\d\d)\d{4}$/, "$10000"));
}

async function respond(asked, { pressed }) {
  const mine = ++asking;
  try {
    if (!data) {
      data = await load("energy");
      form.restore(); // the units are known only now
      return;
    }
  } catch (fault) {
    return answer.fail(fault);
  }
  if (mine !== asking || (![...asked].length && !pressed)) return answer.clear();
  const { found, sound } = lines.read(asked, pressed, (name, words) => form.fault(name, words));
  const equal = readEqual(asked.get("equal"));
  form.fault("equal", equal.fault ?? "");
  const idle = !sound ? "" : !found.length ? "选一种能源，写上一年的用量" : isIdle(found) ? "用量都是 0" : "";
  if (idle && pressed) form.fault("a1", idle);
  if (!sound || equal.fault || idle) {
    answer.clear();
    if (pressed) (element.querySelector("[aria-invalid=true]") ?? element.elements.a1).focus();
    return;
  }
  const used = total(found);
  const region = asked.get("region") ?? "";
  const whole = possible(used, equal.value);
  const judged = judge(data, whole, region, asked.get("designated") ?? "");
  const industry = element.elements.industry;
  const all = {
    data,
    found,
    used,
    judged,
    possible: whole,
    region,
    equal: equal.value,
    designated: asked.get("designated") ?? "",
    place: data.regions.find(({ id }) => id === region)?.name ?? "全国",
    industry: industry.value && { id: industry.value, name: industry.selectedOptions[0].textContent },
  };
  const words = conclusion(all);
  const given = giveBack("", [["存到我的企业", (give) => give.energy(asked, all.possible)]]);
  answer.show(`${words.title}。${words.text}`, [...told(all, words), given], { day: data.day, pressed });
}

// The ledger by month is its own part, loaded when somebody asks for it.
async function ledger(button) {
  const place = document.querySelector(".ledger");
  const failed = document.querySelector(".ledger__failed");
  failed.hidden = true;
  try {
    if (!place.hasChildNodes()) {
      const [{ beside }, { coefficients }] = await Promise.all([import("./ledger/beside.js"), load("energy")]);
      beside(place, coefficients, element);
    }
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
  } catch (fault) {
    console.warn(fault);
    failed.hidden = false;
  }
}

// Who uses no energy at all asks nothing: rather a box that is still to be filled in.
const isIdle = (found) => found.every(({ open, high }) => !open && high === 0);

// A kWh cannot be made of less than its own heat, and no grid needs eight times of it.
function readEqual(text) {
  const { value, fault } = readNumber(text, { above: true });
  if (fault || value === undefined) return { fault };
  const own = data.coefficients.find(isElectric)?.value ?? 0;
  if (value < own) return { fault: `比电本身的热量（${own}）还小，核对单位：要填千克标准煤/千瓦时` };
  if (value <= MOST_EQUAL) return { value };
  const grams = value / 1000;
  const rather = grams >= own && grams <= MOST_EQUAL ? `：是不是 ${said(grams)}？${said(value)} 是克` : "";
  return { fault: `太大了，最多 ${MOST_EQUAL}${rather}` };
}

element.addEventListener(
  "change",
  ({ target }) => {
    if (/^e\d+$/.test(target.name)) lines.offer(target.name.slice(1));
  },
  true, // before the form answers
);
element.addEventListener("click", ({ target }) => {
  if (target.dataset.do === "ledger") ledger(target);
  if (target.dataset.do === "add") lines.add()?.querySelector("select").focus();
  if (target.dataset.do !== "remove") return;
  lines.remove(target.closest(".energy"));
  element.elements.e1.focus();
  if (form.answered) form.settle(false);
});
form.start();
takeOver(element, "energy");
