// What a new machine like the one that was graded has to be for a relief. A grade answers only where a grade
// is asked for; it never takes the place of a list, and none of it says that one can have the relief.
import { make } from "../../dom.js";
import { link, list } from "../answer.js";

const FINDER = "tools/tax/#situation=special-equipment";

/** Elements for a kind of machine, by what was graded (`results` as in machine.js). The relief that somebody came
 * from (`wanted`) comes first. */
export function* buying({ id: kind, buying: offered = [] }, results, wanted = "") {
  const all = [...offered].sort((a, b) => Number(b.id === wanted) - Number(a.id === wanted));
  const [bought, sold] = [all.filter((one) => !one.sold), all.filter((one) => one.sold)];
  if (!all.length) return;
  yield make("h2", {}, "买这样一台新的，能不能拿优惠");
  yield make("p", {}, `${reachedWords(results)}等级够不够，只在写明看等级的地方算数。`);
  if (bought.length) yield list(bought.map((one) => told(one, results)));
  if (sold.length) yield* [make("p", {}, make("strong", {}, "做这种设备、卖给政府的：")), list(sold.map((one) => told(one, results)))];
  yield make("p", { class: "onward" }, link(`${FINDER}&equipment=${kind}`, "先别签合同：看先做什么、谁拿不到"));
}

function told(one, results) {
  const { title, url, says = [], pending, lacking } = one;
  return [
    make("span", { "data-meets": meets(one, results) }, link(url, title), `：${demand(one, results)}`),
    ...says.map((words) => ` ${words}。`),
    ...(pending ? ["（待核）"] : []),
    ...(lacking ? [` 收录情况：${lacking}。`] : []),
  ];
}

const MEETS = { yes: "达到", no: "没有达到", open: "还不能判断" };

function demand(one, results) {
  if (one.route === "listed") return `要列入清单${one.lacking ? "，清单的内容这里没有收全" : ""}；等级代替不了。`;
  if (one.route === "performance") return "按节能量等效果，不看等级。";
  if (one.grade) return `要 ${one.grade} 级：${MEETS[meets(one, results)]}。`;
  if (one.route === "standard") return "要达到写明的标准，凭等级还不能判断。";
  return one.says ? "没有写要列入哪份清单、到几级。" : "对设备的要求没有收录，看条件。";
}

/** Whether what was graded reaches the grade that is asked for: "yes", "no" or "open"; "" where none is. */
export function meets({ grade }, results) {
  if (!grade) return "";
  const all = results.map((result) => reaches(grade, result));
  if (all.includes("open") || !all.length) return "open";
  return all.includes("no") ? "no" : "yes";
}

function reaches(grade, { table, fault, stands, own, lacks = [] }) {
  const at = table.levels.findIndex((level) => level.startsWith(`${grade}级`));
  if (fault || at < 0 || own === undefined || lacks.length || !stands) return "open";
  if (table.not_judged || table.to_come || table.unseen) return "open"; // nobody is held to it yet
  if (stands.within === false || stands.best > at) return "no";
  return stands.within && stands.worst <= at ? "yes" : "open";
}

function reachedWords(results) {
  const told = results.filter(({ fault, stands, own }) => !fault && stands && own !== undefined);
  const [one] = told;
  if (!one || told.length < results.length) return "";
  const { best, worst, within } = one.stands;
  return told.length === 1 && within && best === worst ? `填的这台是 ${one.table.levels[worst]}。` : "";
}
