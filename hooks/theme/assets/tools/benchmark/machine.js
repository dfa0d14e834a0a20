// The machine's side of the page: its ratings, its grade, what a better one saves.
import { make } from "../../dom.js";
import { link, list, table, verdict } from "../answer.js";
import { readNumber, said } from "../number.js";
import { readPercent } from "../percent.js";
import { drawn } from "./box.js";
import { choices, doubtOf, gradesAt, isNumber, pumpGrades, standing } from "./grades.js";
import { machineHeadline } from "./machine_headline.js";
import { overdrawn, readPlan, renewed } from "./renewal.js";

const PUMP = [
  { name: "flow", label: "流量 Q", unit: "m³/h" },
  { name: "head", label: "扬程 H（全部级）", unit: "m" },
  { name: "speed", label: "转速 n", unit: "r/min" },
  { name: "stages", label: "级数", unit: "级", optional: true },
];
const MOST = { "r/min": 60_000 };

/** Tables that are read together: a transformer has one for each of its losses. */
export function groups(machine) {
  const found = new Map();
  for (const one of machine.tables) {
    const name = one.title.replace(one.quantity, "").trim();
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return [...found].map(([name, tables]) => ({ id: tables[0].id, name, tables }));
}

/** The boxes that a group needs: ratings first, then a value for each table. */
export function boxes(group) {
  const found = [];
  for (const one of group.tables) {
    if (one.better === "formula") found.push(...PUMP.map((box) => ({ ...box, box: box.name })));
    else one.parameters.forEach((parameter, at) => found.push(...rating(found, one, parameter, at)));
  }
  return [
    ...found,
    ...group.tables.map((one, at) => ({
      box: `v${at}`,
      label: one.better === "formula" ? "泵效率" : one.quantity,
      unit: one.better === "formula" ? "%" : one.unit,
      value: at,
      most: one.better === "formula" ? 100 : mostOf(one),
    })),
  ];
}

// Condensing boilers have more than 100 %, of the heat value that grades are reckoned with.
const CONDENSING = 110;
const mostOf = ({ unit, rows }) =>
  unit !== "%"
    ? undefined
    : rows.some(([, , grades]) => grades.some((grade) => grade > 100))
      ? CONDENSING
      : 100;

function rating(found, one, { name, unit, interpolated }, at) {
  const numeric = isNumber(one, at);
  const same = numeric && found.find((box) => box.rating === name);
  if (same) {
    same.of.push([one.id, at]);
    return [];
  }
  const options = choices(one, at);
  const label = numeric
    ? name
    : found.some((box) => box.rating === name) || options.length > 2
      ? `${name}（${one.quantity}）`
      : name;
  return [
    {
      box: `p${found.length}`,
      rating: name,
      label,
      unit,
      options: interpolated ? undefined : options,
      numeric,
      of: [[one.id, at]],
    },
  ];
}

/** Shows the boxes of the chosen machine and kind. */
export function offer(element, data, asked) {
  const { machine, table: kind, goal } = element.elements;
  const wanted = asked.get("machine");
  if (wanted && [...machine.options].some(({ value }) => value === wanted)) machine.value = wanted;
  const kinds = groups(chosen(data, machine.value));
  kind.replaceChildren(...kinds.map(({ id, name }) => make("option", { value: id }, name)));
  const group = kinds.find(({ id }) => id === asked.get("table")) ?? kinds[0];
  kind.value = group.id;
  kind.closest(".field").hidden = kinds.length < 2;
  element.querySelector(".ratings").replaceChildren(...boxes(group).map(drawn));
  const levels = group.tables[0].levels;
  const before = asked.get("goal") ?? "";
  goal.replaceChildren(
    make("option", { value: "" }, "不算"),
    ...levels.map((level, at) => make("option", { value: String(at) }, `${level}的设备`)),
  );
  goal.value = [...goal.options].some(({ value }) => value === before) ? before : "";
  for (const part of element.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(machine.value);
    for (const box of part.querySelectorAll("input")) box.disabled = part.hidden;
  }
}

const chosen = (data, id) => data.machines.find((one) => one.id === id) ?? data.machines[0];

/** `{ words, nodes }`, or `{ faults }` by box, or nothing where too little is filled in. */
export function answered(data, asked) {
  const machine = chosen(data, asked.get("machine"));
  const group = groups(machine).find(({ id }) => id === asked.get("table")) ?? groups(machine)[0];
  const fields = boxes(group);
  const { found, faults } = read(fields, asked);
  Object.assign(faults, mixed(fields, asked));
  if (Object.keys(faults).length) return { faults };
  const results = group.tables.map((one, at) => graded(one, found, at));
  if (results.some((one) => !one)) return { lacking: lacking(fields, asked) };
  const plan = { ...readPlan(asked), asked, found, data };
  const doubts = { ...asking(results), ...plan.faults };
  Object.assign(doubts, Object.keys(doubts).length ? {} : overdrawn(machine, results, plan));
  if (Object.keys(doubts).length) return { faults: doubts };
  const words = machineHeadline(machine, group, results);
  return {
    words: `${words.title}。${words.text}`,
    nodes: [...told(machine, results, words, plan)],
  };
}

function read(fields, asked) {
  const [found, faults] = [{ ratings: new Map() }, {}];
  for (const { box, unit, options, numeric, of = [], value: at, most } of fields) {
    const text = asked.get(box);
    if (!text) continue;
    const { value, fault } = options
      ? { value: numeric ? Number(text) : text }
      : unit === "%"
        ? readPercent(text, { most })
        : readNumber(text, { above: true, most: MOST[unit] ?? 1e7, unit });
    if (fault) faults[box] = fault;
    else found[at === undefined ? box : `v${at}`] = value;
    for (const [id, place] of of) found.ratings.set(`${id} ${place}`, value);
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
function asking(results) {
  const doubts = results.map((one, at) => [
    `v${at}`,
    one.fault || one.own === undefined ? "" : doubtOf(one, one.grades, one.own),
  ]);
  return Object.fromEntries(doubts.filter(([, words]) => words));
}

function graded(one, found, at) {
  const pump = { ...found, stages: found.stages ?? 1 };
  const ratings = one.parameters.map((_, place) => found.ratings.get(`${one.id} ${place}`));
  const lacking =
    one.better === "formula"
      ? !(found.flow && found.head && found.speed)
      : ratings.some((value) => value === undefined);
  if (lacking) return undefined;
  const result = one.better === "formula" ? pumpGrades(one, pump) : gradesAt(one, ratings);
  const better = one.better === "formula" ? "higher" : one.better;
  const own = found[`v${at}`];
  const stands = result.fault || own === undefined ? undefined : standing({ better }, result.grades, own);
  return { table: one, better, own, stands, unit: one.better === "formula" ? "%" : one.unit, ...result };
}

function* told(machine, results, words, plan) {
  yield verdict(words.tone, words.title, words.text);
  yield* incomplete(results);
  for (const one of results.filter(({ fault }) => !fault)) yield* demands(one);
  const sound = results.every(({ fault, own }) => !fault && own !== undefined);
  if (plan.goal !== undefined) {
    yield make("h2", {}, "换新一年省多少");
    if (!sound) yield make("p", {}, "先写全现在这台的数值。");
    else yield* renewed(machine, results, plan);
  }
  yield make(
    "p",
    { class: "onward" },
    "接着看：",
    link(`tools/equipment/#category=${machine.id}`, "这台在不在淘汰目录里"),
    "、",
    link("tools/tax/#situation=special-equipment", "买新的有什么优惠"),
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

function* demands({ table: one, grades, rows, lines, own, unit, better }) {
  yield make("h2", {}, one.quantity.startsWith("泵效率") ? "泵效率" : one.quantity);
  if (lines.length) yield list(lines);
  const away = (goal) =>
    own === undefined || goal === null
      ? ""
      : (better === "lower" ? own <= goal : own >= goal)
        ? "达到"
        : `差 ${said(Math.abs(own - goal), 2)} ${unit}`;
  yield table(
    `${one.quantity}各级的要求`,
    [
      { title: "等级" },
      { title: `要求（${unit}，${better === "lower" ? "不高于" : "不低于"}）`, number: true },
      { title: own === undefined ? "" : `现在 ${said(own, 2)}` },
    ],
    one.levels.map((level, at) => [
      level,
      grades[at] === null ? "表里缺" : said(grades[at], 2),
      away(grades[at]),
    ]),
  );
  const cited = rows.flatMap((row, at) => [
    ...(at ? ["、"] : []),
    link(`${one.url}#${row}`, at ? "另一档" : "所用的行"),
  ]);
  yield make(
    "p",
    { class: "source" },
    "依据：",
    link(one.url, one.number),
    `《${one.standard}》，${one.effective} 实施；`,
    ...cited,
    "。数值按转录文本，以标准原文为准。",
  );
}
