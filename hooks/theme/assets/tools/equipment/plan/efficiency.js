// What efficiency standards in force say of a machine: its grade, and what a new one of a grade reaches. The
// tables and their rules are those of the benchmark tool; a value that nobody wrote is never put in.
import { doubtOf, gradesAt, pumpGrades, standing, standingOfAll } from "../../benchmark/grades.js";
import { gradesFor } from "../../benchmark/limits.js";
import { kindOfName, motorKind } from "../../benchmark/motor_kinds.js";
import { standingOf } from "../../benchmark/series.js";
import { said } from "../../number.js";

/** The grades that may be this machine's: `{ options, lacks }`. An option is `{ of, grades, levels, tables }`,
 * `grades` having for each quantity (two of a transformer) the value of each level; several options where
 * what is known leaves rows open. `lacks` tells what is missing where there is none. */
export function optionsFor(machine, data) {
  const table = data.machines.find(({ id }) => id === machine.category);
  const inForce = table?.tables.filter(({ to_come: later, unseen }) => !later && !unseen) ?? [];
  if (!inForce.length) return { options: [], lacks: [] };
  const found = { motor, transformer, compressor, pump }[machine.category]?.(machine, table, inForce);
  return found ?? { options: [], lacks: [LACKS[machine.category] ?? "设备的种类和参数"] };
}

const LACKS = {
  fan: "压力系数、比转速和机号（标准按这些分档）",
  boiler: "锅炉的燃烧方式和燃料种类（标准按这些分档）",
};

const single = ({ table, grades, of, kind = "" }) => ({ of, kind, grades: [grades], levels: table.levels, tables: [table] });

function motor({ known, model }, table) {
  if (known.clash) return { options: [], lacks: [`极数（${known.clash}）`] };
  const { kind } = motorKind(known.model || model, known.voltage);
  const none = { magnet: "异步起动还是变频调速（永磁电机分两张表）", wound: "绕线转子电机没有收录等级", apart: "单相、直流、多速电机没有收录等级" };
  if (none[kind]) return { options: [], lacks: [none[kind]] };
  const lacks = [known.power === undefined && "额定功率", known.poles === undefined && "极数"].filter(Boolean);
  if (kind === "high" && known.voltage === undefined) lacks.push("额定电压");
  const options = gradesFor(table, { ...known, model: known.model || model }).map(single);
  return options.length ? { options, lacks: [] } : { options: [], lacks: lacks.length ? lacks : ["标准的表里没有这个功率和极数"] };
}

// A loss without load and one with it, of one kind: 电工钢带 goes with 电工钢带，Yyn0 and 电工钢带或非晶合金，绝缘B.
function transformer({ known, model, words }, table) {
  if (known.capacity === undefined) return { options: [], lacks: ["额定容量"] };
  const dry = /^S[CG]/i.test(known.model || model) || /干式/.test(words);
  const rows = gradesFor(table, { ...known, dry });
  const of = (quantity) => rows.filter(({ table: one }) => one.quantity === quantity);
  const options = of("空载损耗").flatMap((idle) =>
    of("负载损耗")
      .filter(({ kind }) => !idle.kind || kind.split("，")[0].split("或").includes(idle.kind))
      .map((loaded) => ({
        of: loaded.of,
        kind: loaded.kind,
        grades: [idle.grades, loaded.grades],
        levels: idle.table.levels,
        tables: [idle.table, loaded.table],
      })),
  );
  return options.length ? { options, lacks: [] } : { options, lacks: ["标准的表里没有这个容量和电压"] };
}

const ROTARY = /螺杆|滑片|喷油/;
const NOT_OILED = /无油|干式|活塞|往复|离心|水润滑/;
const VARIABLE = /变频|变转速|变速/;
const FIXED = /工频|定频|定速/;

function compressor({ known, words, facts }, _, tables) {
  const lacks = [];
  if (!ROTARY.test(words) || NOT_OILED.test(words)) lacks.push("是不是喷油螺杆、滑片式的（别的没有收录等级）");
  if (VARIABLE.test(words) === FIXED.test(words)) lacks.push("工频还是变频");
  const pressure = /^\d+(\.\d+)?$/.test(facts.pressure ?? "") ? Number(facts.pressure) : undefined;
  const cooling = /风/.test(facts.cooling ?? words) ? "风冷" : /[水液]/.test(facts.cooling ?? "") ? "液冷" : "";
  if (known.power === undefined) lacks.push("额定功率");
  if (pressure === undefined) lacks.push("排气压力（MPa）");
  if (!cooling) lacks.push("冷却方式");
  if (lacks.length) return { options: [], lacks };
  const table = tables.find(({ title }) => /变频/.test(title) === VARIABLE.test(words));
  const found = table ? gradesAt(table, [cooling, known.power, pressure]) : {};
  if (!found.grades) return { options: [], lacks: ["标准的表里没有这个功率、压力"] };
  const of = `${cooling}，${said(known.power)} kW，${said(pressure)} MPa`;
  return { options: [single({ table, grades: found.grades, of })], lacks: [] };
}

