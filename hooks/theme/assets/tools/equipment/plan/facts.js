// The numbers by which a machine is reckoned: what the reader wrote for this one, what the table says, what
// was written for all. They are read and doubted as the benchmark tool does.
import { readNumber } from "../../number.js";
import { readPercent } from "../../percent.js";
import { readPlan } from "../../benchmark/renewal.js";

export const ASKED = ["hours", "load", "tariff", "price", "shaft", "air", "fuel", "cost"];
const VALUES = ["before", "after", "idle", "loaded", "idle_after", "loaded_after"];
const SHARED = ["load", "before", "after"]; // per cent, which tables have as shares
const BEST = 1.5; // up to here a number is rather a share, as percent.js has it
const MOST_OF = { boiler: 110 }; // condensing ones have more than 100 %
const SOURCES = { own: "这一台填的", table: "表里的", all: "统一填的" };

export const sourceName = (source) => SOURCES[source] ?? "";

/** `{ values, faults, from }`: numbers by fact, what is doubtful in words, and where each number is from (own,
 * table, all). `choices` has `all` and `own[key]`, texts by fact, and `shares`: whether 0.75 in the table is 75 %. */
export function factsOf({ key, category, facts }, { all = {}, own = {}, shares = false }) {
  const mine = own[key] ?? {};
  const from = {};
  const get = (name) => {
    const common = all[name] ?? all[`${name}-${category}`];
    for (const [source, text] of [["own", mine[name]], ["table", facts[name]], ["all", common]]) {
      const said = String(text ?? "").trim();
      if (!said) continue;
      from[name] = source;
      return source === "table" && shares ? whole(name, said, category) : said;
    }
    return "";
  };
  const { faults, ...values } = readPlan({ get });
  delete values.goal;
  for (const name of VALUES) {
    const text = get(name);
    if (!text) continue;
    const { value, fault } = percented(name, category)
      ? readPercent(text, { most: MOST_OF[category] ?? 100 })
      : readNumber(text, { above: true, most: 1e7 });
    if (fault) faults[name] = fault;
    else values[name] = value;
  }
  return { values, faults, from };
}

const percented = (name, category) => SHARED.includes(name) && category !== "compressor";

function whole(name, text, category) {
  if (name !== "load" && !percented(name, category)) return text;
  const number = /^[\d.]+$/.test(text) ? Number(text) : 0;
  return number > 0 && number <= BEST ? String(Number((number * 100).toPrecision(12))) : text;
}
