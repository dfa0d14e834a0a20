// What a firm answered on checklists: kept with its other facts.
import { MOST } from "./profile.js";
import { stored } from "./give.js";
import { Store } from "./store.js";

/** The answers of one checklist, by item. */
export function ticked(form) {
  const { raw } = new Store().read();
  const all = Array.isArray(raw.ticked) ? raw.ticked : [];
  return new Map(all.filter((one) => one && one.form === form).map(({ item, answer }) => [item, answer]));
}

/** Keeps answers `{ item, what, answer }` of a checklist; one without an answer is taken away. */
export const tick = (form, some) =>
  stored((profile) => {
    const { ticked: before = [], ...rest } = profile;
    const items = new Set(some.map(({ item }) => item));
    const others = before.filter((one) => one.form !== form || !items.has(one.item));
    const all = [...others, ...some.filter(({ answer }) => answer).map((one) => ({ form, ...one }))];
    if (all.length > MOST.ticked) return { fault: `没有存：自查单最多记 ${MOST.ticked} 项，先清掉别的单子。` };
    return { profile: all.length ? { ...rest, ticked: all } : rest, words: { kept: all.length } };
  });
