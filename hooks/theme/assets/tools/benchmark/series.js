// What the standard in force says of a machine's series: below which grade it lies, or why the series
// does not tell. Nothing is known of a series that no rule names.

/** For a machine of tools/machines.json and a model as typed: the rules of the market for its kind in
 * force, each `{ rule, below, why }`. `below` is true where the rule names the series of
 * the model (YE2 of YE2-132M-4); else the series does not tell, and `why` says so in the words of the rule
 * where it has some ("型号与能效等级没有一一对应关系，以空载损耗、负载损耗为准"). `rule` is `{ id, name, from,
 * number, standard, url, ... }`; `from` is the day from which what is below may not be made, imported, sold. */
export function standingOf({ market = [] }, model) {
  const typed = String(model ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .trim()
    .replace(/[\s()_]+/g, "-");
  if (!typed) return [];
  return market.map((rule) => {
    const below = (rule.series ?? []).some((series) => startsSeries(typed, series));
    return { rule, below, why: below ? "" : (rule.model_caution ?? "") };
  });
}

// YE2-132M-4 and YE2 132M4 are of the series YE2, YE20 is not.
const startsSeries = (typed, series) =>
  typed.startsWith(series) && !/^\d/.test(typed.slice(series.length).replace(/^-/, "x"));
