// Search in the browser: loads what the build made, asks in every way of saying, merges the answers.

import { column } from "./columns.js";
import { corrected } from "./correcting.js";
import { Documents } from "./documents.js";
import { NONE, isForItself, isNumbered } from "./itself.js";
import { Jobs, telling } from "./jobs.js";
import { beginnings, holds, otherwise as respelled, series } from "./models.js";
import { normalise } from "./normalise.js";
import { identifier } from "./numbered.js";
import { OtherBuild, Pieces } from "./pieces.js";
import { asks, meanings, moneys } from "./questions.js";
import { CALLED_SO, SOME, matched, order, ranked } from "./ranking.js";
import { Seeker } from "./seeker.js";
import { asksHow, termsOf } from "./words.js";

const FEW = 5; // documents that are only near
const PARTLY = 20; // documents that have only some of what was asked for, where none has all
const CARDS = 3; // above the results, where somebody asks what words mean
const ABOUT = 0.25; // of a question's words, for a document that may answer it
const NOTHING = [];
const NAMED = 0.95; // a model that a list names without what the nameplate has behind it

/** The search of the site at `root`, whose `pieces` may be on their way already; nothing is loaded before it is asked
 * for. */
export async function open(root, pieces = new Pieces(root)) {
  const engine = new Engine(pieces);
  await engine.open();
  return engine;
}

class Engine extends Seeker {
  begin(first) {
    super.begin(first);
    this.docs = new Documents(this.pieces);
    this.jobs = this.texts = undefined;
  }

  /** What texts and facets are called: { simplify, kinds, statuses, terms, nothing }. */
  get vocabulary() {
    return { ...this.first, simplify: this.simplify };
  }

  /** The best documents for any text that somebody types. `model` is the first machine's model in it.
   * `missing` is the model or number that no document has: then `items` are found by the other words, and
   * `near` only resemble. `partly` says that no document has all the words.
   *
   * What is needed is loaded on the way; undefined when the answer is not `wanted` any more meanwhile.
   * `shown` looks at the rows that will be shown of the answer, so that they are here; `narrowed` asks for
   * what results are narrowed by. */
  async search(query, { limit = 100, shown = (answer) => this.rows(answer.items), wanted, narrowed = false } = {}) {
    const kept = {}; // what was found with all that it needs: it is not worked out again when rows come
    return this.pieces.all(async () => {
      await this.open();
      if (kept.first !== this.first) Object.assign(kept, { first: this.first, found: undefined, answer: undefined });
      if (narrowed) this.pieces.get("facets");
      const look = (answer) => {
        for (const doc of [...answer.near, ...answer.nearest]) this.docs.row(doc);
        shown(answer);
      };
      const answer = kept.answer || (await this.asked(query, limit, kept, look));
      for (const lead of answer.leads) this.place(lead);
      look(answer);
      return answer;
    }, wanted);
  }

  /** Say of what stands above the results what its row says, as soon as that is here. */
  place(lead) {
    if (!["body", "service", "term", "article"].includes(lead.kind)) return;
    lead.row = this.docs.row(lead.doc);
    if (lead.kind !== "article") lead.u = lead.row.u;
  }

  /** What knows the full texts, where there are any: loaded only there. */
  async fullTexts() {
    if (this.first.texts && !this.texts) {
      const { FullTexts } = await import("./full_texts.js");
      this.texts = new FullTexts(this);
    }
    return this.texts;
  }

  /** The documents whose full texts have the words of a query, as `items` have them, then what holds first; none where
   * it only names an article. Asked after `search`, whose answer does not wait for it. */
  async inTexts(query, { items = [], wanted } = {}) {
    if (!this.first.texts) return [];
    const found = await this.ofTexts(query, wanted, (texts, { raw, text }) => {
      const cited = texts.cited(raw);
      return cited ? texts.having(cited.words) : texts.having(text);
    });
    const having = new Set(found);
    const first = items.map(({ doc }) => doc).filter((doc) => having.has(doc));
    return [...new Set([...first, ...having])];
  }

  /** Where in a document's text they stand, as `articlesWith` says it. */
  async articlesWith(doc, query) {
    return this.ofTexts(query, undefined, (texts, { raw, text }) => {
      const cited = texts.cited(raw);
      return texts.articlesWith(doc, (cited && cited.words) || text);
    });
  }

