// The machine's side of the page: its ratings, its grade, what a better one saves.
import { make } from "../../dom.js";
import { link, list, table, verdict } from "../answer.js";
import { readNumber, said } from "../number.js";
import { readPercent } from "../percent.js";
import { drawn } from "./box.js";
import { buying } from "./buying.js";
import { doubtOf, gradesAt, offsetGrades, pumpGrades, raised, standingOfAll } from "./grades.js";
import { boxes, chosenGroup, groups, open, placeOf } from "./groups.js";
import { demandOf, machineHeadline } from "./machine_headline.js";
import { kindOfName, mismatch, motorKind } from "./motor_kinds.js";
import { overdrawn, readPlan, reckons, renewed } from "./renewal.js";

const MOST = { "r/min": 60_000 };

/** Shows the boxes of the chosen machine and kind. */
export function offer(element, data, asked) {
  const { machine, table: kind, goal } = element.elements;
  const wanted = asked.get("machine");
  if (wanted && [...machine.options].some(({ value }) => value === wanted)) machine.value = wanted;
  const kinds = groups(chosen(data, machine.value));
  kind.replaceChildren(...kinds.map(({ id, name }) => make("option", { value: id }, name)));
  const group = meant(kinds, asked);
  kind.value = group.id;
  kind.closest(".field").hidden = kinds.length < 2;
  element.querySelector(".ratings").replaceChildren(...boxes(group).map(drawn));
  fit(element, data, asked);
  const levels = group.tables[0].levels;
  const before = asked.get("goal") ?? "";
  goal.replaceChildren(
    make("option", { value: "" }, "不算"),
    ...levels.map((level, at) => make("option", { value: String(at) }, `${level}的设备`)),
  );
  goal.value = [...goal.options].some(({ value }) => value === before) ? before : "";
  const renewal = element.querySelector(".renewal");
  renewal.hidden = renewal.disabled = !reckons(machine.value, group);
  for (const part of element.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(machine.value);
    for (const box of part.querySelectorAll("input")) box.disabled = part.hidden;
  }
}

/** Shows the boxes that the picked kind needs. What is hidden is not answered for. */
export function fit(element, data, asked) {
  const group = meant(groups(chosen(data, element.elements.machine.value)), asked);
  const fields = boxes(group);
  const shown = open(group, fields, asked).fields;
  for (const { box } of fields) {
    const input = element.elements[box];
    if (!input) continue;
    input.disabled = !shown.some((one) => one.box === box);
    input.closest(".field").hidden = input.disabled;
  }
}

// The group that is asked for; where only a nameplate is, that of its kind.
function meant(kinds, asked) {
  const plate = asked.get("table") ? "" : motorKind(asked.get("model")).kind;
  const same = ({ machine, name }) => machine === "motor" && kindOfName(name) === plate;
  return kinds.find(same) ?? chosenGroup(kinds, asked.get("table"));
}

function chosen({ machines }, id) {
  const told = machines.filter(({ tables }) => tables.length);
  return told.find((one) => one.id === id) ?? told[0];
}

/** `{ words, nodes }`, or `{ faults }` by box, or nothing where too little is filled in. */
export function answered(data, asked) {
  const machine = chosen(data, asked.get("machine"));
  const group = meant(groups(machine), asked);
  const { fields, tables, settled } = open(group, boxes(group), asked);
  const { found, faults } = read(fields, asked);
  Object.assign(faults, mixed(fields, asked), strange(group, fields, asked));
  if (Object.keys(faults).length) return { faults };
  const all = tables.length ? tables : group.tables.slice(0, 1);
  const results = all.map((one) => (tables.length ? graded(one, fields, found) : nowhere(one)));
  const wanted = asked.get("relief");
  if (!settled || results.some((one) => !one))
    return { lacking: lacking(fields, asked), ...(wanted ? ahead(machine, wanted) : {}) };
  const plan = { ...readPlan(asked), asked, found, data, wanted };
  const doubts = { ...asking(fields, results), ...plan.faults };
  Object.assign(doubts, Object.keys(doubts).length ? {} : overdrawn(machine, results, plan));
  if (Object.keys(doubts).length) return { faults: doubts };
  const words = machineHeadline(machine, group, results);
  return {
    words: `${words.title}。${words.text}`,
    nodes: [...told(machine, group, results, words, plan)],
  };
}

// Before anything is filled in: what the relief that somebody came from asks of such a machine.
function ahead(machine, wanted) {
  const title = `${machine.name}：还没有填铭牌，是几级还不能判断`;
  const text = "先看优惠要什么；填上面的铭牌参数，再看到没到。";
  return { words: `${title}。${text}`, nodes: [verdict("info", title, text), ...buying(machine, [], wanted)] };
}

