// What was had of reliefs: until when to claim, to hold, to keep the papers. The rules are the relief finder's
// (/tools/tax.json); the days are the firm's own.
import { calendarFile } from "../appointments.js";
import { appointments, NAMES, termSaid, textOf } from "../tools/tax/after_words.js";
import { boxesOf, counted, rulesFor, standingOn } from "../tools/tax/days.js";
import { resting } from "./rests.js";

const STATES = { holds: "yes", over: "no", unsure: "unknown", lacks: "unknown", before: "info" };

/** Lines for each thing that was had. `data` has `tax` and `today`. */
export function held(profile, data) {
  const all = profile.bought ?? [];
  const facts = all.flatMap((one, at) => boxesOf(rulesFor(one.relief, data.tax)).map((box) => `bought.${at}.${box}`));
  return resting((known) => (known.bought ?? []).flatMap((one, at) => linesOf(one, at, data)), profile, facts);
}

function linesOf(one, at, { tax, today }) {
  const relief = tax.reliefs[one.relief];
  const rules = rulesFor(one.relief, tax);
  const base = { url: relief?.url, source: relief && { title: relief.title, url: relief.url } };
  if (!rules.length)
    return [{ ...base, id: `held/${at}`, state: "info", title: nameOf(one, relief), text: afterwards(relief, tax), missing: [] }];
  const untold = relief?.life?.hold_untold ? [{ ...base, id: `held/${at}/hold`, ...UNTOLD, title: nameOf(one, relief) }] : [];
  const told = rules.map((rule, n) => {
    const days = counted(rule, one);
    const stands = standingOn(days, today);
    return {
      ...base,
      id: `held/${at}/${n}`,
      state: STATES[stands],
      title: `${nameOf(one, relief)}：${NAMES[rule.kind]}`,
      text: `${termSaid(days)}。${textOf(days, tax)}。`,
      ...(stands === "holds" ? { date: days.surely } : stands === "unsure" ? { date: days.perhaps } : {}),
      missing: days.lacks ? [`bought.${at}.${days.lacks}`] : [],
    };
  });
  return [...told, ...untold];
}

const UNTOLD = { state: "info", text: "多久不能转让、出租，本站没有收录：卖以前先问受理的机关。", missing: [] };

// What is said of the time after where no day is to be reckoned; only of what says nothing that nothing is recorded.
function afterwards({ life = {} } = {}, { statements }) {
  const told = (life.after ?? []).map((at) => statements[at]);
  if (!told.length) return "拿了以后有什么限制，本站没有收录：问受理的机关。";
  const words = told.map(({ kind, text, pending }) => `${kind}：${text}${pending ? PENDING : ""}`);
  return `没有要算日子的；要守的：${words.join("；")}。`;
}

const PENDING = "（待核）";

const nameOf = ({ what, relief: id }, relief) => what || (relief ? relief.title : id);

/** The days of them that are still to come as one calendar; "" where there is none. */
export function heldCalendar({ bought = [] }, { tax, my, today }, { host, root }) {
  if (!tax) return "";
  const events = bought.flatMap((one) => {
    const relief = tax.reliefs[one.relief];
    const all = rulesFor(one.relief, tax).map((rule) => counted(rule, one));
    const id = [one.relief, one.what, one.bought, one.year].join("|");
    const found = relief ? appointments(all, relief, tax, { host, root, id, whose: one.what }) : [];
    return found.filter(({ on }) => on >= today);
  });
  if (!events.length) return "";
  return calendarFile(events, { host, what: "my firm", title: "我的企业的期限", stamp: my.day });
}
