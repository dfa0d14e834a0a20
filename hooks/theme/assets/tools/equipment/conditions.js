// Whether a machine meets what a row demands beside the model. What is not known is named, not assumed.
import { fuelName } from "./fuels.js";
import { QUANTITIES, withUnit } from "./nameplate.js";

export const OUTCOMES = ["listed", "conditional", "encouraged", "unmet"]; // the gravest first

/** `facts`: ratings by quantity, fuel, made, commissioned. Returns `{ outcome, missing, because,
 * deadline, due, unsure }`: `because` are sentences, `unsure` says that the row itself is in doubt; `due` is
 * the term as `{ day }` or `{ now: true }`, `{}` where none is written. */
export function judge(row, list, facts) {
  const state = { missing: [], because: [], failed: [], unsure: [] };
  for (const limit of row.limits ?? []) rating(limit, row, facts, state);
  if (row.fuels) fuel(row.fuels, facts, state);
  for (const question of row.asks ?? []) state.missing.push(`是否符合“${question}”`);
  const term = deadline(row, facts, state);
  if (list.doubt) {
    state.missing.push("清单今天是否有效");
    state.because.push(`清单的效力待核：${list.doubt}`);
  }
  const outcome = state.failed.length
    ? "unmet"
    : state.missing.length || state.unsure.length
      ? "conditional"
      : term.outcome;
  return {
    outcome,
    missing: state.missing,
    because: [...state.failed, ...state.because, ...state.unsure],
    deadline: outcome === "unmet" ? "" : term.words,
    due: (outcome !== "unmet" && term.due) || {},
    unsure: state.unsure.length > 0,
  };
}

function rating(limit, row, facts, { missing, because, failed, unsure }) {
  const { name } = QUANTITIES[limit.quantity];
  const value = facts[limit.quantity];
  const words = spanWords(limit);
  if (value === undefined) {
    if (limit.implied) return; // all of the series are within
    missing.push(name);
    because.push(`条目只列${name} ${words}的`);
    return;
  }
  const converted = limit.quantity === "evaporation" && facts.converted;
  const told = converted
    ? `额定热功率 ${facts.heat} MW，按 0.7 MW 相当于 1 t/h（GB 24500-2020 的分档）折合 ${value} t/h`
    : `${name} ${withUnit(value, limit.quantity)}`;
  if (converted && within(limit, value))
    unsure.push(`${told}，在 ${words}的范围里；条目写的是蒸发量，热水锅炉怎样算要问当地`);
  else if (limit.implied && !within(limit, value))
    unsure.push(`${told}，条目列的都是${name} ${words}的，和型号对不上，请核对铭牌`);
  else if (within(limit, value)) because.push(`${told}，在条目的范围（${words}）里`);
  else if (row.doubts?.limits && !(value < (limit.at_least ?? limit.above)))
    unsure.push(`${told}；收录的范围是 ${words}，但${row.doubts.limits}待核`);
  else failed.push(`${told}，条目只列 ${words}的`);
}

export const within = ({ at_least: least, above, at_most: most, below }, value) =>
  (least === undefined || value >= least) &&
  (above === undefined || value > above) &&
  (most === undefined || value <= most) &&
  (below === undefined || value < below);

function spanWords({ quantity, at_least: least, above, at_most: most, below }) {
  const said = (value) => withUnit(value, quantity);
  if (least !== undefined && least === most) return said(least);
  if (least !== undefined && most !== undefined) return `${said(least)}～${said(most)}`;
  const low =
    least !== undefined ? `${said(least)} 及以上` : above !== undefined ? `${said(above)} 以上（不含）` : "";
  const high =
    most !== undefined ? `${said(most)} 及以下` : below !== undefined ? `${said(below)} 以下（不含）` : "";
  return [low, high].filter(Boolean).join("、");
}

function fuel(fuels, facts, { missing, because, failed }) {
  const names = fuels.map(fuelName).join("、");
  if (!facts.fuel) {
    missing.push("燃料");
    because.push(`条目只列${names}的`);
  } else if (fuels.includes(facts.fuel)) because.push(`燃料是${fuelName(facts.fuel)}`);
  else failed.push(`燃料是${fuelName(facts.fuel)}，条目只列${names}的`);
}

