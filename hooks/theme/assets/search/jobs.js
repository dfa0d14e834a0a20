// Which job a question is about: by its title, by the ways in which people say it (its other names), by the
// questions on it that this site cannot answer, and, once they are loaded, by its steps. Which words lead to
// which of them is in the index (hooks/portal/search/phrases.py); the texts come only of those it may be about.

import { wants, wantsOf } from "./asking.js";
import { column } from "./columns.js";
import { normalise, tokens } from "./normalise.js";

const CHAIN = 2; // runs of letters and digits that are joined
const TOLD = 0.4; // of what only its page says
const NOWHERE = 0.5; // of a word that no job has: it is asked for all the same
const NUMBER = 0.3; // of a number by itself: amounts and years tell little
const SIDE = 0.4; // of what is asked of many things
// What is asked of many things, and is not what they are.
const SIDES = new Set(
  "小规 规模 模纳 增值 值税 所得 得税 纳税 税人 免税 补贴 补助 奖励 回本 淘汰 要求 条件 申请 申报 认定 手续 流程 备案 登记 许可 可证 注册 验收 审批 证书 有效 效期 报告 标准 等级 企业 设备 改造 费用 价格 收费 材料 资料 政策 办理 规定 年检 工厂 公司 项目 合同 管理 安全 生产 技术 服务 机构 注销 检验 处理 使用".split(" "),
);
// Pairs of these alone are how one speaks, and not what one speaks of; with one of the others, too.
const PLAIN = /^[不能有没还要会可以用家和与或什怎样哪多少几何为给让到从去来上下里好做办行对该得需应前后时候年月日次块钱元只再先自己种个台吨一二两三四五六七八九十百千万]+$/;
const SPOKEN = /[的了吗呢吧啊是么我你他她它们这那就也都在把被很最太]/;

/** What of a text tells anything, each once. */
export function telling(normalised) {
  if (!told.has(normalised)) {
    if (told.size >= KEPT) told.clear();
    told.set(normalised, [...new Set(tokens(normalised, CHAIN))].filter((token) => !PLAIN.test(token) && !SPOKEN.test(token)));
  }
  return told.get(normalised);
}

const KEPT = 200; // texts of which that is known: a question is looked at in many ways
const told = new Map();

// How an unknown says that it is one.
const NOT_HERE = /没有(?:可靠|可引用的)?(?:收录|见到|来源|收齐|查到|查过|核对|核实|测算工具|写)|答不了|以当地为准/g;

const FEWEST = 3; // words of a way of saying something that can be in a question as a whole

const SUBJECT = 5; // of the ways of saying it: what is in as many is its subject

const often = (times) => (times ? 0.7 + (0.9 * times) / (times + 3) : 0);

export class Jobs {
  /** `answers` as hooks/portal/search/index.py writes them; `asked` has for each word the ways of saying things
   * that have it; the texts themselves are `pieces`. */
  constructor({ jobs, phrases: { counts, sizes } }, asked, pieces) {
    Object.assign(this, { asked, pieces });
    this.all = jobs.map((job, at) => ({ ...job, at, doc: job.n, machine: job.q[0], machines: job.q }));
    this.owners = []; // whose a way of saying something is, and whether it is what that is called
    this.isName = [];
    const add = (times, at, isName) => {
      for (let one = 0; one < times; one++) {
        this.owners.push(at);
        this.isName.push(isName);
      }
    };
    counts.forEach(([called, open], at) => {
      add(called, at, true);
      add(open, at, false);
    });
    this.phrases = this.owners.length; // behind them come the clauses of what is not known
    counts.forEach(([, , clauses], at) => add(clauses, at, false));
    this.size = column(sizes);
    this.texts = new Map();
    this.times = new Map(); // of the words of texts that are here, as far as they are known with them
    this.rare = new Map();
    this.held = new Map();
  }

  /** The numbers of the ways of saying things that have a word. */
  with(word) {
    const [list] = this.asked.with(word);
    return list ? list.numbers : [];
  }

  /** For each job, how many of its ways of saying it have a word. */
  said(word) {
    const known = this.held.get(word);
    if (known) return known;
    const numbers = this.with(word);
    const said = new Uint16Array(this.all.length);
    for (const number of numbers) if (number < this.phrases) said[this.owners[number]] += 1;
    if (numbers.length) this.held.set(word, said);
    return said;
  }

  /** Whether one of its ways of saying it has a word. */
  says(job, word) {
    return this.said(word)[job.at] > 0;
  }

  /** Whether that or what is told of it that is not known has a word. */
  mentions(job, word) {
    return this.with(word).some((number) => this.owners[number] === job.at);
  }

