// Runs before anything is drawn, so that a page jumps neither into elder mode nor into other colours.

// What the theme's bundle expects to find. The theme makes it by scripts inside each page, which a strict
// Content-Security-Policy does not run. Other sites of the same host write under the same names, and storage
// can be forbidden: what is no answer is none, and a search box without colours is better than none at all.
(function () {
  document.documentElement.className = "js"; // the theme's way to say so, before its script has come
  const scope = new URL("..", document.currentScript.src); // the site's root

  function palette(value) {
    const { index, color } = value;
    const names = ["media", "scheme", "primary", "accent"];
    return Number.isInteger(index) && color && names.every((name) => typeof color[name] === "string")
      ? value
      : null;
  }

  function get(key, storage, root) {
    try {
      const value = JSON.parse((storage || localStorage).getItem((root || scope).pathname + "." + key));
      return value && key === "__palette" ? palette(value) : value;
    } catch (_) {
      return null;
    }
  }

  function set(key, value, storage, root) {
    try {
      (storage || localStorage).setItem((root || scope).pathname + "." + key, JSON.stringify(value));
    } catch (_) {
      // it lasts for the page
    }
  }

  window.__md_scope = scope;
  window.__md_get = get;
  window.__md_set = set;
  window.__md_hash = (text) =>
    Array.from(text).reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0);

  // The colours that the reader chose, else those that the system has; the theme's script would show them
  // only when it comes, which may be never.
  const NAMES = ["media", "scheme", "primary", "accent"];
  const { colours = "", bundle } = document.currentScript.dataset; // without them (/embed/): neither
  const offered = colours.split(";").slice(0, -1);
  const first = (matches) => Math.max(0, offered.findIndex(matches));
  const palettes = offered.map((one) => {
    const color = {};
    one.split("|").forEach((value, at) => (color[NAMES[at]] = value));
    return color;
  });
  const system = () => first((one) => matchMedia(one.split("|")[0]).matches);
  let shown = colours ? get("__palette") : null;
  if (!shown && palettes.length) {
    const index = system();
    shown = { index, color: palettes[index] };
  }

  function paint() {
    for (const name of NAMES) document.body.setAttribute(`data-md-color-${name}`, shown.color[name]);
  }

  // Of the buttons for colours the one is seen that leads to the next.
  function offer() {
    document.querySelectorAll("[data-md-component=palette] label").forEach((label, at) => {
      label.hidden = at !== shown.index;
    });
  }

  // Beside large type (below): what a reader has switched on in aids/, or his system for him. Words of
  // `data-aids`, for which the sheets have rules.
  if (bundle) {
    const aids = get("portal-aids");
    const asked = matchMedia("(prefers-contrast: more)").matches ? "contrast" : "";
    document.documentElement.dataset.aids = typeof aids === "string" ? aids : asked;
  }

  // There is no body yet; what watches for it comes between its start and the first picture.
  if (shown)
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      paint();
    }).observe(document.documentElement, { childList: true });

  // The theme's script is a third of a page, and nobody needs it before he does something. What was pressed
  // while it is on its way is pressed again.
  const SIGNS = ["pointerdown", "touchstart", "keydown", "focusin", "scroll", "wheel"];
  const WRITTEN = "input:not([type=radio]):not([type=checkbox]), select, textarea"; // a key writes there
  let asked = false;
  let key = null;

  function load(event) {
    if (event.type === "keydown" && !event.target.closest(WRITTEN)) key = event;
    if (asked || document.readyState === "loading") return;
    asked = true;
    const script = document.createElement("script");
    script.src = bundle;
    script.onload = () => {
      for (const sign of SIGNS) removeEventListener(sign, load, true);
      removeEventListener("change", choose, true);
      document.dispatchEvent(new Event("DOMContentLoaded")); // it waits for it, and it has been
      if (key) key.target.dispatchEvent(new KeyboardEvent("keydown", { key: key.key, bubbles: true }));
    };
    script.onerror = () => (asked = false); // the next sign asks again
    document.head.append(script);
  }

  function choose({ target }) {
    if (target.name !== "__palette") return;
    const index = Array.from(target.form.elements).filter((one) => one.name === target.name).indexOf(target);
    shown = { index, color: palettes[index] };
    set("__palette", shown);
    paint();
    offer();
  }

  for (const sign of bundle ? SIGNS : []) addEventListener(sign, load, { capture: true, passive: true });
  addEventListener("change", choose, true);
  document.addEventListener("readystatechange", () => {
    if (document.readyState === "interactive" && shown) offer();
  });
})();

try {
  if (localStorage.getItem("portal-elder") === "on") document.documentElement.dataset.elder = "";
} catch (_) {
  // storage can be forbidden; then the mode lasts for the page
}

// Before Chrome 86 and Safari 14 no element has it; the theme's scripts and ours rely on it.
if (!Element.prototype.replaceChildren)
  Element.prototype.replaceChildren = function (...nodes) {
    while (this.lastChild) this.removeChild(this.lastChild);
    this.append(...nodes);
  };