function deadline(row, facts, state) {
  if (!row.rules?.length) return { outcome: "listed", words: row.term ?? "", due: row.due ? { day: row.due } : {} };
  const judged = row.rules.map((rule) => ({ rule, met: meets(rule, facts, row.doubts?.deadline_rules) }));
  const met = judged.find((one) => one.met === true);
  if (met) {
    const told = yearsTold(met.rule, facts);
    if (told) state.because.push(told);
    return {
      outcome: met.rule.stop_use === "encouraged" ? "encouraged" : "listed",
      words: met.rule.term,
      due: dueOf(met.rule),
    };
  }
  const open = judged.filter((one) => one.met === undefined);
  const words = judged
    .filter((one) => one.met !== false)
    .map(({ rule }) => `${rule.condition}：${rule.term}`)
    .join("；");
  if (!open.length) {
    state.failed.push(`条目只列${row.rules.map(({ condition }) => condition).join("、")}，这台是${yearsOf(facts)}`);
    return { outcome: "unmet", words: "" };
  }
  const doubtful = row.doubts?.deadline_rules && open.some(({ rule }) => onEdge(rule, facts));
  if (doubtful && facts.made === undefined) state.missing.push("生产年份");
  else if (doubtful) state.unsure.push(`${row.doubts.deadline_rules}待核，要看公告原件`);
  else if (complete(row.rules)) {
    state.because.push(`不论年份都列入；期限按年份不同，补上${asked(open)}才能确定`);
    return { outcome: "listed", words, due: soonest(open) };
  } else state.missing.push(...new Set(open.map(({ rule }) => lacking(rule))));
  return { outcome: "conditional", words };
}

const dueOf = ({ due, stop_use: use }) => (use === "immediate" ? { now: true } : due ? { day: due } : {});

// Of several terms that may be this machine's the first: whoever keeps to it keeps to the others.
function soonest(open) {
  const dues = open.map(({ rule }) => dueOf(rule));
  if (dues.some(({ now }) => now)) return { now: true };
  const [day] = dues.map((one) => one.day).filter(Boolean).sort();
  return day ? { day } : {};
}

// true, false, or undefined where it cannot be told. A machine is never put to use before it is made.
function meets(rule, facts, doubt) {
  if (rule.when) return undefined;
  if (doubt && onEdge(rule, facts)) return undefined;
  const made = rule.made
    ? compare(rule.made, { low: facts.made ?? -Infinity, high: facts.made ?? facts.commissioned ?? Infinity })
    : true;
  const used = rule.commissioned
    ? compare(rule.commissioned, {
        low: facts.commissioned ?? facts.made ?? -Infinity,
        high: facts.commissioned ?? Infinity,
      })
    : true;
  if (made === false || used === false) return false;
  return made === true && used === true ? true : undefined;
}

// Whether the year that the sources disagree about may be this machine's.
function onEdge({ made }, facts) {
  const year = Number(/^<=(\d{4})$/.exec(made)?.[1]);
  return (facts.made ?? -Infinity) <= year && year <= (facts.made ?? facts.commissioned ?? Infinity);
}

function compare(condition, { low, high }) {
  if (condition === "any") return true;
  const [, sign, text] = /^(<=|>=|<|>)(\d{4})$/.exec(condition);
  const year = Number(text);
  const holds = {
    "<=": (x) => x <= year,
    "<": (x) => x < year,
    ">=": (x) => x >= year,
    ">": (x) => x > year,
  }[sign];
  const ends = [holds(low), holds(high)];
  return ends[0] === ends[1] ? ends[0] : undefined;
}

// Two rules that leave no year out and both demand that the machine goes.
function complete(rules) {
  if (rules.some(({ stop_use: use, when }) => use === "encouraged" || when)) return false;
  return ["made", "commissioned"].some((field) => {
    const years = new Map(
      rules
        .map((rule) => (rule[field] ?? "").match(/^(<=|>)(\d{4})$/) ?? [])
        .map(([, sign, year]) => [sign, year]),
    );
    return years.get("<=") !== undefined && years.get("<=") === years.get(">");
  });
}

const lacking = ({ made, commissioned, when }) => (commissioned ? "投运年份" : made ? "生产年份" : when);
const asked = (open) => [...new Set(open.map(({ rule }) => lacking(rule)))].join("、");
const yearsOf = ({ made, commissioned }) =>
  [made && `${made} 年生产`, commissioned && `${commissioned} 年投运`].filter(Boolean).join("、");
const yearsTold = (rule, facts) =>
  rule.made === "any" ? "不看生产年份" : `${yearsOf(facts)}，属于${rule.condition}`;
