// Whether a relief is in force on a day. /tools/tax.json says so for all days, in the words of the
// relief's own page; here only dates are compared.

/** `relief` as in /tools/tax.json, `date` YYYY-MM-DD. Returns the span `{ from, to, state, words, by }` of
 * that day: "in", "before", "ended", "unsure" (something that decides is not known) or "unseen" (no source
 * for its content); `by` are `{ title, url }` of what ended it or will. */
export const stateOn = ({ spans }, date) =>
  spans.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));

/** What the window of a relief says of a day: `{ state, words }`, "open" where it has none. */
export const windowOn = ({ life = {} }, date) =>
  life.window ? stateOn({ spans: life.window }, date) : { state: "open", words: "" };

/** The last day on which it is certainly in force; null where no end is known. */
export const lastDayIn = ({ spans }) =>
  spans.filter(({ state }) => state === "in").reduce((_, { to }) => to, null);

/** The first day on which it is certainly in force. */
export const firstDayIn = ({ spans }) => (spans.find(({ state }) => state === "in") || { from: null }).from;

/** What held before a relief began, as far as it is known; "" where nothing is. */
export function beforeWords({ earlier = [], earlier_named: named }) {
  const known = earlier.map(({ title }) => title);
  return [
    known.length ? `在它以前看${known.join("、")}` : "",
    named ? `在它以前是${named}，内容没有收录，能不能享受要看那份文件` : "",
  ]
    .filter(Boolean)
    .join("；");
}
