// 新旧对照: shows only the entries of one fate, and unfolds what did not change. What is shown stands
// behind `#` in the address; without this the page has all of them.
const filter = document.querySelector(".comparison__filter");
const entries = [...document.querySelectorAll(".comparison tbody")];
const START = "show=";

function asked() {
  const hash = location.hash.slice(1);
  const fate = hash.startsWith(START) ? hash.slice(START.length) : "";
  return filter.querySelector(`[data-show="${CSS.escape(fate)}"]`) ? fate : "";
}

function show() {
  const fate = asked();
  let count = 0;
  for (const entry of entries) {
    entry.hidden = Boolean(fate) && entry.dataset.fate !== fate;
    if (!entry.hidden) count += 1;
  }
  for (const button of filter.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === fate));
  }
  filter.querySelector("[role=status]").textContent = `显示 ${count} 项`;
}

function unfold(button) {
  const open = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(open));
  for (const run of document.querySelectorAll(".comparison details")) run.open = open;
}

if (filter) {
  filter.hidden = false;
  filter.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if ("unfold" in button.dataset) {
      unfold(button);
      return;
    }
    const fate = button.dataset.show;
    history.pushState(null, "", fate ? `#${START}${fate}` : location.pathname + location.search);
    show();
  });
  addEventListener("hashchange", show);
  addEventListener("popstate", show);
  show();
}
