// The full texts that search knows: which of them have which words, and their articles, a part of a law at a time.
// The other half of hooks/portal/search/full_texts.py. A text is the number of its record's document.

import { askedPlace } from "./asked_place.js";
import { column } from "./columns.js";
import { compact, normalise, tokens } from "./normalise.js";
import { Shards, decoded } from "./postings.js";
import { Article } from "./article.js";

const CHAINED = 2; // runs of letters and digits that are joined in texts
const CHECKED = 4; // laws that are looked at, where only words and the number of an article are known
const LIKELY = 12; // laws whose names are compared with one that is none
const SHOWN = 3; // articles of those
const WAYS = 3; // of understanding a question
const FEWEST = 4; // parts of a word that an article lacks some of may still be worth reading
const LAW = /(?:法|法典|条例|办法|规定|规则|细则|通则)$/;

export class FullTexts {
  constructor(engine) {
    const { pieces } = engine;
    Object.assign(this, { engine, pieces });
  }

  /** The texts by document; empty while that is not here. */
  get places() {
    if (!this.known) {
      const piece = this.pieces.get("texts");
      if (!piece) return new Map();
      const docs = decoded(piece.docs);
      const version = column(piece.versions);
      this.known = new Map(docs.map((doc, place) => [doc, { place, version: version(place) }]));
      this.docs = docs;
    }
    return this.known;
  }

  /** What a query asks for that names an article: `{ text, words, leads }`; undefined where it names none of a
   * law. `text` is what the results below are for; `leads` has nothing while pieces lack, and for a law whose text is not here. */
  cited(raw) {
    const simple = Object.keys(this.engine.simplify).length; // it grows with what is typed
    if (this.last && this.last.raw === raw && this.last.simple === simple) return this.last.found; // the results and the texts ask for the same
    const asked = askedPlace(raw);
    if (!asked) return undefined;
    const before = this.pieces.lacked;
    const lacks = () => this.pieces.lacked !== before;
    const [[name, words] = ["", asked.words]] = asked.calls;
    const found = this.found(asked, lacks);
    if (lacks()) return { text: words || !name ? "" : this.normal(name), words, leads: [] };
    this.last = { raw, simple, found };
    return found;
  }

  found({ key, calls, words, isSure }, lacks) {
    for (const [name, others] of calls) {
      const law = this.called(name);
      if (law) return this.leading([this.article(law.doc, key, others)], isSure, others ? "" : this.normal(name), others);
      if (law === null) return { text: others ? "" : this.normal(name), words: others, leads: [] };
    }
    if (!isSure || lacks()) return undefined;
    for (const [name, others] of calls) {
      const doc = this.nearly(name);
      if (doc !== undefined) return this.leading([this.article(doc, key, others)], isSure, others ? "" : this.titled(doc), others);
    }
    if (lacks()) return undefined;
    const wanted = this.tokens(words);
    if (!words || !wanted.length) return undefined;
    const having = this.holding(wanted);
    const articles = having.slice(0, CHECKED).map((doc) => this.article(doc, key, words)).filter((one) => one && one.isThere);
    const exact = articles.filter((one) => one.held === wanted.length).slice(0, SHOWN);
    return this.leading(exact.length || !articles.length ? exact : this.otherwise(articles[0], words), true, "", words);
  }

  /** Who remembers the number or the words amiss: the article of that number in the likeliest law, and the one that has
   * the words. */
  otherwise(article, words) {
    const found = this.articlesWith(article.doc, words);
    if (!found || !found.isWhole) return [];
    const [right] = found.articles;
    article.elsewhere = right.label;
    return [article, right];
  }

  leading(articles, isSure, text, words) {
    const found = articles.filter((one) => one && (one.isThere || isSure));
    return found.length ? { text, words, leads: found.map((one) => one.lead()) } : undefined;
  }

  /** The law of that name, `{ doc }`; null where its text is not here, undefined where there is none. */
  called(name) {
    const { docs } = this.engine;
    const named = [...new Set(this.engine.named(compact(this.normal(name))))];
    const [first] = named.filter((doc) => this.places.has(doc)).sort((one, other) => this.before(one, other));
    if (first !== undefined) return { doc: first };
    return named.some((doc) => ["laws", "policies"].includes(docs.kind(doc))) ? null : undefined;
  }

