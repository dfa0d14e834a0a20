// The sum of one saving with what it rests on, as lines of text: for the answer of the finder and for
// the pages of jobs.
import { reckon } from "./reckon.js";

/** For a saving as in savings.js: `{ lead, lines }`, `{ lacks }` naming what is missing, or undefined where
 * nothing is to be reckoned. Several documents that give it have one sum. */
export function worked({ documents: list }, data, facts) {
  const [{ relief, right }] = list;
  const found = list.map(({ id }) => reckon(id, data, facts)).find((one) => one.lacks || one.length);
  if (!found || found.lacks) return found;
  const listed = list.some((one) => one.relief.is_list) || relief.numbers?.["credit-rate"];
  const assumed = [
    right.assumed ? `是${right.assumed}` : "",
    listed ? "列入目录" : "",
    "条件都符合",
  ].filter(Boolean);
  const lead = assumed.length > 1 ? `假定${assumed.join("、")}，测算：` : "条件都符合时的测算：";
  return { lead, lines: found };
}
