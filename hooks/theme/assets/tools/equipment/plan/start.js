// Keeps what was checked until a plan is asked for; the scripts that make one come only then.
import { reason } from "../../../request.js";

const part = document.querySelector(".plan");
const failed = part.previousElementSibling;
const button = document.querySelector('[data-do="plan"]');
const plates = []; // nameplates that were added one by one
let table = []; // checked lines of a table
let index;

document.addEventListener("machines-checked", ({ detail }) => {
  table = (detail && detail.lines) || [];
  index = (detail && detail.index) || index;
  button.disabled = !table.length;
  if (!part.hidden) plan(false);
});

document.addEventListener("machine-checked", ({ detail: { index: lists, plate, result } }) => {
  index = lists;
  const same = (one) => JSON.stringify(one.plate) === JSON.stringify(plate); // pressed twice, it is one machine
  if (!plates.some(same)) plates.push({ plate, result });
  plan(true);
});

button.addEventListener("click", () => plan(true));

async function plan(asked) {
  failed.hidden = true;
  try {
    const [{ planFor }, { linesOf }] = await Promise.all([import("./page.js"), import("./machine.js")]);
    await planFor([...table, ...linesOf(index, plates)], index, asked);
  } catch (fault) {
    console.warn(fault);
    failed.textContent =
      reason(fault) === "line"
        ? "做计划用的程序或数据没有载入，可能是网络断了。检查网络，再点一次。"
        : "做计划的程序在这个浏览器里出了错，可能是浏览器太旧：要 Chrome、Edge 80 或 Safari 13.1（iOS 13.4）以上。";
    failed.hidden = false;
    if (asked) failed.scrollIntoView({ block: "center" });
  }
}