  async ofTexts(query, wanted, work) {
    const { first } = this;
    return this.pieces.all(async () => {
      await this.open();
      if (this.first !== first) throw new OtherBuild("the site was built anew");
      return work(await this.fullTexts(), this.read(query));
    }, wanted);
  }

  /** A text as it may be meant. */
  understood(text) {
    return meanings(text, this.trades());
  }

  rows(items) {
    return items.map(({ doc }) => this.docs.row(doc));
  }

  /** What is shown of some documents of the last answer, and what it is narrowed by. */
  async shown(numbers, narrowed = false) {
    const { first } = this;
    return this.pieces.all(async () => {
      await this.open();
      if (this.first !== first) throw new OtherBuild("the site was built anew");
      if (narrowed) this.pieces.get("facets");
      return numbers.map((number) => this.docs.row(number));
    });
  }

  async asked(query, limit, kept, look) {
    const start = performance.now();
    const read = this.read(query);
    const { asked, raw } = read;
    const cited = read.text && (await this.fullTexts()) ? this.texts.cited(raw) : undefined;
    const text = (cited && cited.text) || read.text;
    const models = cited ? [] : read.models;
    const answer = { items: [], total: 0, also: [], near: [], nearest: [], partly: false, ms: 0 };
    Object.assign(answer, { asked: asked.trim().slice(0, 40), model: "", missing: "", leads: [] });
    if (text && !kept.found) this.seek(text, raw, models);
    if (text && !kept.found) {
      const before = this.pieces.lacked;
      this.answer(answer, text, models);
      if (this.pieces.lacked === before) kept.found = { ...answer };
    }
    Object.assign(answer, kept.found);
    if (cited) answer.items = withFirst(answer.items, cited.leads);
    // What is found does not change any more: its rows come with what stands above them.
    if (kept.found) look({ ...answer, items: answer.items.slice(0, limit) });
    const before = this.pieces.lacked;
    if (cited) answer.leads = cited.leads;
    else if (text) Object.assign(answer, await this.leads(answer, text, raw, models));
    answer.total = answer.items.length;
    answer.items = answer.items.slice(0, limit);
    if (!answer.total) this.pieces.settle();
    if (!answer.total && !answer.missing) answer.nearest = this.nearest(text);
    if (kept.found && this.pieces.lacked === before) kept.answer = answer;
    answer.ms = performance.now() - start;
    return answer;
  }

  answer(answer, text, models) {
    const runs = models.map((model) => ({ run: model.run, docs: this.of(model) }));
    const number = identifier(text);
    const best = new Map();
    let ways = meanings(text, this.trades());
    if (models.length) answer.model = models[0].line;
    if (number.form) {
      const numbered = this.numbered(number);
      this.take(best, answer, number.rest, { runs, numbered });
      for (const { way, also } of this.otherwise(number.rest)) this.take(best, answer, way, { runs, numbered }, also);
    }
    // `seek` has brought what this needs. Where nothing is found, what is still missing comes before more is tried.
    const poor = () => {
      if (!best.size) this.pieces.settle();
      for (const { tier } of best.values()) if (tier < SOME) return false;
      return true;
    };
    this.take(best, answer, ways[0], { runs });
    if (ways.length > 1 && poor()) {
      ways = ways.slice(1); // the words that only ask would count as missing
      best.clear();
    }
    for (const way of ways) this.take(best, answer, way, { runs });
    // What somebody mistyped is guessed only where nothing has all the words that they typed.
    const meant = poor() ? corrected(text, this.names, this.indexes[1], this.docs) : "";
    if (meant) this.take(best, answer, meant, { runs }, meant);
    for (const way of ways.slice(0, 2))
      for (const { way: other, also } of this.otherwise(way)) this.take(best, answer, other, { runs }, also);
    for (const { way, also } of poor() ? moneys(ways[0]) : []) this.take(best, answer, way, { runs }, also);
    for (const model of models) {
      const [run, key] = [respelled(model.run), respelled(model.key)];
      const others = runs.map((one) => (one.run === model.run ? { run, docs: this.of({ key }) } : one));
      if (run !== model.run)
        this.take(best, answer, text.replace(model.run, run), { runs: others }, key.toUpperCase());
    }
    const items = [...best.values()].filter((one) => this.holds(one, models, number)).sort(order);
    const whole = items.filter(({ tier }) => tier < SOME).length;
    let partly = 0;
    answer.items = items.filter(
      ({ lacks, loose }) => !lacks.length || (!(loose && whole >= FEW) && partly++ < PARTLY),
    );
    answer.partly = items.length > 0 && !whole;
    if (!items.length && (models.length || number.form)) this.without(answer, text, models, number);
    if (!whole && !answer.missing && !models.length && !number.form && asks(text)) this.about(answer, ways);
  }

