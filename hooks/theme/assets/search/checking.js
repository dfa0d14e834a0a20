// A search is no verdict: who looks for a machine's model is led to the equipment check.

const LONGEST = 80; // characters of a plate that an address holds

/** Where a model is checked, below the site's root. */
export const addressOf = (model) => `tools/equipment/#model=${encodeURIComponent(model.slice(0, LONGEST))}`;

export const CALLED = "到设备淘汰查询里查这个型号";
export const WHY = "逐条对照目录的型号、年份和条件；查找找到或找不到，都不是结论";
