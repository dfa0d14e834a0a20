// What pages do beyond showing: elder mode and other aids, days left, copying, printing. All of them work without
// it, with fewer comforts.
import { offerAids } from "./aids/aids.js";
import { copy } from "./copying.js";
import "./following.js";
import "./naming.js";
import { today } from "./tools/today.js";

const root = document.documentElement;

function elderMode() {
  const button = document.querySelector(".elder");
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", "elder" in root.dataset);
  button.addEventListener("click", () => {
    if ("elder" in root.dataset) delete root.dataset.elder;
    else root.dataset.elder = "";
    try {
      localStorage.setItem("portal-elder", "elder" in root.dataset ? "on" : "off");
    } catch {
      // the mode lasts for the page
    }
    show();
  });
  show();
  button.hidden = false;
}

// Counted in the reader's browser: pages are not built anew every day.
function daysLeft() {
  const now = Date.parse(today());
  for (const time of document.querySelectorAll("time[data-due]")) {
    const day = time.getAttribute("datetime");
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    const days = Math.round((Date.parse(day) - now) / 86_400_000);
    const words = days > 0 ? `还有 ${days} 天` : days === 0 ? "今天" : `已过 ${-days} 天`;
    const left = document.createElement("span");
    left.className = "left";
    left.textContent = words;
    time.after(" ", left);
  }
}

function deeds() {
  for (const row of document.querySelectorAll(".do")) {
    row.hidden = false;
    row.addEventListener("click", ({ target }) => {
      const place = document.getElementById(target.dataset.copy);
      if (place) copy(place.dataset.whole ?? place.textContent, "已复制", row.querySelector("[role=status]"));
      if ("print" in target.dataset) print();
    });
  }
}

// Paper has nothing to unfold with. Newer browsers do it by print.css, this is for the others.
function unfoldOnPaper() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = folded.concat([...document.querySelectorAll("details:not([open])")]);
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
    folded = [];
  });
}

// The theme's icons for the menu and the search are labels of boxes that nobody sees: without a name and
// out of reach for the keyboard. `for` stays, the theme's styles know them by it.
function iconButtons() {
  iconButton(".md-header__button[for=__drawer]", "菜单", ".md-sidebar--primary a");
  iconButton(".md-header__button[for=__search]", "搜索", ".md-search__input");
  iconButton(".md-search__icon[for=__search]", "关闭搜索");
  const menu = document.getElementById("__drawer"); // the search listens to the key already
  addEventListener("keydown", ({ key }) => key === "Escape" && menu?.checked && menu.click());
}

// Who opens something is led to its first part, `within`, and back on closing it.
function iconButton(place, name, within) {
  const label = document.querySelector(place);
  const box = document.getElementById(label?.htmlFor);
  if (!box) return;
  const button = document.createElement("button");
  const values = { type: "button", class: label.className, for: box.id, "aria-label": name };
  for (const [key, value] of Object.entries(values)) button.setAttribute(key, value);
  button.append(...label.childNodes);
  const show = () => button.setAttribute("aria-expanded", box.checked);
  show();
  box.addEventListener("change", () => {
    show();
    if (within) (box.checked ? document.querySelector(within) : button).focus({ preventScroll: true });
  });
  button.addEventListener("click", () => box.click());
  label.replaceWith(button);
}

// The theme listens to keys only: what is pasted, spoken or picked from an input method has none.
function everyInput() {
  const box = document.querySelector(".md-search__input");
  box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
}

// The theme's script gives what keys come to a class, and leaves an empty one: for the sheets a link with a
// class is none of the text.
function withoutEmptyClass() {
  const clean = (one) => one.getAttribute("class") === "" && one.removeAttribute("class");
  addEventListener("focusout", ({ target }) => setTimeout(clean, 0, target));
}

elderMode();
offerAids();
withoutEmptyClass();
daysLeft();
deeds();
unfoldOnPaper();
iconButtons();
everyInput();
