// What the check found, as elements: rows with their conditions, what resembles them, what follows.
import { make } from "../../dom.js";
import { filledIn } from "../address.js";
import { link, list } from "../answer.js";
import { motorKind } from "../benchmark/motor_kinds.js";
import { around, of } from "./index.js";
import { factsOf, openRows, reasonsOf, rowOf } from "./lacks.js";
import { STATED } from "./nameplate.js";

const TONES = {
  listed: "bad",
  conditional: "warn",
  encouraged: "info",
  unmet: "info",
  suspect: "warn",
  below: "info",
  none: "plain",
  unreadable: "plain",
};
const OUTCOMES = { listed: "列入", conditional: "还不能判断", encouraged: "鼓励更换", unmet: "条件不符" };
const BADGES = { listed: "repealed", conditional: "unverified", encouraged: "upcoming", unmet: "none" };
const HOW = {
  exact: "型号逐字对上",
  range: "系列对上，目录按容量范围列出",
  size: "系列对上，目录逐个容量列出",
  series: "属于列出的整个系列",
  attribute: "按燃料和容量列出",
  type: "只写了类型",
};

export const tone = (verdict) => TONES[verdict];

/** One sentence for the verdict. */
export function sentence(index, result) {
  const [first] = result.hits;
  const { verdict } = result;
  const term = first?.deadline ? `${first.deadline}。` : "";
  if (verdict === "listed")
    return `${first.list} ${first.item}：${first.name}。${term || "这一条没有写停用期限。"}${forbidden(index, first)}`;
  if (verdict === "conditional") {
    const row = `${first.list}${first.item && ` ${first.item}`}`;
    const matched = first.how === "attribute" ? `按燃料和容量可能属于${row}“${first.name}”` : `型号对上了${row}`;
    const facts = factsOf(result.missing);
    const reasons = reasonsOf(first.missing);
    const why = facts.length || reasons.length ? [] : first.because;
    const asked = facts.length ? [`补上${facts.join("、")}才能判断`] : [];
    return `${[matched, ...asked, ...reasons, ...why].join("；")}。${others(result, first)}`;
  }
  if (verdict === "encouraged")
    return `${first.list} ${first.item}：${first.because.join("；")}，条目只是鼓励更换。`;
  if (verdict === "unmet")
    return `${first.list} ${first.item}：${first.because.join("；")}。其他清单没有列这个型号；当地要求另外核对。`;
  if (verdict === "suspect" && result.near.every(({ type }) => type)) return byType(result.near);
  if (verdict === "suspect")
    return `没有逐字对上的条目，但和下面 ${result.near.length} 条相近。看原因，对照原文再定。`;
  if (verdict === "below")
    return "没有列入所查的淘汰目录。这一类低于现行标准的限定值，新品不得再生产、销售；在用的不因此成为淘汰设备。";
  if (verdict === "none")
    return `${covered(index, result.category)}没有对上的。${result.types.length ? byType(result.types) : ""}${partly(index, result.category)}未收录不等于未淘汰：停用或更换前再问当地主管部门。`;
  return result.note;
}

// What other rows demand belongs to them, not to the first.
function others(result, first) {
  const rows = openRows(result).filter((one) => one !== first && reasonsOf(one.missing).length);
  return rows.slice(0, NAMED).map((one) => `另外可能属于${rowOf(one)}：${reasonsOf(one.missing).join("；")}。`).join("");
}

const LOCAL =
  "列出它的只是当地的清单。法律写的没收、罚款是对国家淘汰目录里的设备说的；用了只有当地清单列出的，会怎样看当地的规定，问下面的部门。";

// What the lists name by its type alone.
function byType(near) {
  const rows = near.slice(0, NAMED).map(rowOf);
  return `有 ${near.length} 条清单只写了类型，不能凭型号判断，是不是自己对照：${rows.join("、")}${near.length > NAMED ? "等" : ""}。`;
}

// What the law says of whatever stands in a list of the nation: a term or none, it may not be used.
function forbidden(index, { row }) {
  if (row.regions) return "";
  for (const { law, articles } of index.provisions) {
    const found = articles.find(({ must }) => /^不得使用.*淘汰/.test(must));
    if (found) return `${law.replace(/^中华人民共和国/u, "")}${found.article}：${found.must.replace(/；.*$/, "")}。`;
  }
  return "";
}

// How much of what was searched is about this kind of machine.
function covered(index, category) {
  const all = `查了 ${searched(index).length} 份清单、${index.count} 条，`;
  if (!category) return all;
  const { rows } = of(index, category);
  const lists = new Set(rows.map(({ list }) => list)).size;
  return `${all}其中 ${lists} 份有${index.nameOf.get(category)}，共 ${rows.length} 条，`;
}

// Which of the lists that were searched are known not to be whole.
function partly(index, category) {
  const names = partial(index, category).map(({ title }) => `《${title}》`);
  if (!names.length) return "";
  return `没有收全的有 ${names.length} 份：${names.slice(0, NAMED).join("")}${names.length > NAMED ? "等" : ""}。`;
}

