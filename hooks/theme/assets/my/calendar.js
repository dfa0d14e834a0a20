// One calendar of a firm's own: the files of its scopes made into one in this page. Nothing of the facts
// leaves it but which public files are asked for.
import { fetched, merged } from "../calendars.js";
import { make } from "../dom.js";
import { download } from "../sheet.js";
import { ROOT } from "../tools/data.js";

/** A button that hands over the days of some scopes as one file, with what came of it beside. */
export function calendarButton(scopes) {
  const dated = scopes.filter(({ calendar }) => calendar);
  const said = make("span", { role: "status" });
  const button = make("button", { type: "button" }, "下载一个日历文件");
  button.disabled = !dated.length;
  if (!dated.length) said.textContent = " 现在没有日期，没有日历";
  button.addEventListener("click", () => handOver(dated, said));
  const told = make("span", { class: "field__hint" }, " 点了才从本站取这几个公开的日历；网站的访问记录里看得出取了哪几个，看不出你填的数");
  return make("p", { class: "tool__deeds" }, button, told, said);
}

async function handOver(scopes, said) {
  said.textContent = " 正在取日历……";
  const offers = scopes.map(({ id, name }) => ({ name, calendar: `${ROOT}calendar/${id}.ics` }));
  const { texts, failed } = await fetched(offers);
  if (failed.length) {
    said.textContent = ` “${failed.join("、")}”的日历没有取到，没有下载。看看网络，再点一次`;
    return;
  }
  const { text, days } = merged(texts, "我的企业的期限");
  download(text, "my.ics", "text/calendar;charset=utf-8");
  said.textContent = ` 已下载，共 ${days} 个日期；同一件事只有一次，再导入也不会重复。文件以后不会跟着改`;
}
