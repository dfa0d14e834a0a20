// Where a question leads before any result: to the job that it is about, to the tool that answers it with
// what was said filled in, to whom to ask where this site cannot say. Two at most, none where nothing is sure.

import { filledIn } from "../tools/address.js";
import { likeness, telling } from "./jobs.js";
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
const ASKED = 0.6; // like a way of asking what is not known
const FEW = 3; // jobs, and ways of understanding, that are looked through for what is not known
const KIND = /^[a-z]{1,4}[0-9]{0,2}型/i; // JD型深井泵, as lists write it
const PLATE = /^[a-z]{3,}/i; // letters of a series that tell its kind
const WHO = /举报|投诉|找谁|问谁|找哪|哪个部门|什么部门|归谁管|电话|打哪|热线|谁管/;
const PRICE = /多少钱|要钱|花多少|收费|费用|价格|报价/;
const HALF = 0.5; // as near as what its page is asked for
const LOCAL = /补|奖|扶持|政策|资金|多少钱|电价|水价|气价|价格|时段|费/; // what differs by place
const TOLD = 0.75; // of a question, in what is said not to be known
/** What stands above the results: `{ leads, unknown, unsure }`. `question` has `text` as it was typed and `ways`
 * of understanding it, normalised; `models` in it; `found`, the best document and its tier. */
export async function leading(question, { jobs, answers, docs, regions, indexes }) {
  const { text, ways, found } = question;
  const asking = asks(text);
  const ranked = best(ways, jobs, indexes[1], categoryOf(text, docs));
  const [first] = ranked;
  const named = Boolean(first) && first.like >= NAMED;
  const plate = found || question.number ? undefined : await plateLead(question, answers);
  if (plate) return { ...NONE, leads: [plate] };
  if (isForDocuments(question, first, asking, named)) return NONE;
  const about = surely(ranked, question, asking, named);
  const job = about.length ? about[0].job : undefined;
  const leads = about.map((one) => jobLead(one.job));
  const body = WHO.test(text) ? bodyOf(ways, { docs, indexes }) : undefined;
  if (body) leads.push(body);
  const tool = await toolFor(question, job, { answers, docs });
  if (tool && (job || (tool.alone && asking))) leads.push(toolLead(tool, answers));
  const next = job && ranked[about.length];
  if (next && next.value >= first.value * BESIDE && next.like >= NEAR) leads.push(jobLead(next.job));
  const place = regions.find((name) => text.includes(stem(name)));
  const unknown = (asking || place) && first ? unknownOf(question, job, ranked, place) : undefined;
  if (unknown && !job) leads.unshift(jobLead(unknown.job));
  return {
    leads: leads.slice(0, MOST),
    unknown: unknown && { text: unknown.text, bodies: unknown.bodies },
    unsure: asking && !leads.length && Boolean(found),
  };
}

// Who looks for a document, a model or a number has it below; who asks about something else gets no advice.
function isForDocuments({ text, raw, found, number, models }, first, asking, named) {
  const whole = Boolean(first) && first.like === 1;
  if (isOutside(text)) return !named;
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
function bodyOf(ways, { docs, indexes }) {
  let most;
  const words = telling(ways[ways.length > 1 ? 1 : 0]);
  const scores = new Map();
  for (const word of words)
    for (const index of indexes) {
      const lists = index.with(word);
      for (const doc of new Set(lists.flatMap(({ numbers }) => numbers))) {
        if (docs[doc].k !== "bodies") continue;
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
function unknownOf({ text, ways }, job, ranked, place) {
  let most;
  const local = place && job && (job.l || []).some((name) => stem(name) === stem(place));
  const candidates = job ? [job] : ranked.slice(0, FEW).map((one) => one.job);
  for (const way of ways.slice(0, FEW)) {
    const words = telling(way);
    for (const one of candidates) {
      const known = Math.max(0, ...one.called.map((phrase) => likeness(words, phrase))); // what its page is asked for
      for (const { text: said, asked, bodies, words: told } of one.unknowns) {
        if (local && /各[地省市]|当地/.test(said)) continue; // of this place something is recorded
        const like = Math.max(0, ...asked.map((phrase) => likeness(words, phrase)));
        const share = words.filter((word) => told.has(word)).length / (words.length || 1);
        const price = job && PRICE.test(text) && PRICE.test(said) && like >= known * HALF;
        const value = Math.max(like / ASKED, job && words.length > 1 ? share / TOLD : 0, price ? 1 + like : 0);
        if (value >= 1 && (price || Math.max(like, share) > known) && (!most || value > most.value))
          most = { value, text: said, bodies, job: one };
      }
    }
  }
  return most || (local ? undefined : elsewhere(text, job, place));
}

// What differs by place is recorded for some places: another one's is not known here.
function elsewhere(text, job, place) {
  if (!job || !place || !LOCAL.test(text)) return undefined;
  return { text: `${place}在“${job.t}”这件事上的价格、补助和做法没有收录`, bodies: job.b, job };
}

const stem = (name) => name.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, "");
