// What follows from a firm's facts: pure functions, no page. A section is `{ id, title, lead, ask, lines }`,
// a line `{ id, state, title, text, date?, by?, url?, source?, because, missing }`: `state` is "yes", "no",
// "unknown" or "info", `because` and `missing` are names of facts, `ask` those to fill in first.
import { bodies } from "./bodies.js";
import { dates } from "./dates.js";
import { doubts, undoubted } from "./doubts.js";
import { duties } from "./duties.js";
import { known, nameOf } from "./facts.js";
import { feeds } from "./feeds.js";
import { jobs } from "./jobs.js";
import { since } from "./since.js";
import { reckoned } from "./used.js";

/** Sections of what the site says to a firm with this `profile`. `data` is what gathered.js gives. */
export function answers(profile, data) {
  const { rest, left } = known(profile, data.my);
  const apart = doubts(rest, { small: data.my.small }, { reckoned: reckoned(rest, data.energy) }).filter(({ open }) => open.length);
  const sound = undoubted(rest, apart);
  const marked = (lines) => lines.map((line) => contradicted(line, apart));
  const lines = {
    duties: marked(duties(sound, data)),
    machines: asked("machines", data, () => data.deciders.machines(rest, data)),
    reliefs: marked(asked("reliefs", data, () => data.deciders.reliefs(sound, data))),
    held: asked("held", data, () => data.deciders.held(rest, data)),
    limits: asked("limits", data, () => data.deciders.limits(sound, data)),
  };
  lines.dates = dates(sound, data, [...lines.duties, ...lines.held]);
  lines.jobs = jobs(sound, data, lines);
  lines.bodies = bodies(sound, data, matters(lines.jobs, data));
  lines.feeds = feeds(sound, data);
  const news = since(sound, data);
  lines.since = news.lines;
  const leads = { since: news.lead, limits: limitsLead(sound, data) };
  const sections = SECTIONS.map(([id, title, first, lead]) => ({
    id,
    title,
    lines: lines[id],
    ask: first.filter((fact) => rest[fact] === undefined || rest[fact].length === 0),
    lead: data.failed.includes(id) ? FAILED : (leads[id] ?? leadOf(lead, lines[id], rest, first)),
  }));
  const told = toldFirst(left, apart, rest);
  return told.lines.length ? [told, ...sections] : sections;
}

const FAILED = "这一部分的资料没有取到，没有判断。看看网络，重新打开这一页。";

// Id, heading, the facts to fill in first, what to say while none of these is.
const SECTIONS = [
  ["since", "上次来以后", [], ""],
  ["machines", "哪些设备要停", ["machines"], "填设备的型号（照铭牌抄）和类别，查它列没列入淘汰目录、哪天停用。"],
  ["reliefs", "能拿什么优惠", ["plans"], "填打算做什么、哪天、多少钱，列出那天有效的优惠、条件和算式；再填增值税和企业所得税的类型，才知道你能不能用。"],
  ["held", "拿了优惠以后", ["bought"], "记下买了什么、享受了哪项优惠、哪天，列出要守到哪天、资料留到哪天。"],
  ["dates", "接下来的日子", ["industry", "region"], "填行业、地区，列出和你有关的；下面是不分行业、地区的。"],
  ["duties", "有哪些义务", ["region", "tce", "industry", "discharges", "permit"], "填地区和一年用多少能源，能判断是不是重点用能单位、要做什么；填排放和许可，能判断固体废物、废水、排污许可的哪些规定管你。没有填的写“还不能判断”。"],
  ["limits", "单耗在哪里", ["products"], "填产品和单耗，和限额标准比。"],
  ["jobs", "用得上的事", ["industry", "machines"], ""],
  ["bodies", "找谁问", ["region"], "填地区，列出当地的部门；下面是全国的。"],
  ["feeds", "订阅和日历", ["industry", "region", "machines"], "填行业、地区、设备的类别，就能一次订上和你有关的。"],
];

// Nothing of a section is answered unless its own data came.
const asked = (section, data, decide) => (data.deciders[section] ? decide() : []);

function leadOf(lead, lines, profile, first) {
  const filled = first.some((fact) => profile[fact] !== undefined && profile[fact].length !== 0);
  if (!filled) return lead;
  return lines.length ? "" : "按你填的，没有列得出的。";
}

function contradicted(line, apart) {
  const why = apart.filter(({ open }) => open.some((fact) => line.missing.includes(fact)));
  if (line.state !== "unknown" || !why.length) return line;
  const words = why.map((one) => `${one.words}：先核对。`).join("");
  const facts = [...new Set(why.flatMap((one) => one.facts))];
  const head = why.every(({ alone }) => alone) ? "" : "填的互相矛盾：";
  return { ...line, text: `${head}${words}${line.text}`, contradicts: facts };
}

// How many limits there are to compare with, for an industry of which no product is filled in.
function limitsLead({ industry, products = [] }, { my }) {
  const count = my.limits[industry];
  if (products.length || !count) return undefined;
  return `${my.industries[industry]}收录了 ${count} 个产品的限额：填产品和单耗，就能比。`;
}

const whose = ([fact], profile) =>
  fact.startsWith("machines.") ? `${nameOf(fact.split(".").slice(0, 2).join("."), profile)}：` : "";

function toldFirst(left, apart, profile) {
  const lines = [
    ...apart.map(({ words, facts, alone }, at) => ({
      id: `told/apart/${at}`,
      state: "unknown",
      title: alone ? "这个数先核对" : "填的互相矛盾，先核对",
      text: `${whose(facts, profile)}${words}。和它有关的都写“还不能判断”。`,
      because: [],
      missing: facts,
      contradicts: facts,
    })),
    ...left.map((text, at) => ({ id: `told/left/${at}`, state: "info", title: "有的没有用上", text, because: [], missing: [] })),
  ];
  return { id: "told", title: "先看这几句", lines, ask: [], lead: "" };
}

function matters(lines, { my }) {
  const ids = lines.filter(({ because }) => because.length).map(({ id }) => id.replace(/^jobs\//, ""));
  return [...new Set(my.jobs.filter(({ id }) => ids.includes(id)).flatMap((job) => job.matters ?? []))];
}
