// A checklist on its page: what was answered is kept in "my firm", in this browser only; a workbook of it. The list
// itself stands in the page, and can be ticked and printed without this.
import { tick, ticked } from "../my/ticks.js";

const form = document.querySelector(".checklist");
const all = [...form.querySelectorAll("fieldset[data-item]")];
const [said, deeds] = [form.querySelector(".checklist__said"), form.querySelector(".tool__deeds")];
const done = deeds.querySelector("[role=status]");

const what = (one) => one.querySelector("legend").textContent;
const chosen = (one) => one.querySelector("input:checked");
const word = (input) => input.parentNode.textContent.trim();

function show() {
  const counts = new Map();
  for (const one of all) {
    const input = chosen(one);
    one.dataset.answer = input.value;
    counts.set(word(input), (counts.get(word(input)) ?? 0) + 1);
  }
  said.textContent = `共 ${all.length} 项：${[...counts].map(([name, many]) => `${name} ${many}`).join("，")}`;
}

// What the store says: an item that it does not know is not answered.
function read() {
  const answers = ticked(form.dataset.form);
  for (const one of all) {
    const answer = answers.get(one.dataset.item) ?? "";
    for (const input of one.querySelectorAll("input")) input.checked = input.value === answer;
    if (!chosen(one)) one.querySelector("input[value='']").checked = true;
  }
  show();
}

function keep(some) {
  const told = tick(form.dataset.form, some.map((one) => ({ item: one.dataset.item, what: what(one), answer: chosen(one).value })));
  done.textContent = told.fault ?? "";
  show();
}

async function book() {
  done.textContent = "正在做……";
  try {
    const { checkBook } = await import("./checklist_book.js");
    const lines = all.map((one) => ({
      part: partOf(one),
      what: what(one),
      answer: chosen(one).value && word(chosen(one)),
      unanswered: word(one.querySelector("input[value='']")),
      proof: textOf(one, ".checklist__proof").replace(/^检查时看：/, ""),
      ground: textOf(one, ".grounds"),
    }));
    await checkBook(form.dataset, lines);
    done.textContent = "下载好了";
  } catch (fault) {
    console.warn(fault);
    done.textContent = "没有做成：写表格的程序没有载入，可能是网络断了，再试一次";
  }
}

const textOf = (one, place) => (one.querySelector(place)?.textContent ?? "").replace(/\s+/g, " ").trim();

function partOf(one) {
  for (let before = one.previousElementSibling; before; before = before.previousElementSibling)
    if (before.tagName === "H3") return before.textContent;
  return "";
}

function paper() {
  document.body.dataset.paper = "form";
  print();
}

function clear() {
  for (const one of all) one.querySelector("input[value='']").checked = true;
  keep(all);
}

const DEEDS = { book, paper, clear };

form.closest("section").classList.add("filling-part"); // what is printed
form.addEventListener("change", ({ target }) => keep([target.closest("fieldset")]));
form.addEventListener("submit", (event) => event.preventDefault());
deeds.addEventListener("click", ({ target }) => DEEDS[target.dataset.deed]?.());
addEventListener("afterprint", () => delete document.body.dataset.paper);
addEventListener("storage", read); // another tab
deeds.hidden = false;
read();
