// What is new since the last visit, of what concerns the firm.
import { scopesOf } from "./feeds.js";

/** `{ lead, lines }`: events later than `profile.seen` of the firm's scopes and of what concerns everybody,
 * the newest first. `news` is tools/my-news.json; what it does not go back to is said. */
export function since(profile, { my, news }) {
  if (!my.newest) return { lead: "还没有发布过更新。", lines: [] };
  if (!profile.seen) return { lead: `从现在起记着：下次来，这里列出 ${day(my.newest)} 以后和你有关的。`, lines: [] };
  if (!news) return { lead: `${day(profile.seen)} 以后没有新的。`, lines: [] };
  const mine = new Map(scopesOf(profile, my).map(({ id, fact }) => [id, fact]));
  const later = news.events.filter(({ at }) => time(at) > time(profile.seen));
  const concerned = later.filter(({ everyone, scopes = [] }) => everyone || scopes.some((id) => mine.has(id)));
  const whole = !news.from || time(profile.seen) >= time(news.from);
  const short = whole ? "" : `这里只有 ${day(news.from)} 以来的，更早的在每月归档里。`;
  const others = later.length - concerned.length;
  const rest = others ? `另有 ${others} 条，按你填的看和你无关。` : "";
  const count = concerned.length ? `${day(profile.seen)} 以后，和你有关的有 ${concerned.length} 条。` : `${day(profile.seen)} 以后没有和你有关的。`;
  return { lead: `${count}${rest}${short}`, lines: concerned.map((event, at) => lineOf(event, at, mine)) };
}

function lineOf({ at, word, day: due, title, url, everyone, scopes = [] }, index, mine) {
  return {
    id: `since/${index}`,
    state: "info",
    title: `${word}${due ? `（${due}）` : ""}：${title}`,
    text: everyone ? "各行业、各地都适用的。" : "",
    date: day(at),
    url,
    because: [...new Set(scopes.filter((id) => mine.has(id)).map((id) => mine.get(id)))],
    missing: [],
  };
}

/** The moment of the newest event: what the profile keeps as `seen` once the reader has been here. */
export const newest = ({ my }) => my.newest || undefined;

const time = (text) => Date.parse(text);
const day = (text) => new Date(Date.parse(text) + 8 * 3600_000).toISOString().slice(0, 10);