  questioned() {
    this.leader().catch(() => {}); // who asks for it tells of the fault
  }

  leader() {
    if (!this.led)
      this.led = import("./leads.js").catch((fault) => {
        this.led = undefined;
        throw fault;
      });
    return this.led;
  }

  /** What stands above the results. */
  async leads({ items }, text, raw, models) {
    if (items.length && isForItself(text, raw, models)) return NONE;
    const answers = this.pieces.get("answers");
    if (!answers) this.pieces.settle();
    if (!this.jobs) this.jobs = new Jobs(answers, this.ways, this.pieces);
    const card = (job) => this.jobs.reading(job).card;
    const { docs } = this;
    const number = isNumbered(text, raw);
    const [first] = items;
    const kind = first && docs.kind(first.doc);
    const found = first && { name: first.tier < 2, other: !["jobs", "services", "bodies", "pages", "terms"].includes(kind), names: [] };
    if (found && found.other) found.names = docs.names(first.doc).split("|");
    const plain = meanings(text, this.trades());
    const ways = [...plain, ...plain.slice(0, 2).flatMap((way) => this.otherwise(way).map((one) => one.way))];
    const question = { text, raw, ways, models, number, found };
    const { leading } = await this.leader();
    const told = await leading(question, { jobs: this.jobs, answers, docs, terms: this.first.terms.regions || {}, indexes: this.indexes, card });
    const asked = termsOf(text, this.indexes[0], docs);
    const meant = asked.length || !(kind === "terms" && first.tier < 2) ? asked : [first.doc]; // nothing else is called so
    if (meant.length) {
      const [job] = told.leads.filter((lead) => lead.kind === "job");
      const words = meant.map((doc) => ({ kind: "term", doc }));
      const leads = (job && asksHow(text) ? [job, ...words] : [...words, ...(job ? [job] : [])]).slice(0, CARDS);
      Object.assign(told, { leads, unknown: undefined, unsure: false });
    }
    for (const lead of told.leads) {
      if (lead.kind === "job") lead.card = card(lead.job);
    }
    return told;
  }

  /** Whether a result has the models and the number that were asked for. A list has a model only where it
   * names it: it may say S11 of what comes in the place of what it names. */
  holds({ lacking, called, doc }, models, { form, number }) {
    if (form) return this.looked(`#${form}${number}`).has(doc) || this.looked(`#${number}`).has(doc);
    return !lacking && (!models.length || called || this.docs.kind(doc) !== "phase-out");
  }

  /** What there is where no document has the model or the number. */
  without(answer, text, models, number) {
    answer.also = [];
    answer.missing = models.length ? models[0].written : answer.asked;
    let rest = text;
    for (const { run } of models) rest = rest.replace(run, " ");
    rest = rest.replace(/[a-z0-9]+/g, " ").replace(/ +/g, " ").trim();
    const best = new Map();
    for (const way of rest && models.length ? meanings(rest, this.trades()) : []) {
      this.take(best, answer, way, {});
      for (const { way: other, also } of this.otherwise(way)) this.take(best, answer, other, {}, also);
    }
    const listed = ({ doc }) => this.docs.kind(doc) === "phase-out";
    answer.items = [...best.values()]
      .sort(order)
      .filter((one) => one.tier < SOME && !listed(one))
      .slice(0, PARTLY);
    const near = models.length ? models.flatMap((model) => this.likes(model)) : this.named(`${number.number}号`);
    answer.near = near
      .filter((doc, at) => near.indexOf(doc) === at && !answer.items.some((one) => one.doc === doc))
      .slice(0, FEW);
  }

