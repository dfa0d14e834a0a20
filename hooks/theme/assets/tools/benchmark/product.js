// The product's side of the page: which indicator, in which unit; where the value stands.
import { make } from "../../dom.js";
import { link, list, table, verdict } from "../answer.js";
import { readNumber, said } from "../number.js";
import { drawn } from "./box.js";
import { boxes, readAnswers, reckoning } from "./corrections.js";
import { find } from "./finding.js";
import { headline } from "./headline.js";
import {
  GRADES,
  NAMES,
  converted,
  doubtOf,
  gapWords,
  outputUnit,
  place,
  scaled,
  unitsOf,
} from "./products.js";

/** Fills the list of indicators as far as industry and words allow, and the boxes of the chosen one. */
export function offer(element, data, asked) {
  const { industry, find: words, indicator, unit } = element.elements;
  const chosen = data.indicators.find(({ id }) => id === asked.get("indicator"));
  const wanted = (asked.get("find") ?? "").trim();
  const found = find(data, wanted, industry.value);
  words.value = asked.get("find") ?? "";
  const shown = found.fits.length ? found.fits : found.alike;
  const options = chosen && !shown.includes(chosen) ? [...shown, chosen] : shown;
  const head = found.fits.length
    ? `请选择（${found.fits.length} 个）`
    : found.alike.length
      ? `没有收录“${wanted}”，名称相近的有 ${found.alike.length} 个`
      : `没有收录${wanted ? `“${wanted}”` : "这个行业的产品"}`;
  indicator.replaceChildren(
    make("option", { value: "" }, head),
    ...options.map((one) => make("option", { value: one.id }, title(one, data))),
  );
  indicator.value = chosen ? chosen.id : "";
  element.querySelector(".find-told").replaceChildren(...toldOf(found, wanted));
  const before = asked.get("unit") ?? unit.value;
  unit.replaceChildren(...(chosen ? unitsOf(chosen).map((one) => make("option", {}, one)) : []));
  if (chosen && unitsOf(chosen).includes(before)) unit.value = before;
  const output = chosen ? outputUnit(chosen) : "";
  element.querySelector(".output-unit").textContent = output;
  ask(element.querySelector(".corrections"), chosen);
}

// The boxes for the corrections of an indicator. Those of the same one stay, with what is in them.
function ask(part, indicator) {
  if (part.dataset.of === (indicator?.id ?? "")) return;
  part.dataset.of = indicator?.id ?? "";
  part.querySelector(".fields").replaceChildren(...(indicator ? boxes(indicator).map(drawn) : []));
  part.hidden = !indicator?.corrections;
}

// What the list itself does not say: what was not found, and where else it may be.
function* toldOf({ fits, alike, bare, elsewhere }, words) {
  if (!words) return;
  if (!fits.length && elsewhere) yield `这个行业里没有，别的行业有 ${elsewhere} 个：行业改成“全部行业”再看。`;
  else if (alike.length) yield "列出的只是名称相近，先看是不是同一种产品。";
  else if (!fits.length) yield "换个词再找；没有收录不等于没有限额。";
  for (const one of bare) {
    yield link(one.url, one.number || one.title);
    yield `《${one.title}》${one.told}`;
  }
}

function title(one, data) {
  const { number, title: name, to_come: later } = data.documents[one.document];
  const remarks = [number || name, ...(later ? ["尚未实施"] : []), ...(one.doubt ? ["待核"] : [])];
  return `${one.product}：${one.indicator}（${remarks.join("，")}）`;
}

