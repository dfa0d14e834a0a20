// What was changed in two places at once, from what both began with.

import { isEmpty } from "./profile.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** `{ profile, both }`: the facts of `mine` and `theirs` together, as far as only one of them changed a
 * fact of `base`; `both` are the names of those that both changed differently, for which `mine` stands.
 * Machines are compared one by one. */
export function merged(base, mine, theirs) {
  const profile = {};
  const both = [];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    if (name === "seen") {
      profile.seen = [mine.seen, theirs.seen].filter(Boolean).sort().pop(); // nobody typed it
      continue;
    }
    const value =
      name === "machines"
        ? machines(base[name] ?? [], mine[name] ?? [], theirs[name] ?? [], () => both.push(name))
        : one(base[name], mine[name], theirs[name], () => both.push(name));
    if (value !== undefined) profile[name] = value;
  }
  if (isEmpty(profile) && theirs.seen === undefined) delete profile.seen; // all was deleted there: no trace of it comes back
  return { profile, both: [...new Set(both)] };
}

function one(base, mine, theirs, clash) {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (!same(base, mine)) clash();
  return same(base, mine) ? theirs : mine;
}

function machines(base, mine, theirs, clash) {
  const [before, here, there] = [base, mine, theirs].map((all) => new Map(all.map((each) => [each.id, each])));
  const ids = new Set([...there.keys(), ...here.keys()]);
  const kept = [...ids].map((id) => one(before.get(id), here.get(id), there.get(id), clash)).filter(Boolean);
  return kept.length ? kept : undefined;
}
