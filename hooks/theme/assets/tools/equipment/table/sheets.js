// Which sheets of a file are checked: all that can be seen and have models, as far as the limit goes; the
// reader may choose otherwise.
import { blocksIn } from "./blocks.js";
import { recogniseColumns } from "./columns.js";
import { LIMITS, thousands } from "./limits.js";
import { holdsModel } from "./models.js";

/** A sheet with its `layout` and whether the reader wants it checked. */
export function laidOut(sheet, index) {
  const layout = recogniseColumns(sheet.rows, index);
  return { ...sheet, layout, wanted: !sheet.hidden && canBeChecked({ ...sheet, layout }) };
}

export const HIDDEN = "隐藏的";
export const UNKNOWN = "没有认出型号是哪一列";

/** Whether anything in a sheet can be checked: models, or boilers by their fuel. */
export function canBeChecked({ rows, layout }, category = "") {
  const fields = new Set(layout.columns.map(({ field }) => field));
  if (fields.has("model") || (fields.has("fuel") && (fields.has("category") || category))) return true;
  const names = blocksIn(layout.columns).map(({ at }) => at.name);
  return rows.slice(layout.first).some((row) => names.some((at) => holdsModel(row[at] ?? "")));
}

/** Rows of a sheet that may be machines. */
export const lengthOf = ({ count, layout }) => count - layout.first;

/** The sheets with `why`, in words, for those that are not checked. */
export function sorted(sheets, category) {
  let left = LIMITS.rows;
  return sheets.map((sheet) => {
    const why = reason(sheet, category, left);
    if (!why) left -= lengthOf(sheet);
    return { ...sheet, why };
  });
}

function reason(sheet, category, left) {
  const able = canBeChecked(sheet, category);
  if (!sheet.wanted && sheet.hidden) return able ? HIDDEN : `${HIDDEN}，${UNKNOWN}`;
  if (!able) return UNKNOWN;
  if (!sheet.wanted) return "没有选";
  const many = lengthOf(sheet) > left;
  return many ? `有 ${thousands(lengthOf(sheet))} 行，一次最多 ${thousands(LIMITS.rows)} 行` : "";
}
