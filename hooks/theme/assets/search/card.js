// The card above what was found: where a question leads, or that this site cannot say and whom to ask.
import { JOBS, UNSURE, cannot, told } from "./above.js";
import { ROOT } from "./docs.js";
import { make } from "../dom.js";

/** Shows in `place` what an answer leads to; hides it where there is nothing to say. */
export function show(place, { leads, unknown, unsure }, vocabulary) {
  const open = unknown ? [notKnown(cannot(unknown))] : [];
  const first = leads.map((lead) => drawn(told(lead, vocabulary)));
  const lost = unsure ? [make("p", { class: "leads__unsure" }, UNSURE.replace(/。也可以.*$/, "。"), "也可以到", make("a", { href: ROOT + JOBS }, "我要做的事"), "里挑。")] : [];
  place.replaceChildren(...open, ...first, ...lost);
  place.hidden = !place.children.length;
}

function drawn({ u, title, lines }) {
  const said = lines.map(([what, text]) => make("p", {}, ...(what ? [make("b", {}, `${what}：`)] : []), text));
  return make("div", { class: "lead" }, make("p", { class: "lead__title" }, make("a", { href: ROOT + u }, title)), ...said);
}

function notKnown({ text, ask }) {
  const bodies = ask.map(([name, address, phone]) => make("li", {}, make("a", { href: ROOT + address }, name), ...(phone ? [" ", make("a", { href: `tel:${phone.replace(/[^0-9+-]/g, "")}` }, phone)] : [])));
  const whom = bodies.length ? [make("p", {}, "问："), make("ul", {}, ...bodies)] : [];
  return make("div", { class: "lead lead--open" }, make("p", { class: "lead__title" }, text), ...whom);
}
