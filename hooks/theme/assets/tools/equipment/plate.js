// The nameplate in the form: read, checked, and shown only as far as its kind needs.
import { readNumber } from "../number.js";
import { readYear } from "../year.js";
import { make } from "../../dom.js";
import { suggested } from "./check.js";
import { volts } from "./volts.js";

const RATINGS = { power: 100_000, capacity: 2_000_000, current: 100_000, evaporation: 5000, heat: 3500, temperature: 3000, price: 1e10 };

/** The plate for `check`, and whether everything in it can be read. Faults are shown at the boxes. */
export function readPlate(form, asked, latest) {
  const plate = {
    model: asked.get("model") ?? "",
    category: asked.get("category") ?? "",
    fuel: asked.get("fuel") ?? "",
    region: asked.get("region") ?? "",
  };
  const faults = {};
  for (const name of ["made", "commissioned"]) {
    const { value, fault } = readYear(asked.get(name), latest);
    faults[name] = fault ?? "";
    if (value !== undefined) plate[name] = value;
  }
  if (plate.made > plate.commissioned) faults.commissioned = "投运年份早于生产年份，请核对铭牌";
  for (const [name, most] of Object.entries(RATINGS)) {
    const { value, fault } = readNumber(asked.get(name), { above: true, most });
    faults[name] = fault ?? "";
    if (value !== undefined) plate[name] = value;
  }
  const { value, fault } = volts(asked.get("voltage"), plate.category);
  faults.voltage = fault ?? "";
  if (value !== undefined) plate.voltage = value;
  for (const [name, words] of Object.entries(faults))
    if (form.element.elements[name]) form.fault(name, words);
  return { plate, sound: !Object.values(faults).some(Boolean) };
}

/** Shows the boxes that the chosen kind needs. What is hidden is emptied, so that it cannot decide. */
export function fit(element) {
  const kind = element.elements.category.value;
  for (const part of element.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(kind);
    for (const box of part.querySelectorAll("input, select")) box.disabled = part.hidden;
  }
}

/** Names the kinds in which a model like this is listed; the reader decides. */
export function suggest(element, index) {
  const place = document.getElementById("category-suggestion");
  const chosen = element.elements.category;
  const ids = chosen.value ? [] : suggested(index, element.elements.model.value);
  const choices = ids.map((id) =>
    make("button", { type: "button", class: "plain-button", "data-category": id }, index.nameOf.get(id)),
  );
  place.replaceChildren(
    ...(choices.length
      ? [
          "目录里有这样的型号：",
          ...choices.flatMap((one, at) => (at ? ["、", one] : [one])),
          "。是的话点一下",
        ]
      : []),
  );
}

/** The category's id in place of its name, for addresses that people write by hand. */
export function named(element, asked) {
  const said = asked.get("category");
  const options = [...element.elements.category.options];
  if (!said || options.some(({ value }) => value === said)) return;
  const found = options.find(({ textContent, dataset }) =>
    [textContent, ...(dataset.aliases ?? "").split("、")].includes(said),
  );
  found ? asked.set("category", found.value) : asked.delete("category");
}
