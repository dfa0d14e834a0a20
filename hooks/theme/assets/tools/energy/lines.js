// The form's lines, one for each kind of energy: boxes e (energy), a (amount), u (unit), c (measured
// value) and h (its unit), each with the number of its line.
import { make } from "../../dom.js";
import { readNumber } from "../number.js";
import { burnt, oversized, unitsOf } from "./coal.js";
import { ends, measuresOf, slip } from "./measures.js";

const MOST_LINES = 30;
const LETTERS = ["e", "u", "h", "a", "c"]; // units can be chosen only once there is an energy

export class Lines {
  /** `carriers()` are the coefficients, once the data are there. */
  constructor(form, carriers) {
    this.element = form.querySelector(".energies__lines");
    this.template = document.getElementById("energy-line");
    Object.assign(this, { form, carriers, least: this.element.children.length });
  }

  carrier(name) {
    return this.carriers().find(({ energy }) => energy === name);
  }

  get count() {
    return this.element.children.length;
  }

  /** One line more, unless there are too many already. */
  add() {
    if (this.count >= MOST_LINES) return undefined;
    const n = this.count + 1;
    const line = this.template.content.firstElementChild.cloneNode(true);
    for (const one of [line, ...line.querySelectorAll("*")]) {
      for (const { name, value } of [...one.attributes])
        one.setAttribute(name, value.replace(/(^[euahc]|第 )N(?=$|-|\s)/, `$1${n}`));
    }
    this.element.append(line);
    return line;
  }

  /** Takes out one line; those below it move up. */
  remove(line) {
    const first = [...this.element.children].indexOf(line) + 1;
    for (let n = first; n < this.count; n++) this.move(n + 1, n);
    if (this.count > this.least) this.element.lastElementChild.remove();
    else this.clear(this.count);
  }

  move(from, to) {
    for (const letter of LETTERS) {
      this.box(letter, to).value = this.box(letter, from).value;
      if (letter === "e") this.offer(to);
    }
  }

  clear(n) {
    for (const letter of LETTERS) this.box(letter, n).value = "";
    this.offer(n);
  }

  box(letter, n) {
    return this.form.elements[letter + n];
  }

  /** As many lines as an address has, with the units that each may choose from. */
  fill(asked) {
    const numbers = [...asked.keys()].map((name) => /^[euahc](\d+)$/.exec(name)?.[1]).filter(Boolean);
    const wanted = Math.min(Math.max(...numbers.map(Number), this.least), MOST_LINES);
    while (this.count < wanted) this.add();
    while (this.count > wanted) this.element.lastElementChild.remove();
    for (let n = 1; n <= this.count; n++) this.offer(n, asked.get(`e${n}`) ?? "");
  }

  /** The units, measures and reference of the energy of a line. */
  offer(n, energy = this.box("e", n).value) {
    const found = this.carrier(energy);
    choices(this.box("u", n), found ? unitsOf(found) : []);
    choices(this.box("h", n), found ? measuresOf(found) : []);
    for (const letter of ["c", "h"]) {
      const box = this.box(letter, n);
      box.disabled = !found || !measuresOf(found).length; // power has its own box below
      box.closest(".field").hidden = box.disabled;
    }
    document.getElementById(`c${n}-hint`).textContent = found ? reference(found) : "";
  }

  /** The lines that are filled in, as `burnt` gives them. One that is not finished counts for nothing;
   * it is called a fault when the reader says go. `tell(name, words)` tells a fault at its box. */
  read(asked, pressed, tell) {
    const found = [];
    let sound = true;
    for (let n = 1; n <= this.count; n++) {
      const [energy, amount, unit, own, measure] = ["e", "a", "u", "c", "h"].map(
        (letter) => asked.get(letter + n) ?? "",
      );
      const line = this.line(energy, readNumber(amount), unit, readNumber(own, { above: true }), measure);
      const lacking = energy && !amount ? "写上用量" : !energy && amount ? "先选能源" : "";
      const fault = line.amount || (pressed ? lacking : "");
      tell(`a${n}`, fault);
      tell(`c${n}`, line.own);
      if (fault || line.own) sound = false;
      else if (line.found) found.push(line.found);
    }
    return { found, sound };
  }

  /** What one line comes to as `found`, and what is wrong with its boxes as `amount` and `own`. */
  line(energy, size, unit, mine, measure) {
    const faults = { amount: size.fault ?? "", own: mine.fault ?? "" };
    const chosen = this.carrier(energy);
    if (!chosen || faults.amount || faults.own) return faults;
    if (size.value !== undefined && !unitsOf(chosen).includes(unit)) return { ...faults, amount: "选一个单位" };
    if (mine.value !== undefined && !measuresOf(chosen).includes(measure))
      return { ...faults, own: "选实测值的单位" };
    if (mine.value !== undefined) faults.own = slip(chosen, mine.value, measure, this.carriers());
    if (faults.own || size.value === undefined) return faults;
    const found = burnt(chosen, size.value, unit, mine.value, measure);
    return { ...faults, found, amount: oversized(chosen, size.value, size.scale, unit, found) };
  }
}

function choices(box, names) {
  const chosen = box.value;
  box.replaceChildren(...names.map((name) => make("option", {}, name)));
  if (names.includes(chosen)) box.value = chosen;
}

function reference(carrier) {
  const { unit, edition, carried, measured } = carrier;
  const [least, most] = ends(carrier);
  if (carried) return "必填：一吨带多少热，供热合同或账单上有，也可以问供热单位";
  if (measured) return "必填：检测报告或供货单上的低位发热量";
  if (least === undefined) return "参考值待核，要填实测值";
  const known = least === most ? least : `${least}～${most}`;
  const kind = unit.endsWith("(kW·h)") ? "，等价值填在下面" : "";
  return `参考值 ${known} ${unit}${edition ? `（${edition}）` : ""}${kind}`;
}
