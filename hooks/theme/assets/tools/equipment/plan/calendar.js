// The days by which machines must be out of use, as one calendar file (RFC 5545). An appointment's id rests on
// the machine's own line and its day: whoever imports the file again gets nothing twice. What should be out of
// use already is no appointment of years ago: it stands on today, and moves when the file is made anew.
import { escaped, folded } from "../../../calendars.js";

/** `{ text, days, gone }` of the lines of a plan: `days` appointments to come, `gone` machines that may not be
 * used any more on the day `today`. `host` is the site's, `day` that of the data (so the same plan gives the
 * same bytes on the same day), `url` an address to read on. */
export function calendarOf(lines, { host, day, today, url }) {
  const must = lines.filter(({ action, again }) => action === "stop" && again === undefined);
  const all = must.map((line) => {
    const late = !line.due.day || line.due.day < today;
    const [on, tag] = late ? [today, "now"] : [line.due.day, line.due.day];
    return { line, late, on, uid: `plan-${digest(`${line.key}|${tag}`)}-${tag}@${host}` };
  });
  const stamp = `${day.replace(/-/g, "")}T000000Z`;
  const title = "设备停用期限（改造计划）";
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${host}//equipment plan//ZH`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...folded(`X-WR-CALNAME:${title}`),
    ...folded(`NAME:${title}`),
  ];
  all.sort((one, other) => (one.on + one.uid < other.on + other.uid ? -1 : 1));
  const text = [...head, ...all.flatMap((one) => event(one, stamp, url)), "END:VCALENDAR", ""].join("\r\n");
  const gone = all.filter(({ late }) => late).length;
  return { text, days: all.length - gone, gone };
}

function event({ line, late, on, uid }, stamp, url) {
  const { model, place, number, serial, law, due, count } = line;
  const name = [model || line.kind, number || serial, place].filter(Boolean).join("，");
  const [first] = law.grounds;
  const about = [
    count > 1 ? `${count} 台` : "",
    late ? (due.day ? `最晚 ${due.day} 停用，已经过了` : "列入淘汰，不得再用") : "",
    ...law.grounds.map(({ list, title, term }) => `${list} ${title}${term ? `：${term}` : ""}`),
  ].filter(Boolean);
  return [
    "BEGIN:VEVENT",
    ...folded(`UID:${uid}`),
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${on.replace(/-/g, "")}`,
    `DTEND;VALUE=DATE:${dayAfter(on)}`,
    ...folded(`SUMMARY:${escaped(`${late ? "现在就停" : "最晚停用"}：${name}`)}`),
    ...folded(`DESCRIPTION:${escaped(about.join("；"))}`),
    ...(first ? folded(`URL:${url}${first.url}`) : []),
    `SEQUENCE:${late ? Math.round(Date.parse(on) / 86_400_000) : 0}`, // made anew on a later day it moves
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10).replace(/-/g, "");

// Two halves of 32 bits (cyrb53): enough to tell apart the machines of one firm, and the same everywhere.
function digest(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [b >>> 0, a >>> 0].map((half) => half.toString(16).padStart(8, "0")).join("");
}
