// What support there is for what is planned: the relief finder's own modules asked for each plan.
import { entitled } from "../tools/tax/entitled.js";
import { reckon } from "../tools/tax/reckon.js";
import { sorted, verdictOf } from "../tools/tax/savings.js";
import { firstDayIn, lastDayIn } from "../tools/tax/terms.js";
import { unrefused } from "../tools/tax/worked.js";
import { has, resting } from "./rests.js";

const WHO = {
  vat: ["payer", { general: "general", small: "small" }],
  enterprise: ["enterprise", { small: "small", hnte: "hnte", other: "other", individual: "individual" }],
  private: ["owner", { true: "private", false: "other" }],
  service: ["provider", { true: "service", false: "user" }],
};

/** Lines for each plan: what holds on its day, what cannot be had, what has ended. `data` has `my`, `tax`. */
export function reliefs(profile, data) {
  const facts = [...Object.keys(WHO), ...(profile.plans ?? []).flatMap((_, at) => [`plans.${at}.date`, `plans.${at}.refusals`])];
  const decide = (known) => (known.plans ?? []).flatMap((plan, at) => linesOf(plan, at, known, data));
  return apart(resting(decide, profile, facts));
}

// Each plan is reckoned with the whole of a year's tax, which is there once.
function apart(lines) {
  const summed = new Set(lines.filter(({ sum = [] }) => sum.length).map(({ plan }) => plan));
  if (summed.size < 2) return lines;
  return lines.map((line) => ((line.sum ?? []).length ? { ...line, text: `${line.text}${ONCE}` } : line));
}

const ONCE = "几件事都是各按全部税额单独算的，同一年的税只能抵一次，这些数不能相加。";

function linesOf(plan, at, profile, data) {
  const job = data.my.jobs.find(({ id }) => id === plan.job);
  if (!job) return [];
  const situations = (job.situations ?? []).map((id) => data.tax.situations.find((one) => one.id === id)).filter(Boolean);
  const head = { at, job, plan, main: situations[0] };
  if (!situations.length) return [nothing(head)];
  const lines = new Map();
  for (const situation of situations)
    for (const line of plan.date ? onDay(head, situation, profile, data) : undated(head, situation, data))
      if (!lines.has(line.id)) lines.set(line.id, line);
  return [...lines.values()];
}

const nothing = ({ at, job }) => ({
  id: `reliefs/${at}`,
  plan: at,
  state: "info",
  title: `${job.title}：没有对应的优惠情形`,
  text: "本站的优惠查找没有为这件事列出优惠；看这件事的页面。没有列出不等于没有。",
  url: job.url,
  missing: [],
});

// Whether something holds on the day nobody can tell without one.
function undated({ at, job }, situation, data) {
  const ids = situation.reliefs.filter((id) => !data.tax.reliefs[id].is_rule);
  const savings = new Set(ids.map((id) => data.tax.reliefs[id].saving || id));
  return [...savings].map((id) => {
    const relief = data.tax.reliefs[id] ?? data.tax.reliefs[ids.find((one) => data.tax.reliefs[one].saving === id)];
    const [from, to] = [firstDayIn(relief), lastDayIn(relief)];
    const documents = ids.map((one) => data.tax.reliefs[one]).filter((one, n) => (one.saving || ids[n]) === id);
    const gone = documents.every((one) => (lastDayIn(one) ?? data.today) < data.today);
    const term = from || to ? `有效的日子：${from ?? "很早"} 到 ${to ?? "没有写到哪天为止"}。` : "";
    return {
      ...base(at, job, id, relief),
      state: "unknown",
      text: `没有填打算哪天做，不能判断那一天有没有。${term}`,
      missing: [`plans.${at}.date`],
      first: gone ? [] : firstOf(documents, data.tax),
    };
  });
}

// What has to be done before what cannot be undone, as the relief finder says it; whether one can have the relief
// may still be open.
const firstOf = (all, { statements }) =>
  [...new Set(all.flatMap(({ life = {} }) => life.first ?? []))].map((at) => statements[at]);

const base = (at, job, id, relief) => ({
  id: `reliefs/${at}/${id}`,
  plan: at,
  title: `${job.title}：${relief.title}`,
  url: relief.url,
  source: { title: relief.no ? `${relief.title}（${relief.no}）` : relief.title, url: relief.url },
});

function asked(profile, plan, situation, main) {
  const refusals = plan.refusals ?? {};
  const facts = { incomes: [], profits: [], pollutants: [], refusals, date: plan.date, year: Number(plan.date.slice(0, 4)) };
  for (const [fact, [box, words]] of Object.entries(WHO)) facts[box] = words[profile[fact]] ?? "";
  if (plan.amount !== undefined && [main, situation].every(({ asks }) => asks.includes("investment"))) facts.investment = plan.amount;
  if (profile.taxable !== undefined) facts.incomes = [profile.taxable];
  return facts;
}