  /** What shares most with a question that nothing answers word for word, by its rarest words; what words mean and
   * forms answer none. */
  about(answer, ways) {
    const best = new Map();
    for (const way of ways.slice(0, FEW)) {
      const words = telling(way);
      const scores = new Float64Array(this.count);
      const held = new Uint8Array(this.count); // how many of the words
      const docs = [];
      for (const word of words) {
        const seen = new Uint8Array(this.count);
        for (const index of this.indexes) {
          const lists = index.with(word);
          const weight = index.weight(lists) / words.length;
          for (const doc of new Set(lists.flatMap(({ numbers }) => numbers))) {
            if (!seen[doc]) {
              if (!held[doc]) docs.push(doc);
              seen[doc] = 1;
              held[doc] += 1;
            }
            scores[doc] += weight;
          }
        }
      }
      const enough = Math.max(2, words.length * ABOUT);
      for (const doc of docs)
        if (held[doc] >= enough && scores[doc] > (best.has(doc) ? best.get(doc).score : 0)) best.set(doc, { doc, score: scores[doc], said: words });
    }
    const found = [...best.values()].sort((one, other) => other.score - one.score || one.doc - other.doc);
    const known = new Map(answer.items.map((one) => [one.doc, one]));
    const wholes = ways[0].split(" ");
    const has = (doc, word) => this.indexes.some((index) => index.with(word).some(({ numbers }) => numbers.includes(doc)));
    const answering = found.filter(({ doc }) => !(this.docs.kind(doc) in CALLED_SO));
    const first = answering.slice(0, FEW).map(({ doc, score, said }) => {
      const lacks = wholes.filter((whole) => !telling(whole).some((word) => said.includes(word) && has(doc, word)));
      return known.get(doc) || { doc, score, tier: SOME, share: 0, lacks };
    });
    answer.items = [...first, ...answer.items.filter(({ doc }) => !first.some((one) => one.doc === doc))];
    answer.partly = answer.items.length > 0;
  }

  /** Documents that name a model of the same series: lists where a name begins so, others in their words. */
  likes({ key }) {
    const head = series(key);
    if (!/\d/.test(head)) return [];
    const runs = [{ run: normalise(head, this.simplify), docs: new Map() }];
    const begins = this.looked(`^${head}`);
    return ranked(this.indexes, this.docs, runs[0].run, { runs })
      .filter((one) => one.tier < SOME && this.holds(one, runs, {}))
      .filter(({ doc }) => this.docs.kind(doc) !== "phase-out" || begins.has(doc))
      .map(({ doc }) => doc);
  }

  /** The documents of a model: by its series, or by a name that it begins with. */
  of({ key }) {
    const found = new Map();
    for (const doc of this.series()) {
      const held = holds(doc, key);
      if (held) found.set(doc.number, held);
    }
    for (const name of beginnings(key))
      for (const doc of this.named(name)) if (this.docs.rank(doc).named && !found.has(doc)) found.set(doc, NAMED);
    return found;
  }

  /** Add to `best` what one way of saying a query finds, where that is better than what is there. */
  take(best, answer, way, needed, also = "") {
    let gained = false;
    for (const one of matched(this.indexes, this.docs, way, { ...needed, isName: this.isName(way) })) {
      one.otherwise = also ? 1 : 0;
      const known = best.get(one.doc);
      if (!known) gained = true;
      if (!known || (known.lacking && !one.lacking) || (known.lacking === one.lacking && order(one, known) < 0))
        best.set(one.doc, one);
    }
    if (also && gained && !answer.also.includes(also)) answer.also.push(also);
  }

  /** Documents whose titles share the most pairs of characters with a text that finds nothing. */
  nearest(text) {
    const wanted = pairs(text);
    if (wanted.size < 2) return [];
    const sizes = this.pieces.get("likeness");
    const shared = new Map();
    for (const pair of wanted) for (const doc of this.looked(`~${pair}`)) shared.set(doc, (shared.get(doc) || 0) + 1);
    if (!sizes) return [];
    const size = column(sizes);
    return [...shared]
      .map(([index, count]) => ({ index, value: (2 * count) / (wanted.size + size(index)) }))
      .filter(({ value }) => value > 0.15)
      .sort((one, other) => other.value - one.value || one.index - other.index)
      .slice(0, 5)
      .map(({ index }) => index);
  }
}

// The record of an article that is asked for stands before all others.
function withFirst(items, leads) {
  const docs = [...new Set(leads.map(({ doc }) => doc))];
  const own = docs.map((doc) => items.find((one) => one.doc === doc) || { doc, tier: 0, share: 1, lacks: NOTHING });
  return [...own, ...items.filter(({ doc }) => !docs.includes(doc))];
}

const pairs = (text) => {
  const chars = Array.from(text.replace(/ /g, ""));
  return new Set(chars.slice(1).map((char, index) => chars[index] + char));
};
