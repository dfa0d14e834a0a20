// The days by which machines must be out of use, as one calendar file. An appointment's id rests on the
// machine's own line and its day. What should be out of use already is no appointment of years ago: it stands
// on today, and moves when the file is made anew.
import { calendarFile, digest } from "../../../appointments.js";

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
  const text = calendarFile(
    all.map((one) => event(one, url)),
    { host, what: "equipment plan", title: "设备停用期限（改造计划）", stamp: day },
  );
  const gone = all.filter(({ late }) => late).length;
  return { text, days: all.length - gone, gone };
}

function event({ line, late, on, uid }, url) {
  const { model, place, number, serial, law, due, count } = line;
  const name = [model || line.kind, number || serial, place].filter(Boolean).join("，");
  const [first] = law.grounds;
  const about = [
    count > 1 ? `${count} 台` : "",
    late ? (due.day ? `最晚 ${due.day} 停用，已经过了` : "列入淘汰，不得再用") : "",
    ...law.grounds.map(({ list, title, term }) => `${list} ${title}${term ? `：${term}` : ""}`),
  ].filter(Boolean);
  return {
    uid,
    on,
    summary: `${late ? "现在就停" : "最晚停用"}：${name}`,
    about: about.join("；"),
    url: first && `${url}${first.url}`,
    sequence: late ? Math.round(Date.parse(on) / 86_400_000) : 0, // made anew on a later day it moves
  };
}
