// What was not looked at, in sentences: for the screen, for paper and for the download.
import { knows } from "../index.js";
import { spelled } from "../spelling.js";
import { blocksIn, usedIn } from "./blocks.js";
import { columnName } from "./headings.js";
import { thousands } from "./limits.js";
import { modelsIn } from "./models.js";

const SOME = 5; // examples in a sentence

/** `sheets` are those of the file: `{ name, left, why }`, `why` in words where a sheet was not checked;
 * `empty` the names of those without content; `lines`, `left` what checkRows gave for all of them, and
 * `columns` what `overlooked` gave. */
export function unsaid({ sheets, empty, lines, left, columns }) {
  const out = sheets.filter(({ why }) => why);
  const told = [];
  if (out.length) told.push(`没有查的工作表：${out.map(({ name, why }) => `${name}（${why}）`).join("、")}`);
  if (empty.filter(Boolean).length) told.push(`空的工作表：${empty.join("、")}`);
  for (const { name, left: cut, why } of sheets)
    if (!why) told.push(...cut.map((words) => (sheets.length > 1 ? `“${name}”：${words}` : words)));
  told.push(...columns);
  told.push(...rows(left), ...together(lines));
  return told;
}

// Sums, sections and repeated headings are told by their number, other rows by what stands in them.
function rows(left) {
  const whys = [...new Set(left.map(({ why }) => why))];
  return whys.map((why) => {
    const some = left.filter((one) => one.why === why);
    const words = [...new Set(some.map(sample).filter(Boolean))];
    const more = words.length > SOME ? "等" : "";
    return `${thousands(some.length)} 行没有查（${why}）：${words.slice(0, SOME).join("、")}${more}`;
  });
}

function sample({ row, number, columns }) {
  const at = columns.findIndex(({ field }) => field === "name");
  const said = row[at] || row.find((cell) => /\p{Script=Han}/u.test(cell)) || row.find(Boolean) || "";
  return said ? said.slice(0, 16) : `第 ${number} 行`;
}

// One number beside several rows is for all of them.
function together(lines) {
  const groups = new Map();
  for (const line of lines)
    if (line.shared) groups.set(`${line.sheet}|${line.shared.first}|${line.block.at.count}`, line);
  const told = [...groups.values()].map(
    ({ sheet, shared }) =>
      `${several(lines) ? `${sheet} ` : ""}第 ${shared.first}—${shared.last} 行共 ${shared.all} 台`,
  );
  if (!told.length) return [];
  return [
    `台数合写在一格的：${told.slice(0, SOME).join("，")}${told.length > SOME ? "等" : ""}；每行各几台没有写`,
  ];
}

const several = (lines) => new Set(lines.map(({ sheet }) => sheet)).size > 1;

/** Columns that hold models and are not used for the check, in sentences. What the lists know is told for
 * each; what only looks like a model, as numbers of contracts do, in one sentence. */
export function overlooked(index, { name, rows }, { first, columns }, several) {
  const used = usedIn(blocksIn(columns));
  const [told, alike] = [[], []];
  columns.forEach(({ title, like }, at) => {
    if (used.has(at)) return;
    const cells = rows.slice(first).map((row) => row[at] ?? "");
    const models = cells.filter(Boolean).flatMap((cell) => modelsIn(cell).slice(0, 3));
    const known = models.filter((model) => knows(index, spelled(model), ""));
    const place = title ? `“${title}”列` : columnName(at);
    if (known.length)
      told.push(
        `${place}里有 ${thousands(known.length)} 个像型号的没有查，如 ${known[0]}；要查就在“核对各列”里把这一列选作型号`,
      );
    else if (like === "型号") alike.push(`${place}（如 ${models[0]}）`);
  });
  if (alike.length)
    told.push(
      `看上去像型号、没有查的：${alike.slice(0, SOME).join("、")}${alike.length > SOME ? `等 ${alike.length} 列` : ""}；是型号就在“核对各列”里选`,
    );
  return told.map((words) => (several ? `“${name}”：${words}` : words));
}