const NAMED = 4; // lists in a sentence; below it all are told with what they lack

/** The lists searched that are not whole, as far as they are about a kind of machine, with "" all. */
function partial(index, category) {
  const about = new Set(category ? of(index, category).rows.map(({ list }) => list) : searched(index).map(({ id }) => id));
  const lacks = ({ gaps = [] }) => gaps.some(({ equipment }) => equipment.includes(category));
  return index.lists.filter((one) => one.partial && (about.has(one.id) || lacks(one)));
}

/** What they lack, for the reader to look up. */
export const incomplete = (index, category) =>
  partial(index, category).map(({ title, url, coverage }) => [link(url, title), `：${coverage}`]);

/** What was read of a line that says more than a model, in one sentence; "" where nothing was. */
export function understood(index, { read }, { model = "" }) {
  if (!read) return "";
  const ratings = Object.entries(read.facts).flatMap(([name, value]) =>
    name === "count" ? [`${value} 台`] : STATED[name] ? [`${STATED[name].name} ${STATED[name].told(value)}`] : [],
  );
  const kind = read.category && `类别 ${index.nameOf.get(read.category)}`;
  if (!ratings.length && !kind && (!read.model || read.model === model.trim())) return "";
  return `从写的里面读出：${[read.model && `型号 ${read.model}`, kind, ...ratings].filter(Boolean).join("，")}。读错了就分开填。`;
}

/** Another machine of the same line, and where to see its answer. */
export function other(index, { read, label, category }) {
  const asked = new URLSearchParams({ model: read.model, ...(category ? { category } : {}) });
  return [link(`tools/equipment/${filledIn(asked)}`, read.model), category ? `（${index.nameOf.get(category)}）` : "", `：${label}`];
}

/** What is known to be in lists and is not recorded here, for one kind of machine or, with "", for all. */
export const unrecorded = (index, category) =>
  index.lists.flatMap(({ title, url, gaps = [] }) =>
    gaps
      .filter(({ equipment }) => !category || equipment.includes(category))
      .map(({ what }) => [link(url, title), `：${what}，要看原文`]),
  );

/** Whom to ask about a machine that has to go. */
export function whom({ whom: { instead, bodies = [] } }) {
  const told = bodies.map(([title, url, use]) => [link(url, title), use ? `：${use}` : ""]);
  return [instead, ["当地的：", link("bodies/", "部门和电话"), "，按地区找工业和信息化主管部门、节能监察机构"], ...told];
}

/** What places demand of this kind of machine beside the lists: `{ here, elsewhere }`, those of the plate's
 * region, and of other places. */
export function demands(index, category, region) {
  const ids = around(index, region);
  const all = category ? of(index, category).demands : [];
  const isHere = ({ regions }) => regions.some((id) => ids.includes(id));
  return { here: all.filter(isHere).map((one) => demand(index, one)), elsewhere: all.filter((one) => !isHere(one)).map((one) => demand(index, one)) };
}

const demand = (index, { title, url, regions, duties, doubt }) => [
  link(url, title),
  `（${regions.map((id) => index.regionOf.get(id)?.name ?? id).join("、")}）：${duties.map((one) => one.join("：")).join("；")}`,
  doubt ? `。效力待核：${doubt}` : "",
];

/** What to do where no list decides. */
export function next(index, { category, read }, plate) {
  const near = category && of(index, category).beside;
  const standards = near ? near.standards.map(({ title, no, url }) => link(url, `${no}《${title}》`)) : [];
  return [
    "把铭牌照片和型号发给当地工业和信息化主管部门或节能监察机构核对；不知道找谁，打 12345",
    ...(read?.model && !category ? ["选上设备类别再查一次，同一个型号在不同类别里可能是不同的设备"] : []),
    ...(standards.length
      ? [["要买新的或换新的，按现行标准看能效等级：", ...standards.flatMap((one, at) => (at ? ["、", one] : [one]))]]
      : []),
    ...(standards.length
      ? [[link(benchmarkOf(category, read, plate), "用能效对标查这一台的能效等级、算换新省多少")]]
      : []),
    "打印这一页存档，写明查询日期和查过的清单",
  ];
}

// A motor of another kind than the common one takes its nameplate along, so that it is asked about as that.
function benchmarkOf(category, read, { voltage } = {}) {
  const volts = voltage ?? read?.facts?.voltage;
  const words = [read?.model, volts === undefined ? "" : `${volts} V`].filter(Boolean).join(" ");
  const other = category === "motor" && ["high", "magnet"].includes(motorKind(words).kind);
  const asked = { kind: "machine", machine: category, ...(other ? { model: words } : {}) };
  return `tools/benchmark/${filledIn(new URLSearchParams(asked))}`;
}

export const searched = (index) => index.lists.filter(({ count }) => count);

