// One labelled box of the form: a list to choose from, or a number to type.
import { make } from "../../dom.js";

const LONG = 8; // letters of a choice that need the width of two boxes

/** The field of a box: `{ box, label, unit, hint, options }`, options being values or pairs of value and
 * words; with `words` it takes words. */
export function drawn({ box, label, unit, hint, options, words: typed }) {
  const choices = options?.map((one) => (Array.isArray(one) ? one : [one, one]));
  const described = hint ? { "aria-describedby": `${box}-hint` } : {};
  const input = choices
    ? make(
        "select",
        { id: box, name: box, ...described },
        make("option", { value: "" }, "请选择"),
        ...choices.map(([value, words]) => make("option", { value: String(value) }, String(words))),
      )
    : make("input", {
        id: box,
        name: box,
        type: "text",
        ...(typed ? {} : { inputmode: "decimal" }),
        autocomplete: "off",
        ...described,
      });
  const wide = choices?.some(([, words]) => String(words).length > LONG) || label.length > LONG * 2 || hint;
  const field = make(
    "div",
    { class: `field${wide ? " field--name" : ""}` },
    make("label", { for: box }, label),
  );
  field.append(
    unit ? make("div", { class: "with-unit" }, input, make("span", { class: "unit" }, unit)) : input,
    ...(hint ? [make("p", { class: "field__hint", id: `${box}-hint` }, hint)] : []),
    make("p", { class: "field__fault", id: `${box}-fault`, hidden: true }),
  );
  return field;
}
