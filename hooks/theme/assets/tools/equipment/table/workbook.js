// Sheets of an .xlsx workbook as texts. Values are those that were saved: no formula is run.
import { broken, unpacked } from "./archive.js";
import { Refusal } from "./limits.js";

/** `[{ name, rows, hidden }]`; `rows` are lists of texts, row 1 of the sheet first. `library` gives
 * read-excel-file. */
export async function sheetsOf(bytes, library) {
  const parts = await unpacked(bytes);
  const workbook = parts.get("xl/workbook.xml");
  if (!workbook)
    throw new Refusal("这个文件不是 .xlsx 工作簿。", "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 再试。");
  const told = described(workbook, parts);
  const read = await library();
  let sheets;
  try {
    sheets = await read(new Blob([bytes]));
  } catch (fault) {
    console.warn(fault);
    const place = /row (\d+), col (\d+)/.exec(fault.message);
    throw place
      ? new Refusal(
          `工作簿第 ${place[1]} 行第 ${place[2]} 列的格子读不出来。`,
          "用 Excel 或 WPS 打开，另存为 .xlsx 再试；或者把表复制、粘贴到框里。",
        )
      : broken();
  }
  return sheets.map(({ sheet, data }, at) => {
    const rows = data.map((row) => row.map(text));
    fill(rows, told[at]?.merges ?? []);
    return { name: sheet, rows, hidden: told[at]?.hidden ?? false };
  });
}

function text(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return String(Number(value.toPrecision(12))); // 7.4999999999999996
  return String(value).trim();
}

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
const tags = (xml, name) => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "g")) ?? [];

// What the library does not tell: which sheets are hidden, which cells are one.
function described(workbook, parts) {
  const relations = tags(parts.get("xl/_rels/workbook.xml.rels") ?? "", "Relationship");
  const paths = new Map(relations.map((tag) => [attribute(tag, "Id"), attribute(tag, "Target")]));
  return tags(workbook, "sheet").map((tag) => {
    const path = (paths.get(attribute(tag, "\\w+:id")) ?? "").replace(/^\/?(xl\/)?/, "xl/");
    const merges = tags(parts.get(path) ?? "", "mergeCell").map((one) => attribute(one, "ref"));
    return { hidden: attribute(tag, "state").toLowerCase().includes("hidden"), merges };
  });
}

// A cell over several rows or columns says the same for all of them. Small numbers do not: 3 in one
// cell beside two machines are three in all, and must not be counted twice.
function fill(rows, merges) {
  for (const reference of merges) {
    const found = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(reference);
    if (!found) continue;
    const [left, top, right, bottom] = [column(found[1]), found[2] - 1, column(found[3]), found[4] - 1];
    const said = rows[top]?.[left];
    if (!said || (/^[\d.]+$/.test(said) && Number(said) < 1000)) continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let at = left; at <= Math.min(right, rows[row].length - 1); at++) rows[row][at] ||= said;
  }
}

const column = (letters) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
