// What facts are called, and what is said of them: beside each answer, and on the dossier.
import { said, yuan } from "../tools/number.js";
import { DISCHARGES, FACTS, LISTS, PARTS } from "./profile.js";
import { isAt } from "./rests.js";

const WORDS = {
  vat: { general: "一般纳税人", small: "小规模纳税人" },
  enterprise: { small: "小型微利企业", hnte: "高新技术企业", other: "其他企业", individual: "个体工商户" },
  permit: { permit: "有排污许可证", registration: "做了排污登记", none: "没有许可证，也没有登记" },
};
const MORE = { designated: "是不是被指定为重点用能单位", discharges: "排放" };

/** A fact's name for the reader: `machines.<id>.made` is “JO2-51-4 的生产年份”. */
export function nameOf(fact, profile) {
  const [name, at, field] = fact.split(".");
  if (name === "discharges" && at) return DISCHARGES[at].label;
  if (at === undefined) return FACTS[name]?.label ?? LISTS[name] ?? MORE[name] ?? name;
  const one = (profile[name] ?? []).find(isAt(at));
  const place = (profile[name] ?? []).indexOf(one) + 1;
  const label = field === undefined ? "" : (PARTS[name][field]?.label ?? field);
  const whose = name === "machines" && one?.model ? one.model : `第 ${place} 条${LISTS[name]}`;
  return label ? `${whose}的${label}` : whose;
}

/** All that is filled in, as `[name, value]` in words: nothing is left out. `my` is tools/my.json. */
export function* filledIn(profile, my) {
  for (const [name, { label, number }] of Object.entries(FACTS)) {
    if (profile[name] === undefined) continue;
    yield [label, valueOf(name, profile[name], number, my)];
  }
  for (const [name, { label }] of Object.entries(DISCHARGES)) {
    const value = profile.discharges?.[name];
    if (value !== undefined) yield [label, value ? "是" : "否"];
  }
  for (const [name, label] of Object.entries(LISTS))
    for (const [index, one] of (profile[name] ?? []).entries()) yield [`${label} ${index + 1}`, lineOf(name, one, my)];
}

function valueOf(name, value, number, my) {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (name === "region") return (my.regions[value] ?? [value])[0];
  if (name === "industry") return my.industries[value] ?? value;
  if (WORDS[name]) return WORDS[name][value] ?? value;
  if (number && number.unit === "元") return yuan(value);
  return number ? `${said(value)} ${number.unit ?? ""}`.trim() : String(value);
}

function lineOf(name, one, my) {
  return Object.entries(PARTS[name])
    .filter(([field]) => one[field] !== undefined)
    .map(([field, { label, number }]) => `${label} ${partWords(field, one[field], number, my)}`)
    .join("，");
}

function partWords(field, value, number, my) {
  if (field === "category") return my.equipment[value] ?? value;
  if (field === "job") return my.jobs.find(({ id }) => id === value)?.title ?? value;
  if (number && number.unit === "元") return yuan(value);
  return number ? `${said(value)} ${number.unit ?? ""}`.trim() : String(value);
}

/** The profile as far as its ids are of today's vocabularies, and in words what is left out. */
export function known(profile, my) {
  const left = [];
  const rest = { ...profile };
  const lacks = (name, value, words) => {
    left.push(`${words}“${String(value).slice(0, 30)}”：本站现在没有这一项，没有用它判断，重新选一次`);
    delete rest[name];
  };
  if (rest.industry !== undefined && !my.industries[rest.industry]) lacks("industry", rest.industry, "行业");
  if (rest.region !== undefined && !my.regions[rest.region]) lacks("region", rest.region, "地区");
  if (rest.machines) {
    rest.machines = rest.machines.map((one) => {
      if (one.category === undefined || my.equipment[one.category]) return one;
      left.push(`${one.model || "一台设备"}的类别“${String(one.category).slice(0, 30)}”：本站现在没有这一项，没有用它判断`);
      const { category, ...others } = one;
      return others;
    });
  }
  if (rest.plans) {
    const jobs = new Set(my.jobs.map(({ id }) => id));
    rest.plans.filter(({ job }) => !jobs.has(job)).forEach(({ job }) =>
      left.push(`打算做的“${String(job).slice(0, 30)}”：本站现在没有这件事，没有用它判断`),
    );
  }
  return { rest, left };
}
