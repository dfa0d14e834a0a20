// The days by which machines must be out of use, as one calendar file (RFC 5545). An appointment's id rests on
// the machine's own line and its day: whoever imports the file again gets nothing twice.
import { escaped, folded } from "../../../calendars.js";

/** `{ text, days, without }` of the lines of a plan: `days` appointments; `without` machines that must go and
 * have no day. `host` is the site's, `day` that of the data (so the same plan gives the same bytes), `url` an
 * address to read on. */
export function calendarOf(lines, { host, day, url }) {
  const must = lines.filter(({ action, again }) => action === "stop" && again === undefined);
  const dated = must.filter(({ due }) => due.day);
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
  const events = dated
    .map((line) => ({ line, uid: `plan-${digest(`${line.key}|${line.due.day}`)}-${line.due.day}@${host}` }))
    .sort((one, other) => (one.line.due.day + one.uid < other.line.due.day + other.uid ? -1 : 1));
  const text = [...head, ...events.flatMap(({ line, uid }) => event(line, uid, stamp, url)), "END:VCALENDAR", ""].join("\r\n");
  return { text, days: events.length, without: must.length - dated.length };
}

function event(line, uid, stamp, url) {
  const { model, place, number, serial, law, due, count } = line;
  const name = [model || line.kind, number || serial, place].filter(Boolean).join("，");
  const [first] = law.grounds;
  const about = [
    count > 1 ? `${count} 台` : "",
    ...law.grounds.map(({ list, title, term }) => `${list} ${title}${term ? `：${term}` : ""}`),
  ].filter(Boolean);
  return [
    "BEGIN:VEVENT",
    ...folded(`UID:${uid}`),
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${due.day.replace(/-/g, "")}`,
    `DTEND;VALUE=DATE:${dayAfter(due.day)}`,
    ...folded(`SUMMARY:${escaped(`最晚停用：${name}`)}`),
    ...folded(`DESCRIPTION:${escaped(about.join("；"))}`),
    ...(first ? folded(`URL:${url}${first.url}`) : []),
    "SEQUENCE:0",
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
