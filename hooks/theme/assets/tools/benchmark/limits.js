// What the standards in force demand of a machine of given ratings, where these alone find the row.
import { said } from "../number.js";
import { gradesAt } from "./grades.js";

/** For a machine of tools/machines.json and what is known of one (`power` kW, `poles`, `capacity` kVA,
 * `voltage` V, `dry` whether a transformer is a dry one): `[{ table, of, level, limit, sign }]`, the
 * last grade of each table that has a row for it. `of` tells rows of one table apart (电工钢带,
 * 非晶合金). Nothing where a rating is missing. */
export function limitsFor(machine, known) {
  if (machine?.id === "motor") return machine.tables.flatMap((table) => motor(table, known));
  if (machine?.id === "transformer") return machine.tables.flatMap((table) => transformer(table, known));
  return [];
}

function motor(table, { power, poles }) {
  if (power === undefined || poles === undefined || table.parameters.length !== 2) return [];
  const { grades } = gradesAt(table, [power, poles]);
  return grades ? last(table, grades, `${said(power)} kW、${poles} 极`) : [];
}

function transformer(table, { capacity, voltage = 10_000, dry = false }) {
  if (capacity === undefined) return [];
  const fits = table.title.startsWith(`${voltage / 1000}kV${dry ? "干式" : "油浸式"}`);
  const place = table.parameters.findIndex(({ name }) => name === "额定容量");
  return table.rows
    .filter(([, at]) => fits && at[place] === capacity)
    .flatMap(([, at, grades]) =>
      last(table, grades, [...at.filter((_, index) => index !== place), `${said(capacity)} kVA`].join("，")),
    );
}

function last(table, grades, of) {
  const level = grades.length - 1;
  return grades[level] === null || grades[level] === undefined
    ? []
    : [{ table, of, level: table.levels[level], limit: grades[level], sign: table.better === "lower" ? "不高于" : "不低于" }];
}
