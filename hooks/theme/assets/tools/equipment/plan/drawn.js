// The plan as elements: what is to be done in all, by year, and machine by machine.
import { make } from "../../../dom.js";
import { filledIn } from "../../address.js";
import { link, list, sums, table, verdict } from "../../answer.js";
import { round, said, yuan } from "../../number.js";
import { brief, card } from "../../tax/card.js";
import { firstThings, warned } from "../../tax/life.js";
import { ACTIONS } from "./action.js";
import { basis, dueWords, lacks } from "./book.js";
import { nameOf } from "./columns.js";
import { NO_CARBON } from "./plan.js";
import { askedOf, dayIn, reliefsOn } from "./reliefs.js";

const BADGES = { stop: "repealed", data: "unverified", soon: "upcoming", failure: "none", keep: "none" };
const FEW = 8; // machines named in a sentence

/** What the plan says, in one sentence. */
export function headline({ totals: { actions, now, left } }) {
  const told = actions.filter(({ rows }) => rows).map(({ name, machines, rows }) => `${name} ${said(machines || rows)} ${machines ? "台" : "行"}`);
  const sums = [["估算投资", now.investment], ["一年省", now.money]].map(([name, value]) => (value === undefined ? `${name}还不知道` : `${name} ${yuan(round(value, 0))}`));
  const sum = now.rows ? `要换的${sums.join("，")}${left.length ? "，没有全算进去，见合计下面" : ""}。` : "";
  return `${told.join("，")}。${sum}`;
}

const nameOfLine = ({ model, kind, number, serial, place, row }) =>
  [model || kind || "（没有型号）", number || serial, place].filter(Boolean).join("，") || `第 ${row} 行`;

/** Everything but the machines: warnings, totals, years, reliefs, what it rests on. `given` is `{ plan, choices,
 * date, today, tax, day }`. */
export function* overview({ plan, choices, date, today, tax }) {
  yield* warnings(plan, choices, today);
  yield* totals(plan);
  yield* years(plan, choices);
  yield* reliefs(plan, date, tax);
}

function* warnings({ lines, late, never, beyond, unpriced }, { budget }, today) {
  const must = lines.filter(({ action, again }) => action === "stop" && again === undefined);
  const gone = must.filter(({ due }) => due.now || !due.day || due.day < today);
  if (gone.length)
    yield verdict("bad", `${said(gone.length)} 行现在就不能再用`, `期限已过，或者列入而没有写期限：${some(gone)}。买不买新的，都要先停。`);
  const few = never.filter(({ action }) => action === "stop");
  if (late.length || few.length) {
    yield verdict("bad", "预算赶不上停用期限", `一年 ${yuan(budget)} 的预算，下面的到期买不起新的，到那天没有新的也要停：`);
    const told = [
      ...late.map(({ line, count, year }) => `${nameOfLine(line)}：${dueWords(line)}，${count} 台排到 ${year} 年`),
      ...few.map((line) => `${nameOfLine(line)}：一台要 ${yuan(line.price)}，比一年的预算还多`),
    ];
    yield list([...told.slice(0, FEW), ...(told.length > FEW ? [`还有 ${told.length - FEW} 行，见下面按年排的`] : [])]);
  }
  const costly = never.filter(({ action }) => action !== "stop");
  if (costly.length) yield verdict("warn", "有的排不进预算", `一台就比一年的预算多：${some(costly)}。`);
  if (beyond.length) yield verdict(beyond.some(({ action }) => action === "stop") ? "bad" : "warn", "这个预算 30 年也换不完", `没有排进去的：${some(beyond)}。`);
  if (unpriced.length) yield verdict("warn", `${said(unpriced.length)} 行没有排进哪一年`, `没有报价，或者不知道几台：${some(unpriced)}。补上再排。`);
}

const some = (lines) => `${lines.slice(0, FEW).map(nameOfLine).join("；")}${lines.length > FEW ? `等 ${lines.length} 行` : ""}`;

function* totals({ totals: { actions, now, left }, carbon }) {
  const sum = (value, digits) => (value === undefined ? "不知道" : said(value, digits));
  const cells = (name, one) => [name, said(one.machines), sum(one.kwh, 0), sum(one.tce, 2), sum(one.money, 0), sum(one.investment, 0)];
  yield make("h3", {}, "合计（估算）；要换的是必须停用和尽快换的");
  yield table(
    "计划合计",
    [{ title: "怎么办" }, ...["台", "一年省电 kWh", "省标准煤 tce", "一年省 元", "投资 元"].map((title) => ({ title, number: true }))],
    [...actions.filter(({ rows }) => rows).map((one) => cells(one.name, one)), ...(now.rows ? [cells("要换的合计", now)] : [])],
  );
  if (left.length) yield list(left.map(({ why, count }) => `${why}：${said(count)} 行`));
  yield make("p", { class: "source plan__carbon" }, ...(carbon
    ? [`一年少排二氧化碳 ${said(carbon.tonnes, 2)} t，按 `, link(carbon.factor.url, carbon.factor.source), `（${carbon.factor.day}）的因子 ${carbon.factor.value} kg/kWh，只算省的电`]
    : [NO_CARBON]), "。");
}

