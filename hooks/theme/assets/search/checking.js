// A search is no verdict: who looks for a machine's model is led to the equipment check.

const LONGEST = 80; // characters of a plate that an address holds

const YEAR = /[\s,;(]+((?:19|20)\d\d) ?年(投运|投用)?$/;

/** A model with what stands behind it, without the year: `{ model, made }` or `{ model, commissioned }`. */
export function apart(line) {
  const [whole = "", year, used] = YEAR.exec(line) ?? [];
  const model = whole ? line.slice(0, -whole.length) : line;
  return { model: model.slice(0, LONGEST), ...(year ? { [used ? "commissioned" : "made"]: year } : {}) };
}

/** Where a model is checked, below the site's root. */
export const addressOf = (line) =>
  `tools/equipment/#${Object.entries(apart(line)).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;

export const CALLED = "到设备淘汰查询里查这个型号";
export const WHY = "逐条对照目录的型号、年份和条件；查找找到或找不到，都不是结论";
