// Which job a question is about: by its title, by the ways in which people say it (its other names), by the
// questions on it that this site cannot answer, and, once they are loaded, by its steps.

import { compact, normalise, tokens } from "./normalise.js";

const CHAIN = 2; // runs of letters and digits that are joined
const TOLD = 0.4; // of what only its page says
const NOWHERE = 0.5; // of a word that no job has: it is asked for all the same
const NUMBER = 0.3; // of a number by itself: amounts and years tell little
// Pairs of these alone are how one speaks, and not what one speaks of.
const PLAIN = /^[的了吗呢吧啊是不能有没还要会可以用我你们他这那就也都在和与或个么什怎样哪多少几何为被给把让到从去来上下里好做办行对该得需应前后时候年月日份家次块钱元只再先自己一二两]+$/;

/** What of a text tells anything, each once. */
export const telling = (normalised) =>
  [...new Set(tokens(normalised, CHAIN))].filter((token) => !PLAIN.test(token));

/** How alike two sets of words are, 0 to 1. */
export function likeness(words, others) {
  const own = words.filter((word) => others.has(word)).length;
  return words.length + others.size ? (2 * own) / (words.length + others.size) : 0;
}

export class Jobs {
  /** `jobs` as hooks/portal/search/answers.py writes them; `docs` what search/docs.json has. */
  constructor(jobs, { docs, simplify }) {
    const numbers = new Map(docs.map((doc, number) => [doc.u, number]));
    const read = (text) => normalise(text, simplify);
    this.all = jobs.map((job) => {
      const doc = numbers.get(job.u);
      const unknowns = (job.x || []).map(([text, asked, bodies]) => ({ text, asked: asked.map(read), bodies, words: telling(read(text)) }));
      const names = docs[doc].w.split("|").map((one) => one.trim());
      const phrases = [...names, ...unknowns.flatMap(({ asked }) => asked)].map((phrase) => new Set(telling(phrase)));
      return { ...job, doc, unknowns, phrases, names: new Set(names.map(compact)), said: new Set(phrases.flatMap((one) => [...one])) };
    });
  }

  /** The jobs by how far a text is about them: `[{ job, value, share, like }]`. `share` is how much of the text
   * is found there, `like` how near it is to one way of saying it. `rest` has what pages say, or is missing. */
  of(normalised, rest) {
    const words = telling(normalised);
    const found = this.all.map((job) => ({ job, sum: 0, strong: 0, share: 0, like: 0, value: 0 }));
    let whole = 0;
    for (const word of words) {
      const pages = rest ? new Set(rest.with(word).flatMap(({ numbers }) => numbers)) : new Set();
      const held = found.map(({ job }) => (job.said.has(word) ? 1 : pages.has(job.doc) ? TOLD : 0));
      const count = held.filter(Boolean).length;
      const weight = Math.log(1 + (this.all.length + 0.5) / (count + 0.5)) * (/^[0-9]+$/.test(word) ? NUMBER : 1);
      whole += count ? weight : weight * NOWHERE;
      held.forEach((one, at) => {
        found[at].sum += one * weight;
        if (one === 1) found[at].strong += weight;
      });
    }
    const name = compact(normalised);
    for (const one of found) {
      one.share = whole ? one.sum / whole : 0;
      one.like = one.job.names.has(name) ? 1 : Math.max(0, ...one.job.phrases.map((phrase) => likeness(words, phrase)));
      one.value = one.sum * (1 + one.like);
    }
    return found.sort((one, other) => other.value - one.value);
  }
}