/** `{ words, nodes }` of the answer, or `{ faults }` by box, or nothing where too little is said. */
export function answered(data, asked, electricity) {
  const indicator = data.indicators.find(({ id }) => id === asked.get("indicator"));
  if (!indicator) return { lacking: { indicator: "先选产品和指标" } };
  const unit = asked.get("unit") || indicator.unit;
  const value = readNumber(asked.get("value"), { least: -1e9 });
  const output = readNumber(asked.get("output"), { above: true });
  const corrections = readAnswers(indicator, asked);
  const own = value.value === undefined ? undefined : converted(value.value, unit, indicator);
  const faults = { ...corrections.faults };
  if (output.fault) faults.output = output.fault;
  const doubt = value.fault ?? (own === undefined ? "" : doubtOf(indicator, own, unit));
  if (doubt) faults.value = doubt;
  if (Object.keys(faults).length) return { faults };
  const document = data.documents[indicator.document];
  const { answers, corrected } = corrections;
  const shown = indicator.not_judged ? undefined : own;
  const placed = place(indicator, own ?? 0, output.value, electricity?.value, answers, corrected);
  const words =
    own === undefined
      ? {
          title: `${indicator.product}：${indicator.indicator}`,
          tone: "info",
          text: "写上自己的单耗就能比。",
        }
      : headline(indicator, document, own, placed, { answers, corrected });
  return {
    words: `${words.title}。${words.text}`,
    nodes: [...told(indicator, document, shown, placed, words, output.value, answers)],
    mine: own === undefined ? undefined : mine(indicator, value.value, unit),
  };
}

// What is kept of it in "my firm".
const mine = ({ id, product, indicator }, value, unit) => ({
  product: id,
  name: `${product}，${indicator}`,
  value,
  unit,
});

function* told(indicator, document, own, placed, words, output, answers) {
  yield verdict(words.tone, words.title, words.text);
  yield make("h2", {}, "在标尺上的位置（越小越好，左边好）");
  yield scale(indicator, own, placed.gaps);
  const lines = [...reckoning(indicator, answers)];
  if (lines.length) yield list(lines);
  const moved = Object.values(placed.levels).some(({ table: bare, stands }) => bare !== stands);
  const columns = [
    { title: "水平" },
    { title: `${moved ? "修正后的数值" : "数值"}（${indicator.unit}）`, number: true },
    ...(own === undefined ? [] : [{ title: "我的", number: false }]),
    ...(output === undefined || own === undefined ? [] : [{ title: "一年差（tce）", number: true }]),
  ];
  yield table(
    "各级的数值和差距",
    columns,
    placed.gaps.map((gap) => [
      NAMES[gap.name],
      said(gap.goal, 4),
      ...(own === undefined ? [] : [gapWords(gap, indicator.unit)]),
      ...(output === undefined || own === undefined
        ? []
        : [gap.tce === undefined ? "不能折算" : said(gap.tce, 1)]),
    ]),
  );
  if (output !== undefined && own !== undefined)
    yield make(
      "p",
      { class: "source" },
      `一年差 = (我的单耗 − 该级数值) × 年产量 ${said(output)} ${outputUnit(indicator)}，折成吨标准煤。`,
    );
  yield make(
    "p",
    {},
    "依据：",
    link(`${document.url}#${indicator.id}`, document.number || document.title),
    `《${document.title}》${indicator.table ? `，${indicator.table}` : ""}，${document.status}${document.effective ? `，${document.effective} 实施` : ""}。以标准原文为准。`,
  );
  const notes = [
    indicator.note,
    document.partial ? document.coverage : "",
    document.policy ? "标杆、基准水平是政策值，和标准的级不是一回事" : "",
  ].filter(Boolean);
  if (notes.length) yield list(notes);
  yield make(
    "p",
    { class: "onward" },
    "接着看：",
    link("guide/benchmarking/", "怎样对标"),
    ...indicator.industries
      .flatMap((id) => ["、", link(`industries/${id}/`, `${"行业里的技术、案例和优惠"}`)])
      .slice(0, 2),
  );
}

function scale(indicator, own, gaps) {
  const lines = gaps.map(({ name, goal }) => ({
    name: NAMES[name],
    value: goal,
    kind: GRADES.includes(name) ? "" : "policy",
  }));
  if (own !== undefined) lines.push({ name: "我的", value: own, kind: "own" });
  const places = scaled(lines.map(({ value }) => value));
  const order = lines
    .map((line, at) => ({ ...line, at: places[at] }))
    .sort((one, other) => one.value - other.value);
  const drawn = order.map(({ name, value, kind, at }) => {
    const dot = make("span");
    dot.style.left = `${at}%`;
    return make(
      "div",
      { class: `places__line ${kind && `places__line--${kind}`}` },
      make("span", {}, name),
      make("span", { class: "places__axis" }, dot),
      make("span", {}, said(value, 4)),
    );
  });
  return make("div", { class: "places", "aria-hidden": "true" }, ...drawn);
}
