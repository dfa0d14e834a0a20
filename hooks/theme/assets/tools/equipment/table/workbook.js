// Sheets of a workbook as texts: .xlsx, .xls, .et, .ods. Values are those that were saved: no formula
// is run.
import { broken, locked, unpacked } from "./archive.js";
import { cleaned, numeral } from "./cells.js";
import { LIMITS, Refusal } from "./limits.js";
import { fill } from "./merges.js";

const WORKBOOK = /^(xl\/workbook\.(xml|bin)|content\.xml)$/i;
const ASKED = {
  type: "array",
  dense: true,
  cellNF: true, // the format of a number tells a date
  cellFormula: false,
  cellHTML: false,
  cellText: false,
};

/** `[{ name, rows, merges, hidden }]`; `rows` are lists of texts, row 1 of the sheet first, with holes
 * where the sheet has none: a stray cell may stand in row 1,048,576. `library` gives SheetJS. */
export async function sheetsOf(bytes, library) {
  const plain = bytes[0] === 0x50 ? await looked(bytes) : bytes;
  const xlsx = await library();
  let book;
  try {
    book = xlsx.read(plain, ASKED);
  } catch (fault) {
    console.warn(fault);
    const why = String(fault);
    if (/password|ODS Encryption/i.test(why)) throw locked();
    throw /Cannot find Workbook/i.test(why) ? other() : broken();
  }
  const told = book.Workbook?.Sheets ?? [];
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904);
  return book.SheetNames.map((name, at) => {
    const sheet = book.Sheets[name] ?? {};
    const rows = (sheet["!data"] ?? []).map((row) =>
      Array.from(row ?? [], (cell) => textOf(cell, xlsx.SSF, date1904)),
    );
    const merges = (sheet["!merges"] ?? []).map(({ s, e }) => [s.r, s.c, e.r, Math.min(e.c, LIMITS.columns)]);
    fill(rows, merges);
    return { name, rows, merges, hidden: Boolean(told[at]?.Hidden) };
  });
}

const other = () =>
  new Refusal("这个文件里没有工作表，不是工作簿。", "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 再试。");

async function looked(bytes) {
  const { paths, texts, bytes: plain } = await unpacked(bytes);
  if (!paths.some((path) => WORKBOOK.test(path))) throw other();
  if (/encryption-data/.test(texts.get("META-INF/manifest.xml") ?? "")) throw locked();
  return plain;
}

function textOf(cell, formats, date1904) {
  const value = cell?.v;
  if (value === null || value === undefined || cell.t === "e" || cell.t === "z") return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number")
    return (isDay(cell, formats) && day(value, formats, date1904)) || number(cell);
  return cleaned(String(value));
}

const isDay = ({ z, v }, formats) => v >= 1 && z !== undefined && formats.is_date(String(z));
const number = ({ v, z }) => numeral(v, String(z ?? ""));

function day(value, formats, date1904) {
  const found = formats.parse_date_code(value, { date1904 });
  if (!found) return "";
  const [month, date] = [found.m, found.d].map((part) => String(part).padStart(2, "0"));
  return `${found.y}-${month}-${date}`;
}
