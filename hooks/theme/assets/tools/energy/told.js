// The answer in words: sum with its arithmetic, shares, thresholds, duties.
import { make } from "../../dom.js";
import { link, list, sums, table, today, verdict } from "../answer.js";
import { said } from "../number.js";
import { equalled, reaching, shares, span } from "./coal.js";
import { follow, nextDay } from "./duties.js";
import { bandWords, nextAbove } from "./thresholds.js";

const short = (title) => title.replace(/^中华人民共和国/u, "");
const source = (...words) => make("p", { class: "source" }, ...words);

/** The sentence that answers: `{ tone, title, text }`. `all` is what page.js gathers. */
export function conclusion({ used, judged, equal, designated, place }) {
  const least = used.open.length ? "至少 " : "";
  const both = equal && used.kwh ? `（电按等价值 ${span(equalled(used, equal))} 吨）` : "";
  const sum = `${least}${span(used)} 吨标准煤/年${both}`;
  const { key, by, local, doubtful } = judged;
  const own = follow(judged).now.filter((rule) => rule.bands.length && !rule.key);
  const also = [
    ...own.map(({ must, by: often }) => `按当地规定要${often ?? ""}${must}。`),
    ...(doubtful.length ? ["当地另有效力待核的门槛，见下表。"] : []),
  ].join("");
  const listed = by.length ? "" : "但算出来的能耗不在资料写明的指定范围里，核对用量和名单。";
  const texts = {
    yes: [
      "warn",
      "是重点用能单位",
      designated === "yes"
        ? `主管部门已经指定。${listed}`
        : local
          ? `按${place}的门槛。没有到国家的门槛，国家规定的重点用能单位义务是不是照样适用，资料没有写明，问当地。`
          : `按${place}的门槛。`,
    ],
    if: ["warn", "看是否被指定", `按${place}的门槛，被主管部门指定的是重点用能单位；查当地公布的名单。`],
    open: ["warn", "还不能判断", `按${place}的门槛，可能到、也可能没到，缺的写在算式下面。`],
    no: [
      own.length ? "warn" : "info",
      "没有到重点用能单位的门槛",
      `按${place}的门槛。用能单位都有的义务仍然有。`,
    ],
  };
  const [tone, title, text] = texts[key];
  return { tone, title: `${sum}：${title}`, text: text + also };
}

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
  yield* duties(all);
  yield onward(all.industry);
}

function* reckoned({ found, used, judged, equal, data }) {
  const closed = found.filter(({ open }) => !open);
  const sum = `合计 ${span(used)} tce${used.open.length ? "（不含没有系数的）" : ""}`;
  const again = equal && used.kwh ? [equalWords(used, equal)] : [];
  yield sums([...closed.map((line) => line.sum), ...again, sum]);
  const missing = [...lacks(used, judged, equal), ...found.filter(({ far }) => far).map(farWords)];
  if (missing.length) yield list(missing);
  const { url, source: name } = data.coefficients[0];
  yield source(
    "系数：",
    link(url, name),
    "，本站按二手资料整理。",
    used.kwh ? "电列的是当量值；门槛按当量值还是等价值，资料没有写明。" : "",
    "CO₂ 没有收录到有来源的排放因子，不算。",
  );
}

function equalWords(used, equal) {
  const power = `${said(used.kwh)} 千瓦时 × ${said(equal, 5)} ÷ 1000`;
  return `电按等价值：${span(used)} − ${said(used.electric)} + ${power} = ${span(equalled(used, equal))} tce`;
}

// What the sum does not know, as far as it may matter.
function* lacks(used, { key, placed }, equal) {
  yield* used.open.map(({ open }) => open);
  if (used.ranged.length)
    yield `${used.ranged.map(({ energy }) => energy).join("、")}的参考系数是一个区间，两头都算了；填实测值就只有一个数`;
  const end = nextAbove(placed, used.high);
  const coal = equal || end === undefined ? undefined : reaching(used, end);
  if (coal !== undefined)
    yield `电的等价值没有填：等价值到 ${said(coal, 4)} kgce/(kW·h)，合计就到 ${said(end)} 吨`;
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
  const name = (id) => data.regions.find((one) => one.id === id)?.name ?? id;
  const rows = placed.map((rule) => [
    rule.regions.map(name).join("、") || "全国",
    rule.bands.map(bandWords).join("；") || rule.threshold || "",
    rule.key ? "重点用能单位" : rule.must,
    [link(rule.url, short(rule.law)), rule.article],
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
  const { now, maybe, later, cases, options, penalties } = follow(judged);
  const items = (rules) => list(rules.map((rule) => duty(rule, data.day)));
  const folded = (title, rules) =>
    make("details", {}, make("summary", {}, `${title}（${rules.length} 条）`), items(rules));
  yield make("h2", {}, "现在就有的义务");
  yield items(now);
  if (maybe.length) yield* [make("h2", {}, "到了门槛或被指定才有"), items(maybe)];
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
    link(`tools/benchmark/?kind=product${asked}`, industry ? `${industry.name}的单耗对标` : "单耗和同行比"),
    ...(industry ? ["、", link(`industries/${industry.id}/`, `${industry.name}的义务、限额和技术`)] : []),
  );
}
