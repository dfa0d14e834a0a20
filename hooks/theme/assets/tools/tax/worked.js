// The sum of one saving with what it rests on, as lines of text: for the answer of the finder and for
// the pages of jobs.
import { reckon } from "./reckon.js";
import { verdictOf } from "./savings.js";

/** For a saving as in savings.js: `{ lead, lines }`, `{ lacks }` naming what is missing, or undefined where
 * nothing is to be reckoned. Several documents that give it have one sum. */
export function worked(saving, data, facts) {
  const { documents: list } = saving;
  const [{ relief, right }] = list;
  const found = list.map(({ id }) => reckon(id, data, facts)).find((one) => one.lacks || one.length);
  if (!found || found.lacks) return found;
  const listed = list.some((one) => one.relief.is_list) || relief.numbers?.["credit-rate"];
  const assumed = [
    right.assumed ? `是${right.assumed}` : "",
    listed ? "列入目录" : "",
    ...unrefused(saving),
    "条件都符合",
  ].filter(Boolean);
  const lead = assumed.length > 1 ? `假定${assumed.join("、")}，测算：` : "条件都符合时的测算：";
  return { lead, lines: found };
}

/** What a sum of a saving takes for granted of what refuses: that what refuses a part is left out of the sum,
 * and that nothing else refuses, where that was not all answered. */
export function unrefused(saving) {
  const states = saving.documents.flatMap(({ right }) => right.refused ?? []).map(({ state }) => state);
  const part = states.includes("applies");
  const open = verdictOf(saving) !== "yes" && states.some((state) => state === "asked" || state === "told");
  return [part ? "填的数里已经去掉拿不到的那一部分" : "", open ? `没有${part ? "别的" : ""}“谁拿不到”的情形` : ""];
}
