// A file or a pasted text becomes sheets of texts, or a Refusal says why not.
import { locked } from "./archive.js";
import { decode } from "./encoding.js";
import { LIMITS, Refusal, tooLarge, tooLong } from "./limits.js";
import { rowsOf } from "./delimited.js";
import { sheetsOf } from "./workbook.js";

const MOST = LIMITS.rows + LIMITS.above;
const AGAIN = "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 再试。";
const KINDS = [
  ["%PDF", "这是 PDF，不是表格。"],
  ["\x89PNG", "这是图片，不是表格。"],
  ["\xff\xd8\xff", "这是图片，不是表格。"],
  ["Rar!", "这是压缩包，不是表格。"],
  ["7z\xbc\xaf", "这是压缩包，不是表格。"],
  ["\x1f\x8b", "这是压缩包，不是表格。"],
];

/** `{ sheets, empty }`: of the sheets `{ name, rows, numbers, count, merges, hidden, left }` with
 * something in them only the rows that say something, `numbers` those they have in the file; `left` is
 * what was not read of them, in words; `empty` the names of the others. `libraries` are functions that
 * give `papa` and `workbook`. */
export async function read({ bytes, text }, libraries) {
  const sheets = text === undefined ? await fromBytes(bytes, libraries) : await fromText(text, libraries);
  const told = sheets.map(condensed);
  const full = told.filter(({ rows }) => rows.length);
  if (!full.length) throw new Refusal("表里没有内容。", "检查是不是选错了文件，或者内容在图片、文本框里。");
  const shortest = full.reduce((least, { count }) => Math.min(least, count), Infinity);
  if (shortest > MOST) throw tooLong(shortest);
  return { sheets: full, empty: told.filter(({ rows }) => !rows.length).map(({ name }) => name) };
}

async function fromText(text, { papa }) {
  if (text.length > LIMITS.bytes) throw tooLarge(text.length);
  return [{ name: "", rows: rowsOf(text, await papa()), merges: [], hidden: false }];
}

async function fromBytes(bytes, libraries) {
  if (bytes.length > LIMITS.bytes) throw tooLarge(bytes.length);
  if (!bytes.length) throw new Refusal("文件是空的。", "检查是不是选错了文件。");
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith("\xd0\xcf\x11\xe0") && hasPassword(bytes)) throw locked();
  if (head.startsWith("\xd0\xcf\x11\xe0") || head.startsWith("PK"))
    return sheetsOf(bytes, libraries.workbook);
  const known = KINDS.find(([start]) => head.startsWith(start));
  if (known) throw new Refusal(known[1], "铭牌照片和扫描件要先抄成表格；表格请存为 .xlsx 或 CSV。");
  const { text } = decode(bytes);
  if (/^\s*<(!doctype|html|table|\?xml|meta|head)/i.test(text))
    throw new Refusal("这个文件是网页格式的表格，不是 CSV。", AGAIN);
  return fromText(text, libraries);
}

// A workbook with a password and one of before 2007 lie in the same kind of container.
function hasPassword(bytes) {
  const name = [..."EncryptedPackage"].map((letter) => `${letter}\0`).join("");
  return new TextDecoder("latin1").decode(bytes).includes(name);
}

// Rows that say nothing go: there may be a million of them. So do cells too far to the right, and the
// end of one that is a book.
function condensed({ name, rows, merges, hidden }) {
  const [kept, numbers, left] = [[], [], []];
  let [count, far, long] = [0, 0, 0];
  rows.forEach((row, at) => {
    if (!row.some(Boolean)) return;
    if (row.length > LIMITS.columns && row.slice(LIMITS.columns).some(Boolean)) far++;
    if (++count > MOST) return;
    const cells = row.slice(0, LIMITS.columns);
    long += cells.filter((cell) => cell.length > LIMITS.letters).length;
    kept.push(cells.map((cell) => (cell.length > LIMITS.letters ? cell.slice(0, LIMITS.letters) : cell)));
    numbers.push(at + 1);
  });
  if (far) left.push(`${far} 行在第 ${LIMITS.columns} 列右边还有内容，没有读`);
  if (long) left.push(`${long} 个格子超过 ${LIMITS.letters} 字，只读了开头`);
  const width = kept.reduce((most, { length }) => Math.max(most, length), 0);
  for (const row of kept) while (row.length < width) row.push("");
  const many = count > MOST; // too many to be checked: a few show what the sheet is
  return {
    name,
    hidden,
    merges,
    count,
    left,
    rows: many ? kept.slice(0, 20) : kept,
    numbers: many ? numbers.slice(0, 20) : numbers,
  };
}
