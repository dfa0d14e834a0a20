// What to follow by the firm's own facts, and the calendars of it.
import { around } from "./places.js";

/** The scopes of a firm: `[{ id, name, fact, calendar }]`. A city of which nothing is told has its
 * province's. `lacking` are those of its facts that have no feed. */
export function scopesOf(profile, my) {
  const found = [];
  const add = (id, name, fact) => {
    if (found.every((one) => one.id !== id)) found.push({ id, name, fact, calendar: my.scopes[id] });
  };
  const region = around(my.regions, profile.region).find((id) => `region-${id}` in my.scopes);
  if (profile.industry && `industry-${profile.industry}` in my.scopes)
    add(`industry-${profile.industry}`, my.industries[profile.industry], "industry");
  if (region) add(`region-${region}`, my.regions[region][0], "region");
  for (const { id, category } of profile.machines ?? [])
    if (category && `equipment-${category}` in my.scopes)
      add(`equipment-${category}`, my.equipment[category], `machines.${id}.category`);
  return found;
}

/** The address of /follow/ with all of them ticked. */
export const followAddress = (scopes) => `follow/#pick=${scopes.map(({ id }) => id).join(",")}`;

/** A line for each scope. */
export const feeds = (profile, { my }) =>
  scopesOf(profile, my).map(({ id, name, fact, calendar }) => ({
    id: `feeds/${id}`,
    state: "info",
    title: name,
    text: calendar ? "有更新的订阅，也有日历。" : "有更新的订阅，现在没有日期，没有日历。",
    url: `follow/#${id}`,
    because: [fact],
    missing: [],
  }));
