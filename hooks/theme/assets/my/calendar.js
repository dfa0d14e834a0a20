// One calendar of a firm's own: out of the one calendar of all days, which is the same for everybody, those
// that concern it are taken in this page. So nothing of the facts leaves it, not even which of the site's
// calendars it would be. The appointments keep their ids: in a calendar that follows one of these they stand once.
import { fetched, merged } from "../calendars.js";
import { make } from "../dom.js";
import { download } from "../sheet.js";
import { ROOT } from "../tools/data.js";

const ALL = "calendar/all.ics";

/** A button that hands over the days with these ids, and those of the firm's `own` calendar, as one file, with
 * what came of it beside. */
export function calendarButton(ids, own = "") {
  const said = make("span", { role: "status" });
  const button = make("button", { type: "button" }, "下载一个日历文件");
  button.disabled = !ids.length && !own;
  if (button.disabled) said.textContent = " 现在没有日期，没有日历";
  button.addEventListener("click", () => handOver(new Set(ids), own, said));
  const told = make("span", { class: "field__hint" }, " 点了从本站取全部期限的日历，谁取的都是同一个；哪些和你有关，在这个浏览器里挑");
  return make("p", { class: "tool__deeds" }, button, told, said);
}

async function handOver(ids, own, said) {
  said.textContent = " 正在取日历……";
  const { texts, failed } = await fetched([{ name: "全部期限", calendar: ROOT + ALL }]);
  if (failed.length) {
    said.textContent = " 日历没有取到，没有下载。看看网络，再点一次";
    return;
  }
  const all = own ? [...texts, own] : texts;
  const { text, days } = merged(all, "我的企业的期限", (uid) => own.includes(uid) || ids.has(uid.replace(/@[^@]*$/, "")));
  download(text, "my.ics", "text/calendar;charset=utf-8");
  said.textContent = ` 已下载，共 ${days} 个日期；同一件事只有一次，再导入也不会重复。文件以后不会跟着改`;
}
