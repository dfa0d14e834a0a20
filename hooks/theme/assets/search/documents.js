// What the search knows of each document: of all of them what the order of results needs, the rest of those
// that are shown. A document is its number.

import { column } from "./columns.js";

const LISTS = ["industries", "regions", "equipment"];
const NAMED = 4; // chunks of rows are as many times larger than those of names
const NOTHING = { u: "", t: "", s: "", b: "", n: "" }; // until its row is here

export class Documents {
  constructor(pieces) {
    this.pieces = pieces;
    const { count, chunk, ranks } = pieces.first;
    Object.assign(this, { count, chunk });
    this.rank = column(ranks.standing, (said) => {
      const [kind, flags] = said.split(" ");
      const [past, row, local, named] = Array.from(flags, Number);
      return { kind, past, row, local, named };
    });
    this.length = column(ranks.length);
    this.cards = new Map();
  }

  kind(number) {
    return this.rank(number).kind;
  }

  /** What is shown of a document, and what results are narrowed by. */
  row(number) {
    if (this.cards.has(number)) return this.cards.get(number);
    const row = this.of("rows", number);
    if (!row) return NOTHING;
    const whole = { ...row, number, k: this.kind(number) };
    this.cards.set(number, whole);
    return whole;
  }

  /** Whether what is shown of a document is here. */
  has(number) {
    return this.pieces.here.has(this.chunkOf("rows", number));
  }

  /** Its names as they are compared, with `|` between them. */
  names(number) {
    return this.of("names", number, this.chunk / NAMED) || "";
  }

  of(what, number, size = this.chunk) {
    const chunk = this.pieces.get(this.chunkOf(what, number, size));
    return chunk && chunk[number % size];
  }

  chunkOf(what, number, size = this.chunk) {
    return `${what}-${Math.floor(number / size)}`;
  }

  /** Whether it is here what results are narrowed by. */
  get isNarrowable() {
    return this.pieces.here.has("facets");
  }

  /** What results are narrowed by, of any document: { number, k, s, y, f }. */
  facts(number) {
    if (!this.facets) {
      const said = this.pieces.get("facets");
      if (!said) return { number, k: this.kind(number), s: "", y: 0, f: {} };
      const named = (facet) => (value) => value.split(" ").filter(Boolean).map((place) => said.ids[facet][place]);
      this.facets = { s: column(said.status), y: column(said.year), f: LISTS.map((facet) => [facet, column(said[facet], named(facet))]) };
    }
    const { s, y, f } = this.facets;
    const lists = Object.fromEntries(f.map(([facet, of]) => [facet, of(number)]));
    return { number, k: this.kind(number), s: s(number), y: y(number), f: lists };
  }
}
