// The form of the preview: which page is asked for stands behind the # of the address.
import { make } from "./dom.js";
import { fill } from "./fill.js";
import { newsForm, recordForm } from "./form.js";
import { overview } from "./overview.js";
import { note } from "./said.js";
import { look, Refused, SITE } from "./server.js";

const main = document.getElementById("main");

async function open() {
  const [where, , id] = decodeURIComponent(location.hash.replace(/^#\/?/, "")).split("/");
  try {
    if (where === "new") await newsForm(main);
    else if (where === "edit" && id) await recordForm(main, id);
    else overview(main, await look("overview"));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fill(main, ...refused(error, id));
  }
  const head = main.querySelector("h1");
  document.title = `${head ? head.textContent : "编辑"} - 编辑`;
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function refused(error, id) {
  const back = make("p", {}, make("a", { href: "#/" }, "回到编辑首页"));
  const { told } = error;
  if (told.unreadable) {
    const lines = told.unreadable.map((line) => make("li", {}, line));
    return [note("bad", "这个文件读不出来，先在编辑器里改好", make("ul", {}, ...lines)), back];
  }
  if (told.list) {
    const list = make("a", { href: `#/edit/record/${told.list}` }, told.list);
    const command = make("code", {}, `python scripts/export_table.py ${told.list}`);
    return [note("warn", "这是清单里的一条，用表格改", make("p", {}, `${id} 在清单 `, list, " 里：", command)), back];
  }
  if (told.missing) return [note("warn", `没有编号是 ${id} 的记录`), back];
  return [note("bad", error.message || "没有做成"), back];
}

// The colours and the size of type that the reader has chosen on the site (Material keeps the first).
function dress() {
  const root = document.documentElement;
  let scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  try {
    const chosen = JSON.parse(localStorage.getItem(`${SITE}.__palette`));
    const wanted = chosen && chosen.color && chosen.color.scheme;
    if (["slate", "default"].includes(wanted)) scheme = wanted;
    if (localStorage.getItem("portal-elder") === "on") root.dataset.elder = "";
  } catch (error) {
    // nothing was chosen, or nothing can be kept
  }
  document.body.dataset.mdColorScheme = scheme;
}

dress();
window.addEventListener("hashchange", open);
open();
