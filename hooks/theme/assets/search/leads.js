// Where a question leads before any result: to the job that it is about, to the tool that answers it with
// what was said filled in, to whom to ask where this site cannot say. Two at most, none where nothing is sure.

import { filledIn } from "../tools/address.js";
import { wants } from "./asking.js";
import { telling } from "./jobs.js";
import { asks, isDocument, isOutside } from "./questions.js";
import { categoryOf, toolFor } from "./filling.js";

const MOST = 2;
const NONE = { leads: [], unknown: undefined, unsure: false };
const NAMED = 0.72; // as near as this to one way of saying it, it is that
const NEAR = 0.5;
const LENGTHS = [[3, 6, 0.6], [6, 8, 0.45], [Infinity, 9, 0.24]]; // words of a question, value and share of its job
const KEYWORDS = 0.6; // of words that ask nothing
const APART = 1.12; // times the next one
const CLOSE = 0.1; // in likeness
const BESIDE = 0.75; // times the first, another may be meant as well
const ITS_MACHINE = 1.2; // times, where the machine is named that a job is about first
const ASKED = 0.5; // as near to a way of asking what is not known
const WHOLE = 0.75; // of such a way is in the question
const AS_GOOD = 0.5; // times as near as what its page is asked for
const TOOLED = 1.3; // times surer where a tool answers
const SOMEWHAT = 0.08; // where it asks for money or a price, and that is not known
const FEW = 3; // jobs, and ways of understanding, that are looked through for what is not known
const KIND = /^[a-z]{1,4}[0-9]{0,2}型/i; // JD型深井泵, as lists write it
const PLATE = /^[a-z]{3,}/i; // letters of a series that tell its kind
const WHO = /举报|投诉|找谁|问谁|找哪|哪个部门|什么部门|归谁管|电话|打哪|热线|谁管/;
const MISSED = /(?:目录|名单|清单)[^税抵退]{0,8}(?:没有?|不到|不在|查不|找不|未)|(?:没有?|未)(?:被)?(?:列入|列进|查到|找到)/;
const OTHER_MATTERS = /抵免|退税|税/;
const ABOUT = 0.55; // of what is asked, told of one job, though words of other matters stand in it
const LOCAL = /补|奖|扶持|政策|资金|多少钱|电价|水价|气价|价格|时段|费/; // what differs by place
/** What stands above the results: `{ leads, unknown, unsure }`. `question` has `text` as it was typed and `ways`
 * of understanding it, normalised; `models` in it; `found`, the best document and its tier. */
export async function leading(question, { jobs, answers, docs, terms, indexes }) {
  const regions = Object.values(terms);
  const { text, ways, found } = question;
  const asking = asks(text);
  const ranked = best(ways, jobs, indexes[1], categoryOf(text, docs));
  const [first] = ranked;
  const named = Boolean(first) && first.like >= NAMED;
  const plate = found || question.number ? undefined : await plateLead(question, answers);
  if (plate) return { ...NONE, leads: [plate] };
  if (isForDocuments(question, first, asking, named)) return NONE;
  const missed = MISSED.test(text) && !OTHER_MATTERS.test(text); // of machines: that they stand in no list tells nothing
  const about = missed && !named && !categoryOf(text, docs) ? [] : surely(ranked, question, asking, named);
  const job = about.length ? about[0].job : undefined;
  const leads = about.map((one) => jobLead(one.job));
  const body = WHO.test(text) ? bodyOf(question, { docs, indexes, regions: terms }) : undefined;
  if (body) leads.push(body);
  const tool = await toolFor(question, job, { answers, docs });
  if (tool && (job || (tool.alone && asking))) leads.splice(leads.length > 1 && tool.alone ? 0 : leads.length, 0, toolLead(tool, answers));
  const next = job && ranked[about.length];
  if (next && next.value >= first.value * BESIDE && next.like >= NEAR) leads.push(jobLead(next.job));
  const name = regions.find((one) => text.includes(stem(one)));
  const place = name && { name, province: (answers.parents || {})[name] };
  const unknown = (asking || place) && first && !missed ? unknownOf(question, job, ranked, { place, jobs, tool: tool && !tool.alone ? undefined : tool }) : undefined;
  if (unknown && !job) leads.unshift(jobLead(unknown.job));
  return {
    leads: leads.slice(0, MOST),
    unknown: unknown && { text: unknown.text, bodies: near(unknown.bodies || [], place) },
    unsure: asking && !leads.length && Boolean(found),
  };
}

// Who looks for a document, a model or a number has it below; who asks about something else gets no advice.
function isForDocuments({ text, raw, found, number, models }, first, asking, named) {
  const whole = Boolean(first) && first.like === 1;
  if (isOutside(text)) return !named && !(first && first.share >= ABOUT);
  if (!asking && (number || models.length || KIND.test(raw.trim()))) return true;
  if (found && found.name && found.other) return !whole;
  if (!asking) return isDocument(text) && !whole;
  return number && !telling(text).some((word) => /[0-9]/.test(word) && first && first.job.said.has(word));
}

// The job that a question is about; two where it may as well be the other; none where it may be any.
function surely(ranked, { text, ways }, asking, named) {
  const [first] = ranked;
  if (!first || !(asking || touches(first.job, text))) return [];
  if (named) return [first];
  if (!isSure(first, telling(ways[Math.min(1, ways.length - 1)]).length, asking)) return [];
  const rivals = ranked.filter((one) => one === first || (one.value * APART > first.value && one.like > first.like - CLOSE));
  return rivals.length <= MOST ? rivals : [];
}

