// Which machines are bought in which year, within what a year may cost.

const HORIZON = 30; // years; what does not fit by then is told

/** `{ years: [{ year, entries: [{ line, count, cost, late }], cost }], late, never }` for the lines that must
 * or should be replaced: `line` has `action`, `due`, `price`, `count`, `gain`. First what must go, what is
 * overdue on the day `today` before all else, then by payback; what does not fit into a year's `budget` (yuan; none: all at once) goes to the next one.
 * Machines of one line may be bought in different years. `late` are entries that the budget cannot pay by
 * their day; `never` are lines one machine of which costs more than a whole year has, `beyond` those that do
 * not fit within thirty years, `unpriced` those without a price or a number. */
export function yearsOf(lines, { budget, from, today = `${from}-01-01` }) {
  const wanted = lines.filter(({ action }) => action === "stop" || action === "soon").sort(before(today));
  const priced = wanted.filter(({ price, count }) => price !== undefined && count !== undefined);
  const never = budget === undefined ? [] : priced.filter(({ price }) => price > budget);
  const out = new Set(never);
  let open = priced.filter((line) => !out.has(line)).map((line) => ({ line, count: line.count }));
  const years = [];
  for (let year = from; open.length && year < from + HORIZON; year++) {
    let left = budget ?? Infinity;
    const [entries, rest] = [[], []];
    for (const { line, count } of open) {
      const some = Math.min(count, fitting(left, line.price));
      if (some) {
        const cost = some * line.price;
        left -= cost;
        entries.push({ line, count: some, cost, late: isLate(line, year, from) });
      }
      if (some < count) rest.push({ line, count: count - some });
    }
    open = rest;
    years.push({ year, entries, cost: entries.reduce((sum, { cost }) => sum + cost, 0) });
  }
  const late = years.flatMap(({ year, entries }) => entries.filter((one) => one.late).map((one) => ({ ...one, year })));
  return {
    years,
    late,
    never,
    beyond: open.map(({ line }) => line),
    unpriced: wanted.filter(({ price, count }) => price === undefined || count === undefined),
  };
}

const fitting = (left, price) => (left === Infinity ? Infinity : Math.floor(left / price + 1e-9));

// A day that has passed, or none at all, is today's.
const dayOf = ({ due }) => (due.now ? "" : (due.day ?? ""));

const before = (today) => (one, other) => {
  if (one.action !== other.action) return one.action === "stop" ? -1 : 1;
  return (one.action === "stop" && byUrgency(today)(one, other)) || payback(one) - payback(other) || 0;
};

const payback = ({ gain }) => gain.years ?? Infinity;

/** Of machines that must go: those whose day has passed, the longest ago first; those that must go at once;
 * those without a day; those whose day comes. */
export const byUrgency = (today) => (one, other) => {
  const [a, b] = [one, other].map(({ due: { day, now } }) => (day ? (day < today ? 0 : 3) : now ? 1 : 2));
  return a - b || (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0);
};

const isLate = (line, year, from) =>
  line.action === "stop" && year > Math.max(from, Number(dayOf(line).slice(0, 4)) || from);
