// Which reliefs hold on a day of purchase, and their sums: asked of the tax tool, nothing is reckoned here.
import { readFacts } from "../../tax/asked.js";
import { sorted } from "../../tax/savings.js";

const SITUATION = "replace-phased-out";

/** `{ situation, facts, found }` for a purchase of `cost` yuan on a day; undefined where the situation is not
 * recorded. `found` is what `sorted` of the tax tool gives. */
export function reliefsOn(tax, date, cost) {
  const situation = tax.situations.find(({ id }) => id === SITUATION);
  if (!situation) return undefined;
  const asked = new URLSearchParams(cost ? { investment: String(cost) } : {});
  const facts = { ...readFacts(asked), date, year: Number(date.slice(0, 4)) };
  return { situation, facts, found: sorted(tax, situation, facts) };
}

/** The same day of each year of the plan; the 29th of February is the 28th where there is none. */
export function dayIn(year, date) {
  const rest = date.slice(4);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}${rest === "-02-29" && !leap ? "-02-28" : rest}`;
}

/** What the page of the tax tool is asked for a purchase. */
export const askedOf = (date, cost) =>
  new URLSearchParams({ situation: SITUATION, date, ...(cost ? { investment: String(cost) } : {}) });
