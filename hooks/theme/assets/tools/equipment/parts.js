// The data for one nameplate: the parts that its answer asks for, and no more. What comes is kept.
import { load } from "../data.js";
import { prepare, prepareHead, take } from "./check.js";

const MANY = 8; // parts; for more, all of the data come at once

/** An index that has nothing but the lists yet. */
export const begun = async () => prepareHead(await load("listed"));

/** What `deed` returns once all is there that it asks the index for; it may be done more than once. */
export async function answered(index, deed) {
  for (;;) {
    try {
      return deed();
    } catch (fault) {
      if (!fault.parts) throw fault;
      await bring(index, fault.parts);
    }
  }
}

// Parts of another day than the lists, from a cache, are not mixed with them.
async function bring(index, parts) {
  const came = parts.length > MANY ? [] : await Promise.all(parts.map(load));
  if (!came.length || came.some(({ day }) => day !== index.day)) Object.assign(index, prepare(await load("equipment")));
  else parts.forEach((name, at) => take(index, name, came[at]));
}
