// A machine of the plan: a checked line of a table, or a checked nameplate, with all that is known of it.
import { ratingsKnown } from "../nameplate.js";
import { spelled } from "../spelling.js";
import { typesTold } from "../check.js";
import { factsOf } from "../lacks.js";
import { doubted, grounds } from "../table/told.js";
import { factsIn } from "./columns.js";

/** Machines of lines as `checkRows` gives them, each with a `key` that stays its own however the table is
 * sorted: model, kind, number, serial and place, and the how manyth of several that are all alike. Of lines
 * that name the same number or serial twice the later ones are `again`: the key of the first. */
export function machinesOf(lines, index) {
  const rows = new Map();
  for (const { sheet, number } of lines) rows.set(`${sheet}|${number}`, (rows.get(`${sheet}|${number}`) ?? 0) + 1);
  const [alike, known] = [new Map(), new Map()];
  return lines.map((line) => {
    const one = machineOf(line, index, rows.get(`${line.sheet}|${line.number}`) > 1);
    const own = [spelled(one.model), one.category, one.number, one.serial, one.place, one.title].join("|");
    const nth = (alike.get(own) ?? 0) + 1;
    alike.set(own, nth);
    const key = nth > 1 ? `${own}|${nth}` : own;
    const tag = (one.serial || one.number) && [spelled(one.model), one.category, one.serial, one.number].join("|");
    const again = tag ? known.get(tag) : undefined;
    if (tag && again === undefined) known.set(tag, key);
    return { ...one, key, ...(again === undefined ? {} : { again }) };
  });
}

/** Lines of nameplates: `{ plate, place, asset, serial, count }`, each checked by `check` (check.js) or with the
 * `result` that it gave before. */
export const linesOf = (index, plates, check) =>
  plates.map(({ plate, result = check(index, plate), ...more }) => ({
    sheet: "",
    row: [],
    columns: [],
    block: { at: {} },
    faults: [],
    count: (result.read && result.read.facts.count) || 1,
    ...more,
    plate,
    result,
    model: result.read?.model || plate.model || "",
  }));

function machineOf(line, index, several) {
  const { row = [], columns = [], block = { at: {} }, plate, result, sheet = "", number } = line;
  const said = (field) => (block.at[field] === undefined ? "" : String(row[block.at[field]] ?? "").trim());
  const category = result.category || "";
  const { facts, from } = factsIn({ row, columns }, category, several);
  const counted = line.shared ? undefined : (line.count ?? 1);
  return {
    sheet,
    row: number,
    model: line.model || plate.model || "",
    title: said("name"),
    category,
    kind: index.nameOf.get(category) ?? "",
    number: said("asset") || line.asset || "",
    serial: facts.serial ?? line.serial ?? "",
    place: said("place") || line.place || "",
    count: counted,
    shared: line.shared,
    made: plate.made,
    commissioned: plate.commissioned,
    known: withPoles({ ...ratingsKnown(result, plate), model: result.read?.model ?? line.model ?? "" }, facts),
    words: [said("name"), plate.model ?? "", said("spec")].join(" "),
    region: plate.region ?? "",
    facts,
    from,
    law: law(line),
  };
}

// A number of poles of its own column; where the model says another one, neither is believed.
function withPoles(known, { poles }) {
  const count = /^\d{1,2}$/.test(poles ?? "") ? Number(poles) : undefined;
  if (count === undefined) return known;
  if (known.poles !== undefined && known.poles !== count)
    return { ...known, poles: undefined, clash: `极数表里写 ${count}，型号写 ${known.poles}，两个不一致` };
  return { ...known, poles: count };
}

// What the check found, as plain data: nothing is decided here.
function law(line) {
  const { result } = line;
  const found = grounds(line);
  return {
    verdict: result.verdict,
    label: result.label,
    note: result.note ?? "",
    grounds: found.map(({ id, url, item, name, list, number, standard, deadline = "", from, due = {}, outcome }) => ({
      id,
      url,
      title: [item, name].filter(Boolean).join(" "),
      list: list ?? `${number}《${standard}》`,
      term: deadline || (from ? `${from} 起不得生产、进口、销售` : ""),
      due,
      listed: outcome === "listed",
    })),
    missing: factsOf(result.missing),
    reasons: doubted(line).filter((words) => !countFault(words)),
    types: typesTold(result.types),
    local: result.local.filter(({ outcome, row }) => outcome !== "unmet" && (row.place || !line.plate.region)).length,
  };
}

const countFault = (words) => words.startsWith("台数") && words.includes("按 1 台计");
