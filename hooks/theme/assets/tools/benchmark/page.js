// /tools/benchmark/: a product's consumption or a machine's ratings in, its grade and what is to be
// gained out.
import { giveBack, takeOver } from "../../my/handover.js";
import { Answer } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import * as machine from "./machine.js";
import * as product from "./product.js";

const element = document.querySelector(".tool__form");
const form = new Form(element, respond, { fill });
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

let machines; // the data of the chosen kind of machine
let products;
let asking = 0;

const kindOf = (asked) =>
  asked.get("kind") === "machine" || (!asked.get("kind") && asked.get("machine")) ? "machine" : "product";

// The kind of machine that is asked about: one that there is none of is none.
function machineOf(asked) {
  const { options, value } = element.elements.machine;
  const wanted = asked.get("machine");
  return [...options].some((one) => one.value === wanted) ? wanted : value;
}

const isHere = (asked) => Boolean(machines) && machines.machines[0].id === machineOf(asked);

// The boxes that a kind has are known only from the data; the address may name some of them.
function fill(asked) {
  element.elements.relief.value = ""; // a reset leaves what is hidden
  show(kindOf(asked));
  if (kindOf(asked) === "machine" && isHere(asked)) machine.offer(element, machines, asked);
  if (kindOf(asked) === "product" && products) {
    if (asked.get("industry")) element.elements.industry.value = asked.get("industry");
    product.offer(element, products, asked);
  }
}

function show(kind) {
  for (const part of element.querySelectorAll("[data-kind]")) {
    part.hidden = part.dataset.kind !== kind;
    part.disabled = part.hidden;
  }
}

async function respond(asked, { pressed }) {
  const mine = ++asking;
  const kind = kindOf(asked);
  show(kind);
  if (kind === "machine" && !machineOf(asked)) return unknown(pressed);
  try {
    const fresh = kind === "machine" ? !isHere(asked) : !products;
    const data = await load(kind === "machine" ? `machines/${machineOf(asked)}` : "products");
    if (mine !== asking) return undefined;
    if (kind === "machine") machines = data;
    else products = data;
    if (fresh) return form.restore();
  } catch (fault) {
    return answer.fail(fault);
  }
  const told =
    kind === "machine"
      ? machine.answered(machines, asked)
      : product.answered(products, asked, products.electricity);
  const faults = { ...odd(kind), ...(told?.faults ?? (pressed ? (told?.lacking ?? {}) : {})) };
  for (const place of element.querySelectorAll(".field__fault")) {
    const name = place.id.replace(/-fault$/, "");
    if (element.elements[name]?.id) form.fault(name, faults[name] ?? "");
  }
  const ahead = told?.nodes && told.lacking; // something can be said before all is filled in
  if (!told?.nodes || (Object.keys(faults).length && !ahead)) {
    answer.clear();
    if (pressed) element.querySelector("[aria-invalid=true]")?.focus();
    return undefined;
  }
  if (told.lacking) delete document.documentElement.dataset.asked; // what is still to be filled in stays open
  const given = told.mine ? [giveBack("", [["存到我的企业", (give) => give.product(told.mine)]])] : [];
  const { day } = kind === "machine" ? machines : products;
  answer.show(told.words, [...told.nodes, ...given], { day, pressed: pressed && !ahead });
  if (ahead && pressed) element.querySelector("[aria-invalid=true]")?.focus();
  return undefined;
}

// An altered address names a kind of machine that there is none of: the reader is told, no other is taken for it.
function unknown(pressed) {
  machines = undefined;
  element.querySelector(".ratings").replaceChildren();
  element.elements.table.replaceChildren();
  form.fault("machine", "没有这种设备，选一种");
  answer.clear();
  delete document.documentElement.dataset.asked;
  if (pressed) element.elements.machine.focus();
}

// A unit of an altered address that there is none of: the value would be taken for another.
const odd = (kind) =>
  kind === "product" && element.elements.value.value && element.elements.unit.selectedIndex < 0
    ? { value: "选一个单位" }
    : {};

// What is chosen decides which boxes there are, before anything is answered.
element.addEventListener(
  "change",
  (event) => {
    const { target } = event;
    if (target.name === "machine" && !isHere(form.asked())) return turn(event);
    if (machines && target.closest(".ratings")) machine.fit(element, machines, form.asked());
    if (!["kind", "machine", "table", "industry", "find", "indicator"].includes(target.name)) return;
    const asked = form.asked();
    if (target.name === "machine") asked.delete("table");
    if (target.name === "kind") form.answered = true; // the other side has an address of its own
    fill(asked);
  },
  true,
);

// Another kind of machine: its boxes come with its data, and only then it is asked about.
async function turn(event) {
  event.stopPropagation();
  const { target } = event;
  const mine = ++asking;
  try {
    const data = await load(`machines/${target.value}`);
    if (mine !== asking) return;
    machines = data;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  } catch (fault) {
    answer.fail(fault);
  }
}

element.elements.find.addEventListener(
  "input",
  () => products && product.offer(element, products, form.asked()),
);
form.start();
takeOver(element, "benchmark");
