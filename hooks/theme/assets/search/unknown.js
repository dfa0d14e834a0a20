// What is not known that a question asks for, and whom to ask it.

import { fits, isFirm, wants } from "./asking.js";
import { telling } from "./jobs.js";
import { isOf } from "./places.js";

const SAME = 0.55; // as near as this, a name of a job asks the very thing that is not known
const OWN = 0.5; // as near as this, a name of a job is a way of asking what is not known of it
const AS_NEAR = 0.7; // times as near as what its page is asked for
const TOUCHED = 0.3; // as near to one way of asking what is not known
const COVERED = 0.85; // of a question, in the words of what is not known
const TOLD = 10; // of rarity: a name that says by itself what it is
const ELSE = 0.8; // as near to what is not known of another thing to do
const ASKED = 0.5; // as near to a way of asking what is not known
const WHOLE = 0.75; // of such a way is in the question
const AS_GOOD = 0.6; // times as near as what its page is asked for
const TOOLED = 1.3; // times surer where a tool answers
const SOMEWHAT = 0.08; // where it asks for money or a price, and that is not known
const FEW = 3; // jobs that are looked through for what is not known
const WAYS = 3; // ways of understanding that are looked through for what is not known
const LOCAL = /补|奖|扶持|政策|资金|多少钱|电价|水价|气价|价格|时段|费/; // what differs by place

/** What is not known that a question asks for: as it is written, or what a place has that is not recorded. */
export function unknownOf({ text, raw, ways }, job, ranked, { place, jobs, card, tool }) {
  const asked = wants(text);
  const isLocal = (one) => Boolean(place && isOf(one.l || [], place));
  const there = elsewhere(text, job, place, card);
  if (there) return there;
  const candidates = ranked.slice(0, FEW).map((one) => one.job);
  if (job && !candidates.includes(job)) candidates.push(job);
  const clauses = raw.split(/[，。；？,;?]/).filter((one) => one !== raw).map((one) => one.toLowerCase());
  let most;
  for (const way of [...ways.slice(0, WAYS), ...clauses]) {
    const words = telling(way);
    if (words.length < 2) continue;
    for (const one of candidates) {
      const local = isLocal(one);
      for (const unknown of jobs.reading(one).unknowns) {
        if (local && /各[地省市]|当地/.test(unknown.text)) continue; // of this place something is recorded
        const value = valueOf(unknown, words, asked, { job: one, jobs, sought: one === job && !local, first: !job || one === job });
        if (value >= (tool ? TOOLED : 1) && (!most || value > most.value)) most = { value, text: unknown.text, place: unknown.place, job: one };
      }
    }
  }
  if (!most) return undefined;
  const other = job ? undefined : elsewhere(text, most.job, place, card);
  return other || { text: most.text, bodies: (card(most.job).x || [])[most.place], job: most.job };
}

// How surely a question asks for this: from 1 on it does.
function valueOf({ text, asked: others, clauses, bag }, words, asked, { job, jobs, sought, first }) {
  let [near, whole, name] = [0, 0, 0];
  const all = [...others, ...clauses];
  for (const each of all) {
    const shared = jobs.nearness(words, each.words);
    const named = each.wants.length === 0 && each.words.size > 1 && shared.weight >= TOLD && shared.weight >= jobs.nearness([...each.words], each.words).weight * COVERED;
    if (named && clauses.includes(each)) name = 1;
    if (!fits(asked, each.wants) || !isTouched(asked, each, words, job, jobs)) continue;
    near = Math.max(near, shared.near);
    whole = Math.max(whole, Math.min(shared.whole, jobs.cover(own(each.words, job, jobs), new Set(words))));
  }
  if (!first) return near >= ELSE ? near / ASKED : 0;
  // What its page is asked for; a name that is nearer to what is not known than to the question is a way of asking that.
  const names = jobs.reading(job).called.map((phrase) => ({ near: jobs.nearness(words, phrase).near, own: jobs.nearest(own(phrase, job, jobs), all.map((each) => new Set(own(each.words, job, jobs)))) }));
  const known = Math.max(0, ...names.filter((one) => one.own < OWN || (one.near >= one.own && one.own < SAME)).map((one) => one.near));
  if (sought && near >= SOMEWHAT && asked.some((want) => isSought(want, text))) return 1 + near;
  const covered = near >= Math.max(TOUCHED, known * AS_NEAR) && all.some((each) => asked.some((want) => want !== "whether" && each.wants.includes(want))) && jobs.cover(words, bag) >= COVERED;
  return Math.max(near > known ? near / ASKED : 0, near > known * AS_GOOD ? whole / WHOLE : 0, name, covered ? 1 : 0);
}

// What a way of saying something says besides what the job is.
const own = (words, job, jobs) => [...words].filter((word) => !jobs.reading(job).subject.has(word) && !word.includes("怎"));

// That a question is about the job tells nothing of what it asks, where it does not ask in the same way.
const isTouched = (asked, each, words, job, jobs) =>
  asked.some((want) => isFirm(want) && each.wants.includes(want)) || own(words, job, jobs).some((word) => each.words.has(word));

// A price is asked for where prices are not known, money where what places give is not.
const isSought = (want, said) =>
  (want === "price" || (want === "earn" && BY_PLACE.test(said))) && wants(said).includes(want);
const BY_PLACE = /各[地省市]|当地|只有|只见到/;

// What differs by place is recorded for some places: another one's is not known here.
function elsewhere(text, job, place, card) {
  if (!job || !place || !LOCAL.test(text) || isOf(job.l || [], place)) return undefined;
  return { text: `${place.name}在“${job.t}”这件事上的价格、补助和做法没有收录`, bodies: card(job).b, job };
}

// Whom to ask: bodies of a place are for who names it, and where one has the number of another for all, they stand
// for it there. Who names none is told those of several provinces, of which one may be theirs.
export function near(bodies, place) {
  const fitting = bodies.filter(([, , , ...regions]) => !regions.length || (place ? isOf(regions, place) : regions.length > 1));
  const own = place ? fitting.filter(([, , , ...regions]) => regions.length).map(([, , phone]) => phone) : [];
  return fitting.filter(([, , phone, ...regions]) => regions.length || !phone || !own.includes(phone));
}
