// What is said of one line of the table, in words: for the page and for the download alike.
import { factsOf, reasonsIn } from "../lacks.js";

const within = {
  listed: "hits",
  conditional: "hits",
  encouraged: "hits",
  unmet: "hits",
  suspect: "near",
  below: "bans",
  none: "types",
};

/** The rows of the lists on which the verdict rests: those with the same outcome. */
export function grounds({ result }) {
  const rows = result[within[result.verdict]] ?? [];
  if (result.verdict === "suspect") return rows.filter(({ out }) => !out);
  return rows.filter(({ outcome }) => outcome === undefined || outcome === result.verdict);
}

/** What has to be found out: missing facts, what is to be looked up, contradictions, cells that cannot be
 * read. */
export const lacking = (line) => {
  const facts = factsOf(line.result.missing);
  return [...(facts.length ? [`缺${facts.join("、")}`] : []), ...doubted(line)];
};

/** Of these what is no missing fact, each a sentence. */
export const doubted = ({ result, faults }) => [...reasonsIn(result), ...result.conflicts, ...faults];

/** The term of a ground. */
export function term({ deadline, outcome }) {
  if (deadline) return deadline;
  return outcome === "listed" ? "没有写停用期限" : "";
}

/** Why, in one line. */
export function reason(line) {
  const { result } = line;
  const local = result.local.length ? `另有 ${result.local.length} 条只在某些地方适用` : "";
  const why =
    result.verdict === "below"
      ? `${result.bans[0].number}《${result.bans[0].standard}》：新品不得再生产、销售，在用的不因此成为淘汰设备`
      : result.note;
  return [why, local].filter(Boolean).join("；");
}

/** How many machines a line stands for, where it is more than one or not sure. */
export function howMany({ count, shared }) {
  if (shared) return `第 ${shared.first}—${shared.last} 行共 ${shared.all} 台`;
  return count > 1 ? `${count} 台` : "";
}