  /** What is called and what is not known of a job; nothing until it is here. */
  reading(job) {
    const known = this.texts.get(job);
    if (known) return known;
    const piece = this.pieces.get(`job-${job.at}`);
    if (!piece) return NO_TEXT;
    const words = (text) => new Set(telling(normalise(text, {})));
    const unknowns = piece.k.map(([text, asked], place) => ({
      text,
      place,
      asked: asked.map((one) => ({ words: words(one), wants: wants(one) })),
      clauses: text.split(/[，；。（）：]/).map((one) => ({ words: words(one.replace(NOT_HERE, "")), wants: wantsOf(one) })),
    }));
    for (const one of unknowns) one.bag = new Set([...one.asked, ...one.clauses].flatMap((way) => [...way.words]));
    const called = piece.w.split("|").map((name) => new Set(telling(name.trim())));
    const ways = unknowns.flatMap(({ asked, clauses }) => [...asked, ...clauses].map((way) => way.words));
    const own = new Map();
    for (const phrase of [...called, ...ways]) for (const word of phrase) own.set(word, (own.get(word) || 0) + 1);
    for (const [word, count] of own) if (!this.times.has(word)) this.times.set(word, count);
    for (const [count, shared] of Object.entries(piece.r)) for (const word of shared.split(" ")) this.times.set(word, Number(count));
    const many = (word) => called.filter((phrase) => phrase.has(word)).length >= SUBJECT;
    const subject = new Set([...words(job.t), ...[...own.keys()].filter(many)]);
    const text = { card: piece, unknowns, called, subject };
    this.texts.set(job, text);
    return text;
  }

  /** How much a word tells: one that stands in few of the ways of saying things tells much. */
  rarity(word) {
    const known = this.rare.get(word);
    if (known !== undefined) return known;
    const times = this.times.get(word) || this.with(word).length;
    const value = Math.log(1 + this.owners.length / (1 + times)) * (SIDES.has(word) ? SIDE : 1);
    if (times) this.rare.set(word, value);
    return value;
  }

  /** How near a question is to a way of saying something, 0 to 1, rare words counting more; `whole` is how
   * much of that way is in the question. */
  nearness(words, phrase) {
    const sum = (list) => list.reduce((all, word) => all + this.rarity(word), 0);
    const [own, other] = [sum(words), sum([...phrase])];
    const shared = sum(words.filter((word) => phrase.has(word)));
    return { weight: shared, near: own + other ? (2 * shared) / (own + other) : 0, whole: phrase.size >= FEWEST ? shared / other : 0 };
  }

  /** How near a text is to the nearest of some ways of saying something. */
  nearest(words, ways) {
    return Math.max(0, ...ways.map((way) => this.nearness(words, way).near));
  }

  /** How much of a question, numbers aside, is in the words `held`, 0 to 1. */
  cover(words, held) {
    const sum = (list) => list.reduce((all, word) => all + (/^[0-9]+$/.test(word) ? 0 : this.rarity(word)), 0);
    return words.length ? sum(words.filter((word) => held.has(word))) / (sum(words) || 1) : 0;
  }

  /** The same of what each job is called: how much is in that of its names that has the most. */
  covers(words) {
    const sums = new Float64Array(this.phrases);
    let whole = 0;
    for (const word of words) {
      if (/^[0-9]+$/.test(word)) continue;
      const value = this.rarity(word);
      whole += value;
      for (const number of this.with(word)) if (number < this.phrases && this.isName[number]) sums[number] += value;
    }
    const most = new Float64Array(this.all.length);
    sums.forEach((sum, number) => {
      most[this.owners[number]] = Math.max(most[this.owners[number]], sum / (whole || 1));
    });
    return most;
  }

  /** The jobs by how far a text is about them: `[{ job, value, share, like }]`. `share` is how much of what a text
   * is about is found there, `like` how near it is to one way of saying it. `rest` has what pages say, or is missing. */
  of(normalised, rest) {
    const words = telling(normalised);
    const found = this.all.map((job) => ({ job, sum: 0, own: 0, share: 0, like: 0, value: 0 }));
    const shared = new Uint16Array(this.phrases); // words of the text in each way of saying something
    let whole = 0;
    for (const word of words) {
      for (const number of this.with(word)) if (number < this.phrases) shared[number] += 1;
      const pages = rest ? new Set(rest.with(word).flatMap(({ numbers }) => numbers)) : new Set();
      const said = this.said(word);
      const held = found.map(({ job }) => often(said[job.at]) || (pages.has(job.doc) ? TOLD : 0));
      const count = held.reduce((sum, one) => sum + Math.min(one, 1), 0);
      const aside = (/^[0-9]+$/.test(word) ? NUMBER : 1) * (SIDES.has(word) ? SIDE : 1);
      const weight = Math.log(1 + (this.all.length + 0.5) / (count + 0.5)) * aside;
      if (aside === 1) whole += count ? weight : weight * NOWHERE;
      held.forEach((one, at) => {
        found[at].sum += one * weight;
        if (aside === 1) found[at].own += Math.min(1, one) * weight;
      });
    }
    shared.forEach((own, number) => {
      if (!own) return;
      const one = found[this.owners[number]];
      one.like = Math.max(one.like, (2 * own) / (words.length + this.size(number)));
    });
    for (const one of found) {
      one.share = whole ? one.own / whole : 0;
      one.value = one.sum * (1 + one.like);
    }
    return found.sort((one, other) => other.value - one.value);
  }
}

const NO_TEXT = { card: { o: "", f: "" }, unknowns: [], called: [], subject: new Set() };
