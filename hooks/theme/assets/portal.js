// What pages do beyond showing: elder mode, days left, copying, printing. All of them work without
// it, with fewer comforts.
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
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10); // Beijing
  for (const time of document.querySelectorAll("time[data-due]")) {
    const day = time.getAttribute("datetime");
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
    const words = days > 0 ? `还有 ${days} 天` : days === 0 ? "今天" : `已过 ${-days} 天`;
    const left = document.createElement("span");
    left.className = "left";
    left.textContent = words;
    time.after(" ", left);
  }
}

async function copy(id) {
  const text = document.getElementById(id);
  try {
    await navigator.clipboard.writeText(text.textContent);
    return "已复制";
  } catch {
    getSelection().selectAllChildren(text); // no clipboard on plain http: select it at least
    return "已选中，请按 Ctrl+C 复制";
  }
}

function deeds() {
  for (const row of document.querySelectorAll(".do")) {
    row.hidden = false;
    row.addEventListener("click", async ({ target }) => {
      const said = row.querySelector("[role=status]");
      if (target.dataset.copy) said.textContent = await copy(target.dataset.copy);
      if ("print" in target.dataset) print();
    });
  }
}

// The theme listens to keys only: what is pasted, spoken or picked from an input method has none.
function everyInput() {
  const box = document.querySelector(".md-search__input");
  box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
}

elderMode();
daysLeft();
deeds();
everyInput();
