// What is to be done with a machine: the law first, then what pays.

export const ACTIONS = {
  stop: "必须停用",
  data: "先补资料",
  soon: "尽快换",
  failure: "坏了再换",
  keep: "继续用",
};

const OPEN = ["conditional", "suspect", "unreadable"]; // verdicts that are none yet

/** `{ action, due, because, missing, reasons }`: `missing` is all that stands in the way, `reasons` of it what
 * is no fact to fill in but a sentence. `due` of what must go is `{ day }`, `{ now: true }` or `{}` where the
 * list has no term. What is listed must go, whatever it would save; what is not decided needs its facts first;
 * only then payback decides, by the years `soon` and `late` that the reader chose. */
export function actionFor(machine, gain, choices) {
  const { reasons = [], ...decided } = decide(machine, gain, choices);
  return { ...decided, reasons };
}

function decide({ law, category, known }, gain, { soon, late }) {
  const { verdict } = law;
  if (verdict === "listed") return { action: "stop", due: dueOf(law), because: "列入淘汰，和省不省钱无关", missing: [] };
  const unclear = lawLacks(law, category);
  if (unclear.missing.length) return { action: "data", due: {}, because: "列没列入还不能判断", ...unclear };
  const encouraged = verdict === "encouraged";
  if (gain.unable)
    return encouraged
      ? { action: "failure", due: {}, because: "条目鼓励更换；省多少不能算", missing: [] }
      : { action: "keep", due: {}, because: "查过的清单没有要它停；省多少不能算", missing: [] };
  const reasons = [...(gain.reasons ?? []), ...(known.clash ? [known.clash] : [])];
  const lacks = [...new Set([...gain.missing, ...reasons])];
  if (lacks.length) return { action: "data", due: {}, because: "算不了回收期", missing: lacks, reasons };
  if (gain.years === undefined)
    return { action: encouraged ? "failure" : "keep", due: {}, because: "新的不比现在这台省", missing: [] };
  if (gain.years <= soon) return { action: "soon", due: {}, because: `回收期不超过 ${soon} 年`, missing: [] };
  if (gain.years <= late || encouraged)
    return { action: "failure", due: {}, because: gain.years <= late ? `回收期在 ${soon} 到 ${late} 年之间` : "条目鼓励更换", missing: [] };
  return { action: "keep", due: {}, because: `回收期超过 ${late} 年`, missing: [] };
}

// The first of several terms: they all hold.
function dueOf({ grounds }) {
  const dues = grounds.map(({ due }) => due);
  if (dues.some(({ now }) => now)) return { now: true };
  const [day] = dues.map((one) => one.day).filter(Boolean).sort();
  return day ? { day } : {};
}

// What the law still needs to know of a machine.
function lawLacks({ verdict, missing, reasons, note, local, types }, category) {
  const open = OPEN.includes(verdict);
  const told = open && !missing.length && !reasons.length ? [note || "对照条目原文"] : [...reasons, ...(open || verdict === "encouraged" ? [] : types)];
  const facts = [
    ...missing,
    ...(open || category ? [] : ["设备类别"]),
    ...(!open && local ? [`所在地（另有 ${local} 条只在某些地方适用）`] : []),
  ];
  return { missing: [...facts, ...told], reasons: told };
}
