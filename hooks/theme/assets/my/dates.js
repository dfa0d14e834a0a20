// Days to come: those of duties that bind, and what falls due of the records that concern the firm.
import { placed } from "./places.js";

/** Lines of days, the next one first. `lines` are those of the duties. A day informs: whether what falls
 * due is the firm's own affair stands with the duty, the machine, the relief. */
export function dates(profile, data, lines) {
  const yearly = lines
    .filter(({ state, date }) => date && (state === "yes" || state === "info"))
    .map((line) => ({ ...line, id: `dates/${line.id}`, state: "info", missing: [] }));
  const due = data.my.dates
    .filter(({ day }) => day >= data.today)
    .map((one) => ({ one, facts: concerned(one, profile, data.my) }))
    .filter(({ facts }) => facts)
    .map(({ one, facts }) => ({
      id: `dates/${one.id}`,
      state: "info",
      title: `${one.word}：${one.title}`,
      text: [one.said ? `写明的是 ${one.said}。` : "", one.whom ? `${one.whom}。` : ""].join(""),
      date: one.day,
      url: one.url,
      source: { title: one.title, url: one.url },
      because: facts,
      missing: [],
    }));
  return [...yearly, ...due].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

/** The ids of the days to come that concern the firm, as they stand in the site's calendars. */
export const daysOf = (profile, { my, today }) =>
  my.dates.filter((one) => one.day >= today && concerned(one, profile, my)).map(({ id }) => id);

/** By which facts a thing with `industries`, `regions`, `equipment` concerns the firm; undefined where it
 * does not, as far as is known. What has none of these concerns everybody. */
export function concerned({ industries, regions, equipment }, profile, my) {
  const facts = [];
  if (industries) {
    if (!industries.includes(profile.industry)) return undefined;
    facts.push("industry");
  }
  if (regions) {
    if (placed(my.regions, regions, profile.region).holds !== true) return undefined;
    facts.push("region");
  }
  if (equipment) {
    const found = (profile.machines ?? []).find(({ category }) => equipment.includes(category));
    if (!found) return undefined;
    facts.push(`machines.${found.id}.category`);
  }
  return facts;
}
