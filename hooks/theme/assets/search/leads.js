// Where a question leads before any result: to the job that it is about, to the tool that answers it with
// what was said filled in, to whom to ask where this site cannot say. Two at most, none where nothing is sure.

import { filledIn } from "../tools/address.js";
import { fits, isFirm, wants } from "./asking.js";
import { telling } from "./jobs.js";
import { asks, isDocument, isOutside } from "./questions.js";
import { categoryOf, toolFor } from "./filling.js";
import { isOf, placeOf } from "./places.js";

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
const NOT_ITS_MACHINE = 0.4; // times, where another machine is named
const CLEARLY = 0.6; // times as much of a question: less is another matter
const SAME = 0.55; // as near as this, a name of a job asks the very thing that is not known
const OWN = 0.5; // as near as this, a name of a job is a way of asking what is not known of it
const AS_NEAR = 0.7; // times as near as what its page is asked for
const TOUCHED = 0.3; // as near to one way of asking what is not known
const COVERED = 0.85; // of a question, in the words of what is not known
const TOLD = 10; // of rarity: a name that says by itself what it is
const ELSE = 0.8; // as near to what is not known of another thing to do
const ASKED_BODY = 0.12; // of what is asked, told of a body
const ASKED = 0.5; // as near to a way of asking what is not known
const WHOLE = 0.75; // of such a way is in the question
const AS_GOOD = 0.6; // times as near as what its page is asked for
const TOOLED = 1.3; // times surer where a tool answers
const SOMEWHAT = 0.08; // where it asks for money or a price, and that is not known
const FEW = 3; // jobs that are looked through for what is not known
const WAYS = 3; // ways of understanding that are looked through for what is not known
const KIND = /^[a-z]{1,4}[0-9]{0,2}型/i; // JD型深井泵, as lists write it
const PLATE = /^[a-z]{3,}/i; // letters of a series that tell its kind
const WHO = /举报|投诉|找谁|问谁|找哪|哪个部门|什么部门|归谁管|电话|打哪|热线|谁管/;
const MISSED = /(?:目录|名单|清单)[^税抵退]{0,8}(?:没有?|不到|不在|查不|找不|未)|(?:没有?|未)(?:被)?(?:列入|列进|查到|找到)/;
const OTHER_MATTERS = /抵免|退税|税/;
const ABOUT = 0.65; // of what is asked, told of one job, though words of other matters stand in it
const LOCAL = /补|奖|扶持|政策|资金|多少钱|电价|水价|气价|价格|时段|费/; // what differs by place
/** What stands above the results: `{ leads, unknown, unsure }`. `question` has `text` as it was typed and `ways`
 * of understanding it, normalised; `models` in it; `found`, the best document and its tier. */
export async function leading(question, { jobs, answers, docs, terms, indexes }) {
  const place = placeOf(question.text, answers.places);
  const { text, ways, found } = question;
  const asking = asks(text);
  const machine = categoryOf(text, docs);
  const ranked = best(ways, jobs, indexes[1], machine).filter((one) => !isOther(one.job, question, jobs));
  const [first] = ranked;
  const named = Boolean(first) && first.like >= NAMED;
  const plate = found || question.number ? undefined : await plateLead(question, answers);
  if (plate) return { ...NONE, leads: [plate] };
  if (isForDocuments(question, first, asking, named)) return NONE;
  const missed = MISSED.test(text) && !OTHER_MATTERS.test(text); // of machines: that they stand in no list tells nothing
  const about = missed && !named && !machine ? [] : surely(ranked, question, asking, named);
  const job = about.length ? about[0].job : undefined;
  const leads = about.map((one) => jobLead(one.job));
  const body = WHO.test(text) ? bodyOf(question, { docs, indexes, place, terms }) : undefined;
  if (body) leads.push(...reachable(body, { docs, answers }));
  else if (job && WHO.test(text)) leads.push(...anybody({ docs, answers }));
  const tool = await toolFor(question, job, { answers, docs });
  if (tool && (job || (tool.alone && asking))) leads.splice(leads.length > 1 && tool.alone ? 0 : leads.length, 0, toolLead(tool, answers));
  const next = job && ranked[about.length];
  if (next && next.value >= first.value * BESIDE && next.like >= NEAR) leads.push(jobLead(next.job));
  const unknown = (asking || place || WHO.test(text)) && first && !missed ? unknownOf(question, job, ranked, { place, jobs, tool: tool && !tool.alone ? undefined : tool }) : undefined;
  if (unknown && !job) leads.unshift(jobLead(unknown.job));
  const whom = unknown ? leads.filter(({ kind }) => kind !== "body") : leads; // who is not known stands with what is not
  return {
    leads: whom.slice(0, MOST),
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
      else if (machine && one.job.machine && !one.job.machines.includes(machine)) one.value *= NOT_ITS_MACHINE;
      const known = found.get(one.job);
      if (!known || one.value > known.value) found.set(one.job, one);
    }
  return [...found.values()].sort((one, other) => other.value - one.value);
}

