// Sheets that hold several tables, one below the other, each with its own headings.
import { isHeading } from "./columns.js";
import { holdsModel } from "./models.js";

/** The tables of a sheet as sheets of their own, `of` being the sheet's name; the sheet itself where it
 * is one table. A title above the headings goes with what is below. */
export function parted(sheet) {
  const { rows, numbers } = sheet;
  const starts = [];
  let said = "";
  let last = -2;
  rows.forEach((row, at) => {
    if (!isHeading(row) || at === last + 1) return;
    last = at;
    const titles = row.filter(Boolean).join("|");
    if (titles === said) return; // a printed page's headings again
    said = titles;
    starts.push(titled(rows, at, starts[starts.length - 1] ?? 0));
  });
  const above = rows.slice(0, starts[0]).some((row) => row.filter(Boolean).length > 1 && row.some(holdsModel));
  const from = above && starts.length ? [0, ...starts] : [0, ...starts.slice(1)];
  if (from.length < 2) return [sheet];
  return from.map((start, which) => {
    const end = from[which + 1] ?? rows.length;
    const own = numbers?.slice(start, end) ?? rows.slice(start, end).map((_, at) => start + at + 1);
    return {
      ...sheet,
      of: sheet.name,
      name: which ? `${sheet.name}（第 ${own[0]} 行起）` : sheet.name,
      rows: rows.slice(start, end),
      numbers: own,
      count: end - start,
    };
  });
}

// Where a table begins: with the lines of one cell, and empty ones, above its headings.
function titled(rows, at, least) {
  let start = at;
  while (start - 1 > least && new Set(rows[start - 1].filter(Boolean)).size < 2 && !rows[start - 1].some(holdsModel)) start--;
  while (!rows[start].some(Boolean)) start++;
  return start;
}
