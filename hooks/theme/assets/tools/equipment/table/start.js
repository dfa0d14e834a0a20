// What checks a whole table is large, and most come with one nameplate: it is loaded when somebody turns to
// the table. What was chosen, pasted or let go meanwhile is kept and handed over.
import { explain } from "../../../request.js";

const part = document.querySelector(".machines");
const lost = document.querySelector(".machines__lost");
const form = part.querySelector(".machines__form");
const file = form.elements.file;
const busy = part.querySelector(".machines__busy");
const SIGNS = ["focusin", "pointerdown", "pointerover", "touchstart", "change", "paste"];

let coming;
let waiting = ""; // what the reader did last: "submit", or "change" of the file

function load() {
  if (!coming)
    coming = import("./page.js").then(came, (fault) => {
      coming = undefined; // the next sign tries again
      busy.textContent = "";
      console.warn(fault);
      explain(lost, fault);
    });
}

function came() {
  for (const sign of SIGNS) part.removeEventListener(sign, load);
  form.removeEventListener("submit", submitted, true);
  file.removeEventListener("change", changed, true);
  removeEventListener("dragover", over);
  removeEventListener("drop", dropped);
  const event = new Event(waiting || "none", { bubbles: true, cancelable: true });
  (waiting === "submit" ? form : file).dispatchEvent(event);
}

function wait(deed) {
  waiting = deed;
  busy.textContent = "正在载入……";
  load();
}

function submitted(event) {
  event.preventDefault();
  wait("submit");
}

const changed = () => wait("change");

function over(event) {
  if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault(); // else the file opens in place of the page
  load();
}

function dropped(event) {
  if (!event.dataTransfer || !event.dataTransfer.files.length) return;
  event.preventDefault();
  file.files = event.dataTransfer.files;
  wait("change");
}

for (const sign of SIGNS) part.addEventListener(sign, load, { passive: true });
form.addEventListener("submit", submitted, true);
form.addEventListener("paste", () => setTimeout(() => waiting || wait("submit")), { once: true });
file.addEventListener("change", changed, true);
addEventListener("dragover", over);
addEventListener("drop", dropped);
part.hidden = false;