// A record is called what is asked, and the job is not; or somebody asks how to become what the job only speaks of.
function isOther(job, { text, ways, found }, jobs) {
  if (!found || !found.other) return false;
  const words = telling(ways[Math.min(1, ways.length - 1)]);
  const covered = (phrases) => Math.max(0, ...phrases.map((phrase) => jobs.cover(words, phrase)));
  const record = covered(found.names.map((name) => new Set(telling(name))));
  const own = covered(job.called);
  const [become] = /认定|评定|入库/.exec(text) || [];
  if (become && !job.said.has(become) && !job.unknowns.some(({ bag }) => bag.has(become))) return record >= own * BESIDE;
  return record >= COVERED && own < record * CLEARLY;
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

// Whom somebody asks for: what is said of a body has at least two of the words, and enough of what is asked.
function bodyOf({ text, ways }, { docs, indexes, place, terms }) {
  let most;
  for (const way of ways.slice(0, WAYS)) {
    const scores = new Map();
    let whole = 0;
    for (const word of telling(way.replace(new RegExp(WHO, "g"), " "))) {
      let heaviest = 0;
      for (const index of indexes) {
        const lists = index.with(word);
        const weight = lists.length ? index.weight(lists) : 0;
        heaviest = Math.max(heaviest, weight);
        for (const doc of new Set(lists.flatMap(({ numbers }) => numbers))) {
          if (docs[doc].k !== "bodies" || !isFor(docs[doc], text, place, terms)) continue;
          const one = scores.get(doc) || { doc, score: 0, words: new Map() };
          one.score += weight;
          one.words.set(word, Math.max(one.words.get(word) || 0, weight));
          scores.set(doc, one);
        }
      }
      whole += heaviest;
    }
    for (const one of scores.values()) {
      const held = [...one.words.values()].reduce((sum, weight) => sum + weight, 0);
      if (one.words.size >= 2 && held >= whole * ASKED_BODY && (!most || one.score > most.score)) most = one;
    }
  }
  return most && bodyLead(most.doc, docs);
}

const bodyLead = (doc, docs) => ({ kind: "body", u: docs[doc].u, doc });

// Of whom neither number nor address is known is no help by itself: whom anybody can call stands beside it.
const reachable = (body, site) => ((site.answers.bare || []).includes(body.u) ? [body, ...anybody(site)] : [body]);

// Whom to ask where nobody else is known.
function anybody({ docs, answers }) {
  const doc = docs.findIndex(({ u }) => u === answers.fallback);
  return doc < 0 ? [] : [bodyLead(doc, docs)];
}

/** What is not known that a question asks for: as it is written, or what a place has that is not recorded. */
function unknownOf({ text, raw, ways }, job, ranked, { place, jobs, tool }) {
  const asked = wants(text);
  const isLocal = (one) => Boolean(place && isOf(one.l || [], place));
  const there = elsewhere(text, job, place);
  if (there) return there;
  const candidates = ranked.slice(0, FEW).map((one) => one.job);
  if (job && !candidates.includes(job)) candidates.push(job);
  const clauses = raw.split(/[，。；？,;?]/).filter((one) => one !== raw);
  let most;
  for (const way of [...ways.slice(0, WAYS), ...clauses]) {
    const words = telling(way);
    if (words.length < 2) continue;
    for (const one of candidates) {
      const local = isLocal(one);
      for (const unknown of one.unknowns) {
        if (local && /各[地省市]|当地/.test(unknown.text)) continue; // of this place something is recorded
        const value = valueOf(unknown, words, asked, { job: one, jobs, sought: one === job && !local, first: !job || one === job });
        if (value >= (tool ? TOOLED : 1) && (!most || value > most.value)) most = { value, text: unknown.text, bodies: unknown.bodies, job: one };
      }
    }
  }
  return most && !job ? elsewhere(text, most.job, place) || most : most;
}

// How surely a question asks for this: from 1 on it does.
function valueOf({ text, asked: others, clauses, bag }, words, asked, { job, jobs, sought, first }) {
  let [near, whole, name] = [0, 0, 0];
  const all = [...others, ...clauses];
  for (const each of all) {
    const shared = jobs.nearness(words, each.words);
    const named = each.wants.length === 0 && each.words.size > 1 && shared.weight >= TOLD && shared.weight >= jobs.nearness([...each.words], each.words).weight * COVERED;
    if (named && clauses.includes(each)) name = 1;
    if (!fits(asked, each.wants) || !isTouched(asked, each, words, job)) continue;
    near = Math.max(near, shared.near);
    whole = Math.max(whole, Math.min(shared.whole, jobs.cover(own(each.words, job), new Set(words))));
  }
  if (!first) return near >= ELSE ? near / ASKED : 0;
  // What its page is asked for; a name that is nearer to what is not known than to the question is a way of asking that.
  const names = job.called.map((phrase) => ({ near: jobs.nearness(words, phrase).near, own: jobs.nearest(own(phrase, job), all.map((each) => new Set(own(each.words, job)))) }));
  const known = Math.max(0, ...names.filter((one) => one.own < OWN || (one.near >= one.own && one.own < SAME)).map((one) => one.near));
  if (sought && near >= SOMEWHAT && asked.some((want) => isSought(want, text))) return 1 + near;
  const covered = near >= Math.max(TOUCHED, known * AS_NEAR) && all.some((each) => asked.some((want) => want !== "whether" && each.wants.includes(want))) && jobs.cover(words, bag) >= COVERED;
  return Math.max(near > known ? near / ASKED : 0, near > known * AS_GOOD ? whole / WHOLE : 0, name, covered ? 1 : 0);
}

// What a way of saying something says besides what the job is.
const own = (words, job) => [...words].filter((word) => !job.subject.has(word) && !word.includes("怎"));

// That a question is about the job tells nothing of what it asks, where it does not ask in the same way.
const isTouched = (asked, each, words, job) =>
  asked.some((want) => isFirm(want) && each.wants.includes(want)) || own(words, job).some((word) => each.words.has(word));

// A price is asked for where prices are not known, money where what places give is not.
const isSought = (want, said) =>
  (want === "price" || (want === "earn" && BY_PLACE.test(said))) && wants(said).includes(want);
const BY_PLACE = /各[地省市]|当地|只有|只见到/;

// What differs by place is recorded for some places: another one's is not known here.
function elsewhere(text, job, place) {
  if (!job || !place || !LOCAL.test(text) || isOf(job.l || [], place)) return undefined;
  return { text: `${place.name}在“${job.t}”这件事上的价格、补助和做法没有收录`, bodies: job.b, job };
}

// Whom to ask: bodies of a place are for who names it, and where one has the number of another for all, they stand
// for it there. Who names none is told those of several provinces, of which one may be theirs.
function near(bodies, place) {
  const fitting = bodies.filter(([, , , ...regions]) => !regions.length || (place ? isOf(regions, place) : regions.length > 1));
  const own = place ? fitting.filter(([, , , ...regions]) => regions.length).map(([, , phone]) => phone) : [];
  return fitting.filter(([, , phone, ...regions]) => regions.length || !phone || !own.includes(phone));
}

// A body of a place is for who names it.
function isFor({ f: { regions = [] }, n }, text, place, terms) {
  if (!regions.length) return true;
  if (!place || !isOf(regions.map((id) => terms[id]).filter(Boolean), place)) return false;
  const [, district] = /只管.*?[省市]?([^省市·]{2,}[区县])(?: |$)/.exec(n || "") || []; // of a city's districts, the one that is named
  return !district || /自治区$/.test(district) || text.includes(district.slice(-4, -1));
}
