// The product's side of the page: which indicator, in which unit; where the value stands.
import { make } from "../../dom.js";
import { link, list, table, verdict } from "../answer.js";
import { readNumber, said } from "../number.js";
import { GRADES, NAMES, converted, gapWords, outputUnit, place, scaled, unitsOf } from "./products.js";

const TONES = { 1: "good", 2: "good", 3: "info", 4: "warn" };

/** Fills the list of indicators as far as industry and words allow, and the units of the chosen one. */
export function offer(element, data, asked) {
  const { industry, find, indicator, unit } = element.elements;
  const chosen = asked.get("indicator") ?? "";
  const words = (asked.get("find") ?? "").trim().toLowerCase();
  const fits = data.indicators.filter(
    (one) =>
      one.id === chosen ||
      ((!industry.value || one.industries.includes(industry.value)) &&
        `${one.product}${one.indicator}`.toLowerCase().includes(words)),
  );
  find.value = asked.get("find") ?? "";
  const head = make(
    "option",
    { value: "" },
    fits.length ? `请选择（${fits.length} 个）` : "没有这样的产品，换个词",
  );
  indicator.replaceChildren(head, ...fits.map((one) => make("option", { value: one.id }, title(one, data))));
  indicator.value = fits.some(({ id }) => id === chosen) ? chosen : "";
  const found = data.indicators.find(({ id }) => id === indicator.value);
  const before = asked.get("unit") ?? unit.value;
  unit.replaceChildren(...(found ? unitsOf(found).map((one) => make("option", {}, one)) : []));
  if (found && unitsOf(found).includes(before)) unit.value = before;
  const output = found ? outputUnit(found) : "";
  element.querySelector(".output-unit").textContent = output;
}

function title(one, data) {
  const { number, title: name, to_come: later } = data.documents[one.document];
  return `${one.product}：${one.indicator}（${number || name}${later ? "，尚未实施" : ""}）`;
}

/** `{ words, nodes }` of the answer, or `{ fault: [box, words] }`, or nothing where too little is said. */
export function answered(data, asked, electricity) {
  const indicator = data.indicators.find(({ id }) => id === asked.get("indicator"));
  if (!indicator) return undefined;
  const value = readNumber(asked.get("value"), { least: -1e9 });
  const output = readNumber(asked.get("output"), { above: true });
  if (value.fault) return { fault: ["value", value.fault] };
  if (output.fault) return { fault: ["output", output.fault] };
  const document = data.documents[indicator.document];
  const own =
    value.value === undefined
      ? undefined
      : converted(value.value, asked.get("unit") || indicator.unit, indicator);
  const placed = place(indicator, own ?? 0, output.value, electricity?.value);
  const words =
    own === undefined
      ? {
          title: `${indicator.product}：${indicator.indicator}`,
          tone: "info",
          text: "写上自己的单耗就能比。",
        }
      : conclusion(indicator, own, placed.grade, document);
  return {
    words: `${words.title}。${words.text}`,
    nodes: [...told(indicator, document, own, placed, words, output.value)],
  };
}

function conclusion(indicator, own, grade, document) {
  const whose = `${indicator.product}${indicator.indicator} ${said(own, 3)} ${indicator.unit}`;
  const later = document.to_come ? `${document.number} 自 ${document.effective} 起实施，现在还不适用。` : "";
  if (grade === null)
    return {
      title: `${whose}：不能定级`,
      tone: "info",
      text: `${later}${document.policy ? "这些是政策值，不是标准的级。" : "标准里缺这一级的数值。"}`,
    };
  if (grade === 4)
    return {
      title: `${whose}：超过限定值`,
      tone: TONES[4],
      text: `${later}现有企业要达到 3 级（限定值）${said(indicator.limit, 3)} ${indicator.unit}。`,
    };
  return {
    title: `${whose}：达到 ${NAMES[GRADES[grade - 1]]}`,
    tone: TONES[grade],
    text: later || (grade === 1 ? "已经是最好的一级。" : "离更好一级还差多少见下表。"),
  };
}

function* told(indicator, document, own, placed, words, output) {
  yield verdict(words.tone, words.title, words.text);
  yield make("h2", {}, "在标尺上的位置（越小越好，左边好）");
  yield scale(indicator, own, placed.gaps);
  const columns = [
    { title: "水平" },
    { title: `数值（${indicator.unit}）`, number: true },
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