const nowhere = (table) => ({
  table,
  rows: [],
  lines: [],
  also: [],
  lacks: [],
  fault: "表里没有这个组合，不能判断",
});

// A nameplate of another kind of motor than the one whose grades are asked for.
function strange(group, fields, asked) {
  if (group.machine !== "motor" || !asked.get("model")) return {};
  const voltage = fields.find(({ rating }) => rating === "额定电压");
  const words = mismatch(asked.get("model"), group.name, voltage && asked.get(voltage.box));
  return words ? { model: words } : {};
}

function read(fields, asked) {
  const [found, faults] = [{ ratings: new Map(), values: new Map() }, {}];
  for (const { box, unit, options, numeric, of = [], value: at, most, quantity, rating, words } of fields) {
    const text = asked.get(box);
    if (!text || words) continue;
    const { value, fault } = options
      ? { value: numeric ? Number(text) : text }
      : unit === "%"
        ? readPercent(text, { most })
        : readNumber(text, { above: box !== "slack", most: most ?? MOST[unit] ?? 1e7, unit });
    if (fault) faults[box] = fault;
    else if (at === undefined) found[box] = value;
    else found.values.set(quantity, value);
    if (rating) for (const [id, place] of of) found.ratings.set(`${id} ${place}`, value);
  }
  return { found, faults };
}

// Boxes that must be filled in before anything can be told.
function lacking(fields, asked) {
  const open = fields.filter(
    ({ box, value, optional }) => value === undefined && !optional && !asked.get(box),
  );
  return Object.fromEntries(open.map(({ box, options }) => [box, options ? "选一项" : "还要填这一项"]));
}

// The kinds of the tables that are read together are those of one machine: 电工钢带 goes with
// “电工钢带，Dyn11/Yzn11”, and with “电工钢带或非晶合金，绝缘B(100℃)”.
function mixed(fields, asked) {
  const kinds = fields.filter(({ options, numeric, rating }) => options && !numeric && rating === "类型");
  if (kinds.length < 2) return {};
  const [first, ...others] = kinds.map(({ box }) => [box, asked.get(box) ?? ""]);
  const fits = (words) => !first[1] || !words || words.split("，")[0].split("或").includes(first[1]);
  const odd = others.filter(([, words]) => !fits(words));
  return Object.fromEntries(odd.map(([box]) => [box, `上面选的是${first[1]}，这里也要选${first[1]}的`]));
}

// Values that can hardly be meant, by box.
function asking(fields, results) {
  const doubts = fields.map(({ box, quantity }) => {
    const one = results.find(({ quantity: own, fault }) => !fault && own === quantity);
    return [box, quantity && one?.own !== undefined ? doubtOf(one, one.grades, one.own) : ""];
  });
  return Object.fromEntries(doubts.filter(([, words]) => words));
}

function graded(one, fields, found) {
  const pump = { ...found, stages: found.stages ?? 1 };
  const ratings = one.parameters.map((_, place) => found.ratings.get(`${one.id} ${place}`));
  const formula = one.better === "formula";
  const raises = (one.additions ?? []).map((raise) => ({
    ...raise,
    answer: found[fields.find(({ addition, of }) => addition === raise.asked && placeOf({ of }, one))?.box],
  }));
  const lacking = formula
    ? !(found.flow && found.head && found.speed)
    : ratings.some((value) => value === undefined) || raises.some(({ answer }) => answer === undefined);
  if (lacking) return undefined;
  const quantity = formula ? "泵效率" : one.quantity;
  const unit = formula || one.better === "offset" ? "%" : one.unit;
  const better = formula || one.better === "offset" ? "higher" : one.better;
  const own = found.values.get(quantity);
  const base = { table: one, quantity, better, own, unit, also: [], lacks: [] };
  const result = formula ? pumpGrades(one, pump) : gradesAt(one, ratings);
  if (result.fault) return { ...base, ...result };
  const yes = raises.filter(({ answer }) => answer === "yes");
  if (yes.length > 1) {
    const both = yes.map(({ asked }) => asked).join("，又");
    return { ...base, fault: `${both}：两样都有时怎样加没有见到，不能判断`, apart: true };
  }
  const reckoned =
    one.better === "offset" ? offsetGrades(result, one, found.base, found.slack) : raised(result, one, yes);
  const also = (result.also ?? []).map((demand) => ({ ...demand, ...ownOf(demand, fields, found) }));
  const stands = standingOfAll({ better }, reckoned.grades, own, also);
  const open = [{ quantity, own }, ...also].filter((it) => it.own === undefined);
  const lacks = open.map((it) => it.quantity);
  return { ...base, ...reckoned, also, stands, lacks };
}