export function hit(index, one) {
  const title = make(
    "h3",
    {},
    link(one.url, `${one.item ? `${one.item} ` : ""}${one.name}`),
    " ",
    make("span", { class: `badge badge--${BADGES[one.outcome]}` }, OUTCOMES[one.outcome]),
  );
  const { row } = one;
  return make(
    "div",
    { class: "finding", "data-id": one.id, "data-outcome": one.outcome },
    title,
    make("p", {}, one.list),
    facts([
      ["怎样对上", [HOW[one.how], row.written ? `（目录写：${row.written}）` : ""].join("")],
      ["条件", one.because.join("；")],
      ["还缺", factsOf(one.missing).join("、")],
      ["还要核对", reasonsOf(one.missing).join("；")],
      [
        "期限",
        one.deadline ||
          (one.outcome === "unmet" ? "" : "条目没有写停用期限"),
      ],
      ["理由", row.reason],
      ["适用范围", row.scope],
      ["目录写的替代", row.replacement],
      ["注意", [row.note, ...(row.cautions ?? [])].filter(Boolean).join("；")],
    ]),
  );
}

const facts = (lines) =>
  make(
    "dl",
    { class: "tool__facts" },
    ...lines
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
  );

export const resembling = (one) => [
  link(one.url, `${one.item ? `${one.item} ` : ""}${one.name}`),
  `（${one.list}）：${one.because.join("；")}`,
];

export const question = (one) => [
  link(one.url, one.name),
  `（${one.list}${one.item ? ` ${one.item}` : ""}）${one.row.scope ? `：${one.row.scope}` : ""}`,
];

export function ban(one) {
  return [
    link(one.url, one.name),
    `：${one.number}《${one.standard}》，自 ${one.from} 起低于限定值的不得生产、进口、销售`,
  ];
}

/** What the law says to those who use a machine that the nation lists, and what it costs not to listen. It
 * says so of no list of a region. */
export function provisions(index, hits) {
  if (hits.every(({ row, outcome }) => row.regions || outcome === "unmet")) return make("p", {}, LOCAL);
  const said = ({ article, who, must }) => `${article}：${who ? `${who}，` : ""}${must}`;
  const told = ({ law, url, articles }) => [
    link(url, law.replace(/^中华人民共和国/u, "")),
    ` ${articles.map(said).join("；")}`,
  ];
  return list(index.provisions.map(told));
}

export function instead(index, category) {
  const near = of(index, category).beside;
  const comma = (links) => links.flatMap((one, at) => (at ? ["、", one] : [one]));
  const standards = near.standards.map(({ title, no, url }) => link(url, `${no}《${title}》`));
  const techniques = near.technologies.map(({ title, url }) => link(url, title));
  const reckon = link(`tools/benchmark/#kind=machine&machine=${category}`, "用能效对标算换新一年省多少");
  const lines = [
    ["新设备要符合的标准：", ...(standards.length ? comma(standards) : ["本站没有收录这一类的能效标准"])],
    ...(techniques.length ? [["有关的技术：", ...comma(techniques)]] : []),
  ];
  const more = link(near.url, `${index.nameOf.get(category)}的全部标准、技术、案例`);
  return [
    make("p", {}, "目录一般没有写推荐的替代型号；下面按设备类别列出，未必适用于这一种。"),
    list(lines),
    onward(...comma([...(standards.length ? [reckon] : []), more])),
  ];
}

// Ways to other pages are of no use on paper.
const onward = (...links) => make("p", { class: "onward" }, "接着看：", ...links);

/** Support for a new machine; `price` is what it may cost in yuan without VAT, where the reader said, and
 * `credit` what works out the credit of it. */
export function reliefs(index, price, credit) {
  const told = ({ title, no, url, rate, unseen }) => [
    link(url, no || title),
    `：${rate || "见该页"}`,
    unseen ? make("strong", {}, `。要先对照它的附件，本站：${unseen}`) : "",
  ];
  const asked = new URLSearchParams({
    situation: "replace-phased-out",
    ...(price ? { investment: price } : {}),
  });
  const crediting = index.reliefs.find(({ credit }) => credit);
  const materials = index.reliefs.find(({ materials: kept }) => kept.length)?.materials ?? [];
  return [
    list(index.reliefs.map(told)),
    ...(price && crediting ? worked(crediting, price, credit) : []),
    make("p", {}, `要存的：铭牌照片、查询日期和对照的条目${materials.map((one) => `；${one}`).join("")}。`),
    onward(link(`tools/tax/${filledIn(asked)}`, "按购置日期和各年所得测算优惠")),
  ];
}

function worked({ credit: [rate, years], url, no }, price, credit) {
  const { lines } = credit({ investment: price, rate, years, incomes: [] });
  return [
    make(
      "p",
      {},
      "假定新设备列入目录、条件都符合：",
      lines[0],
      `，从当年税额里抵，抵不完结转 ${years} 年（`,
      link(url, no),
      "）。",
    ),
  ];
}

export function lists(index) {
  const told = ({ title, url, count, doubt, coverage, regions }) => [
    link(url, title),
    `：${count} 条${regions ? `，只适用于${regions.join("、")}` : ""}${doubt ? `，效力待核（${doubt}）` : ""}${coverage ? `。${coverage}` : ""}`,
  ];
  return list(searched(index).map(told));
}
