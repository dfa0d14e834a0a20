// What all boxes have around them: a name, what it means and how it is written, what is wrong.
import { make } from "./dom.js";

let count = 0;

export function choicesOf(field, context) {
  if (!field.vocabulary) return field.choices;
  return (context.vocabularies[field.vocabulary] || []).map((term) => [term.id, term.name]);
}

export function framed(field, name, rule, controls) {
  count += 1;
  const ids = { control: `box-${count}`, described: `help-${count} fault-${count}` };
  return make(
    "div",
    { class: "box", "data-name": name },
    make("label", { for: ids.control }, field.label, must(field)),
    make("p", { class: "box__help", id: `help-${count}` }, helpOf(field, rule)),
    ...controls(ids),
    make("p", { class: "box__fault", id: `fault-${count}`, role: "alert", hidden: true }),
  );
}

export function fieldset(field, name, rule, ...children) {
  count += 1;
  const described = `help-${count} fault-${count}`;
  return make(
    "fieldset",
    { class: "box", "data-name": name, "aria-describedby": described },
    make("legend", {}, field.label, must(field)),
    make("p", { class: "box__help", id: `help-${count}` }, helpOf(field, rule)),
    ...children,
    make("p", { class: "box__fault", id: `fault-${count}`, role: "alert", hidden: true }),
  );
}

function must(field) {
  return field.required ? make("span", { class: "box__must" }, "（必填）") : "";
}

// What the model says of the field, and how it is to be written.
function helpOf(field, rule) {
  const told = field.help === field.label ? "" : field.help;
  return [told, rule].filter(Boolean).join("。");
}

export function changed(element) {
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

export function fault(element, words) {
  const place = element.querySelector(":scope > .box__fault");
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
  for (const control of element.querySelectorAll(":scope > input, :scope > select, :scope > textarea")) {
    if (words) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}
