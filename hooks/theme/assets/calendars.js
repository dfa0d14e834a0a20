// One calendar file out of several calendars of this site (RFC 5545), each appointment once.

import { request } from "./request.js";

const BEGIN = "BEGIN:VEVENT";
const END = "END:VEVENT";

/** The calendars that are there, by the names of their scopes; `failed` are those that could not be had. */
export async function fetched(offers) {
  const found = await Promise.all(offers.map(({ calendar }) => textAt(calendar)));
  return {
    texts: found.filter((text) => text),
    failed: offers.filter((_, at) => !found[at]).map(({ name }) => name),
  };
}

const read = async (url) => (await request(url)).text();

async function textAt(url) {
  try {
    const text = await read(url);
    return text.startsWith("BEGIN:VCALENDAR") && text.trimEnd().endsWith("END:VCALENDAR") ? text : "";
  } catch {
    return ""; // no network, or the page was opened from a disk
  }
}

/** One calendar called `title` of what stands in `texts`, and how many days it has; `kept(uid)` tells which
 * appointments are wanted. What was cancelled stays cancelled; of two states of an appointment the later one counts. Folded lines stay as they are. */
export function merged(texts, title, kept = () => true) {
  const events = new Map();
  for (const text of texts) {
    for (const event of eventsIn(text)) {
      if (!kept(event.uid)) continue;
      const known = events.get(event.uid);
      if (!known || known.sequence < event.sequence) events.set(event.uid, event);
    }
  }
  const all = [...events.values()].sort((one, other) => order(one.day, other.day) || order(one.uid, other.uid));
  const lines = [...head(texts[0]), ...named(title), ...all.flatMap(({ lines }) => lines), "END:VCALENDAR"];
  return { text: `${lines.join("\r\n")}\r\n`, days: all.filter(({ cancelled }) => !cancelled).length };
}

const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const linesOf = (text) => text.split(/\r?\n/);
const isRest = (line) => line.startsWith(" ") || line.startsWith("\t");

function* eventsIn(text) {
  const lines = linesOf(text);
  for (let from = lines.indexOf(BEGIN); from >= 0; from = lines.indexOf(BEGIN, from + 1)) {
    const found = lines.slice(from, lines.indexOf(END, from) + 1);
    yield {
      lines: found,
      uid: valueOf("UID", found),
      day: valueOf("DTSTART", found),
      sequence: Number(valueOf("SEQUENCE", found)),
      cancelled: valueOf("STATUS", found) === "CANCELLED",
    };
  }
}

// Of the event itself: those of its alarm come later.
function valueOf(name, lines) {
  const at = lines.findIndex((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));
  if (at < 0) return "";
  let whole = lines[at];
  for (let next = at + 1; isRest(lines[next]); next += 1) whole += lines[next].slice(1);
  return whole.slice(whole.indexOf(":") + 1);
}

// Without the names, and without how often to look for a newer one: nobody will.
const LEFT_OUT = /^(X-WR-CALNAME|NAME|REFRESH-INTERVAL|X-PUBLISHED-TTL)[:;]/;

function head(text) {
  const lines = linesOf(text);
  const found = [];
  let kept = true;
  for (const line of lines.slice(0, lines.indexOf(BEGIN))) {
    if (!isRest(line)) kept = !LEFT_OUT.test(line);
    if (kept) found.push(line);
  }
  return found;
}

function named(title) {
  const text = escaped(title);
  return [`X-WR-CALNAME:${text}`, `NAME:${text}`].flatMap(folded);
}

/** A text as a value in a calendar, on one line. */
export const escaped = (text) => text.replace(/\s+/g, " ").replace(/[\\;,]/g, "\\$&");

const WIDEST = 75; // bytes of a line

/** A line of a calendar in parts of at most 75 bytes. */
export function folded(line) {
  const found = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const more = new TextEncoder().encode(sign).length;
    if (size + more > WIDEST) {
      found.push(part);
      part = " ";
      size = 1;
    }
    part += sign;
    size += more;
  }
  return [...found, part];
}
