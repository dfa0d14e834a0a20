// What a query means, and what of the index it stands in: all that is asked for before anything is ranked. It is less
// than half of the program, so that a page can ask for that while the rest is on its way (begin.js).

import { isOpen, wordsOf } from "./asked_words.js";
import { isForItself } from "./itself.js";
import { beginnings, modelsIn } from "./models.js";
import { compact, normalise, tokens } from "./normalise.js";
import { identifier } from "./numbered.js";
import { Shards, decoded } from "./postings.js";
import { asks, meanings, moneys } from "./questions.js";
import { wordsAsked } from "./words.js";

const LONGEST = 100; // characters of a query that count
const TYPE = /([a-z0-9] ?)型(?=.)/g; // S9型变压器: lists write it with and without
const WAYS = 10; // ways of saying it, by synonyms

export class Seeker {
  constructor(pieces) {
    this.pieces = pieces;
  }

  /** Load what every search needs. Throws when it cannot be had; calling again tries again. */
  async open() {
    const first = await this.pieces.open();
    if (first !== this.first) this.begin(first); // at the start, and when the site has been built anew
  }

  begin(first) {
    this.first = first;
    this.count = first.count;
    const shards = new Shards(this.pieces);
    this.indexes = [shards.of("name", "title", "about"), shards.of("body")];
    this.names = shards.of("name", "title", "beside");
    this.ways = shards.of("asked");
    this.traditional = this.held = undefined;
    this.simplify = {};
  }

  /** What somebody typed: as it stands there, as it is compared, and the models in it. */
  read(query) {
    const asked = String(query).slice(0, LONGEST * 10);
    const raw = asked.slice(0, LONGEST);
    const text = normalise(asked, this.simplify).replace(TYPE, "$1").slice(0, LONGEST);
    return { asked, raw, text, models: modelsIn(raw, this.machines) };
  }

  /** Ask for what a query stands in. Whoever searches asks again, and tells of what goes wrong. */
  async ahead(query) {
    await this.open();
    const { text, raw, models } = this.read(query);
    try {
      if (text) this.seek(text, raw, models);
    } catch (missing) {
      await Promise.all((missing.names || []).map((name) => this.pieces.load(name)));
    }
  }

  /** Look at all that every answer needs, so that it comes at once. */
  seek(text, raw, models) {
    const ways = meanings(text, this.trades());
    const others = ways.slice(0, 3).flatMap((way) => this.otherwise(way).map((one) => one.way));
    const runs = models.map(({ run }) => run);
    const [words] = this.indexes;
    if (!isForItself(text, raw, models)) {
      this.pieces.get("answers"); // the longest comes first
      this.questioned();
    }
    if (models.length) this.series();
    for (const { key } of models) for (const name of beginnings(key)) this.named(name);
    const number = identifier(text);
    if (number.form) {
      for (const sign of [number.form, ""]) this.looked(`#${sign}${number.number}`);
      this.numbered(number);
    }
    // Who asks for money means any kind of it, where nothing has all the words: so it is with questions.
    const kinds = ways.length > 1 ? moneys(ways[1]).map((one) => one.way) : [];
    const isName = !asks(text); // else that is looked up only where its words leave it possible
    for (const way of [...ways, ...others, ...kinds]) {
      if (isName) words.with(`=${compact(way)}`);
      for (const word of wordsOf(way, runs)) {
        for (const one of [word.token, word.beginning, ...word.pieces, word.han ? "" : `=${word.token}`]) if (one) words.with(one);
        if (isOpen(word)) words.beginning(word.token);
      }
    }
    for (const pair of neighbours(text)) words.with(pair);
    for (const word of wordsAsked(text)) words.with(`=${word}`); // what words mean stands above all else
    this.pieces.settle();
    this.simpler(this.strange(text));
  }

  /** Whether a document may be called so: then it has all pairs of the text in its names, as they are without spaces. */
  isName(text) {
    let docs;
    for (const { token, han } of wordsOf(text)) {
      if (!han || Array.from(token).length < 2) continue;
      const holding = new Set(this.names.with(token).flatMap(({ numbers }) => numbers));
      docs = docs ? docs.filter((doc) => holding.has(doc)) : [...holding];
      if (!docs.length) return false;
    }
    return true;
  }

  /** What only questions need of the program may come while their words do. */
  questioned() {}

  /** The traditional characters of a text that no word of the index has. */
  strange(text) {
    if (!this.traditional) this.traditional = new Set(decoded(this.first.traditional));
    const chars = Array.from(text).filter((char) => this.traditional.has(char.codePointAt(0)));
    const has = (word) => this.indexes.some((index) => index.with(word).length);
    const words = tokens(text).filter((word) => chars.some((char) => word.includes(char)) && has(word));
    return chars.filter((char) => !words.some((word) => word.includes(char)));
  }

  /** Read characters that no word has as simplified ones, as far as they are traditional. */
  simpler(chars) {
    const before = Object.keys(this.simplify).length;
    for (const char of chars) {
      for (const { term } of this.names.from(`${char}>`)) this.simplify[char] = term.slice(char.length + 1);
    }
    this.pieces.settle();
    if (Object.keys(this.simplify).length > before) this.pieces.again();
  }

  /** For `modelsIn`. */
  get machines() {
    const seeker = this;
    return {
      simplify: seeker.simplify,
      get docs() {
        return seeker.series();
      },
    };
  }

  /** Those documents that have heads of series, as `holds` in models.js takes them. */
  series() {
    if (!this.held) {
      const piece = this.pieces.get("series");
      if (!piece) return [];
      this.held = piece.map(([number, h, q]) => ({ number, h, q }));
    }
    return this.held;
  }

  /** The documents with a decree's or an announcement's number: those that say the form, else those
   * that say none. */
  numbered({ year, form, number }) {
    const exact = this.named(year ? `${year}年${form}${number}号` : `${form}${number}号`);
    const plain = this.named(year ? `${year}${number}号` : `${number}号`);
    const found = exact.length ? exact : plain.filter((doc) => this.looked(`#${number}`).has(doc));
    return new Map(found.map((doc) => [doc, 1]));
  }

  named(name) {
    return this.indexes[0].with(`=${name}`).flatMap(({ numbers }) => numbers);
  }

  /** The documents of a token that is looked up as a whole. */
  looked(token) {
    return new Set(this.indexes[0].with(token).flatMap(({ numbers }) => numbers));
  }

  trades() {
    return Object.values(this.first.terms.industries || {});
  }

  /** A query with one or two of its words said otherwise. */
  otherwise(text) {
    const found = [];
    const add = (from) => {
      for (const group of this.first.synonyms) {
        for (const word of group.filter((one) => says(from, one))) {
          for (const other of group) {
            if (other === word || says(from, other) || found.length >= WAYS) continue;
            const way = from.split(word).join(/^[a-z0-9]/.test(other) ? ` ${other} ` : other).trim();
            if (way !== text && !found.some((one) => one.way === way)) found.push({ way, also: other });
          }
        }
      }
    };
    add(text);
    if (found.length < WAYS / 2) for (const one of [...found]) add(one.way);
    return found;
  }
}

// What is looked through for what was mistyped (correcting.js): all pairs of a long text without letters and digits.
const neighbours = (text) => (/^[^a-z0-9]{10,}$/.test(compact(text)) ? tokens(compact(text)) : []);

const says = (text, word) =>
  /^[a-z0-9 ]+$/.test(word) ? ` ${text} `.includes(` ${word} `) : text.includes(word);
