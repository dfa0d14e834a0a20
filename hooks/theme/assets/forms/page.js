// A form on its own page, filled in from what the reader has: a machine table, a ledger, "my firm". What makes it comes
// only when somebody begins. Nothing of it leaves the page but as files that the reader saves.
import { make } from "../dom.js";
import { reason } from "../request.js";

const part = document.querySelector(".filling");
const told = make("p", { class: "filling__failed", role: "alert", hidden: true });
const start = make("button", { type: "button", class: "tool__go" }, "开始填");

part.append(
  make("p", {}, "用你的设备表、按月的账单和“我的企业”里的情况把能填的填上，每格写明是哪里来的；其余的自己写。都在这个网页里做，不上传。"),
  make("p", { class: "tool__deeds" }, start),
  told,
);
part.closest("section").classList.add("filling-part"); // what is printed
part.hidden = false;

async function begin() {
  start.disabled = true;
  told.hidden = true;
  try {
    const { Filling } = await import("./filling.js");
    await Filling.open(part);
  } catch (fault) {
    console.warn(fault);
    start.disabled = false;
    told.textContent =
      reason(fault) === "line"
        ? "填表用的程序或数据没有载入，可能是网络断了。检查网络，再点一次。"
        : "填表的程序在这个浏览器里出了错，可能是浏览器太旧：要 Chrome、Edge 80 或 Safari 13.1（iOS 13.4）以上。";
    told.hidden = false;
  }
}

start.addEventListener("click", begin);