  /** The law whose name has the characters of what it was called, in their order: 消费者法. */
  nearly(name) {
    const wanted = compact(this.normal(name));
    if (wanted.length < 3 || !LAW.test(wanted)) return undefined;
    const { indexes, docs } = this.engine;
    const counts = new Map();
    for (const pair of tokens(wanted))
      for (const { numbers } of indexes[0].with(pair)) for (const doc of numbers) if (this.places.has(doc)) counts.set(doc, (counts.get(doc) || 0) + 1);
    const likely = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || this.before(one, other));
    const within = likely.slice(0, LIKELY).filter((doc) => docs.names(doc).split("|").some((one) => isWithin(wanted, compact(one))));
    const begun = within.find((doc) => docs.names(doc).split("|").some((one) => one[0] === wanted[0]));
    return begun === undefined ? within[0] : begun;
  }

  titled(doc) {
    return withoutState(this.engine.docs.names(doc).split("|")[0]);
  }

  /** What holds before what has ended, the nation's before a region's, short titles before long ones. */
  before(one, other) {
    const { docs } = this.engine;
    const [first, second] = [docs.rank(one), docs.rank(other)];
    return first.past - second.past || first.local - second.local || docs.length(one) - docs.length(other) || one - other;
  }

  /** An article of a text, there or not; undefined where that is not known yet. */
  article(doc, key, words = "") {
    const { version, place } = this.places.get(doc);
    const head = this.pieces.get(`text-${place}`);
    if (!head) return undefined;
    const keys = head.k.split(" ");
    const isParted = keys.some((one) => one[0] === "a");
    const whole = isParted ? key : key.replace("a", "s");
    const own = whole.split(/-[kxm]/)[0];
    const at = keys.indexOf(own);
    const told = { doc, version, u: head.u, key: whole, own, words: this.tokens(words), simplify: this.engine.simplify };
    if (at < 0) return new Article({ ...told, total: keys.filter((one) => /^[as][0-9]+(-[0-9]+)?$/.test(one)).length });
    const entry = this.entry(head, place, at);
    return entry && new Article({ ...told, entry });
  }

  entry(head, place, at) {
    const part = head.s.filter((start) => start <= at).length;
    const entries = part ? this.pieces.get(`text-${place}-${part}`) : head.e;
    return entries && entries[at - (part ? head.s[part - 1] : 0)];
  }

  /** The texts that have all the words of a query, what holds first. */
  having(text) {
    for (const way of this.engine.understood(text).slice(0, WAYS)) {
      const found = this.holding(this.tokens(way));
      if (found.length) return found;
    }
    return [];
  }

  holding(wanted) {
    if (!wanted.length || !this.places.size) return [];
    const begins = this.pieces.get("text-words");
    if (!begins) return [];
    if (!this.words) this.words = new Shards(this.pieces, { begins, count: this.docs.length, fields: ["text"], name: "text-words" }).of("text");
    const lists = wanted.map((token) => {
      const [found] = this.words.with(token);
      return found ? found.numbers : [];
    });
    lists.sort((one, other) => one.length - other.length);
    const [fewest, ...others] = lists;
    const rest = others.map((numbers) => new Set(numbers));
    const docs = fewest.filter((place) => rest.every((has) => has.has(place))).map((place) => this.docs[place]);
    return docs.sort((one, other) => this.order(one, other));
  }

  order(one, other) {
    const { docs } = this.engine;
    const [first, second] = [docs.rank(one), docs.rank(other)];
    return first.past - second.past || first.local - second.local || one - other;
  }

  /** The articles of a text that have the words: `{ u, version, isWhole, articles }`, those with all of them, else those
   * that have most; nothing while it is not here. */
  articlesWith(doc, text) {
    const { version, place } = this.places.get(doc) || {};
    const head = place === undefined ? undefined : this.pieces.get(`text-${place}`);
    if (!head) return undefined;
    const parts = [head.e, ...head.s.map((_, at) => this.pieces.get(`text-${place}-${at + 1}`))];
    if (!parts.every(Boolean)) return undefined;
    const entries = parts.reduce((all, part) => all.concat(part), []);
    for (const way of this.engine.understood(text).slice(0, WAYS)) {
      const words = this.tokens(way);
      const told = { doc, version, u: head.u, words, simplify: this.engine.simplify };
      const all = head.k.split(" ").map((key, at) => new Article({ ...told, key, own: key, entry: entries[at] }));
      const held = all.map((one) => one.held);
      const most = Math.max(...held);
      if (most === words.length || (most >= words.length / 2 && most >= FEWEST))
        return { u: head.u, version, isWhole: most === words.length, articles: all.filter((_, at) => held[at] === most) };
    }
    return { u: head.u, version, isWhole: false, articles: [] };
  }

  normal(text) {
    return normalise(text, this.engine.simplify);
  }

  /** What a text is found by; single characters between others tell nothing. */
  tokens(text) {
    const all = [...new Set(tokens(this.normal(text), CHAINED))];
    const telling = all.filter((token) => token.length > 1);
    return telling.length ? telling : all;
  }
}

const kindOf = (name) => (name.endsWith("办法") ? "办法" : name[name.length - 1]);

const withoutState = (title) => title.replace(/^中华人民共和国(?=.)/, "");

// Whether all characters of a short name stand in a long one in their order, and both are of the same kind.
function isWithin(short, long) {
  if (kindOf(short) !== kindOf(long)) return false;
  let at = -1;
  return Array.from(short).every((char) => (at = long.indexOf(char, at + 1)) >= 0);
}
