// What follows from an energy consumption in a place: which bands it falls in, and whether it makes a
// key energy user (重点用能单位).
import { said } from "../number.js";

/** The ids of a place and of what lies around it. */
export function around(regions, id) {
  const found = regions.find((one) => one.id === id);
  return found ? [id, ...(found.parent ? around(regions, found.parent) : [])] : [];
}

const isSure = ({ doubt, unverified }) => !doubt && !unverified;
export const binds = ({ key }) => key === "binds" || key === "both";
export const defines = ({ key }) => key === "defines" || key === "both";

/** `used` is `{ low, top }` in tce a year, at the least and at the most; `designated` is "yes", "no" or
 * "". Returns
 * - `rules`: all that hold there; `placed`: those with bands or that define, with `place`: "in", "out",
 *   "if" (only when designated, or only when not), "open" (cannot be told) or "" (no figure is known);
 * - `key`: "yes", "no", "if" or "open"; `by`: the rules that make it so;
 * - `local`: made a key energy user by rules of the place alone; `foreign`: provisions on key energy users
 *   of a larger place than those whose thresholds make it one; `doubtful`: rules that would make one
 *   if they were sure to hold;
 * - `whose`: `{ names, unsure }` of the places here that have thresholds of their own, and whether none
 *   of these is sure to hold; `elsewhere`: the names of places where as much does make a key user. */
export function judge(data, used, region, designated) {
  const here = around(data.regions, region);
  const rules = data.rules.filter(
    (rule) => !rule.regions.length || rule.regions.some((id) => here.includes(id)),
  );
  const placed = rules
    .filter((rule) => rule.bands.length || defines(rule))
    .map((rule) => ({ ...rule, place: placeIn(rule, used, designated) }));
  const defining = placed.filter((rule) => defines(rule) && isSure(rule));
  const told = (place) => defining.filter((rule) => rule.place === place);
  const by = told("in");
  const key =
    designated === "yes" || by.length
      ? "yes"
      : told("open").length
        ? "open"
        : told("if").length
          ? "if"
          : "no";
  const own = key === "yes" && designated !== "yes";
  return {
    key,
    by,
    foreign: own ? rules.filter((rule) => binds(rule) && !by.some((one) => covers(one, rule, data.regions))) : [],
    rules,
    placed,
    local: key === "yes" && designated !== "yes" && by.every(({ regions }) => regions.length > 0),
    doubtful: placed.filter((rule) => defines(rule) && !isSure(rule) && !["out", ""].includes(rule.place)),
    whose: whose(placed.filter(defines), data),
    elsewhere: key === "yes" ? [] : elsewhere(data, used, here),
  };
}

// Whether who is a key energy user by one rule is one for another: of the same place, or of one within it.
const covers = (one, rule, regions) =>
  !one.regions.length || rule.regions.some((id) => around(regions, id).some((each) => one.regions.includes(each)));

// A rule that only points to the nation's is no threshold of the place's own.
function whose(defining, data) {
  const own = defining.filter(({ regions, bands }) => regions.length && bands.length);
  const sure = own.filter(isSure);
  return { names: namesOf(sure, data), unsure: own.length > 0 && !sure.length };
}

// Where a place has thresholds of its own, only places within it are of interest.
function elsewhere(data, used, here) {
  const sure = data.rules.filter((rule) => defines(rule) && isSure(rule) && rule.bands.length);
  const own = sure.some(({ regions }) => regions.some((id) => here.includes(id)));
  const isOther = (id) => !here.includes(id) && (!own || around(data.regions, id).includes(here[0]));
  const reached = sure
    .filter((rule) => placeIn(rule, used, "no") === "in")
    .map((rule) => ({ ...rule, regions: rule.regions.filter(isOther) }));
  return namesOf(reached, data);
}

/** The names of the places that rules are of, each once. */
export const namesOf = (rules, { regions }) =>
  [...new Set(rules.flatMap((rule) => rule.regions))].map(
    (id) => regions.find((one) => one.id === id)?.name ?? id,
  );

/** Whether it matters to a rule if somebody is designated a key energy user; what else a place may designate
 * is never asked for. */
export const asksDesignated = ({ key, bands }) =>
  bands.some(({ designated, undesignated }) => undesignated || (key && designated));

function placeIn(rule, { low, top }, designated) {
  if (!rule.bands.length) return "";
  const known = asksDesignated(rule) ? designated : "";
  const is = (band, yes, no) => (!band.designated || yes) && (!band.undesignated || no);
  const sure = joined(rule.bands.filter((band) => is(band, known === "yes", known === "no")));
  const may = joined(rule.bands.filter((band) => is(band, known !== "no", known !== "yes")));
  const holds = ([least, below]) => low >= least && (top < below || below === Infinity);
  if (sure.some(holds)) return "in";
  if (may.some(holds)) return "if";
  return may.some(([least, below]) => top >= least && low < below) ? "open" : "out";
}

// Bands that meet are one: whoever is above 5,000 and designated is in, whether above 10,000 or not.
function joined(bands) {
  const ends = bands.map(({ at_least: least = 0, below = Infinity }) => [least, below]);
  const whole = [];
  for (const [least, below] of ends.sort(([a], [b]) => a - b)) {
    const last = whole[whole.length - 1];
    if (last && least <= last[1]) last[1] = Math.max(last[1], below);
    else whole.push([least, below]);
  }
  return whole;
}

/** The lowest end of a band above `tce`, or undefined. */
export function nextAbove(placed, tce) {
  const ends = placed.flatMap(({ bands }) => bands.flatMap(({ at_least, below }) => [at_least, below]));
  return ends.filter((end) => end > tce).sort((a, b) => a - b)[0];
}

/** A band in words. */
export function bandWords({ at_least: least, below, designated, undesignated }) {
  const ends =
    least !== undefined && below !== undefined
      ? `${said(least)} 以上不满 ${said(below)}`
      : least !== undefined
        ? `${said(least)} 以上`
        : `不满 ${said(below)}`;
  return `${ends}${designated ? "，且被指定" : undesignated ? "，且没有被指定" : ""}`;
}