// The kind of a pump is told by its name alone: 单级双吸离心泵.
function pump({ words, facts }, _, tables) {
  const kindOf = ({ title }) => title.replace(/泵?效率.*$/, "").replace("清水", "");
  const named = tables.filter((one) => one.better === "formula" && words.replace("清水", "").includes(kindOf(one)));
  const number = (name) => (/^\d+(\.\d+)?$/.test(facts[name] ?? "") ? Number(facts[name]) : undefined);
  const [flow, head, speed] = ["flow", "head", "speed"].map(number);
  const lacks = [
    !named.length && "哪一种泵（名称里写明，如单级单吸离心泵）",
    flow === undefined && "流量（m³/h）",
    head === undefined && "扬程（m）",
    speed === undefined && "转速",
  ].filter(Boolean);
  if (lacks.length) return { options: [], lacks };
  const [table] = named;
  if (/多级/.test(table.title)) return { options: [], lacks: ["级数"] };
  const found = pumpGrades(table, { flow, head, speed, stages: 1 });
  if (!found.grades) return { options: [], lacks: [found.fault] };
  return { options: [single({ table, grades: found.grades, of: kindOf(table) })], lacks: [] };
}

/** The values of an option at a level: one for each quantity, undefined where the table has none. */
export function valuesAt({ grades }, level) {
  const values = grades.map((one) => one[level] ?? undefined);
  return values.includes(undefined) ? undefined : values;
}

/** The machine's grade: `{ words, url, number, fault }`. `words` is "" where nothing tells it; `before` are its
 * values (two of a transformer) or undefined. `fault` asks back about a value that can hardly be meant. */
export function gradeOf(machine, { options }, before, data) {
  const cite = ({ tables: [{ url, number }] }) => ({ url, number });
  if (before && options.length) {
    const faults = options.map(({ tables, grades }) =>
      tables.map((table, at) => doubtOf(betterOf(table), grades[at], before[at])).find(Boolean),
    );
    if (faults.every(Boolean)) return { words: "", fault: faults[0] };
    const spans = options.map((option) => spanOf(option, before));
    const [best, worst] = [Math.min(...spans.map((one) => one.best)), Math.max(...spans.map((one) => one.worst))];
    const { levels } = options[0];
    const name = (at) => (at < levels.length ? levels[at] : `低于${levels[levels.length - 1]}（限定值）`);
    const open = options.length > 1 && best !== worst ? "，要看是哪一种结构" : "";
    return { words: best === worst ? name(best) : `${name(best)}到${name(worst)}${open}`, ...cite(options[0]) };
  }
  return byType(machine, data);
}

const betterOf = (table) => (table.better === "formula" ? { ...table, better: "higher", unit: "%" } : table);

function spanOf({ tables, grades }, before) {
  const [table, second] = tables;
  if (!second) return standing(betterOf(table), grades[0], before[0]);
  return standingOfAll(table, grades[0], before[0], [{ better: second.better, grades: grades[1], own: before[1] }]);
}

// What the type alone tells: a series that a rule names as below the limit, or an IE code by the rule's words.
function byType({ category, known, model, facts, words }, data) {
  const table = data.machines.find(({ id }) => id === category);
  if (!table) return { words: "" };
  const name = known.model || model;
  const kind = category === "motor" ? motorKind(name, known.voltage).kind : "";
  const rules = standingOf(table, name).filter(({ rule }) => !kind || kindOfName(rule.name + rule.standard) === kind);
  const below = rules.find((one) => one.below);
  if (below) return { words: `低于限定值（${below.rule.name}）`, url: below.rule.url, number: below.rule.number };
  const code = category === "motor" && kind !== "high" && kind !== "magnet" ? codeIn(`${facts.code ?? ""} ${words}`) : 0;
  const rule = code && table.market.find(({ replacement = "" }) => levelsOf(replacement).size);
  if (!rule) return { words: "" };
  const levels = levelsOf(rule.replacement);
  const least = Math.min(...levels.keys());
  const told = levels.get(code) ?? (code < least ? `低于${levels.get(least)}（限定值）` : "");
  return { words: told && `${told}（铭牌写 IE${code}）`, url: rule.url, number: rule.number };
}

const codeIn = (text) => Number(/(?:^|[^A-Z])IE\s*([1-5])(?!\d)/i.exec(text)?.[1] ?? 0);

// 1级=IE5、2级=IE4、3级=IE3
const levelsOf = (words) =>
  new Map((words.match(/\d级=IE\d/g) ?? []).map((one) => [Number(one.slice(-1)), one.split("=")[0]]));
