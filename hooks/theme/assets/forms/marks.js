// How a cell of a form was filled: a word that stands beside it, and a colour behind it. Never the colour alone.

export const MARKS = {
  own: { word: "表", name: "你的设备表、台账、企业情况里写着的，或者你自己勾的", ink: "E6F1ED" },
  check: { word: "查", name: "淘汰查询得出的", ink: "E8EFFA" },
  grade: { word: "级", name: "能效对标得出的", ink: "EFE8FA" },
  reckoned: { word: "算", name: "由上面几样算出的", ink: "EEF3D9" },
  estimated: { word: "估", name: "估计的，交以前核实", ink: "FBF3E3" },
  typed: { word: "写", name: "要自己写", ink: "FBECEA" },
};

/** A cell: what stands in it, how it came there, and what to know of it. */
export const cell = (value, mark, hint = "") => ({ value, mark, hint });

/** One that is left to the firm. */
export const blank = (hint = "") => cell("", "typed", hint);

/** The name of a row, which nobody fills in. */
export const label = (value) => cell(value, "");
