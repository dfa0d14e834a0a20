// The button 无障碍. What it opens comes when it is pressed; what was chosen there early.js has put on already.

export function offerAids() {
  const button = document.querySelector(".aids");
  if (!button) return;
  let last = null; // where the reader was in the text: from there it can be read aloud
  const note = ({ target }) => (last = target);
  for (const sign of ["click", "focusin"]) document.querySelector("article").addEventListener(sign, note);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", async () => {
    const { toggle } = await import("./panel.js");
    toggle(button, () => last);
  });
  button.hidden = false;
}
