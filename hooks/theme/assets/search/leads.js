// Where a question leads before any result: to the job that it is about, to the tool that answers it with
// what was said filled in, to whom to ask where this site cannot say. Two at most, none where nothing is sure.

import { filledIn } from "../tools/address.js";
import { telling } from "./jobs.js";
import { NONE, isForItself } from "./itself.js";
import { asks, isDocument, isOutside } from "./questions.js";
import { categoryOf, toolFor } from "./filling.js";
import { compact } from "./normalise.js";
import { isOf, placeOf } from "./places.js";
import { near, unknownOf } from "./unknown.js";

const MOST = 2;
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
const COVERED = 0.85; // of a question, in what a record is called
const ASKED_BODY = 0.12; // of what is asked, told of a body
const WAYS = 3; // ways of understanding that are looked through for whom to ask
const PLATE = /^[a-z]{3,}/i; // letters of a series that tell its kind
const WHO = /举报|投诉|找谁|问谁|找哪|哪个部门|什么部门|归谁管|电话|打哪|热线|谁管/;
const WHERE = /在哪|哪里|哪儿|去哪|上哪|网上|在线|网址|网站|平台|入口|登录/; // asks for the place where something is done
const DONE = /(登记|备案|注销|开户|过户)(手续)?$/; // what is done there, by its name: 锅炉登记
const ALL_OF_IT = 0.5; // of what is named, told of the matter: nobody asked where
const MISSED = /(?:目录|名单|清单)[^税抵退]{0,8}(?:没有?|不到|不在|查不|找不|未)|(?:没有?|未)(?:被)?(?:列入|列进|查到|找到)/;
const OTHER_MATTERS = /抵免|退税|税/;
const ABOUT = 0.65; // of what is asked, told of one job, though words of other matters stand in it

/** What stands above the results: `{ leads, unknown, unsure }`. `question` has `text` as it was typed and `ways`
 * of understanding it, normalised; `models` in it; `found`, the best document and its tier. */
export async function leading(question, { jobs, answers, docs, terms, indexes, card }) {
  const place = placeOf(question.text, answers.places);
  const { text, ways, found } = question;
  const asking = asks(text);
  const machine = categoryOf(text, answers);
  const ranked = best(ways, jobs, indexes[1], machine).filter(others(question, jobs));
  const [first] = ranked;
  const named = Boolean(first) && first.like >= NAMED;
  const plate = found || question.number ? undefined : await plateLead(question, answers);
  if (plate) return { ...NONE, leads: [plate] };
  const site = { docs, indexes, place, terms };
  const done = DONE.test(text) && !question.number ? bodyOf(question, site, "services", WHERE, ALL_OF_IT) : undefined;
  const matter = done && isCalled(docs.row(done.doc).t, text) && { ...done, kind: "service" };
  if (isForDocuments(question, first, asking, named, jobs)) return matter ? { ...NONE, leads: [matter] } : NONE;
  const missed = MISSED.test(text) && !OTHER_MATTERS.test(text); // of machines: that they stand in no list tells nothing
  const about = missed && !named && !machine ? [] : surely(ranked, question, asking, named, jobs);
  const job = about.length ? about[0].job : undefined;
  const leads = about.map((one) => jobLead(one.job));
  const body = WHO.test(text) ? bodyOf(question, site) : undefined;
  if (body) leads.push(...reachable(body, { answers }));
  else if (job && WHO.test(text)) leads.push(...anybody({ answers }));
  const service = !body && WHERE.test(text) && !missed ? bodyOf(question, site, "services", WHERE) : undefined;
  if (service) leads.unshift({ ...service, kind: "service" });
  else if (matter && !body) leads.splice(asking && job ? 1 : 0, 0, matter); // who asks how is led to the steps first
  const tool = toolFor(question, job, answers);
  const isFirst = tool && tool.alone && leads.length > 1 && !service && !matter; // where it is done and how come before
  if (tool && (job || (tool.alone && asking))) leads.splice(isFirst ? 0 : leads.length, 0, toolLead(tool, answers));
  const next = job && ranked[about.length];
  if (next && next.value >= first.value * BESIDE && next.like >= NEAR) leads.push(jobLead(next.job));
  const unknown = (asking || place || WHO.test(text)) && first && !missed ? unknownOf(question, job, ranked, { place, jobs, card, tool: tool && !tool.alone ? undefined : tool }) : undefined;
  if (unknown && !job) leads.unshift(jobLead(unknown.job));
  const whom = unknown ? leads.filter(({ kind }) => kind !== "body") : leads; // who is not known stands with what is not
  return {
    leads: whom.slice(0, MOST),
    unknown: unknown && { text: unknown.text, bodies: near(unknown.bodies || [], place) },
    unsure: asking && !leads.length && Boolean(found),
  };
}

