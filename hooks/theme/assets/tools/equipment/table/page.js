// The second part of /tools/equipment/: a whole table in, a line for every machine out. Nothing of it
// gets into the address.
import { make } from "../../../dom.js";
import { bringTable } from "../../../forms/brought.js";
import { press } from "../../../my/handover.js";
import { csv, download } from "../../../sheet.js";
import { entered, published } from "../../address.js";
import { ROOT, load } from "../../data.js";
import { prepare } from "../check.js";
import { checkRows } from "./checked.js";
import { recogniseColumns } from "./columns.js";
import { onDrop } from "./dropped.js";
import { tooLong, unreached } from "./limits.js";
import { chosen, mapping, recognised } from "./mapping.js";
import { parted } from "./parts.js";
import { readTable } from "./reader.js";
import { Result } from "./result.js";
import { saved } from "./saved.js";
import { HIDDEN, UNKNOWN, laidOut, lengthOf, sorted } from "./sheets.js";
import { overlooked, unsaid } from "./unsaid.js";

const part = document.querySelector(".machines");
const at = (name) => part.querySelector(`.machines__${name}`);
const form = at("form");
const [file, text] = [form.elements.file, form.elements.text];
const [fault, busy, columnsPart, boxes, sheetBox] = ["fault", "busy", "columns", "boxes", "sheet"].map(at);
const own = (name) => part.querySelector(`#machines-${name}`); // a box beside those of the columns
const result = new Result(at("result"));

let table; // { name, sheets, empty, which, found }: `which` is the sheet whose columns are shown
let index;
let running = 0;

async function open(asked, name) {
  const mine = ++running;
  start();
  try {
    const missed = () => {
      throw unreached("查表用的数据");
    };
    const [read, lists] = await Promise.all([readTable(asked), load("equipment").catch(missed)]);
    if (mine !== running || !read) return;
    index = index ?? prepare(lists);
    const sheets = read.sheets.flatMap(parted).map((sheet) => laidOut(sheet, index));
    const first = sheets.findIndex(({ wanted }) => wanted);
    table = { name, sheets, empty: read.empty, which: Math.max(0, first) };
    columnsPart.hidden = false;
    draw();
    await run();
    columnsPart.scrollIntoView({ block: "start" });
  } catch (refusal) {
    if (mine === running) refuse(refusal);
  }
}

function start() {
  hand();
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
      : "程序出了错，这张表没有查成。换一种格式（.xlsx、CSV）再试，或者只粘贴设备那几列。",
  );
}

function say(words) {
  fault.textContent = words;
  fault.hidden = !words;
}

// The sheets to choose from, and the columns of one of them.
function draw() {
  const { sheets, which } = table;
  const titles = sheets.map(
    ({ name, hidden }, place) => `${name || `第 ${place + 1} 张`}${hidden ? "（隐藏）" : ""}`,
  );
  at("sheets").hidden = sheetBox.hidden = sheets.length < 2;
  at("sheets-list").replaceChildren(
    ...titles.map((title, place) =>
      make(
        "label",
        {},
        make("input", { type: "checkbox", "data-sheet": place, checked: sheets[place].wanted }),
        ` ${title}`,
      ),
    ),
  );
  own("which").replaceChildren(
    ...titles.map((title, place) => make("option", { value: place, selected: place === which }, title)),
  );
  const { layout, numbers, rows } = sheets[which];
  own("head").value = layout.head ? numbers[layout.head - 1] : 0;
  at("recognised").textContent =
    `${sheets.length > 1 ? `${titles[which]}：` : ""}${recognised(layout.columns)}`;
  boxes.replaceChildren(...mapping(rows, layout));
}

function change(place, values) {
  table.sheets = table.sheets.map((sheet, number) => (number === place ? { ...sheet, ...values } : sheet));
  draw();
  run().catch(refuse);
}

const lay = (layout) => change(table.which, { layout, wanted: true });

async function run() {
  const mine = ++running;
  say("");
  const all = { category: own("category").value, region: own("region").value };
  const sheets = sorted(table.sheets, all.category);
  const some = sheets.filter(({ why }) => !why);
  ask(sheets);
  if (!some.length) return stopped(sheets);
  busy.textContent = "正在查……";
  const options = { all, named: own("named").checked };
  const found = { lines: [], left: [] };
  for (const sheet of some) {
    const told = await checkRows(index, sheet, sheet.layout, options, () => mine !== running);
    if (!told || mine !== running) return;
    found.lines.push(...told.lines);
    found.left.push(...told.left);
  }
  const columns = some.flatMap((sheet) => overlooked(index, sheet, sheet.layout, some.length > 1));
  const notes = unsaid({ sheets, empty: table.empty, columns, ...found });
  table.found = { ...found, notes };
  busy.textContent = "";
  const out = sheets.length - some.length;
  result.show(index, { lines: found.lines, notes, sheets: new Set(some.map(({ of, name }) => of ?? name)).size, out }, told(all, found.lines, some));
  hand({ index, lines: found.lines });
  const named = some.some(({ layout }) => layout.columns.some(({ field }) => field === "name"));
  own("named-part").hidden = !named;
}

