// A calendar file (RFC 5545) of days that are known in this page only: nothing of them leaves it. An
// appointment's id rests on what it is about, so whoever imports the file again gets nothing twice.
import { escaped, folded } from "./calendars.js";

/** The text of a calendar called `title`, for the program `what`, of `events`, each `{ uid, on, summary, about,
 * url, sequence }`; `stamp` is the day of the data, so the same days give the same bytes. */
export function calendarFile(events, { host, what, title, stamp }) {
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${host}//${what}//ZH`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...folded(`X-WR-CALNAME:${title}`),
    ...folded(`NAME:${title}`),
  ];
  const all = [...events].sort((one, other) => (one.on + one.uid < other.on + other.uid ? -1 : 1));
  const moment = `${stamp.replace(/-/g, "")}T000000Z`;
  return [...head, ...all.flatMap((one) => lines(one, moment)), "END:VCALENDAR", ""].join("\r\n");
}

const lines = ({ uid, on, summary, about, url, sequence = 0 }, stamp) => [
  "BEGIN:VEVENT",
  ...folded(`UID:${uid}`),
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${on.replace(/-/g, "")}`,
  `DTEND;VALUE=DATE:${dayAfter(on)}`,
  ...folded(`SUMMARY:${escaped(summary)}`),
  ...folded(`DESCRIPTION:${escaped(about)}`),
  ...(url ? folded(`URL:${url}`) : []),
  `SEQUENCE:${sequence}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

const dayAfter = (day) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10).replace(/-/g, "");

/** Two halves of 32 bits (cyrb53): enough to tell apart the things of one firm, and the same everywhere. */
export function digest(text) {
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
