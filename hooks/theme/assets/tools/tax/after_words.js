// The days after a relief in words, and as appointments of a calendar: for the finder and for one's own firm.
import { digest } from "../../appointments.js";
import { ASKED } from "./days.js";

const READINGS = { anniversary: "周年", "year-end": "纳税年度" };
/** What a rule counts. */
export const NAMES = { claim: "申报", hold: "不能转让、出租", keep: "资料要留", waiver: "放弃以后不能再享受" };

/** What a rule as `counted` in days.js says of its days. */
export const daysSaid = (one) => `${NAMES[one.kind]}：${termSaid(one)}`;

/** The same without what it counts. */
export function termSaid(one) {
  if (one.lacks) return `还不能算，差${ASKED[one.lacks]}`;
  if (one.surely === one.perhaps) return `到 ${one.surely} 为止${one.kind === "claim" ? weekend(one.surely) : ""}`;
  const ways = one.rule.readings.map((reading) => READINGS[reading]).join("、");
  return `到 ${one.surely} 一定算；再到 ${one.perhaps} 还不能判断（${ways}两种说法都有）；以后两头都过了`;
}

// A filing day is told as it is written. Whether it moves where it is no working day the tax office announces.
function weekend(day) {
  const at = new Date(`${day}T00:00:00Z`).getUTCDay();
  return at % 6 ? "" : `（那天是星期${at ? "六" : "日"}：顺延不顺延、到哪天，以税务机关的公告为准）`;
}

/** What its record says, with what is doubted. */
export function textOf({ rule }, { statements }) {
  const { text, pending } = statements[rule.statement];
  return `${text}${pending ? "（待核）" : ""}`;
}

/** Appointments for rules as `counted`, on the last days on which they hold; `whose` says for what, where
 * somebody wrote it down, `id` tells one purchase from another. */
export function appointments(all, relief, data, { host, root, id, whose = "" }) {
  const found = [];
  for (const one of all.filter(({ lacks }) => !lacks)) {
    const ends = one.surely === one.perhaps ? [["", one.surely]] : [["最早", one.surely], ["最晚", one.perhaps]];
    for (const [word, on] of ends) {
      const tag = `${id}|${one.kind}|${word}|${on}`;
      found.push({
        uid: `relief-${digest(tag)}@${host}`,
        on,
        summary: `${NAMES[one.kind]}（${word ? `${word}的一种算法，` : ""}最后一天）${whose ? `：${whose}` : ""}`,
        about: [relief.title, daysSaid(one), textOf(one, data)].join("；"),
        url: `${root}${relief.url}`,
      });
    }
  }
  return found;
}