// The scripts of a tool come after its form, on a slow line seconds after. What is typed and pressed
// meanwhile is kept for them (tools/form.js takes over), the button says that it was heard, and what
// keeps them from coming is told.
(function () {
  const FORM = "form.tool__form:not(.machines__form):not([data-ready])";
  const SEEK = "form.seek:not([data-ready]), .md-search__form";
  const early = document.currentScript.src;
  const search = new URL("../search/", early).href;
  const mine = (target) => (target.closest ? target.closest(FORM) : null);
  let fault = "noModule" in HTMLScriptElement.prototype ? "" : "browser";

  function typed(event) {
    const form = mine(event.target);
    if (form) form.dataset.touched = (form.dataset.touched || "") + " " + event.target.name;
  }

  // What the address asks, in ours or in the older form.
  const asked = () => (location.hash.indexOf("=") > 0 ? location.hash : location.search).slice(1);

  // On a phone a form that the address fills in is folded to a line (tools.css): its answer is what one came
  // for. tools/form.js unfolds what cannot be answered.
  if (asked().indexOf("=") > 0) document.documentElement.dataset.asked = "";

  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch (_) {
      return null; // storage can be forbidden
    }
  }

  // Where nothing is kept yet one begins there; opened after it was drawn, it would push down what is read.
  function openFirst() {
    for (const part of document.querySelectorAll("[data-open-without]")) {
      part.open = !kept(part.dataset.openWithout);
      part.removeAttribute("data-open-without");
    }
  }
  const coming = new MutationObserver(openFirst);
  coming.observe(document.documentElement, { childList: true, subtree: true });

  function explain(failed) {
    for (const words of failed.querySelectorAll("[data-why]")) words.hidden = words.dataset.why !== fault;
    failed.hidden = false;
  }

  // What was typed is kept behind `#`, where no server sees it.
  function again(form) {
    const touched = (form.dataset.touched || "").split(" ");
    const all = new URLSearchParams(asked());
    for (const name of touched) all.delete(name);
    for (const [name, value] of new FormData(form))
      if (value && touched.indexOf(name) >= 0) all.append(name, value);
    history.replaceState(null, "", location.pathname + "#" + all);
    location.reload();
  }

  function show(form) {
    form.querySelector(".tool__go").setAttribute("aria-busy", fault ? "false" : "true");
    document.querySelector(".result__busy").textContent = fault ? "" : "正在载入……";
    if (!fault) return;
    delete document.documentElement.dataset.asked;
    const failed = document.querySelector(".result__failed");
    explain(failed);
    failed.querySelector("button").onclick = () => again(form);
  }

  function failed(event) {
    const came = event.target === window; // then it does not work, else it was not loaded
    if (!came && event.target.type !== "module") return;
    if (came && String(event.filename).indexOf("/assets/") < 0) return;
    fault = came ? "browser" : "line";
    const form = document.querySelector(FORM);
    if (form) show(form);
    for (const part of document.querySelectorAll("[data-lost]")) explain(part);
  }

  addEventListener("input", typed, true);
  addEventListener("change", typed, true);
  addEventListener("error", failed, true);
  addEventListener(
    "submit",
    (event) => {
      if (event.target.matches(SEEK)) {
        event.preventDefault();
        location.href = search + (location.protocol === "file:" ? "index.html" : "") + "#q=" + encodeURIComponent(event.target.querySelector("input").value);
      }
      const form = mine(event.target);
      if (!form) return;
      event.preventDefault();
      form.dataset.pressed = "";
      show(form);
    },
    true,
  );
  // What the answer is made of is asked for with the scripts that make it.
  function fetchSoon(form) {
    const all = new URLSearchParams(asked());
    const filled = (name) => name.replace(/\{(\w+)\}/g, (_, one) => all.get(one) || "");
    for (const name of (form.dataset.loads || "").split(" ").map(filled)) {
      if (!/^[a-z/-]*[a-z]$/.test(name)) continue;
      const link = document.createElement("link");
      link.rel = "preload";
      link.as = "fetch";
      link.crossOrigin = "anonymous";
      link.href = new URL("../tools/" + name + ".json", early).href;
      document.head.append(link);
    }
  }

  // The form is there, its scripts are not: an answer that the address asks for is on its way.
  document.addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive") return;
    for (const button of document.querySelectorAll(FORM + " .tool__go")) button.disabled = false;
    openFirst();
    coming.disconnect();
    // On the page that searches, the theme's own box would open over the results.
    if (document.querySelector(".search"))
      for (const part of document.querySelectorAll(".md-search, .md-header__button[for=__search]")) part.remove();
    const form = document.querySelector(FORM);
    if (form && (fault || asked())) show(form);
    if (form && asked().indexOf("=") > 0) fetchSoon(form);
    if (fault) for (const part of document.querySelectorAll("[data-lost]")) explain(part);
  });
})();
