// The second part of /tools/equipment/: a whole table in, a line for every machine out. Nothing of it
// gets into the address.
import { make } from "../../../dom.js";
import { csv, download } from "../../../sheet.js";
import { load } from "../../data.js";
import { prepare } from "../check.js";
import { checkRows } from "./checked.js";
import { likeliest, recogniseColumns } from "./columns.js";
import { LIMITS, tooLong } from "./limits.js";
import { chosen, mapping, recognised } from "./mapping.js";
import { readTable } from "./reader.js";
import { Result } from "./result.js";
import { saved } from "./saved.js";

const part = document.querySelector(".machines");
const at = (name) => part.querySelector(`.machines__${name}`);
const form = at("form");
const [file, text] = [form.elements.file, form.elements.text];
const [fault, busy, columnsPart, boxes, sheetBox] = ["fault", "busy", "columns", "boxes", "sheet"].map(at);
const own = (name) => part.querySelector(`#machines-${name}`); // a box beside those of the columns
const result = new Result(at("result"));

let table; // { name, sheets, sheet, layout, lines }
let index;
let running = 0;

async function open(asked, name) {
  const mine = ++running;
  start();
  try {
    const [sheets, lists] = await Promise.all([readTable(asked), load("equipment")]);
    if (mine !== running || !sheets) return;
    table = { name, sheets };
    index ??= prepare(lists);
    choose(likeliest(sheets));
    columnsPart.scrollIntoView({ block: "start" });
  } catch (refusal) {
    if (mine === running) refuse(refusal);
  }
}

function start() {
  say("");
  result.clear();
  columnsPart.hidden = true;
  busy.textContent = "正在读表……";
}

function refuse(refusal) {
  busy.textContent = "";
  if (refusal.name !== "Refusal") console.warn(refusal);
  say(
    refusal.name === "Refusal"
      ? refusal.message
      : "查表用的文件没有载入，可能是网络断了。检查网络，再试一次。",
  );
}

function say(words) {
  fault.textContent = words;
  fault.hidden = !words;
}

function choose(place) {
  table.sheet = table.sheets[place];
  const options = table.sheets.map(({ name }, number) =>
    make("option", { value: number, selected: number === place }, name || `第 ${number + 1} 张`),
  );
  sheetBox.hidden = options.length < 2;
  own("which").replaceChildren(...options);
  columnsPart.hidden = false;
  lay(recogniseColumns(table.sheet.rows, index.names));
}

function lay(layout) {
  table.layout = layout;
  own("head").value = layout.head;
  at("recognised").textContent = recognised(layout.columns);
  boxes.replaceChildren(...mapping(table.sheet.rows, layout));
  run();
}

async function run() {
  const mine = ++running;
  const { sheet, layout } = table;
  say("");
  const above = sheet.rows.slice(0, layout.first).filter((row) => row.some(Boolean)).length;
  if (sheet.count - above > LIMITS.rows) {
    result.clear();
    return refuse(tooLong(sheet.count - above));
  }
  const fields = new Set(layout.columns.map(({ field }) => field));
  const all = { category: own("category").value, region: own("region").value };
  if (!fields.has("model") && !(fields.has("fuel") && (fields.has("category") || all.category))) {
    result.clear();
    busy.textContent = "";
    at("correct").open = true;
    return say("没有认出型号是哪一列。在“核对各列”里选一下。");
  }
  busy.textContent = "正在查……";
  const named = own("named").checked;
  const lines = await checkRows(index, sheet.rows, layout, { all, named }, () => mine !== running);
  if (!lines || mine !== running) return;
  table.lines = lines;
  busy.textContent = "";
  result.show(index, lines, layout.columns, told(all, lines));
  own("named-part").hidden = !fields.has("name");
}

// What the answer rests on, for the head of the printed sheet.
function told({ category, region }, lines) {
  const { name, sheet, layout } = table;
  return [
    ["表", [name, sheet.name].filter(Boolean).join("，")],
    ["各列", recognised(layout.columns)],
    [
      "没有写类别的",
      index.nameOf.get(category) ?? (lines.some(({ suggested }) => suggested) ? "按设备名称推定" : ""),
    ],
    ["没有写地区的", index.regionOf.get(region)?.name ?? ""],
  ].filter(([, value]) => value);
}

function save() {
  const site = document.querySelector(".md-header__topic")?.textContent.trim() ?? "";
  const about = { site, address: location.origin + location.pathname };
  const bare = table.name.replace(/\.[^.]*$/, "");
  download(csv(saved(index, table.lines, table.layout.columns, about)), `${bare}-淘汰查询.csv`);
}

function take(files) {
  if (!files.length) return;
  text.value = "";
  open({ file: files[0] }, files[0].name);
  if (files.length > 1) busy.textContent = `一次查一个文件，先查 ${files[0].name}……`;
}

function pasted() {
  if (text.value.trim()) {
    file.value = "";
    return open({ text: text.value }, "粘贴的表");
  }
  if (file.files.length) return take(file.files);
  say("先粘贴一张表，或者选一个文件。");
  text.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  pasted();
});
form.addEventListener("reset", () => {
  running++;
  table = undefined;
  say("");
  busy.textContent = "";
  columnsPart.hidden = true;
  result.clear();
});
file.addEventListener("change", () => take(file.files));
file.addEventListener("click", () => (file.value = "")); // the same file, mended, may be chosen again
text.addEventListener("paste", () => setTimeout(pasted)); // when the box has the text

// The whole page takes a file: one that misses the box would open in place of the page.
const carries = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  form.classList.add("machines__form--over");
});
for (const end of ["dragleave", "drop"])
  addEventListener(end, () => form.classList.remove("machines__form--over"));
addEventListener("drop", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  file.value = "";
  take(event.dataTransfer.files);
});

columnsPart.addEventListener("change", ({ target }) => {
  if (target.dataset.column)
    lay({
      ...table.layout,
      columns: chosen(table.layout.columns, Number(target.dataset.column), target.value),
    });
  else if (target === own("which")) choose(Number(target.value));
  else if (target === own("head")) lay(headed(target.value));
  else run();
});

// The heading's row as the reader says; 0 where there is none.
function headed(said) {
  const head = Math.min(Math.max(0, Math.trunc(Number(said)) || 0), table.sheet.rows.length);
  return recogniseColumns(table.sheet.rows, index.names, head);
}

part.addEventListener("click", ({ target }) => {
  if (target.dataset.do === "save") save();
  if (target.dataset.do === "print") {
    result.filter("");
    print();
  }
});
// With an answer to one nameplate and a table on the page, each button prints its own.
const owner = ({ target }) => {
  const { dataset } = target;
  if (dataset?.do === "print" || "print" in (dataset ?? {}))
    document.body.dataset.paper = dataset.do === "print" ? "table" : "one";
};
addEventListener("click", owner, true);
addEventListener("afterprint", () => delete document.body.dataset.paper);

part.hidden = false;
