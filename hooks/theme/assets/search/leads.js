// Where a question leads before any result: to the job that it is about, to the tool that answers it with
// what was said filled in, to whom to ask where this site cannot say. Two at most, none where nothing is sure.

import { filledIn } from "../tools/address.js";
import { likeness, telling } from "./jobs.js";
import { asks } from "./questions.js";
import { filledFor, toolFor } from "./filling.js";

const MOST = 2;
const NAMED = 0.72; // as near as this to one way of saying it, it is that
const NEAR = 0.5;
const VALUE = 5; // found in a question, for it to be about a job
const SHARE = 0.27; // of a question
const KEYWORDS = 0.6; // of words that ask nothing
const APART = 1.12; // times the next one
const BESIDE = 0.8; // times the first, another may be meant as well
const ASKED = 0.55; // like a way of asking what is not known
const TOLD = 0.68; // of a question, in what is said not to be known
// Who looks for a document calls it one.
const DOCUMENT = /(?:法|法典|条例|办法|目录|标准|通知|公告|规定|规则|细则|规划|计划|方案|意见|指南|清单|名单|批|号|号文|限额|公报|制度|准则|规范)$/;

/** What stands above the results: `{ leads, unknown, unsure }`. `question` has `text` as it was typed and `ways`
 * of understanding it, normalised; `models` in it; `found`, the best document and its tier. */
export function leading(question, { jobs, answers, docs, rest }) {
  const { text, ways, found, number } = question;
  const none = { leads: [], unknown: undefined, unsure: false };
  if (number || !answers) return none;
  const asking = asks(text);
  const ranked = best(ways, jobs, rest);
  const [first, second] = ranked;
  const named = Boolean(first) && first.like >= NAMED;
  if (!asking && !named && (DOCUMENT.test(text) || (found && found.name && found.other))) return none;
  const sure = Boolean(first) && (named || isSure(first, second, asking));
  const tool = toolFor(question, sure ? first.job : undefined, { answers, docs });
  const leads = [];
  if (sure) leads.push(jobLead(first.job));
  if (tool && (sure ? tool.fits : tool.alone && asking)) leads.push(toolLead(tool, answers));
  if (sure && leads.length < MOST && second && second.value >= first.value * BESIDE && second.like >= NEAR)
    leads.push(jobLead(second.job));
  const unknown = asking && first && (sure || first.value > 0) ? unknownOf(question, sure ? first.job : undefined, ranked, docs) : undefined;
  if (unknown && !sure) leads.unshift(jobLead(unknown.job));
  return {
    leads: leads.slice(0, MOST),
    unknown: unknown && { text: unknown.text, bodies: unknown.bodies },
    unsure: asking && !leads.length,
    why: first ? `${first.job.u} v${first.value.toFixed(1)} s${first.share.toFixed(2)} l${first.like.toFixed(2)} / ${second.job.u} ${second.value.toFixed(1)}` : "",
  };
}

function best(ways, jobs, rest) {
  const found = new Map();
  for (const way of ways)
    for (const one of jobs.of(way, rest)) {
      const known = found.get(one.job);
      if (!known || one.value > known.value) found.set(one.job, one);
    }
  return [...found.values()].sort((one, other) => other.value - one.value);
}

function isSure(first, second, asking) {
  if (!asking) return first.like >= NEAR && first.share >= KEYWORDS;
  const alone = !second || first.value >= second.value * APART || first.like > second.like + 0.1;
  return alone && first.value >= VALUE && first.share >= SHARE && first.strong > 0;
}

const jobLead = (job) => ({ kind: "job", u: job.u, job });
const toolLead = ({ id, asked }, answers) => {
  const [url, title] = answers.tools[id];
  return { kind: "tool", u: url + filledIn(asked), title, asked, id };
};

/** What is not known that a question asks for. */
function unknownOf({ ways }, job, ranked) {
  let most;
  const candidates = job ? [job] : ranked.slice(0, 3).map((one) => one.job);
  for (const way of ways.slice(0, 2)) {
    const words = telling(way);
    for (const one of candidates)
      for (const { text, asked, bodies, words: told } of one.unknowns) {
        const like = Math.max(0, ...asked.map((phrase) => likeness(words, new Set(telling(phrase)))));
        const has = new Set(told);
        const share = words.filter((word) => has.has(word)).length / (words.length || 1);
        const value = Math.max(like / ASKED, job ? share / TOLD : 0);
        if (value >= 1 && (!most || value > most.value)) most = { value, text, bodies, job: one };
      }
  }
  return most;
}
