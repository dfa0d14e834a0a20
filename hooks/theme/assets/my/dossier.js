// What stands at the head of the printed answers: when, by which facts, by whose data. On the screen only
// the button that prints.
import { make } from "../dom.js";
import { published } from "../tools/address.js";
import { allTold, boughtWords, energyWords, machineWords, planWords, productWords, tickedWords } from "./words.js";

/** The head with the facts as they were filled in. `sections` are those of the answers, `known` as in
 * known.js. */
export function dossier(profile, data, sections, known) {
  const button = make("button", { type: "button" }, "打印，给检查、银行看");
  button.addEventListener("click", () => print());
  const facts = [...allTold(profile, known), ...each(profile, known)];
  const lines = facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  const open = sections.flatMap((section) => section.lines).filter(({ state }) => state === "unknown").length;
  return make(
    "div",
    { class: "dossier" },
    make("p", { class: "tool__deeds" }, button),
    make(
      "div",
      { class: "dossier__head" },
      make("p", {}, `打印日期 ${data.today}；资料最近变化 ${data.my.day}；网址 ${published()}`),
      make("p", {}, "下面的情况由企业自己填写，没有核实；没有填的没有猜。"),
      facts.length ? make("dl", { class: "dossier__facts" }, ...lines) : make("p", {}, "什么都没有填。"),
      make("p", {}, `还不能判断的有 ${open} 条，都列在后面，写明差什么。“上次来以后”、用得上的事、找谁问、订阅没有印。以文件原文和主管部门的说法为准。`),
    ),
  );
}

// Every line of what there may be several of.
function* each({ machines = [], energy = [], products = [], plans = [], bought = [], ticked = [] }, known) {
  for (const [at, one] of machines.entries()) yield [`设备 ${at + 1}`, machineWords(one, known)];
  for (const one of energy) yield ["能源用量", energyWords(one)];
  for (const one of products) yield ["产品单耗", productWords(one)];
  for (const one of plans) yield ["打算做的", planWords(one, known)];
  for (const one of bought) yield ["买了、享受了的", boughtWords(one, known)];
  for (const one of ticked) yield ["自查", tickedWords(one)];
}
