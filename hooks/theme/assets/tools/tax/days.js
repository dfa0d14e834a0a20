// The days after a relief: until when to claim, to hold, to keep papers. The rules stand in /tools/tax.json
// (`life.days`); here years are added to the days that the reader gives, nothing is decided.

const BOX = { purchase: "bought", "in-use": "used", completion: "done", granted: "had", waiver: "waived" };

/** What the days are called that are asked for. */
export const ASKED = {
  bought: "购置那天",
  used: "投入使用那天",
  done: "改造完成那天",
  had: "拿到优惠那天",
  waived: "放弃优惠那天",
  year: "享受的年度",
};

/** The boxes that rules need, each once, in the order of `ASKED`. */
export const boxesOf = (rules) => Object.keys(ASKED).filter((box) => rules.some((rule) => boxOf(rule) === box));

const boxOf = (rule) => (rule.since ? BOX[rule.since] : "year");

/** For one rule and `days` by box: `{ rule, kind, surely, perhaps }`, the last day on which it holds by the
 * reading that ends first and by the one that ends last; or `{ rule, kind, lacks }`, the box that is not filled in. */
export function counted(rule, days) {
  const box = boxOf(rule);
  const given = days[box];
  if (!given) return { rule, kind: rule.kind, lacks: box };
  if (box === "year") {
    const last = `${Number(given) + 1 + (rule.years ?? 0)}-${rule.after_year}`;
    return { rule, kind: rule.kind, surely: last, perhaps: last };
  }
  const ends = rule.readings.map((reading) => ending(given, rule, reading)).sort();
  return { rule, kind: rule.kind, from: given, surely: ends[0], perhaps: ends[ends.length - 1] };
}

/** How a rule stands on a day: "holds", "unsure" between two readings, "over", "before" it began, or "lacks". */
export function standingOn({ lacks, from, surely, perhaps }, day) {
  if (lacks) return "lacks";
  if (from && day < from) return "before";
  if (day <= surely) return "holds";
  return day <= perhaps ? "unsure" : "over";
}

function ending(day, { years = 0, months = 0 }, reading) {
  if (reading === "year-end") return `${Number(day.slice(0, 4)) + years - 1}-12-31`;
  return later(day, years * 12 + months);
}

// The same day so many months later; the last of its month where there is no such day.
function later(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const whole = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(whole / 12), whole % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  const two = (n) => String(n).padStart(2, "0");
  return `${y}-${two(m + 1)}-${two(Math.min(date, last))}`;
}

/** The rules of a saving, of all its documents together: what holds is held as long as the strictest says, by all
 * readings that any of them has. `tax` is /tools/tax.json. */
export function rulesFor(saving, { reliefs }) {
  const found = new Map();
  for (const [id, { saving: own = id, life = {} }] of Object.entries(reliefs)) {
    if (own !== saving && id !== saving) continue;
    for (const rule of life.days ?? []) {
      const key = [rule.kind, rule.since, rule.years, rule.months, rule.after_year].join("|");
      const known = found.get(key);
      const readings = [...new Set([...(known?.readings ?? []), ...(rule.readings ?? [])])];
      found.set(key, { ...(known ?? rule), ...(readings.length ? { readings } : {}) });
    }
  }
  return [...found.values()];
}
