// An article of a full text, or what stands in none, as results show it.

import { normalise, tokens } from "./normalise.js";

const CHAINED = 2; // as full_texts.js has it
const LABEL = /^(?:[（(][^（）()]{1,6}[）)]|[0-9０-９]{1,3}(?=[．.、])|[①-⑳])/;
const DIGITS = "零一二三四五六七八九";

export class Article {
  /** `entry` is its label and its lines, each behind the rest of its key; without one it is not there, and the text
   * has `total` articles. `key` may be of a paragraph or item of the article `own`. */
  constructor({ doc, version, u, key, own, entry, total = 0, words = [], simplify = {} }) {
    Object.assign(this, { doc, version, key, own, total, words, simplify, page: u, isThere: Boolean(entry) });
    this.label = entry ? entry[0] : "";
    this.lines = [];
    for (let at = 1; entry && at < entry.length; at += 2) this.lines.push({ rest: entry[at], text: entry[at + 1] });
  }

  /** Where it is read: at the article, where what was asked of it is not there. */
  get u() {
    if (!this.isThere) return this.page;
    const place = this.place;
    return place ? `${this.page}#${this.own}-${place.rest}` : this.anchor;
  }

  get anchor() {
    return /^$|^closing$/.test(this.own) ? this.page : `${this.page}#${this.own}`;
  }

  /** The paragraph or item that is meant; undefined where the whole article is, or there is none such. An item whose
   * paragraph is not named is the only one that fits. */
  get place() {
    const rest = this.key.slice(this.own.length + 1);
    if (!rest) return undefined;
    const exact = this.lines.find((line) => line.rest === rest);
    if (exact || rest[0] !== "x") return exact;
    const fitting = this.lines.filter((line) => line.rest.replace(/^k[0-9]+-/, "") === rest);
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** 第五十二条第二款第（一）项: as people cite it. */
  get said() {
    const { place } = this;
    return this.label + (place ? this.spoken(place.rest) : "");
  }

  spoken(rest) {
    const keys = rest.split("-");
    const isOnly = !this.lines.some((line) => line.rest === "k2" || line.rest.startsWith("k2-"));
    return keys
      .map((key, at) => {
        if (key[0] === "k") return isOnly ? "" : `第${numeral(Number(key.slice(1)))}款`;
        const line = this.lines.find((one) => one.rest === keys.slice(0, at + 1).join("-"));
        const [label] = (line && LABEL.exec(line.text)) || [key.slice(1)];
        return `第${label}${key[0] === "x" ? "项" : "目"}`;
      })
      .join("");
  }

  /** The line to show: what was asked for, else the one with most of the words, else the first. */
  get line() {
    const { place } = this;
    if (place) return place.text;
    const held = this.lines.map(({ text }) => this.counted(text));
    const most = held.indexOf(Math.max(...held));
    return this.lines.length ? this.lines[Math.max(0, most)].text : "";
  }

  /** How many of the words it has. */
  get held() {
    return this.counted(this.lines.map(({ text }) => text).join("\n"));
  }

  counted(text) {
    const has = new Set(tokens(normalise(text, this.simplify), CHAINED));
    return this.words.filter((word) => has.has(word)).length;
  }

  /** What stands above the results. */
  lead() {
    const { doc, version, u, said, line, total, elsewhere } = this;
    const lacks = this.isThere && this.key !== this.own && !this.place;
    const told = { kind: "article", doc, version, u, said, line, total, elsewhere };
    if (!this.isThere) return { ...told, missing: inDigits(this.key) };
    return lacks ? { ...told, missing: inDigits(this.key.slice(this.own.length + 1)) } : told;
  }
}

const SIGNS = { a: "条", s: "条", k: "款", x: "项", m: "目" };

// 第 99 条, 第 2 款第 3 项
function inDigits(key) {
  return key.replace(/(^|-)([askxm])([0-9]+)(?:-([0-9]+))?/g, (_, before, sign, number, more) => `第 ${number} ${SIGNS[sign]}${more ? `之${more}` : ""}`);
}

// 1 to 99: paragraphs of an article.
function numeral(number) {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (!tens) return DIGITS[ones];
  return `${tens > 1 ? DIGITS[tens] : ""}十${ones ? DIGITS[ones] : ""}`;
}
