// A filled form as a workbook. Each sheet bears the edition and that the authority's own form holds; each cell its mark,
// by a word behind the value (a format: the value itself stays clean, to be copied) and a colour.
import { harmless } from "../sheet.js";
import { MARKS } from "./marks.js";
import { HEAD, LEFT, WORDS, formatOf, painted } from "./painted.js";

export const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const REMARK = "本站的说明（交表时删去）";
const OPEN = "［写］"; // what stands where nothing is filled in: to be written over

/** The bytes of a workbook; `about` are lines for the first sheet, `library` is SheetJS. */
export function bookOf(form, tables, about, library) {
  const book = library.utils.book_new();
  const names = new Set();
  add(book, "说明", { rows: aboutRows(form, tables, about), widths: [16, 70], head: 0 }, library, names);
  for (const table of tables) add(book, table.name, sheetRows(form, table), library, names);
  const bytes = library.write(book, { type: "array", bookType: "xlsx", bookSST: true, compression: true });
  return painted(new Uint8Array(bytes), library.CFB);
}

const text = (value, format = WORDS) => ({ t: "s", v: harmless(value), z: format });
const legend = () => Object.values(MARKS).map(({ word, name }) => `${word}：${name}`);

function aboutRows(form, tables, about) {
  const line = (name, value) => [text(name), text(value)];
  return [
    [text(form.title)],
    [text(form.as_issued)],
    line("版本", form.edition),
    line("这一版", form.status),
    line("谁定的", form.issuer),
    ...about.map(([name, value]) => line(name, value)),
    ...Object.values(MARKS).map(({ word, name }) => line(`［${word}］`, name)),
    ...tables.map(({ name, ours, rows }) => line(name, `${rows.length} 行${ours ? `，${form.ours}` : ""}`)),
    ...(form.unseen.length ? [line("没有做的表", `栏目未见：${form.unseen.join("；")}`)] : []),
  ];
}

function sheetRows(form, { name, ours, unseen, notes, columns, rows }) {
  const hinted = rows.some((row) => row.some(({ hint }) => hint));
  const titles = columns.map(({ name: title, unit }) => (unit ? `${title}（${unit}）` : title));
  const head = [
    [text(name)],
    [text(`版本：${form.edition}。${form.status}。${form.as_issued}${ours ? `${form.ours}。` : ""}`)],
    [text(`每格后面的字：${legend().join("；")}。`)],
    ...(unseen ? [[text(unseen)]] : []),
    ...notes.map((words) => [text(words)]),
  ];
  const body = rows.map((row) => [...row.map(written), ...(hinted ? [text(hintsOf(row, columns))] : [])]);
  const all = [...head, [...titles, ...(hinted ? [REMARK] : [])].map((title) => text(title, HEAD)), ...body];
  const own = titles.map((title, at) => Math.min(30, Math.max(8, Math.min(14, widest(title)), ...rows.map((row) => widest(row[at].value) + 5))));
  return { rows: all, widths: [...own, ...(hinted ? [50] : [])], head: head.length };
}

// Han take two columns of a character.
const widest = (value) => [...String(value)].reduce((sum, one) => sum + (one > "\u2e80" ? 2 : 1), 0);

function written({ value, mark }) {
  if (value === "") return mark === "typed" ? text(OPEN, LEFT) : undefined;
  if (!mark) return text(value, HEAD);
  const format = formatOf(mark);
  return typeof value === "number" ? { t: "n", v: value, z: format } : text(value, format);
}

// Each remark once, with the columns that it is about.
function hintsOf(row, columns) {
  const about = new Map();
  row.forEach(({ hint }, at) => hint && about.set(hint, [...(about.get(hint) ?? []), columns[at].name]));
  return [...about].map(([hint, names]) => `${names.length > 3 ? `${names[0]}等 ${names.length} 栏` : names.join("、")}：${hint}`).join("；");
}

// The first `head` lines go over the whole width, and are as high as their words need.
function add(book, name, { rows, widths, head }, library, names) {
  const sheet = library.utils.aoa_to_sheet(rows);
  const wide = widths.reduce((sum, one) => sum + one, 0);
  sheet["!cols"] = widths.map((wch) => ({ wch }));
  sheet["!rows"] = rows.map((row, at) => ({ hpt: 16 * (at < head ? linesIn(row[0], wide) : Math.max(1, ...row.map((one, place) => linesIn(one, widths[place])))) }));
  if (head && widths.length > 1) sheet["!merges"] = Array.from({ length: head }, (_, at) => ({ s: { r: at, c: 0 }, e: { r: at, c: widths.length - 1 } }));
  sheet["!margins"] = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 };
  library.utils.book_append_sheet(book, sheet, nameFor(name, names));
}

const linesIn = (one, wide) => (one ? Math.ceil((widest(one.v) + (one.z && one.z.includes("［") ? 5 : 0)) / (wide * 0.95)) : 1);

// A sheet's name has 31 letters at most, and not every sign.
function nameFor(name, names) {
  const bare = name.replace(/[[\]:*?/\\]/g, " ").trim().slice(0, 28);
  let found = bare;
  for (let next = 2; names.has(found); next++) found = `${bare} ${next}`;
  names.add(found);
  return found;
}
