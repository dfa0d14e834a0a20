// What the button 无障碍 opens: colours, pointer and layout to switch on, and reading aloud. What is chosen stays
// in this browser; where it cannot be kept, it lasts for the page.
import { make } from "../dom.js";
import { here, Reader } from "./reader.js";
import { whenVoiced } from "./voices.js";

const KEY = "portal-aids"; // early.js reads it
const AIDS = { contrast: "高对比度", pointer: "大鼠标", simple: "简洁版" };
const root = document.documentElement;

const chosen = () => new Set(root.dataset.aids.split(" ").filter(Boolean));

function choose(names) {
  root.dataset.aids = [...names].join(" ");
  window.__md_set(KEY, root.dataset.aids);
}

let panel;

/** Opens the panel behind its button, or closes it. `last` tells where the reader was in the text. */
export function toggle(button, last) {
  if (!panel) {
    panel = made(button, last);
    button.after(panel);
  } else panel.hidden = !panel.hidden;
  button.setAttribute("aria-expanded", String(!panel.hidden));
}

function made(button, last) {
  const switches = Object.entries(AIDS).map(([name, words]) => aSwitch(name, words));
  const reading = make("button", { type: "button", hidden: true }, "朗读");
  const reset = make("button", { type: "button" }, "恢复默认");
  const reader = new Reader(reading);
  reading.addEventListener("click", () => reader.start(here(last())));
  whenVoiced(() => (reading.hidden = false));
  reset.addEventListener("click", () => {
    reader.stop();
    window.__md_set(KEY, null);
    root.dataset.aids = matchMedia("(prefers-contrast: more)").matches ? "contrast" : ""; // as in early.js
    if ("elder" in root.dataset) document.querySelector(".elder").click();
    for (const one of switches) show(one);
  });
  const group = { class: "aids__panel", id: "aids", role: "group", "aria-label": "无障碍" };
  const whole = make("div", group, ...switches, reading, reset);
  button.setAttribute("aria-controls", whole.id);
  for (const part of [button, whole])
    part.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || whole.hidden) return;
      button.focus();
      toggle(button);
    });
  return whole;
}

function aSwitch(name, words) {
  const one = make("button", { type: "button", "data-aid": name }, words);
  one.addEventListener("click", () => {
    const names = chosen();
    if (!names.delete(name)) names.add(name);
    choose(names);
    show(one);
  });
  show(one);
  return one;
}

function show(one) {
  one.setAttribute("aria-pressed", String(chosen().has(one.dataset.aid)));
}
