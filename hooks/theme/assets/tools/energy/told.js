// The answer in words: sum with its arithmetic, shares, thresholds, duties.
import { make } from "../../dom.js";
import { link, list, sums, table, today, verdict } from "../answer.js";
import { said } from "../number.js";
import { byCoal, reaching, shares, span } from "./coal.js";
import { follow, nextDay } from "./duties.js";
import { bandWords, namesOf, nextAbove } from "./thresholds.js";

const short = (title) => title.replace(/^中华人民共和国/u, "");
const source = (...words) => make("p", { class: "source" }, ...words);

/** The elements of the answer. */
export function* told(all, words) {
  const { found, judged, data } = all;
  yield verdict(words.tone, words.title, words.text);
  yield make("h2", {}, "怎样算出来");
  yield* reckoned(all);
  const closed = found.filter(({ open }) => !open);
  if (closed.length > 1) yield* drawn(closed);
  yield make("h2", {}, "对照门槛");
  yield thresholds(judged.placed, data);
  if (all.region && !judged.placed.some(({ regions }) => regions.length))
    yield source(`${all.place}自己的门槛没有收录。`);
  yield* duties(all);
  yield onward(all.industry);
}

function* reckoned({ found, used, judged, equal, data }) {
  const closed = found.filter(({ open }) => !open);
  const sum = `合计 ${span(used)} tce${used.open.length ? "（不含没有算出来的）" : ""}`;
  const again = byCoal(used, equal) ? [equalWords(used, equal)] : [];
  yield sums([...closed.map((line) => line.sum), ...again, sum]);
  const missing = [...lacks(used, judged, equal), ...found.filter(({ far }) => far).map(farWords)];
  if (missing.length) yield list(missing);
  const { url, source: name } = data.coefficients[0];
  yield source(
    "系数：",
    link(url, name),
    "，本站按二手资料整理。",
    used.kwh ? "电列的是当量值；门槛按当量值还是等价值，资料没有写明。" : "",
    used.kwh && !equal && used.usual ? `等价值的通常范围：${used.usual.note}。` : "",
    "CO₂ 没有收录到有来源的排放因子，不算。",
  );
}

function equalWords(used, equal) {
  const { low, high } = equal ? { low: equal, high: equal } : used.usual;
  const power = `${said(used.kwh)} 千瓦时 × ${span({ low, high }, 5)} ÷ 1000`;
  const usual = equal ? "" : "（通常的范围）";
  return `电按等价值${usual}：${span(used)} − ${said(used.electric)} + ${power} = ${span(byCoal(used, equal))} tce`;
}

// What the sum does not know, as far as it may matter.
function* lacks(used, { key, placed }, equal) {
  yield* used.open.map(({ open }) => open);
  if (used.ranged.length)
    yield `${used.ranged.map(({ energy }) => energy).join("、")}的参考系数是一个区间，两头都算了；填实测值就只有一个数`;
  const end = nextAbove(placed, used.high);
  const coal = equal || used.usual || end === undefined ? undefined : reaching(used, end);
  if (coal !== undefined)
    yield `电的等价值没有填：等价值到 ${said(coal, 4)} kgce/(kW·h)，合计就到 ${said(end)} 吨`;
  if (used.high && used.high < 1 && !used.open.length) yield "一年不到 1 吨标准煤，核对用量和单位";
  if (used.media && key === "open")
    yield `其中耗能工质 ${said(used.media)} tce，计不计入门槛用的综合能耗，资料没有写明`;
}

const farWords = ({ energy }) => `${energy}填的实测值和参考值差一倍以上，核对单位`;

function* drawn(closed) {
  const parts = shares(closed);
  yield make("h2", {}, "各占多少");
  const bars = parts.map(({ energy, share }) => {
    const fill = make("span");
    fill.style.width = `${share}%`;
    return make(
      "div",
      { class: "shares__line" },
      make("span", {}, energy),
      make("span", { class: "shares__bar" }, fill),
      make("span", {}, `${said(share, 1)}%`),
    );
  });
  yield make("div", { class: "shares", "aria-hidden": "true" }, ...bars);
  yield table(
    "各种能源的份额",
    [{ title: "能源" }, { title: "tce/年", number: true }, { title: "占比", number: true }],
    parts.map(({ energy, tce, share }) => [energy, said(tce), `${said(share, 1)}%`]),
  );
}

const PLACES = { in: "在范围里", out: "不在范围里", open: "不能判断", if: "看是否被指定", "": "资料没有写数值" };

function thresholds(placed, data) {
  const rows = placed.map((rule) => [
    namesOf([rule], data).join("、") || "全国",
    rule.bands.map(bandWords).join("；") || rule.threshold || "",
    rule.key ? "重点用能单位" : rule.must,
    [link(rule.url, short(rule.law)), rule.text ? link(rule.text, rule.article) : rule.article],
    `${PLACES[rule.place]}${doubtWords(rule)}`,
  ]);
  const titles = ["地方", "吨标准煤/年", "规定", "依据", "你"];
  return table(
    "门槛",
    titles.map((title) => ({ title })),
    rows,
  );
}

const doubtWords = ({ doubt, unverified }) =>
  doubt ? `（待核：${doubt}）` : unverified ? "（待核）" : "";

function* duties({ judged, data }) {
  const { now, maybe, foreign, later, cases, options, penalties } = follow(judged);
  const items = (rules) => list(rules.map((rule) => duty(rule, data.day)));
  const folded = (title, rules) =>
    make("details", {}, make("summary", {}, `${title}（${rules.length} 条）`), items(rules));
  yield make("h2", {}, "现在就有的义务");
  yield items(now);
  if (maybe.length) yield* [make("h2", {}, "到了门槛或被指定才有"), items(maybe)];
  if (foreign.length) yield* [make("h2", {}, "上一级规定的：按当地门槛是重点用能单位，是不是照样适用，问当地"), items(foreign)];
  yield source("没有写日期、受理部门的，资料里没有收录，问当地节能主管部门。");
  yield folded("别的事实决定要不要做：建项目、清洁生产审核、信息披露、统计", cases);
  if (later.length) yield folded("到了重点用能单位门槛以后", later);
  if (options.length) yield folded("可以自愿做", options);
  if (penalties.length) yield folded("不做的后果", penalties);
}

function duty({ law, url, article, who, must, by, yearly, recipient, threshold, key, bands, ...rest }, day) {
  const facts = [
    who && !key && rest.sort !== "must" && who !== "用能单位" ? who : "",
    !bands.length && threshold ? threshold : "",
    by ?? "",
    yearly ? `下一次 ${nextDay(yearly, today(), day)}` : "",
    recipient ? `交给${recipient}` : "",
    rest.changed ? `上位法${rest.changed}已不再有效，适用时核对` : "",
  ].filter(Boolean);
  return [
    `${must}${doubtWords(rest)}`,
    make(
      "p",
      { class: "source" },
      facts.map((fact) => `${fact}；`).join(""),
      link(url, short(law)),
      article,
    ),
  ];
}

function onward(industry) {
  const asked = industry ? `&industry=${industry.id}` : "";
  return make(
    "p",
    { class: "onward" },
    "接着看：",
    link("guide/key-energy-user/", "什么是重点用能单位"),
    "、",
    link(`tools/benchmark/#kind=product${asked}`, industry ? `${industry.name}的单耗对标` : "单耗和同行比"),
    ...(industry ? ["、", link(`industries/${industry.id}/`, `${industry.name}的义务、限额和技术`)] : []),
  );
}
