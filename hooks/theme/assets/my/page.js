// /my/: a firm's own facts in, what follows from them out. Answers are made anew after each change; a
// button with `data-goto="staff"` anywhere on the page leads to the box of that fact.
import { make } from "../dom.js";
import { load } from "../tools/data.js";
import { explain } from "../request.js";
import { answers } from "./answers.js";
import { Boxes } from "./boxes.js";
import { draw } from "./drawn.js";
import { Keeper } from "./keeper.js";
import { knownHere } from "./known.js";
import { Store } from "./store.js";

const at = (id) => document.getElementById(id);

function show(words, wrong = false) {
  at("my-status").textContent = words;
  at("my-status").classList.toggle("my__status--wrong", wrong);
}

// One notice for each `id`; without words it goes.
function notice(id, words, choices = []) {
  const before = at("my-notices").querySelector(`[data-notice="${id}"]`);
  if (!words) return before?.remove();
  const buttons = choices.map(([name, deed]) => {
    const button = make("button", { type: "button" }, name);
    button.addEventListener("click", deed);
    return button;
  });
  const told = make("div", { class: "my__notice", "data-notice": id, role: "alert" }, make("p", {}, words));
  if (buttons.length) told.append(make("p", { class: "tool__deeds" }, ...buttons));
  return before ? before.replaceWith(told) : at("my-notices").append(told);
}

async function answer() {
  const { profile } = keeper;
  try {
    const data = await load("my");
    if (profile === keeper.profile) at("my-answers").replaceChildren(...draw(answers(profile, data)));
  } catch (fault) {
    console.warn(fault);
    explain(document.querySelector("[data-lost]"), fault);
  }
}

function changed() {
  boxes.fill();
  answer();
}

const keeper = new Keeper(new Store(), knownHere(), { show, notice, changed });
const boxes = new Boxes(document.querySelector(".my__form"), keeper);

at("my").addEventListener("click", ({ target }) => {
  const name = target.dataset.goto;
  if (name) goTo(name);
});

function goTo(name) {
  const [fact, part] = name.split(".");
  const box = at({ region: "province", discharges: part, machines: "my-machines", plans: "my-plans" }[fact] ?? fact);
  if (!box) return;
  for (let one = box; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  box.focus();
}

at("my-all").disabled = false;
at("my-keeping").hidden = false;
keeper.start();