function* years({ years: all }, { budget }) {
  if (!all.length) return;
  yield make("h3", {}, budget === undefined ? "先后（没有填预算，都排在第一年）" : `按年排（一年最多 ${yuan(budget)}）`);
  const told = ({ line, count, cost, late }) =>
    `${nameOfLine(line)}${count > 1 ? ` ${count} 台` : ""}：${ACTIONS[line.action]}${dueWords(line) ? `（${dueWords(line)}）` : ""}，${yuan(round(cost, 2))}${line.gain.years === undefined ? "" : `，回收期约 ${said(line.gain.years, 1)} 年`}${late ? "，赶不上期限" : ""}`;
  for (const { year, entries, cost } of all) {
    const count = entries.reduce((sum, one) => sum + one.count, 0);
    const shown = make("ol", {}, ...entries.slice(0, MANY).map((one) => make("li", {}, told(one))));
    const more = entries.length > MANY ? [make("p", {}, `还有 ${said(entries.length - MANY)} 行，见下面的表和下载的计划`)] : [];
    yield make("details", { class: "plan__year", open: all.length < 3 }, make("summary", {}, `${year} 年：${said(count)} 台，${yuan(round(cost, 2))}`), shown, ...more);
  }
}

const MANY = 50;

/** The reliefs of each day of purchase; what comes before it stands above them. */
export function* reliefs({ years: all, totals: { now } }, date, tax) {
  if (!now.rows) return;
  yield make("h3", {}, "买的那天有什么优惠");
  yield make("p", {}, "换新本身没有单独的税收优惠，要看新设备列没列入目录。下面按每年同一天、那一年的投资查，数和条件都是优惠工具给的；还没有到的日子按现在已知的规定。");
  const some = all.length ? all.slice(0, YEARS) : [{ year: Number(date.slice(0, 4)), cost: 0 }];
  for (const [at, { year, cost }] of some.entries()) {
    const day = dayIn(year, date);
    const held = reliefsOn(tax, day, round(cost, 2));
    if (!held) continue;
    const { savings, barred, open, over } = held.found;
    if (!at) yield* firstThings(warned(held.found), tax, "h4");
    const lines = [
      ...(at ? savings.map(({ documents: [main] }) => make("p", {}, ...brief(main))) : savings.map((one) => card(one, tax, held.facts))),
      ...[["按现在填的享受不到的", barred.map(({ documents: [main] }) => main)], ["能不能用待核的", open], ["那天已经停止、还没有开始的", over]].flatMap(
        ([title, documents]) => (documents.length ? [make("p", {}, make("strong", {}, title)), list(documents.map(brief))] : []),
      ),
      make("p", {}, link(`tools/tax/${filledIn(askedOf(day, round(cost, 2)))}`, "在优惠工具里填上纳税人类型、所得，逐年算")),
    ];
    const title = `${day}：有效的 ${savings.length} 项${cost ? `，那一年投资 ${yuan(round(cost, 2))}` : ""}`;
    yield make("details", { class: "plan__reliefs" }, make("summary", {}, title), ...lines);
    const names = savings.map(({ documents: [{ relief }] }) => relief.no ?? relief.title).join("、");
    yield make("p", { class: "plan__held" }, names ? `有效：${names}。条件和算式点开看。` : "没有有效的。");
  }
}

const YEARS = 6;

// --- machine by machine ---------------------------------------------------------------------------------

const COLUMNS = ["设备", "怎么办", "法规怎么说", "能效标准怎么说", "换新（估算）"];

export const head = () => make("thead", {}, make("tr", {}, ...COLUMNS.map((title) => make("th", { scope: "col" }, title))));

const soft = (...words) => make("span", { class: "machines__soft" }, ...words);
const paragraph = (...words) => make("p", {}, ...words);
const cell = (label, ...content) => make("td", { "data-label": label }, make("div", {}, ...content));

