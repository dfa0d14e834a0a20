// Where a firm is, and whether what holds in some places holds there. `regions` are those of
// tools/my.json: by id a name and, for what lies in a province, that.

/** The ids of a place and of what lies around it; none for what is no place here. */
export function around(regions, id) {
  const found = regions[id];
  return found ? [id, ...(found[1] ? around(regions, found[1]) : [])] : [];
}

/** Whether what holds in `places` (none: everywhere) holds in `region`, as a condition. Whoever only said
 * the province may be in one of its cities. */
export function placed(regions, places, region) {
  if (!places || !places.length) return { holds: true, missing: [] };
  const here = around(regions, region);
  if (!here.length) return { holds: undefined, missing: ["region"] };
  if (places.some((id) => here.includes(id))) return { holds: true, missing: [] };
  const within = places.some((id) => around(regions, id).includes(region));
  return within ? { holds: undefined, missing: ["region"] } : { holds: false, missing: [] };
}

/** The first of a place and of what lies around it that `known` has; "" where there is none. */
export const nearest = (regions, region, known) => around(regions, region).find((id) => known.has(id)) ?? "";

export const namesOf = (regions, ids) => ids.map((id) => (regions[id] ?? [id])[0]).join("、");