function best(ways, jobs, rest, machine) {
  const found = new Map();
  for (const way of ways)
    for (const one of jobs.of(way, rest)) {
      if (machine && one.job.machine === machine) one.value *= ITS_MACHINE;
      const known = found.get(one.job);
      if (!known || one.value > known.value) found.set(one.job, one);
    }
  return [...found.values()].sort((one, other) => other.value - one.value);
}

// A short question has to be all about it, a long one tells circumstances as well.
function isSure(found, words, asking) {
  if (!found || !found.own) return false;
  if (!asking) return found.like >= NEAR && found.share >= KEYWORDS;
  const [, value, share] = LENGTHS.find(([most]) => words <= most);
  return found.value >= value && found.share >= share;
}

// Of words that stand by themselves, each has to be the job's.
const touches = ({ said }, text) =>
  text.split(" ").every((part) => /^[0-9]/.test(part) || telling(part).some((word) => said.has(word)));

const jobLead = (job) => ({ kind: "job", u: job.u, job });
const toolLead = ({ id, asked }, answers) => {
  const [url, title] = answers.tools[id];
  return { kind: "tool", u: url + filledIn(asked), title, asked, id };
};

// A new motor stands in no list; the grades of its kind are what it is measured by.
async function plateLead({ raw }, answers) {
  const line = raw.replace(/[^\x20-\x7e]+.*$/, "").trim();
  if (!PLATE.test(line) || !answers.machines.includes("motor")) return undefined;
  const { motorKind } = await import("../tools/benchmark/motor_kinds.js"); // for few questions
  if (!["high", "magnet"].includes(motorKind(line).kind)) return undefined;
  return toolLead({ id: "benchmark", asked: new URLSearchParams({ kind: "machine", machine: "motor", model: line }) }, answers);
}

// Whom somebody asks for: what is said of a body has at least two of the words.
function bodyOf({ text, ways }, { docs, indexes, regions }) {
  let most;
  const words = telling(ways[ways.length > 1 ? 1 : 0]);
  const scores = new Map();
  for (const word of words)
    for (const index of indexes) {
      const lists = index.with(word);
      for (const doc of new Set(lists.flatMap(({ numbers }) => numbers))) {
        if (docs[doc].k !== "bodies" || !isFor(docs[doc], text, regions)) continue;
        const one = scores.get(doc) || { doc, score: 0, words: new Set() };
        one.score += index.weight(lists);
        one.words.add(word);
        scores.set(doc, one);
      }
    }
  for (const one of scores.values())
    if (one.words.size >= 2 && (!most || one.score > most.score)) most = one;
  return most && { kind: "body", u: docs[most.doc].u, doc: most.doc };
}

/** What is not known that a question asks for: as it is written, or what a place has that is not recorded. */
function unknownOf({ text, raw, ways }, job, ranked, { place, jobs, tool }) {
  let most;
  const asked = wants(text);
  const local = place && job && hasOf(job, place);
  const there = local ? undefined : elsewhere(text, job, place);
  if (there) return there;
  const candidates = job ? [job] : ranked.slice(0, FEW).map((one) => one.job);
  const clauses = raw.split(/[，。；？,;?]/).filter((one) => one !== raw);
  for (const way of [...ways.slice(0, FEW), ...clauses]) {
    const words = telling(way);
    if (words.length < 2) continue;
    for (const one of candidates) {
      const known = Math.max(0, ...one.called.map((phrase) => jobs.nearness(words, phrase).near)); // what its page is asked for
      for (const { text: said, asked: others, clauses: told, bodies } of one.unknowns) {
        if (local && /各[地省市]|当地/.test(said)) continue; // of this place something is recorded
        const fitting = [...others, ...told].filter((each) => fits(asked, each.wants)).map((each) => jobs.nearness(words, each.words));
        const near = Math.max(0, ...fitting.map((each) => each.near));
        const whole = Math.max(0, ...fitting.map((each) => each.whole));
        const sought = job && !local && near >= SOMEWHAT && asked.some((want) => isSought(want, said));
        const value = sought ? 1 + near : Math.max(near > known ? near / ASKED : 0, near > known * AS_GOOD ? whole / WHOLE : 0);
        if (value >= (tool ? TOOLED : 1) && (!most || value > most.value)) most = { value, text: said, bodies, job: one };
      }
    }
  }
  return most;
}

// A price is asked for where prices are not known, money where what places give is not.
const isSought = (want, said) =>
  (want === "price" || (want === "earn" && BY_PLACE.test(said))) && wants(said).includes(want);
const BY_PLACE = /各[地省市]|当地|只有|只见到/;
const NUMBERS = new Set(["price", "time", "sum", "fine", "earn"]);

// Whether a way of asking wants to know the same.
function fits(asked, wanted) {
  if (!wanted.length) return !asked.some((want) => NUMBERS.has(want));
  if (!asked.length) return !wanted.some((want) => NUMBERS.has(want));
  return asked.some((want) => wanted.includes(want));
}

// Whether something is recorded of a place, or of the province that it is in.
const hasOf = (job, { name, province }) => (job.l || []).some((one) => [name, province].some((each) => each && stem(one) === stem(each)));

// What differs by place is recorded for some places: another one's is not known here.
function elsewhere(text, job, place) {
  if (!job || !place || !LOCAL.test(text)) return undefined;
  return { text: `${place.name}在“${job.t}”这件事上的价格、补助和做法没有收录`, bodies: job.b, job };
}

// Whom to ask, without those of other places where one is named.
const near = (bodies, place) =>
  bodies.filter(([, , , ...regions]) => !place || !regions.length || hasOf({ l: regions }, place));

// A body of a place is for who names it.
const isFor = ({ f: { regions } }, text, terms) => !(regions || []).length || regions.some((id) => terms[id] && text.includes(stem(terms[id])));

const stem = (name) => name.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, "");