/** One machine; `today` tells whether its day has passed. */
export function drawn(line, today) {
  const { law, grade, action, reasons, due } = line;
  const missing = lacks(line);
  const about = [line.row !== undefined && line.row !== "" ? `${line.sheet ? `${line.sheet} ` : ""}第 ${line.row} 行` : "", line.title, line.kind, line.number, line.serial, line.place, line.count > 1 ? `${line.count} 台` : "", line.shared ? "台数合写在一格" : ""];
  const until = due.day ? `最晚 ${due.day}${due.day < today ? "，期限已过" : ""}` : dueWords(line);
  return make(
    "tr",
    { "data-key": line.key, "data-action": action },
    make("td", {}, make("strong", {}, line.model || "（没有型号）"), soft([...new Set(about.filter(Boolean))].join("，"))),
    cell(
      "怎么办",
      paragraph(make("span", { class: `badge badge--${BADGES[action]}` }, ACTIONS[action]), action === "stop" ? ` ${until}` : ""),
      paragraph(line.because),
      ...(line.again === undefined ? [] : [paragraph(make("strong", {}, "和前面的编号相同，没有重复计"))]),
      ...(missing.length ? [paragraph(make("strong", {}, `缺：${missing.join("、")}`))] : []),
      ...[...new Set(reasons)].map((words) => paragraph(make("strong", {}, /[。？]$/.test(words) ? words : `${words}。`))),
      ...(["soon", "failure", "keep"].includes(action) ? [soft("未收录不等于未淘汰")] : []),
    ),
    cell(
      "法规",
      paragraph(make("strong", {}, law.label), law.verdict === "none" || !law.note ? "" : `：${law.note}`),
      ...law.grounds.slice(0, 2).map(({ url, title, list: from, term }) => paragraph(link(url, title), soft(`（${from}）`), term ? `，${term}` : "")),
      ...(law.grounds.length > 2 ? [paragraph(`还有 ${law.grounds.length - 2} 条`)] : []),
    ),
    cell(
      "能效",
      grade.words
        ? paragraph(make("strong", {}, grade.words), grade.url ? soft("（", link(grade.url, grade.number), "）") : "")
        : paragraph(line.gain.unable ? "没有收录这一类的等级" : line.unknown),
    ),
    cell("换新", ...gained(line)),
  );
}

function* gained(line) {
  const { gain, price } = line;
  if (gain.unable) yield paragraph("省多少不能算：这一类没有算式");
  else if (gain.kwh === undefined && gain.tce === undefined) yield paragraph("还算不了");
  else {
    yield paragraph(
      gain.kwh === undefined ? `一年省 ${said(gain.tce, 2)} tce` : `一年省电 ${said(gain.kwh, 0)} kWh`,
      gain.money === undefined ? "" : `，${yuan(round(gain.money, 0))}`,
      "（估算，一台）",
    );
  }
  if (price !== undefined) yield paragraph(`价款 ${yuan(price)}`, gain.years === undefined ? "" : `，回收期约 ${said(gain.years, 1)} 年`);
  if (gain.notes.length) yield soft(gain.notes.join("；"));
  const used = basis(line);
  if (used) yield make("details", {}, make("summary", {}, "怎么算的"), paragraph(used), ...(gain.lines.length ? [sums(gain.lines)] : []));
  yield make("button", { type: "button", class: "plain-button plan__change", "data-plan": "change", "aria-expanded": "false" }, "改这一台的数");
}

const OWN = {
  motor: ["hours", "load", "tariff", "price", "before", "after"],
  transformer: ["hours", "load", "tariff", "price", "idle", "loaded", "idle_after", "loaded_after"],
  compressor: ["hours", "load", "tariff", "price", "air", "before", "after"],
  fan: ["hours", "load", "tariff", "price", "shaft", "before", "after"],
  pump: ["hours", "load", "tariff", "price", "shaft", "before", "after"],
  boiler: ["fuel", "cost", "price", "before", "after"],
};
const UNITS = { hours: "小时", load: "%", tariff: "元/kWh", price: "元", shaft: "kW", air: "m³/min", fuel: "tce", cost: "元", idle: "W", loaded: "W", idle_after: "W", loaded_after: "W" };

/** The boxes by which the numbers of one machine are changed; `mine` is what the reader wrote before. */
export function boxesOf({ category, facts, key }, mine = {}, at = 0) {
  const fields = make(
    "div",
    { class: "fields" },
    ...(OWN[category] ?? ["price"]).map((name) => {
      const id = `plan-own-${at}-${name}`;
      const unit = UNITS[name] ?? (category === "compressor" ? "kW/(m³/min)" : "%");
      const box = make("input", { id, name, type: "text", inputmode: "decimal", autocomplete: "off", value: mine[name] ?? "", placeholder: facts[name] ?? "" });
      return make("div", { class: "field" }, make("label", { for: id }, nameOf(name)), make("div", { class: "with-unit" }, box, make("span", { class: "unit" }, unit)));
    }),
  );
  return make("div", { class: "tool__form plan__own", "data-own": key }, fields);
}
