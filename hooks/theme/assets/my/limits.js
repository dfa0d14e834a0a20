// Where the firm stands against the limits of its products, by the benchmark tool's own modules.
import { readAnswers } from "../tools/benchmark/corrections.js";
import { headline } from "../tools/benchmark/headline.js";
import { converted, doubtOf, place, unitsOf } from "../tools/benchmark/products.js";
import { resting } from "./rests.js";

/** A line for each product. `data` has `products` and `energy`. */
export function limits(profile, data) {
  const facts = (profile.products ?? []).map((_, at) => `products.${at}.value`);
  const decide = ({ products = [] }) => products.map((one, at) => lineOf(one, at, data));
  return resting(decide, profile, facts);
}

function lineOf({ product, value, unit, name }, at, { products, energy }) {
  const indicator = products.indicators.find(({ id }) => id === product);
  const line = { id: `limits/${at}`, state: "unknown", missing: [] };
  if (!indicator)
    return { ...line, title: `${name || product}：没有这个指标`, text: "本站现在没有收录它，没有用它判断；到能效对标里重新选。" };
  const document = products.documents[indicator.document];
  const title = `${indicator.product}：${indicator.indicator}`;
  const told = {
    ...line,
    url: `${document.url}#${indicator.id}`,
    source: { title: document.number || document.title, url: document.url, article: indicator.table },
  };
  if (value === undefined) return { ...told, title: `${title}：还不能判断`, text: "没有填单耗。", missing: [`products.${at}.value`] };
  const chosen = unit ?? indicator.unit;
  if (!unitsOf(indicator).includes(chosen))
    return { ...told, title: `${title}：单位对不上`, text: `填的单位是“${chosen}”，这个指标用 ${unitsOf(indicator).join("、")}。` };
  const own = converted(value, chosen, indicator);
  const doubt = doubtOf(indicator, own, chosen);
  if (doubt) return { ...told, title: `${title}：先核对填的数`, text: `${doubt}。`, missing: [`products.${at}.value`] };
  const { answers, corrected } = readAnswers(indicator, new URLSearchParams());
  const power = energy.coefficients.find(({ energy: one }) => one.startsWith("电力"));
  const placed = place(indicator, own, undefined, power?.value, answers, corrected);
  const words = headline(indicator, document, own, placed, { answers, corrected });
  const sure = !indicator.not_judged && !indicator.doubt && !document.to_come && placed.within !== null;
  return {
    ...told,
    state: sure && indicator.limit !== undefined ? (placed.within ? "yes" : "no") : "unknown",
    title: words.title,
    text: words.text,
  };
}
