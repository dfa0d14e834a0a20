// What stands above the results, in words: for the page of the search, and for the box in every page's head.

import { today } from "../tools/today.js";

const LONGEST = 30; // characters of a relief's name on a card
const MOST = 2; // reliefs that are named

const FIRST_WORDS = 90; // characters of an article
const STATE = /^中华人民共和国(?=.*[法典例]$)/;
const NUMBER = /（[^（）]*号[^（）]*）$/;

const FIELDS = { model: "型号", category: "类别", made: "生产年份", commissioned: "投运年份", evaporation: "蒸发量", fuel: "燃料", situation: "情形", machine: "设备", e1: "能源", a1: "用量", u1: "" };
const FUELS = { coal: "煤", biomass: "生物质", oil: "油", gas: "气", electric: "电" };

/** A lead in words: `{ u, title, lines }`, each line `[what, text]`. */
export function told(lead, { terms }) {
  if (lead.kind === "job") return { u: lead.u, title: lead.job.t, lines: ofJob(lead.card) };
  if (lead.kind === "term") return { u: lead.u, title: lead.row.t, lines: [["", lead.row.n]] };
  if (lead.kind === "article") return ofArticle(lead);
  if (lead.kind === "body") {
    const { t, n } = lead.row;
    return { u: lead.u, title: `找谁：${t}`, lines: n ? [["", n]] : [] };
  }
  if (lead.kind === "service") {
    const { t, n } = lead.row;
    return { u: lead.u, title: `在线办理：${t}`, lines: n ? [["", n]] : [] };
  }
  const filled = [...lead.asked].filter(([name]) => FIELDS[name] !== undefined && name !== "situation");
  const words = filled.map(([name, value]) => `${FIELDS[name]} ${named(name, value, terms)}`.trim());
  const said = words.length ? `已经填上：${words.join("，")}。还缺的在那里补` : "打开后填几样就有结果";
  return { u: lead.u, title: `用工具：${lead.title}`, lines: [["", said]] };
}

const named = (name, value, terms) =>
  name === "category" || name === "machine" ? (terms.equipment || {})[value] || value : name === "fuel" ? FUELS[value] || value : value;

function ofJob({ o, m = [], f }) {
  const day = today();
  const open = m.filter(([, until]) => !until || until >= day).map(([title, until]) => short(title) + (until ? `（到 ${until}）` : ""));
  const more = open.length > MOST ? `等 ${open.length} 项` : "";
  return [
    ["", o],
    ...(open.length ? [["能用的优惠（看条件）", `${open.slice(0, MOST).join("；")}${more}`]] : []),
    ["先做", f],
  ];
}

// An article of a full text; where it is not there, the whole text.
function ofArticle({ u, said, row, line, version, total, missing, elsewhere }) {
  const title = `《${row.t.replace(STATE, "").replace(NUMBER, "")}》`;
  const shown = [row.b, version].filter(Boolean).join("，");
  if (!said) return { u, title: `${title}全文`, lines: [["", `全文共 ${total} 条，没有${missing}。`], ["", shown]] };
  const other = elsewhere ? [["", `这一条没有写这些词，写着的是${elsewhere}。`]] : [];
  const lacks = missing ? [["", `这一条没有${missing}。`]] : other;
  return { u, title: title + said, lines: [...lacks, ["", cut(line)], ["", shown]].filter(([, text]) => text) };
}

const cut = (line) => (line.length > FIRST_WORDS ? `${line.slice(0, FIRST_WORDS)}…` : line);

const short = (title) => {
  const bare = title.replace(/（[^）]*）/g, "");
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST - 1)}…` : bare;
};

/** What is said where this site cannot answer: `{ text, ask: [[name, address, phone]] }`. */
export const cannot = ({ text, bodies = [] }) => ({ text: `这一点本站答不了：${text.replace(/。$/, "")}。`, ask: bodies });

export const UNSURE = "没有把握这是在问哪件事，下面是按字词找到的。也可以到“我要做的事”里挑。";
export const JOBS = "jobs/";