// What a job costs is an investment where its main situation is that of an investor; else it is a loan.
function* onDay({ at, job, plan, main }, situation, profile, data) {
  const facts = asked(profile, plan, situation, main);
  const found = sorted(data.tax, situation, facts);
  const told = new Set();
  for (const { id, documents } of [...found.savings, ...found.barred]) {
    told.add(id);
    yield held(base(at, job, id, documents[0].relief), documents, facts, situation, profile, data);
  }
  const open = new Set(found.open.map(({ relief, id }) => relief.saving || id));
  for (const one of [...found.open, ...found.over]) {
    const id = one.relief.saving || one.id;
    if (told.has(id) || one.relief.is_rule) continue; // to be had by another document
    told.add(id);
    const state = open.has(id) ? "unknown" : "no";
    const first = state === "unknown" ? firstOf([one.relief], data.tax) : [];
    yield { ...base(at, job, id, one.relief), state, text: overWords(one, plan), missing: [], first };
  }
}

const overWords = ({ words, by }, { date }) =>
  `${date} 这一天：${words}${by.length ? `（见${by.map(({ title }) => title).join("、")}）` : ""}。`;

// A relief that holds on the day. Whether one can have it is told only if nothing that is not filled in
// could make it otherwise.
function held(line, documents, facts, situation, profile, data) {
  const [{ relief, right, words }, ...others] = documents;
  const lacks = lacking(relief, situation, facts, profile, data);
  const open = right.can !== false && verdictOf({ documents }) !== "yes";
  const personal = !lacks.length && !right.missing && !right.assumed; // who one is leaves nothing open
  const surely = personal && !open;
  const state = right.can === false ? "no" : !surely ? "unknown" : isPersonal(relief, situation) ? "yes" : "info";
  const refusable = open && documents.some((one) => one.right.asks?.length);
  const missing = refusable ? [...lacks, `plans.${line.plan}.refusals`] : lacks;
  const listed = documents.some((one) => one.relief.is_list);
  const sum = personal && right.can && isPersonal(relief, situation) ? reckoned(documents, data, facts) : { lines: [] };
  return {
    ...line,
    state,
    missing: state === "unknown" && !missing.length && !personal ? ["enterprise"] : state === "unknown" ? missing : [], // small and of high technology at once
    text: [
      state === "yes" ? "那一天有效，按你填的身份可以；条件都要符合，以主管机关为准。" : "",
      state === "unknown" ? "那一天有效，你能不能用还不能判断。" : "",
      open ? openWords(documents, data) : "",
      state === "info" ? "那一天有效；给谁，没有能按你填的判断的，对照条件。" : "",
      right.words ? `${right.words}。` : "",
      right.assumed ? `只给${right.assumed}。` : "",
      `${words}。`,
      relief.rate ? `${relief.rate}。` : "",
      listed ? "先对照目录原文：没有核对以前，不能说符合。" : "",
    ].join(""),
    first: state === "no" ? [] : firstOf(documents.map((one) => one.relief), data.tax),
    conditions: state === "no" ? [] : (relief.conditions ?? []),
    overlap: relief.overlap ?? "",
    sum: sum.lines,
    assumed: [listed ? "列入目录" : "", ...assumptions(documents, open), "条件都符合"].filter(Boolean),
    lacks: sum.lacks ?? "",
    others: others.map((one) => ({ title: one.relief.title, url: one.relief.url })),
  };
}

// Of what refuses: what the finder takes for granted, or where it knows of nothing, that there is nothing.
function assumptions(documents, open) {
  const found = unrefused({ documents }).filter(Boolean);
  return open && !found.length ? ["没有“谁拿不到”的情形"] : found;
}

// What is still to be answered or compared before anybody can tell.
function openWords(documents, { tax }) {
  const rights = documents.map(({ right }) => right);
  const asks = [...new Set(rights.flatMap((right) => right.asks ?? []))].map((key) => tax.refusals[key].question);
  const doubts = [...new Set(rights.flatMap((right) => right.doubts ?? []))];
  const part = verdictOf({ documents }) === "part" ? "按你答的，有一部分拿不到。" : "";
  return [part, asks.length ? `先到优惠查找里答：${asks.join("")}` : "", doubts.length ? `${doubts.join("；")}。` : ""].join("");
}

// Whether it depends on who one is, as far as anybody has told.
const isPersonal = ({ entitled: groups = [], income_tax: income, ways = [] }, { payers }) =>
  Boolean(groups.length || income || (payers.length && ways.includes("即征即退")));

// The first document of the saving by which something can be reckoned, as on the relief finder's own card.
function reckoned(documents, data, facts) {
  const all = documents.map(({ id }) => reckon(id, data.tax, facts));
  const found = all.find((one) => one.lacks || one.length);
  if (!found) return { lines: [] };
  return found.lacks ? { lines: [], lacks: found.lacks } : { lines: found };
}

// Facts that are not filled in and of which some answer would make it another thing.
function lacking(relief, situation, facts, profile, data) {
  const may = (asked) => sign(entitled(relief, asked, situation.payers, data.tax.payer_names));
  const now = may(facts);
  return Object.entries(WHO)
    .filter(([fact]) => !has(profile, fact))
    .filter(([, [box, words]]) => Object.values(words).some((value) => may({ ...facts, [box]: value }) !== now))
    .map(([fact]) => fact);
}

const sign = ({ can, assumed }) => (assumed ? "assumed" : String(can));
