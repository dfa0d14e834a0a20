// The boxes of what is said once: from the profile into them, and from them into it.
import { make } from "../dom.js";
import { DISCHARGES, FACTS, chosen, readText, typedAs } from "./profile.js";

const factOf = (name) => FACTS[name] ?? DISCHARGES[name];

export class Boxes {
  /** `keeper` holds the profile. */
  constructor(form, keeper) {
    Object.assign(this, { form, keeper, all: [...form.querySelectorAll("[data-fact]")] });
    this.cities = [...this.box("city").options].filter(({ value }) => value);
    form.addEventListener("change", ({ target }) => {
      if (target.dataset.fact) this.read(target);
    });
  }

  box(name) {
    return this.all.find(({ dataset }) => dataset.fact === name);
  }

  /** Puts the profile into the boxes; one in which something wrong stands, or somebody types, stays. */
  fill() {
    const { profile } = this.keeper;
    const { region } = profile;
    const parent = this.keeper.known.regions.get(region)?.parent;
    this.put("province", parent || region || "");
    this.offer();
    this.put("city", parent ? region : "");
    for (const { dataset } of this.all) {
      const name = dataset.fact;
      const fact = factOf(name);
      if (!fact) continue;
      this.put(name, typedAs(fact, name in DISCHARGES ? profile.discharges?.[name] : profile[name]));
    }
  }

  put(name, text) {
    const box = this.box(name);
    if (box.getAttribute("aria-invalid") === "true" || (box === document.activeElement && box.type === "text")) return;
    box.value = text;
  }

  // Only the places of the province: another one's would contradict it.
  offer() {
    const [city, province] = [this.box("city"), this.box("province").value];
    const fits = this.cities.filter(({ dataset }) => dataset.parent === province);
    const before = city.value;
    city.replaceChildren(city.options[0], ...fits);
    city.value = fits.some(({ value }) => value === before) ? before : "";
    city.disabled = !fits.length;
  }

  read(box) {
    const name = box.dataset.fact;
    if (name === "province" || name === "city") return this.place(name);
    const fact = factOf(name);
    const { value, fault: wrong } = fact.choices ? { value: chosen(fact, box.value) } : readText(fact, box.value);
    fault(box, wrong ? `${wrong}（没有存）` : "");
    const discharges = name in DISCHARGES;
    const whole = { ...this.keeper.profile };
    const place = discharges ? (whole.discharges = { ...whole.discharges }) : whole;
    if (value === undefined) delete place[name];
    else place[name] = value;
    if (discharges && !Object.keys(whole.discharges).length) delete whole.discharges;
    if (!wrong && value !== undefined && !fact.choices) box.value = typedAs(fact, value);
    this.keeper.change(whole);
    if (wrong) this.keeper.show("这一格没有存，先改对；其他的都存着", true);
  }

  place(name) {
    if (name === "province") this.offer();
    const { region, ...rest } = this.keeper.profile;
    const value = this.box("city").value || this.box("province").value;
    this.keeper.change(value ? { ...rest, region: value } : rest);
  }

  /** Says beside their boxes what facts say against each other. */
  doubt(found) {
    for (const box of this.all) {
      const words = found.filter(({ facts }) => facts.includes(box.dataset.fact)).map((one) => one.words);
      const before = document.getElementById(`${box.id}-doubt`);
      if (!words.length && !before) continue;
      before?.remove();
      const told = make("p", { class: "my__doubt", id: `${box.id}-doubt` }, words.join("；"));
      if (words.length) document.getElementById(`${box.id}-fault`).after(told);
      if (box.getAttribute("aria-invalid") !== "true") fault(box, "");
    }
  }

  /** Empties what is wrong too. */
  clear() {
    for (const box of this.all) if (document.getElementById(`${box.id}-fault`)) fault(box, "");
  }
}

/** Says beside a box what is wrong with it, or with `""` that nothing is. */
export function fault(box, words) {
  const place = document.getElementById(`${box.id}-fault`);
  box.setAttribute("aria-invalid", words ? "true" : "false");
  const others = ["hint", "doubt"].map((kind) => document.getElementById(`${box.id}-${kind}`)?.id);
  const described = [words && place.id, ...others].filter(Boolean).join(" ");
  described ? box.setAttribute("aria-describedby", described) : box.removeAttribute("aria-describedby");
  place.textContent = words;
  place.hidden = !words;
}
