// /my/: a firm's own facts in, what follows from them out. Answers are made anew after each change; a
// button with `data-goto="staff"` anywhere on the page leads to the box of that fact.
import { make } from "../dom.js";
import { load } from "../tools/data.js";
import { explain } from "../request.js";
import { answers } from "./answers.js";
import { listedKinds, reckonedCoal } from "./asked.js";
import { Boxes } from "./boxes.js";
import { doubts } from "./doubts.js";
import { draw } from "./drawn.js";
import { gathered } from "./gathered.js";
import { Keeper } from "./keeper.js";
import { Keeping, saveAside } from "./keeping.js";
import { knownHere } from "./known.js";
import { Lists } from "./lists.js";
import { Machines } from "./machines.js";
import { isEmpty } from "./profile.js";
import { newest } from "./since.js";
import { Store } from "./store.js";
import { headOf } from "./words.js";

const at = (id) => document.getElementById(id);

// What was done stands before what came of it: a deed is shown after its change was stored.
function show(words, wrong = false, more = false) {
  const before = at("my-status").textContent;
  at("my-status").textContent = more && before ? `${words}。${before}` : words;
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

let last; // what the profile had seen when this page was opened

async function answer() {
  const { profile, known } = keeper;
  const [kindsOf, reckoned] = await Promise.all([
    profile.machines?.some(({ model, category }) => model && category) ? listedKinds() : undefined,
    profile.energy && profile.tce !== undefined ? reckonedCoal(profile.energy) : undefined,
  ]);
  if (profile !== keeper.profile) return;
  const found = doubts(profile, known, { kindsOf, reckoned });
  machines.doubts = found;
  boxes.doubt(found);
  machines.draw();
  const open = found.filter(({ open }) => open.length).length;
  notice("doubts", open ? `有 ${open} 处对不上，写在各格下面：对上以前，靠它们的都写“还不能判断”。` : "");
  try {
    const data = await gathered(profile, load);
    if (profile !== keeper.profile) return;
    last = last ?? profile.seen ?? "";
    const shown = { ...profile, seen: last || undefined };
    at("my-answers").replaceChildren(...draw(answers(shown, data), { profile: shown, data, known }));
    if (!isEmpty(profile) && newest(data) && profile.seen !== newest(data)) keeper.see(newest(data));
  } catch (fault) {
    console.warn(fault);
    explain(document.querySelector("[data-lost]"), fault);
  }
}

function changed(anew = false) {
  if (anew) boxes.clear();
  boxes.fill();
  machines.draw();
  lists.draw();
  for (const place of document.querySelectorAll("[data-filled]"))
    place.textContent = headOf(place.dataset.filled, keeper.profile, keeper.known);
  answer();
}

const keeper = new Keeper(new Store(), knownHere(), { show, notice, changed, saveAside });
const boxes = new Boxes(document.querySelector(".my__form"), keeper);
const machines = new Machines(keeper, show);
const lists = new Lists(keeper, show);
new Keeping(keeper, show);

at("my").addEventListener("click", ({ target }) => {
  const name = target.dataset.goto;
  if (name) goTo(name);
});

function goTo(name) {
  const [fact, part, field] = name.split(".");
  const box = at({ region: "province", discharges: part ?? "air", machines: "my-machines", plans: "my-plans", bought: "my-bought", ticked: "my-ticked" }[fact] ?? fact);
  if (!box) return;
  for (let one = box; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  if (fact === "machines" && field && machines.ask(part, field)) return;
  box.focus();
}

document.querySelector(".my__form").addEventListener("submit", (event) => event.preventDefault());
at("my-all").disabled = false;
at("my-keeping").hidden = false;
keeper.start();
if (isEmpty(keeper.profile)) at("part-firm").open = true;
