// Which job a question is about: by its title, by the ways in which people say it (its other names), by the
// questions on it that this site cannot answer, and, once they are loaded, by its steps.

import { wants, wantsOf } from "./asking.js";
import { compact, normalise, tokens } from "./normalise.js";

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

/** How alike two sets of words are, 0 to 1. */
export function likeness(words, others) {
  const own = words.filter((word) => others.has(word)).length;
  return words.length + others.size ? (2 * own) / (words.length + others.size) : 0;
}

// How an unknown says that it is one.
const NOT_HERE = /没有(?:可靠|可引用的)?(?:收录|见到|来源|收齐|查到|查过|核对|核实|测算工具|写)|答不了|以当地为准/g;

const FEWEST = 3; // words of a way of saying something that can be in a question as a whole

const SUBJECT = 5; // of the ways of saying it: what is in as many is its subject

const often = (times) => (times ? 0.7 + (0.9 * times) / (times + 3) : 0);

export class Jobs {
  /** `jobs` as hooks/portal/search/answers.py writes them, with their names as they are compared. */
  constructor(jobs) {
    const words = (text) => new Set(telling(normalise(text, {})));
    this.all = jobs.map((job, at) => {
      const open = (job.k || []).map(([text, asked], place) => ({
        text,
        place,
        asked: asked.map((one) => ({ words: words(one), wants: wants(one) })),
        clauses: text.split(/[，；。（）：]/).map((one) => ({ words: words(one.replace(NOT_HERE, "")), wants: wantsOf(one) })),
      }));
      for (const one of open) one.bag = new Set([...one.asked, ...one.clauses].flatMap((way) => [...way.words]));
      const names = job.w.split("|").map((one) => one.trim());
      const called = names.map((name) => new Set(telling(name)));
      const phrases = [...called, ...open.flatMap(({ asked }) => asked.map((one) => one.words))];
      const said = new Map();
      for (const phrase of phrases) for (const word of phrase) said.set(word, (said.get(word) || 0) + 1);
      const machines = job.q;
      const [machine] = machines;
      const many = (word) => called.filter((phrase) => phrase.has(word)).length >= SUBJECT;
      const subject = new Set([...words(job.t), ...[...said.keys()].filter(many)]);
      return { ...job, at, doc: job.n, subject, unknowns: open, called, phrases, names: new Set(names.map(compact)), said, machine, machines };
    });
  }

  /** How much a word tells: one that stands in few of the ways of saying things tells much. */
  rarity(word) {
    if (!this.times) {
      this.times = new Map();
      this.rare = new Map();
      this.ways = 0;
      for (const { called, unknowns } of this.all)
        for (const phrase of [...called, ...unknowns.flatMap(({ asked, clauses }) => [...asked, ...clauses].map(({ words }) => words))]) {
          this.ways += 1;
          for (const one of phrase) this.times.set(one, (this.times.get(one) || 0) + 1);
        }
    }
    const known = this.rare.get(word);
    if (known !== undefined) return known;
    const value = Math.log(1 + this.ways / (1 + (this.times.get(word) || 0))) * (SIDES.has(word) ? SIDE : 1);
    this.rare.set(word, value);
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

  /** The jobs by how far a text is about them: `[{ job, value, share, like }]`. `share` is how much of what a text
   * is about is found there, `like` how near it is to one way of saying it. `rest` has what pages say, or is missing. */
  of(normalised, rest) {
    const words = telling(normalised);
    const found = this.all.map((job) => ({ job, sum: 0, own: 0, share: 0, like: 0, value: 0 }));
    let whole = 0;
    for (const word of words) {
      const pages = rest ? new Set(rest.with(word).flatMap(({ numbers }) => numbers)) : new Set();
      const held = found.map(({ job }) => often(job.said.get(word)) || (pages.has(job.doc) ? TOLD : 0));
      const count = held.reduce((sum, one) => sum + Math.min(one, 1), 0);
      const aside = (/^[0-9]+$/.test(word) ? NUMBER : 1) * (SIDES.has(word) ? SIDE : 1);
      const weight = Math.log(1 + (this.all.length + 0.5) / (count + 0.5)) * aside;
      if (aside === 1) whole += count ? weight : weight * NOWHERE;
      held.forEach((one, at) => {
        found[at].sum += one * weight;
        if (aside === 1) found[at].own += Math.min(1, one) * weight;
      });
    }
    const name = compact(normalised);
    for (const one of found) {
      one.share = whole ? one.own / whole : 0;
      one.like = one.job.names.has(name) ? 1 : Math.max(0, ...one.job.phrases.map((phrase) => likeness(words, phrase)));
      one.value = one.sum * (1 + one.like);
    }
    return found.sort((one, other) => other.value - one.value);
  }
}