// Who looks for a document, a model or a number has it below; who asks about something else gets no advice.
function isForDocuments({ text, raw, found, number, models }, first, asking, named, jobs) {
  const whole = Boolean(first) && first.like === 1;
  if (isOutside(text)) return !named && !(first && first.share >= ABOUT);
  if (isForItself(text, raw, models)) return true;
  if (found && found.name && found.other) return !whole;
  if (!asking) return isDocument(text) && !whole;
  return number && !telling(text).some((word) => /[0-9]/.test(word) && first && jobs.says(first.job, word));
}

// The job that a question is about; two where it may as well be the other; none where it may be any.
function surely(ranked, { text, ways }, asking, named, jobs) {
  const [first] = ranked;
  if (!first || !(asking || touches(first.job, text, jobs))) return [];
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
function others({ text, ways, found }, jobs) {
  if (!found || !found.other) return () => true;
  const words = telling(ways[Math.min(1, ways.length - 1)]);
  const record = Math.max(0, ...found.names.map((name) => jobs.cover(words, new Set(telling(name)))));
  const covers = jobs.covers(words);
  const [become] = /认定|评定|入库/.exec(text) || [];
  return ({ job }) => {
    const own = covers[job.at];
    if (become && !jobs.mentions(job, become)) return record < own * BESIDE;
    return record < COVERED || own >= record * CLEARLY;
  };
}

// A short question has to be all about it, a long one tells circumstances as well.
function isSure(found, words, asking) {
  if (!found || !found.own) return false;
  if (!asking) return found.like >= NEAR && found.share >= KEYWORDS;
  const [, value, share] = LENGTHS.find(([most]) => words <= most);
  return found.value >= value && found.share >= share;
}

// Of words that stand by themselves, each has to be the job's.
const touches = (job, text, jobs) =>
  text.split(" ").every((part) => /^[0-9]/.test(part) || telling(part).some((word) => jobs.says(job, word)));

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

// Whom somebody asks for, or where something is done: what is said of a body or matter has at least two of the words, and enough of what is asked.
function bodyOf({ text, ways }, { docs, indexes, place, terms }, kind = "bodies", asked = WHO, least = ASKED_BODY) {
  const called = indexes[0].with(`=${compact(text)}`).flatMap(({ numbers }) => numbers);
  const itself = called.find((doc) => docs.kind(doc) === kind && isFor(doc, docs, text, place, terms));
  if (itself !== undefined) return bodyLead(itself);
  let most;
  for (const way of ways.slice(0, WAYS)) {
    const scores = new Map();
    let whole = 0;
    for (const word of telling(way.replace(new RegExp(asked, "g"), " "))) {
      let heaviest = 0;
      for (const index of indexes) {
        const lists = index.with(word);
        const weight = lists.length ? index.weight(lists) : 0;
        heaviest = Math.max(heaviest, weight);
        for (const doc of new Set(lists.flatMap(({ numbers }) => numbers))) {
          if (docs.kind(doc) !== kind || !isFor(doc, docs, text, place, terms)) continue;
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
      if (one.words.size >= 2 && held >= whole * least && (!most || one.score > most.score)) most = one;
    }
  }
  return most && bodyLead(most.doc);
}

// A matter of which only the text speaks of a registration is another one.
const isCalled = (title, text) => title.includes(DONE.exec(text)[1]);

const bodyLead = (doc) => ({ kind: "body", doc });

// Of whom neither number nor address is known is no help by itself: whom anybody can call stands beside it.
const reachable = (body, site) => (site.answers.bare.includes(body.doc) ? [body, ...anybody(site)] : [body]);

// Whom to ask where nobody else is known.
const anybody = ({ answers }) => (answers.fallback < 0 ? [] : [bodyLead(answers.fallback)]);

// A body of a place is for who names it.
function isFor(doc, docs, text, place, terms) {
  if (!docs.rank(doc).local) return true;
  const { regions = [] } = docs.facts(doc).f;
  if (!place || !isOf(regions.map((id) => terms[id]).filter(Boolean), place)) return false;
  const [, district] = /只管.*?[省市]?([^省市·]{2,}[区县])(?: |$)/.exec(docs.row(doc).n) || []; // of a city's districts, the one that is named
  return !district || /自治区$/.test(district) || text.includes(district.slice(-4, -1));
}
