// What the tools take from "my firm" and give to it. Nothing is filled in unseen, nothing stored without
// a press. All else of it is loaded only where there is something to do.
import { make } from "../dom.js";
import { link } from "../tools/answer.js";

function isKept() {
  try {
    return Boolean(localStorage.getItem("portal-my"));
  } catch {
    return false; // storage can be forbidden
  }
}

/** Fills the empty boxes of a tool's form with what is known, and says so above them, with a way back.
 * What the address asks is somebody else's question: then nothing is filled in. */
export async function takeOver(element, tool) {
  if (!isKept() || location.hash.includes("=")) return;
  try {
    const { take } = await import("./taken.js");
    take(element, tool);
  } catch (fault) {
    console.warn(fault); // the tool works without it
  }
}

/** A line below an answer with a button for each of `choices`, [words, deed]: `deed(give)` returns what was
 * stored, in words, or `{ fault }`. */
export function giveBack(words, choices) {
  const said = make("span", { role: "status" });
  const buttons = choices.map(([name, deed]) => {
    const button = make("button", { type: "button", class: "plain-button" }, name);
    button.addEventListener("click", () => press(deed, said));
    return button;
  });
  const parts = [words, ...buttons, said].filter(Boolean).flatMap((one, at) => (at ? [" ", one] : [one]));
  return make("p", { class: "onward" }, ...parts);
}

/** Does a deed and says in `said` what came of it. */
export async function press(deed, said) {
  try {
    const done = deed(await import("./give.js"));
    said.replaceChildren(...(done.fault ? [done.fault] : [`${done}。`, link("my/", "看我的企业")]));
  } catch (fault) {
    console.warn(fault);
    said.textContent = "没有存上：程序没有载入，再按一次试试。";
  }
}
