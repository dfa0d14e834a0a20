// What the standards in force demand of a machine of given ratings, where these alone find the row.
import { said } from "../number.js";
import { gradesAt } from "./grades.js";
import { fitsVolts, kindOfName, motorKind } from "./motor_kinds.js";

/** For a machine of tools/machines.json and what is known of one (`model` as on its plate, `power` kW,
 * `poles`, `capacity` kVA, `voltage` V, `dry` whether a transformer is a dry one):
 * `[{ table, of, level, limit, sign }]`, the last grade of each table that has a row for it. `of` tells rows of one table apart (电工钢带,
 * 非晶合金). Nothing where a rating is missing. */
export const limitsFor = (machine, known) =>
  gradesFor(machine, known).flatMap(({ table, grades, of }) => last(table, grades, of));

/** The same with all grades: `[{ table, grades, of, kind }]`, `kind` being the words in which rows differ. */
export const gradesFor = (machine, known) =>
  tablesFor(machine, known).flatMap((table) => (machine.id === "motor" ? motor(table, known) : transformer(table, known)));

/** The tables in which such a machine has to be sought, by all but their rows. */
export function tablesFor(machine, known) {
  const inForce = machine?.tables.filter(({ to_come: later, unseen }) => !later && !unseen) ?? [];
  if (machine?.id === "motor") return inForce.filter((table) => isForMotor(table, known));
  if (machine?.id === "transformer") return inForce.filter((table) => isForTransformer(table, known));
  return [];
}

// What has permanent magnets may be started in two ways, which the plate does not tell.
function isForMotor(table, { model, voltage, power, poles }) {
  if (power === undefined || poles === undefined || table.parameters.length !== 2) return false;
  const kind = motorKind(model, voltage).kind || "low";
  const { 额定电压: volts } = table.fixed ?? {};
  if (kind === "magnet" || kindOfName(table.family ?? table.title) !== kind) return false;
  return !volts || (voltage !== undefined && fitsVolts(volts, voltage));
}

// A motor of high voltage has as many limits as it may be cooled in ways.
function motor(table, { power, poles }) {
  const { 冷却方式: cooling } = table.fixed ?? {};
  const { grades } = gradesAt(table, [power, poles]);
  const of = `${said(power)} kW、${poles} 极${cooling ? `，${cooling}` : ""}`;
  return grades ? [{ table, grades, of, kind: cooling ?? "" }] : [];
}

const isForTransformer = (table, { capacity, voltage = 10_000, dry = false }) =>
  capacity !== undefined && table.title.startsWith(`${voltage / 1000}kV${dry ? "干式" : "油浸式"}`);

function transformer(table, { capacity }) {
  const place = table.parameters.findIndex(({ name }) => name === "额定容量");
  return table.rows
    .filter(([, at]) => at[place] === capacity)
    .map(([, at, grades]) => {
      const kind = at.filter((_, index) => index !== place).join("，");
      return { table, grades, of: [kind, `${said(capacity)} kVA`].filter(Boolean).join("，"), kind };
    });
}

function last(table, grades, of) {
  const level = grades.length - 1;
  return grades[level] === null || grades[level] === undefined
    ? []
    : [{ table, of, level: table.levels[level], limit: grades[level], sign: table.better === "lower" ? "不高于" : "不低于" }];
}
