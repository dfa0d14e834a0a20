// Limits as the standard corrects them: for what is made, of what, where. What is not filled in leaves
// a span of limits instead of one.
import { readPercent } from "../percent.js";
import { readNumber, said } from "../number.js";

export const LEVELS = ["advanced", "access", "limit"];
const ANY = [-Infinity, Infinity];
const DIGITS = 1e6; // 94 + 3 × 1.2 is 97.6, not 97.60000000000001

const isNumber = ({ how }) => how === "each" || how === "factor";

/** The boxes that the corrections of an indicator need, in their order. */
export function boxes({ corrections = [], unit }) {
  const found = corrections.map((one, at) => ({
    box: `c${at}`,
    label: isNumber(one) ? one.asked : `${one.asked}吗`,
    unit: one.unit,
    hint: one.hint,
    options: isNumber(one) ? undefined : one.how === "own" ? DONE : YES_NO,
  }));
  if (corrections.some(({ how }) => how === "open"))
    found.push({
      box: "corrected",
      label: "修正后的限定值（可空）",
      unit,
      hint: "照标准原文算出来的，写了就按它比",
    });
  return found;
}

const YES_NO = [
  ["no", "不是、没有"],
  ["yes", "是、有"],
];
const DONE = [
  ["yes", "是，已经折算"],
  ["no", "没有"],
];

/** What the reader answered: `{ answers, corrected, faults }`, answers in the order of the corrections:
 * a number, true, false, or undefined where nothing is said. */
export function readAnswers({ corrections = [] }, asked) {
  const faults = {};
  const take = (box, { value, fault }) => {
    if (fault) faults[box] = fault;
    return value;
  };
  const answers = corrections.map((one, at) => {
    const text = asked.get(`c${at}`);
    if (!text) return undefined;
    if (!isNumber(one)) return text === "yes" ? true : text === "no" ? false : undefined;
    const most = one.most === undefined ? {} : { most: one.most };
    if (one.unit === "%") return take(`c${at}`, text === "0" ? { value: 0 } : readPercent(text, most));
    const bounds = { least: one.least ?? 0, above: one.how === "factor", ...most };
    return take(`c${at}`, readNumber(text, bounds));
  });
  const open = corrections.some(({ how }) => how === "open");
  const corrected = open ? take("corrected", readNumber(asked.get("corrected"), { least: -1e9 })) : undefined;
  return { answers, corrected, faults };
}

/** Each level that the standard has, by name: `{ table, stands, low, high }`, its value in the table, the
 * value that it has as far as corrections are filled in, and between what it lies for certain. A limit
 * that the reader has `corrected` stands for all corrections of it. */
export function levelsOf(indicator, answers = [], corrected) {
  const found = {};
  for (const level of LEVELS) {
    const table = indicator[level];
    if (table === undefined) continue;
    const own = level === "limit" && corrected !== undefined ? corrected : undefined;
    const [low, high] = own === undefined ? spanOf(indicator, level, answers) : [own, own];
    const stands = own ?? spanOf(indicator, level, neutral(indicator, answers))[0];
    found[level] = { table, stands, low, high };
  }
  return found;
}

// The answers as if nothing that is open were corrected, and what is typed were what is asked.
const neutral = ({ corrections = [] }, answers) =>
  corrections.map((one, at) =>
    one.how === "own" ? true : one.how === "open" ? false : (answers[at] ?? (isNumber(one) ? one.base : false)),
  );

function spanOf({ corrections = [], ...levels }, level, answers) {
  const start = [levels[level], levels[level]];
  const span = corrections.reduce((now, one, at) => moved(now, one, level, answers[at]), start);
  return span.map((value) => (Number.isFinite(value) ? Math.round(value * DIGITS) / DIGITS : value));
}

function moved(span, one, level, answer) {
  const amount = one.amounts?.[level] ?? 0;
  const from = answer === undefined ? (one.least ?? (one.how === "factor" ? 0 : -Infinity)) : answer;
  const to = answer === undefined ? (one.most ?? Infinity) : answer;
  if (one.how === "each")
    return plus(
      span,
      [from, to].map((value) => times(value - one.base, amount)),
    );
  if (one.how === "factor") return spread(span.flatMap((value) => [times(value, from), times(value, to)]));
  if (one.how === "own") return answer ? span : ANY; // the limits stay: what is held to them may not be it
  if (one.how === "add") return plus(span, answer === undefined ? [0, amount] : [answer ? amount : 0]);
  if (answer === false || !one.touches.includes(level)) return span;
  return one.only_looser ? [span[0], Infinity] : ANY;
}

const times = (one, other) => (one === 0 || other === 0 ? 0 : one * other); // and not NaN with infinity
const spread = (values) => [Math.min(...values), Math.max(...values)];
const plus = ([low, high], moves) => [low + Math.min(...moves), high + Math.max(...moves)];

/** The corrections that are not filled in, those that apply but whose figures we do not have, and those
 * by which the reader has yet to convert the own consumption. */
export function unsettled({ corrections = [] }, answers = [], corrected) {
  const limitOnly = ({ how, touches }) => how === "open" && touches.every((level) => level === "limit");
  const settled = (one) => corrected !== undefined && limitOnly(one);
  const all = corrections.map((one, at) => ({ ...one, answer: answers[at] })).filter((one) => !settled(one));
  return {
    unasked: all.filter(({ answer }) => answer === undefined),
    applying: all.filter(({ how, answer }) => how === "open" && answer === true),
    raw: all.filter(({ how, answer }) => how === "own" && answer === false),
  };
}

const RECKONED = ["each", "factor", "add"];

/** How a limit came about, in one line for each correction that was reckoned with. */
export function* reckoning({ corrections = [], unit }, answers = []) {
  for (const [at, one] of corrections.entries()) {
    const answer = answers[at];
    if (answer === undefined || answer === false || answer === one.base) continue;
    if (!RECKONED.includes(one.how)) continue;
    const moves = LEVELS.map((level) => one.amounts?.[level]);
    if (one.how === "factor") yield `${one.name}：各级乘 ${said(answer)}`;
    else if (one.how === "add")
      yield `${one.name}：1、2、3 级各加 ${moves.map((x) => said(x)).join("、")} ${unit}`;
    else {
      const away = answer - one.base;
      const sums = moves.map((x) => said(x * away)).join("、");
      const each = moves.map((x) => said(x)).join("、");
      yield `${one.name} ${said(answer)} ${one.unit ?? ""}：(${said(answer)} − ${said(one.base)}) × ${each}，1、2、3 级各加 ${sums} ${unit}`;
    }
  }
}
