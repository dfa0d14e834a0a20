// On which facts an answer rests: those without which it would say something else. Nobody lists them by
// hand, so none can be forgotten: each fact is taken away in turn, and the answer is given again.

/** Whether a line answers, rather than ask or inform. */
export const decided = ({ state }) => state === "yes" || state === "no";

/** The profile without one fact: `staff`, `discharges.air`, `machines.<id>.made`, `plans.0.date`. */
export function without(profile, fact) {
  const [name, at, field] = fact.split(".");
  if (at === undefined) return drop(profile, name);
  if (field === undefined) return { ...profile, [name]: drop(profile[name] ?? {}, at) };
  const less = (one, index) => (isAt(at)(one, index) ? drop(one, field) : one);
  return { ...profile, [name]: profile[name].map(less) };
}

/** Whether one of a list is that of a fact's name: by its id, or by its place where it has none. */
export const isAt = (at) => (one, index) => (one.id === undefined ? String(index) : one.id) === at;

function drop(object, name) {
  const rest = { ...object };
  delete rest[name];
  return rest;
}

/** Whether a fact is filled in. */
export function has(profile, fact) {
  const [name, at, field] = fact.split(".");
  const value = profile[name];
  if (value === undefined || at === undefined) return value !== undefined;
  if (!Array.isArray(value)) return value[at] !== undefined;
  const found = value.find(isAt(at));
  return found !== undefined && (field === undefined || found[field] !== undefined);
}

/** What a fact that stands by itself says: `permit`, `discharges.air`. */
export function valueOf(profile, fact) {
  const [name, at] = fact.split(".");
  return at === undefined ? profile[name] : profile[name]?.[at];
}

/** The lines of `decide(profile)`, each with `because`: those of `facts` without which it would say another
 * thing or ask for more. What rests on no fact at all holds for everybody, and is no answer about this firm:
 * it informs. Where none is needed, since either of two is enough, `enough` names facts that are. */
export function resting(decide, profile, facts) {
  const known = facts.filter((fact) => has(profile, fact));
  const others = known.map((fact) => [fact, byId(decide(without(profile, fact)))]);
  const bare = byId(decide(known.reduce(without, profile)));
  return decide(profile).map((line) => {
    const because = others.filter(([, lines]) => differs(line, lines.get(line.id))).map(([fact]) => fact);
    if (because.length || !decided(line)) return { ...line, because };
    if (!differs(line, bare.get(line.id))) return { ...line, state: "info", because };
    return { ...line, because, enough: sufficient(decide, profile, known, line) };
  });
}

const byId = (lines) => new Map(lines.map((line) => [line.id, line]));
const differs = (line, other) =>
  !other || other.state !== line.state || String(other.missing) !== String(line.missing);

// Facts that are enough for what a line says: one after another is taken away as long as it says the same.
function sufficient(decide, profile, known, line) {
  let rest = profile;
  const kept = [];
  for (const fact of known) {
    const less = without(rest, fact);
    if (differs(line, byId(decide(less)).get(line.id))) kept.push(fact);
    else rest = less;
  }
  return kept;
}

/** Several conditions that all have to hold, in order: each `{ holds, missing }`. The first that does not
 * surely hold decides, so that an answer never rests on what comes behind an open one. */
export function all(...conditions) {
  const first = conditions.find(({ holds }) => holds !== true);
  if (!first) return { state: "yes", missing: [] };
  if (first.holds === false) return { state: "no", missing: [] };
  const missing = conditions.filter(({ holds }) => holds === undefined).flatMap((one) => one.missing);
  return { state: "unknown", missing: [...new Set(missing)] };
}