// “CSPF、IPLV或ACCOP”: whichever of them a machine of this kind has.
function ownOf({ quantity }, fields, { values }) {
  const named = fields.map((box) => box.quantity).filter((name) => quantity.split(/[、或]/).includes(name));
  const own = named.map((name) => values.get(name)).find((value) => value !== undefined);
  return { own, quantity: named.join("或") || quantity };
}

function* told(machine, group, results, words, plan) {
  yield verdict(words.tone, words.title, words.text);
  yield* incomplete(results);
  for (const one of results.filter(({ fault }) => !fault)) yield* demands(one);
  const sound = results.every(({ fault, own }) => !fault && own !== undefined);
  if (plan.goal !== undefined && reckons(machine.id, group)) {
    yield make("h2", {}, "换新一年省多少");
    if (!sound) yield make("p", {}, "先写全现在这台的数值。");
    else yield* renewed(machine, results, plan);
  }
  if (!reckons(machine.id, group) && sound)
    yield make("p", {}, "换新一年省多少，凭这几个数算不准，这里不估。");
  yield* buying(machine, results, plan.wanted);
  yield make(
    "p",
    { class: "onward" },
    "接着看：",
    link(`tools/equipment/#category=${machine.id}`, "这台在不在淘汰目录里"),
    "、",
    link(`tools/tax/#situation=special-equipment&equipment=${machine.id}`, "买新的有什么优惠"),
    "、",
    link(`equipment/${machine.id}/`, `${machine.name}的标准、技术和案例`),
  );
}

// What is not in a table may be in the standard: what is here of that, where no row was found.
function* incomplete(results) {
  const lacks = results.filter(({ fault, table: one }) => fault && one.coverage);
  const told = new Map(lacks.map(({ table: one }) => [one.url, one]));
  if (told.size) yield list([...told.values()].map((one) => [link(one.url, one.number), `：${one.coverage}`]));
}

function* demands({ table: one, grades, rows, lines, own, unit, better, also, doubt }) {
  yield make("h2", {}, one.quantity.startsWith("泵效率") ? "泵效率" : one.quantity);
  if (lines.length) yield list(lines);
  const away = (goal) =>
    own === undefined || goal === null
      ? ""
      : (better === "lower" ? own <= goal : own >= goal)
        ? "达到"
        : `差 ${said(Math.abs(own - goal), 2)} ${unit}`;
  const lacking =
    one.better !== "offset" ? "表里缺" : grades.some((grade) => grade !== null) ? "还差 Δη" : "还差规定效率";
  yield table(
    `${one.quantity}各级的要求`,
    [
      { title: "等级" },
      {
        title: `要求（${unit ? `${unit}，` : ""}${better === "lower" ? "不高于" : "不低于"}）`,
        number: true,
      },
      { title: own === undefined ? "" : `现在 ${said(own, 2)}` },
    ],
    one.levels.map((level, at) => [
      level,
      grades[at] === null ? lacking : said(grades[at], 2),
      one.not_judged ? "" : away(grades[at]),
    ]),
  );
  const besides = also.map((it) => {
    const now = it.own === undefined ? "" : `；现在 ${said(it.own, 2)}`;
    return `另须 ${it.quantity}：${demandOf(it, one.levels)}${now}`;
  });
  const next = one.successors?.map(({ number }) => number).join("、");
  const end = one.until ? `${one.until} 起${next ? `由 ${next} 取代，以后照新的` : "停止执行"}。` : "";
  const more = [...besides, ...(doubt ? [`待核：${doubt}`] : []), ...noteOf(one), ...(end ? [end] : [])];
  if (more.length) yield list(more);
  const cited = rows.flatMap((row, at) => [
    ...(at ? ["、"] : []),
    link(`${one.url}#${row}`, at ? "另一档" : "所用的行"),
  ]);
  yield make(
    "p",
    { class: "source" },
    "依据：",
    link(one.url, one.number),
    `《${one.standard}》${(one.family && one.table) || ""}，`,
    one.effective ? `${one.effective} 实施；` : "实施日期待核；",
    ...cited,
    "。数值按转录文本，以标准原文为准。",
  );
}

// What the lines do not show already.
const noteOf = ({ note, better, parameters }) =>
  note && better !== "formula" && !parameters.some(({ interpolated }) => interpolated) ? [note] : [];