// The machines go on to the plan (plan/page.js), or none do.
const hand = (detail) => document.dispatchEvent(new CustomEvent("machines-checked", { detail }));

// Nothing can be checked: the columns have to be told, or there is too much.
function stopped(sheets) {
  hand();
  result.clear();
  busy.textContent = "";
  const long = sheets.find(({ wanted, why }) => wanted && why !== UNKNOWN);
  if (long) return refuse(tooLong(lengthOf(long)));
  at("correct").open = true;
  say(`${UNKNOWN}。在“核对各列”里选一下。`);
}

// A hidden sheet may be an old ledger or the other half of it: only the reader knows.
function ask(sheets) {
  const hidden = sheets.map((sheet, place) => ({ ...sheet, place })).filter((one) => one.why === HIDDEN);
  at("ask").replaceChildren(
    ...hidden.map(({ name, place, count }) =>
      make(
        "button",
        { type: "button", class: "plain-button", "data-add": place },
        `隐藏的工作表“${name}”（${count} 行）也查`,
      ),
    ),
  );
  at("ask").hidden = !hidden.length;
}

// What the answer rests on, for the head of the printed sheet.
function told({ category, region }, lines, sheets) {
  const names = sheets.map(({ name }) => name).filter(Boolean);
  const columns = new Map(); // sheets of one form are told once
  for (const { name, layout } of sheets) {
    const words = recognised(layout.columns);
    columns.set(words, [...(columns.get(words) ?? []), name]);
  }
  const several = columns.size > 1;
  const by = [...new Set(lines.filter(({ suggested }) => suggested).map(({ by: source }) => source))];
  return [
    ["表", [table.name, names.join("、")].filter(Boolean).join("，")],
    ["各列", [...columns].map(([words, of]) => (several ? `${of.join("、")}：${words}` : words)).join("；")],
    ["没有写类别的", index.nameOf.get(category) ?? (by.length ? `按${by.join("、")}推定` : "")],
    ["没有写地区的", index.regionOf.get(region)?.name ?? ""],
  ].filter(([, value]) => value);
}

function save() {
  const site = document.querySelector(".md-header__topic")?.textContent.trim() ?? "";
  const about = { site, address: published() };
  const bare = table.name.replace(/\.[^.]*$/, "");
  download(csv(saved(index, table.found, about)), `${bare}-淘汰查询.csv`);
}

// The sheets that were checked, with their columns as the reader has them, go on to the forms in this tab.
function toForms() {
  const sheets = sorted(table.sheets, own("category").value).filter(({ why }) => !why);
  if (bringTable({ name: table.name, sheets })) location.assign(entered(`${ROOT}forms/`));
  else at("mine").textContent = "表太大，或者浏览器不让记：到表格的页面上再选一次这个文件";
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
  hand();
  table = undefined;
  say("");
  busy.textContent = "";
  columnsPart.hidden = true;
  result.clear();
});
file.addEventListener("change", () => take(file.files));
file.addEventListener("click", () => (file.value = "")); // the same file, mended, may be chosen again
text.addEventListener("paste", () => setTimeout(pasted)); // when the box has the text

onDrop(form, (files) => {
  file.value = "";
  take(files);
});

columnsPart.addEventListener("change", ({ target }) => {
  const { layout } = table.sheets[table.which];
  if (target.dataset.column)
    lay({ ...layout, columns: chosen(layout.columns, Number(target.dataset.column), target.value) });
  else if (target.dataset.sheet) change(Number(target.dataset.sheet), { wanted: target.checked });
  else if (target === own("which")) {
    table.which = Number(target.value);
    draw();
  } else if (target === own("head")) lay(headed(target.value));
  else run().catch(refuse);
});

// The heading's row as the reader says, by its number in the file; 0 where there is none.
function headed(said) {
  const { rows, numbers } = table.sheets[table.which];
  const row = Math.trunc(Number(said)) || 0;
  const head = row > 0 ? numbers.filter((number) => number <= row).length : 0;
  return recogniseColumns(rows, index, head);
}

part.addEventListener("click", ({ target }) => {
  if (target.dataset.add) change(Number(target.dataset.add), { wanted: true });
  if (target.dataset.do === "save") save();
  if (target.dataset.do === "forms") toForms();
  if (target.dataset.do === "mine") press((give) => give.machines(result.chosen), at("mine"));
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

document.querySelector(".machines__lost").remove(); // the scripts are there
part.hidden = false;
