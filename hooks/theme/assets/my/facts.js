// What facts are called beside each answer, and which of a profile are of today's vocabularies.
import { LISTS, PARTS } from "./profile.js";
import { isAt } from "./rests.js";
import { labelOf } from "./words.js";

/** A fact's name for the reader: `machines.<id>.made` is “JO2-51-4的生产年份”. */
export function nameOf(fact, profile) {
  const [name, at, field] = fact.split(".");
  if (at === undefined || name === "discharges") return labelOf(fact);
  const all = profile[name] ?? [];
  const place = all.findIndex(isAt(at));
  const whose = (name === "machines" && all[place]?.model) || `第 ${place + 1} 条${LISTS[name]}`;
  return field === undefined ? whose : `${whose}的${PARTS[name][field]?.label ?? field}`;
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
