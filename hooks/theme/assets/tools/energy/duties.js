// Which provisions bind now, which only may, and when the next yearly one falls due.

import { binds } from "./thresholds.js";

const isSure = ({ doubt, unverified }) => !doubt && !unverified;
const nameOf = ({ url, article, must }) => `${url}|${article}|${must}`;
const isPenalty = ({ sort }) => sort === "penalty";

/** The rules of a place (`judge`'s answer) by what they are to this user:
 * - `now`: binds as far as energy decides; `maybe`: binds if the user turns out to be in the band, or is
 *   designated; `later`: binds key energy users, which this one is not;
 * - `foreign`: binds key energy users by the threshold of a larger place, which is not reached;
 * - `cases`: other facts decide; `options`: free to do; `penalties`: what follows a breach.
 * What is not sure to hold binds nobody here: it stands among the thresholds with its doubt. */
export function follow({ key, rules, placed, foreign }) {
  const sure = rules.filter(isSure);
  const of = (sort) => rules.filter((rule) => rule.sort === sort);
  const byEnergy = (...places) =>
    placed.filter((rule) => isSure(rule) && !rule.key && !rule.sort && places.includes(rule.place));
  const ofKey = sure.filter((rule) => binds(rule) && !isPenalty(rule) && !foreign.includes(rule));
  // Of key energy users a provision may mean those of a band only.
  const placeOf = new Map(placed.map((rule) => [nameOf(rule), rule.bands.length ? rule.place : "in"]));
  const bound = (...places) => ofKey.filter((rule) => places.includes(placeOf.get(nameOf(rule)) ?? "in"));
  return {
    now: [...byEnergy("in"), ...(key === "yes" ? bound("in") : []), ...sure.filter(({ sort }) => sort === "must")],
    maybe: [...byEnergy("if", "open"), ...(key === "if" || key === "open" ? bound("in", "if", "open") : key === "yes" ? bound("if", "open") : [])],
    foreign: foreign.filter((rule) => isSure(rule) && !isPenalty(rule)),
    later: key === "no" ? ofKey : [],
    cases: of("case"),
    options: of("may").filter(isSure),
    penalties: sure.filter((rule) => isPenalty(rule) && (key !== "no" || !rule.key)),
  };
}

/** The next `MM-DD` from the later of two days on, as `YYYY-MM-DD`. */
export function nextDay(yearly, today, day) {
  const from = today > day ? today : day;
  const year = Number(from.slice(0, 4));
  const ours = `${year}-${yearly}`;
  return ours >= from ? ours : `${year + 1}-${yearly}`;
}
