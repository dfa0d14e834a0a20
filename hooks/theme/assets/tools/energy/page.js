// /tools/energy/: bills in; standard coal, thresholds and duties out.
import { Answer } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import { readNumber } from "../number.js";
import { possible, total } from "./coal.js";
import { Lines } from "./lines.js";
import { judge } from "./thresholds.js";
import { conclusion, told } from "./told.js";

const MOST_EQUAL = 1; // kgce a kWh: eight times its heat is a slip of units

const element = document.querySelector(".tool__form");
let data;
let asking = 0;

const carrier = (name) => data?.coefficients.find(({ energy }) => energy === name);
const lines = new Lines(element, carrier);
const form = new Form(element, respond, { fill: (asked) => lines.fill(asked) });
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

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
  if (mine !== asking || ![...asked].length) return answer.clear();
  const { found, sound } = lines.read(asked, pressed, (name, words) => form.fault(name, words));
  const equal = readNumber(asked.get("equal"), { above: true, most: MOST_EQUAL });
  form.fault("equal", equal.fault ?? "");
  if (!sound || equal.fault || !found.length) {
    answer.clear();
    if (pressed) (element.querySelector("[aria-invalid=true]") ?? element.elements.a1).focus();
    return;
  }
  const used = total(found);
  const region = asked.get("region") ?? "";
  const judged = judge(data, possible(used, equal.value), region, asked.get("designated") ?? "");
  const industry = element.elements.industry;
  const all = {
    data,
    found,
    used,
    judged,
    equal: equal.value,
    designated: asked.get("designated") ?? "",
    place: data.regions.find(({ id }) => id === region)?.name ?? "全国",
    industry: industry.value && { id: industry.value, name: industry.selectedOptions[0].textContent },
  };
  const words = conclusion(all);
  answer.show(`${words.title}。${words.text}`, [...told(all, words)], { day: data.day, pressed });
}

element.addEventListener(
  "change",
  ({ target }) => {
    if (/^e\d+$/.test(target.name)) lines.offer(target.name.slice(1));
  },
  true, // before the form answers
);
element.addEventListener("click", ({ target }) => {
  if (target.dataset.do === "add") lines.add()?.querySelector("select").focus();
  if (target.dataset.do !== "remove") return;
  lines.remove(target.closest(".energy"));
  element.elements.e1.focus();
  if (form.answered) form.settle(false);
});
form.start();
