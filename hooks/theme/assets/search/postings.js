// Which documents have which tokens; the other half of hooks/portal/search/postings.py. Lists stay text
// until a query asks for them.

const MOST = 200; // tokens that begin alike

export class Postings {
  constructor({ count, terms, posts }) {
    this.count = count;
    this.terms = terms.split(" ");
    this.fields = Object.keys(posts);
    this.lists = Object.fromEntries(this.fields.map((field) => [field, posts[field].split(";")]));
  }

  /** The documents with a token, by field; nothing for a token that there is not. */
  with(token) {
    const place = this.place(token);
    return this.terms[place] === token ? this.at(place) : [];
  }

  /** The documents with a token that begins so, and is longer. */
  beginning(token) {
    const found = [];
    for (let place = this.place(token); found.length < MOST && this.terms[place]?.startsWith(token); place++)
      if (this.terms[place] !== token) found.push(...this.at(place));
    return found;
  }

  /** How much a token tells: the rarer, the more. */
  weight(lists) {
    const documents = lists.reduce((sum, { numbers }) => sum + numbers.length, 0);
    return Math.log(1 + (this.count + 0.5) / (documents + 0.5));
  }

  at(place) {
    return this.fields
      .map((field) => ({ field, numbers: decoded(this.lists[field][place]) }))
      .filter(({ numbers }) => numbers.length);
  }

  /** Where a token stands, or would stand. */
  place(token) {
    let low = 0,
      high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function decoded(list) {
  if (list === "0") return [];
  let number = -1;
  return list.split(",").map((distance) => (number += distance ? parseInt(distance, 36) : 1));
}
