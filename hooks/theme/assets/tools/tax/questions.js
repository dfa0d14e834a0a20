// The boxes of the form that ask what refuses: as many as the reliefs of the situation have.
import { make } from "../../dom.js";
import { wordsFor } from "./refused.js";

/** Fills `part` with the questions of a situation; what was answered stays, or stands in `asked`. */
export function offer(part, situation, data, asked) {
  const keys = situation?.refusals ?? [];
  part.hidden = !keys.length;
  const before = [...part.querySelectorAll("select")].map(({ name }) => name);
  if (String(before) === String(keys)) return;
  const boxes = keys.map((key) => field(key, data, asked.get(key) ?? ""));
  part.querySelector(".fields").replaceChildren(...boxes);
}

function field(key, { refusals, records }, value) {
  const { question, name } = refusals[key];
  const id = `refusal-${key.replace(".", "--")}`;
  const record = key.slice(key.indexOf(".") + 1);
  const box = make(
    "select",
    { id, name: key, "data-label": name, "aria-describedby": `${id}-hint` },
    ...Object.entries({ "": "没有答", ...wordsFor(question) }).map(([answer, words]) => make("option", { value: answer }, words)),
  );
  box.value = /^(yes|no)$/.test(value) ? value : "";
  return make(
    "div",
    { class: "field field--wide" },
    make("label", { for: id }, question),
    box,
    make("p", { class: "field__hint", id: `${id}-hint` }, `看：${records[record].title}`),
  );
}
