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
    refusable(list) && verdictOf(saving) !== "yes" ? "没有“谁拿不到”的情形" : "",
    "条件都符合",
  ].filter(Boolean);
  const lead = assumed.length > 1 ? `假定${assumed.join("、")}，测算：` : "条件都符合时的测算：";
  return { lead, lines: found };
}

// Whether something of it refuses, and was not all answered.
const refusable = (list) => list.some(({ right }) => (right.refused ?? []).some(({ state }) => state !== "clear"));
