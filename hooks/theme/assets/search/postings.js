// Which documents have which tokens; the other half of hooks/portal/search/postings.py. Lists stay text
// until a query asks for them. A shard that is not here is wanted from then on, and has nothing until then.

const FIELDS = ["name", "title", "about", "body", "beside", "asked"];
const MOST = 200; // tokens that begin alike
const AHEAD = 4; // shards that are asked for together, of those with tokens that begin alike

export class Shards {
  /** Those of all documents; others have a name, beginnings, a count and fields of their own. */
  constructor(pieces, { name = "words", begins = pieces.first.begins, count = pieces.first.count, fields = FIELDS } = {}) {
    Object.assign(this, { pieces, name, begins, count, fields });
    this.opened = new Map();
  }

  /** The shards as one index of some of their fields. */
  of(...fields) {
    return new Postings(this, fields);
  }

  shard(at) {
    if (this.opened.has(at)) return this.opened.get(at);
    const piece = this.pieces.get(`${this.name}-${at}`);
    if (!piece) return undefined;
    const [terms, ...lists] = piece;
    const shard = { terms: terms.split(" "), read: new Map() };
    this.fields.forEach((field, place) => {
      shard[field] = lists[place].split(";");
    });
    this.opened.set(at, shard);
    return shard;
  }

  /** The number of the shard in which a token is, if it is in any. */
  number(token) {
    return Math.max(0, place(this.begins, token, true) - 1);
  }
}

class Postings {
  constructor(shards, fields) {
    Object.assign(this, { shards, fields, count: shards.count, name: `${fields.join(" ")} ` });
  }

  /** The documents with a token, by field; nothing for a token that there is not. */
  with(token) {
    const shard = this.shards.shard(this.shards.number(token));
    if (!shard) return [];
    const at = place(shard.terms, token);
    return shard.terms[at] === token ? this.lists(shard, at) : [];
  }

  /** The documents with a token that begins so, and is longer. */
  beginning(token) {
    const found = [];
    for (const { term, lists } of this.from(token)) {
      if (found.length >= MOST) break;
      if (term !== token) found.push(...lists);
    }
    return found;
  }

  /** The tokens that begin so, with their lists. */
  *from(token) {
    for (let number = this.shards.number(token); number < this.shards.begins.length; number++) {
      const shard = this.shards.shard(number);
      if (!shard) return this.ahead(number, token);
      for (let at = place(shard.terms, token); at < shard.terms.length; at++) {
        const term = shard.terms[at];
        if (!term.startsWith(token)) return;
        yield { term, lists: this.lists(shard, at) };
      }
      const next = this.shards.begins[number + 1];
      if (next === undefined || !next.startsWith(token)) return;
    }
  }

  /** Look at the next shards as well, so that they come together. */
  ahead(number, token) {
    const { begins } = this.shards;
    for (let next = number + 1; next < number + AHEAD && next < begins.length && begins[next].startsWith(token); next++) this.shards.shard(next);
  }

  /** How much a token tells: the rarer, the more. */
  weight(lists) {
    const documents = lists.reduce((sum, { numbers }) => sum + numbers.length, 0);
    return Math.log(1 + (this.count + 0.5) / (documents + 0.5));
  }

  /** The documents of a token, read once: several ways of saying a query have the same words. */
  lists(shard, at) {
    const key = this.name + at;
    if (!shard.read.has(key)) {
      const found = [];
      for (const field of this.fields) {
        const list = shard[field][at];
        if (list !== "0") found.push({ field, numbers: decoded(list) });
      }
      shard.read.set(key, found);
    }
    return shard.read.get(key);
  }
}

// Where a token stands among others, or would stand; `behind` those that are the same.
function place(terms, token, behind = false) {
  let low = 0,
    high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle] < token || (behind && terms[middle] === token)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers that are written as their distances from each other. */
export function decoded(list) {
  let number = -1;
  return list.split(",").map((distance) => (number += distance ? parseInt(distance, 36) : 1));
}
