// What follows from an energy consumption in a place: which bands it falls in, whether it makes a key
// energy user (重点用能单位), which provisions bind.
import { said } from "../number.js";

/** The ids of a place and of what lies around it. */
export function around(regions, id) {
  const found = regions.find((one) => one.id === id);
  return found ? [id, ...(found.parent ? around(regions, found.parent) : [])] : [];
}

/** `used` is `{ low, high, open }` in tce a year; `designated` is "yes", "no" or "". Returns the rules
 * that hold there with `place`: "in", "out", "open" (cannot be told) or "if" (only when designated),
 * and `key`: "yes", "no", "if" or "open". */
export function judge(data, used, region, designated) {
  const here = around(data.regions, region);
  const rules = data.rules.filter(
    (rule) => !rule.regions.length || rule.regions.some((id) => here.includes(id)),
  );
  const placed = rules
    .filter(({ bands }) => bands.length)
    .map((rule) => ({ ...rule, place: placeIn(rule.bands, used, designated) }));
  const defining = placed.filter(({ key, doubt, unverified }) => key === "defines" && !doubt && !unverified);
  const told = (place) => defining.some((rule) => rule.place === place);
  const key = designated === "yes" || told("in") ? "yes" : told("open") ? "open" : told("if") ? "if" : "no";
  return {
    key,
    placed,
    doubtful: placed.filter(({ doubt, unverified }) => doubt || unverified),
    binding: rules.filter(({ key: sort }) => sort),
  };
}

function placeIn(bands, used, designated) {
  const places = bands.map((band) => within(band, used, designated));
  return ["in", "open", "if"].find((place) => places.includes(place)) ?? "out";
}

// An open sum is a least: it can only be more.
function within(
  { at_least: least = 0, below = Infinity, designated: chosen = false },
  { low, high, open },
  designated,
) {
  const top = open.length ? Infinity : high;
  if (top < least || low >= below) return "out";
  if (low < least || (top >= below && below !== Infinity))
    return chosen && designated === "no" ? "out" : "open";
  if (!chosen) return "in";
  return designated === "yes" ? "in" : designated === "no" ? "out" : "if";
}

/** A band in words. */
export function bandWords({ at_least: least, below, designated }) {
  const ends =
    least !== undefined && below !== undefined
      ? `${said(least)}～${said(below)}（不含）`
      : least !== undefined
        ? `${said(least)} 及以上`
        : `不满 ${said(below)}`;
  return `${ends} tce${designated ? "，且被指定" : ""}`;
}
