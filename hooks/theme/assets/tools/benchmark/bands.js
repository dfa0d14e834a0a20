// Ranges in which tables give ratings: ≤300, ＞300～528, 301～400, ＞1163, 不分. See kinds/band.py.

const SPAN = /^(＞?)(\d+(?:\.\d+)?)～(\d+(?:\.\d+)?)$/;
const BOUND = /^([≤＜≥＞])(\d+(?:\.\d+)?)$/;
const HOLDS = {
  "≤": (value, end) => value <= end,
  "＜": (value, end) => value < end,
  "≥": (value, end) => value >= end,
  "＞": (value, end) => value > end,
};

/** Whether a number lies in a range of a table; a number is a range of one. */
export function lies(value, band) {
  if (typeof band === "number") return value === band;
  if (band === "不分") return true;
  const span = SPAN.exec(band);
  if (span) {
    const [, open, low, high] = span;
    return (open ? value > Number(low) : value >= Number(low)) && value <= Number(high);
  }
  const bound = BOUND.exec(band);
  return bound !== null && HOLDS[bound[1]](value, Number(bound[2]));
}

/** The numbers at which a range ends. */
export const ends = (band) =>
  typeof band === "number" ? [band] : (String(band).match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
