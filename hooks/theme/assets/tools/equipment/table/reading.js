// A file or a pasted text becomes sheets of texts, or a Refusal says why not.
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

/** `[{ name, rows, hidden }]` with only tables that have something in them. `libraries` are functions
 * that give `papa` and `workbook`. Row n of a sheet is `rows[n - 1]`. */
export async function read({ bytes, text }, libraries) {
  const sheets = text === undefined ? await fromBytes(bytes, libraries) : await fromText(text, libraries);
  const full = sheets.map(trimmed).filter(({ rows }) => rows.length);
  if (!full.length) throw new Refusal("表里没有内容。", "检查是不是选错了文件，或者内容在图片、文本框里。");
  const [shortest] = full.map(({ count }) => count).sort((one, other) => one - other);
  if (shortest > MOST) throw tooLong(shortest);
  return full;
}

async function fromText(text, { papa }) {
  if (text.length > LIMITS.bytes) throw tooLarge(text.length);
  return [{ name: "", rows: rowsOf(text, await papa()), hidden: false }];
}

async function fromBytes(bytes, libraries) {
  if (bytes.length > LIMITS.bytes) throw tooLarge(bytes.length);
  if (!bytes.length) throw new Refusal("文件是空的。", "检查是不是选错了文件。");
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith("\xd0\xcf\x11\xe0")) throw old(bytes);
  if (head.startsWith("PK")) return sheetsOf(bytes, libraries.workbook);
  const known = KINDS.find(([start]) => head.startsWith(start));
  if (known) throw new Refusal(known[1], "铭牌照片和扫描件要先抄成表格；表格请存为 .xlsx 或 CSV。");
  const { text } = decode(bytes);
  if (/^\s*<(!doctype|html|table|\?xml|meta|head)/i.test(text))
    throw new Refusal("这个文件是网页格式的表格，不是 CSV。", AGAIN);
  return fromText(text, libraries);
}

// A workbook with a password, or one of before 2007: both lie in the same kind of container.
function old(bytes) {
  const name = [..."EncryptedPackage"].map((letter) => `${letter}\0`).join("");
  const locked = new TextDecoder("latin1").decode(bytes).includes(name);
  return locked
    ? new Refusal("这个工作簿加了密码。", "在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再试。")
    : new Refusal("这是旧的 .xls 格式（Excel 97-2003）。", "用 Excel 或 WPS 打开，另存为 .xlsx 再试。");
}

const something = (row) => row.some(Boolean);

// Empty rows at the end go, others stay, so that the numbers of rows are those of the file.
function trimmed({ rows, ...rest }) {
  const count = rows.filter(something).length;
  const end = rows.findLastIndex(something) + 1;
  const kept = count > MOST ? rows.slice(0, 20) : rows.slice(0, end);
  return { ...rest, count, rows: kept.map((row) => row.slice(0, LIMITS.columns)) };
}
