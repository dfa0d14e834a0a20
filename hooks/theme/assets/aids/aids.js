// The button 无障碍 beside 大字版. It is made here: on each page it would weigh, and without scripts it does nothing.
// What it opens comes when it is pressed; what was chosen there early.js has put on already.
import { make } from "../dom.js";

export function offerAids() {
  const beside = document.querySelector(".elder");
  if (!beside) return;
  let last = null; // where the reader was in the text: from there it can be read aloud
  const note = ({ target }) => (last = target);
  for (const sign of ["click", "focusin"]) document.querySelector("article").addEventListener(sign, note);
  const button = make("button", { type: "button", class: "aids", "aria-expanded": "false" }, "无障碍");
  button.addEventListener("click", async () => {
    const { toggle } = await import("./panel.js");
    toggle(button, () => last);
  });
  beside.after(button);
}
