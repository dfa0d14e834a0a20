// The answers as elements: what applies first, what is open and does not apply folded behind its count.
import { make } from "../dom.js";
import { published } from "../tools/address.js";
import { link, sums } from "../tools/answer.js";
import { ROOT } from "../tools/data.js";
import { calendarButton } from "./calendar.js";
import { daysOf } from "./dates.js";
import { dossier } from "./dossier.js";
import { nameOf } from "./facts.js";
import { followAddress, scopesOf } from "./feeds.js";
import { openLines } from "./open_lines.js";

const STATES = {
  duties: { yes: "适用", no: "不适用", info: "都适用" },
  machines: { yes: "列入淘汰", no: "条目不要求停用" },
  reliefs: { yes: "有条件可以", no: "不可以" },
  held: { yes: "还在期里", no: "过了" },
  limits: { yes: "没有超过限定值", no: "超过限定值" },
};
const OPEN = "还不能判断";
const ASIDE = "供参考";
const TONES = {
  duties: { yes: "warn" },
  machines: { yes: "bad", no: "info" },
  reliefs: { yes: "good" },
  held: { yes: "warn" },
  limits: { yes: "good", no: "bad" },
};
const MORE = {
  since: ["全部更新", "updates/"],
  dates: ["全部期限", "calendar/"],
  jobs: ["全部的事", "jobs/"],
  bodies: ["全部部门和电话", "bodies/"],
};
const GROUPS = [
  ["key", ""],
  ["must", ""],
  ["case", "别的事实决定要不要做"],
  ["document", "没有写成能直接判断的条件、要自己对照的文件"],
  ["may", "可以自愿做"],
  ["penalty", "不做的后果"],
];

/** Elements for what `answers` said of a `profile`; `data` is what it was made
 * from, `known` as in known.js. */
export function draw(sections, { profile, data, known }) {
  return [
    dossier(profile, data, sections, known),
    ...sections.map((section) => part(section, profile, data)),
    make("p", { class: "source" }, `资料最近变化：${data.my.day}。以原文和主管部门的说法为准。`),
  ];
}

function part({ id, title, lines, ask, lead }, profile, data) {
  const head = make("h3", { id: `my-says-${id}` }, title);
  const more = MORE[id] ? [make("p", { class: "onward" }, link(MORE[id][1], MORE[id][0]))] : [];
  return make(
    "section",
    { class: "says", "data-section": id },
    head,
    ...(lead ? [make("p", { class: "says__lead" }, lead)] : []),
    ...(ask.length ? [asking("先填", ask, profile)] : []),
    ...firstThings(lines),
    ...totals(id, lines),
    ...(id === "duties" ? grouped(id, lines, profile) : sorted(id, lines, profile)),
    ...(id === "feeds" ? following(profile, data) : []),
    ...openLines(lines, profile),
    ...more,
  );
}

// What cannot be undone of what is planned stands above all else, each thing once; it is printed too.
function firstThings(lines) {
  const told = new Map();
  for (const { title, first = [] } of lines)
    for (const { acts, text, pending } of first) {
      const words = `${text}${pending ? "（待核）" : ""}`;
      const key = `${acts}|${words}`;
      told.set(key, { acts, words, titles: [...(told.get(key)?.titles ?? []), title.split("（")[0]] });
    }
  if (!told.size) return [];
  const items = [...told.values()].map(({ acts, words, titles }) =>
    make("li", {}, make("strong", {}, `做完以前，不要${acts}。`), make("small", {}, `${[...new Set(titles)].join("、")}：`), words),
  );
  return [make("div", { class: "says__first" }, make("h4", {}, "先看这几句：做了就补不回来"), make("ul", {}, ...items))];
}

// How many say what, so that nothing that is folded is missed.
function totals(id, lines) {
  if (!STATES[id] || !lines.length) return [];
  const counts = new Map();
  for (const line of lines) counts.set(wordOf(id, line), (counts.get(wordOf(id, line)) ?? 0) + 1);
  const order = [...Object.values(STATES[id]), OPEN, ASIDE].filter((word) => counts.has(word));
  const told = order.map((word) => `${word} ${counts.get(word)}`);
  return [make("p", { class: "says__total" }, `${told.join("，")}，共 ${lines.length} 条。`)];
}

function wordOf(id, { state, group }) {
  if (state === "unknown") return OPEN;
  return state === "info" && (group === "may" || group === "penalty") ? ASIDE : (STATES[id]?.[state] ?? ASIDE);
}

function* grouped(id, lines, profile) {
  for (const [group, name] of GROUPS) {
    const here = lines.filter((line) => line.group === group && (group === "key" || line.state !== "no"));
    if (!here.length) continue;
    if (group === "key") yield items(id, here, profile);
    else if (name) yield folded(`${name}（${here.length} 条）`, id, here, profile);
    else yield* sorted(id, here, profile);
  }
  const out = lines.filter(({ group, state }) => state === "no" && group !== "key");
  if (out.length) yield folded(`按你填的不适用（${out.length} 条）`, id, out, profile);
}

const SHOWN = 8; // open or informing lines of a section before the rest is folded

function* sorted(id, lines, profile) {
  const answers = lines.filter(({ state }) => state === "yes" || (state === "no" && id !== "duties" && id !== "reliefs"));
  const [info, unknown] = ["info", "unknown"].map((state) => lines.filter((line) => line.state === state));
  const rest = id === "duties" ? [...info, ...unknown] : lines.filter((line) => info.includes(line) || unknown.includes(line));
  const out = lines.filter((line) => !answers.includes(line) && !rest.includes(line));
  const first = [...answers, ...rest.slice(0, SHOWN)];
  if (first.length) yield items(id, first, profile);
  if (rest.length > SHOWN) yield folded(`还有 ${rest.length - SHOWN} 条`, id, rest.slice(SHOWN), profile);
  if (out.length) yield folded(`那一天没有、或者你不能用的（${out.length} 条）`, id, out, profile);
}

const folded = (title, id, lines, profile) =>
  make("details", { class: `says__fold${onlyOpen(lines)}` }, make("summary", {}, title), items(id, lines, profile));

const items = (id, lines, profile) =>
  make("ul", { class: `says__lines${onlyOpen(lines)}` }, ...lines.map((line) => item(id, line, profile)));

// On paper the open ones stand together (open_lines.js): what holds nothing else is not printed.
const onlyOpen = (lines) => (lines.every(({ state }) => state === "unknown") ? " says__only-open" : "");

function item(id, line, profile) {
  const { state, title, text, url, date } = line;
  const word = wordOf(id, line);
  const tone = state === "unknown" ? "open" : (TONES[id]?.[state] ?? "plain");
  return make(
    "li",
    { class: `says__line says__line--${tone}`, "data-id": line.id, "data-state": state },
    make(
      "p",
      { class: "says__title" },
      ...(STATES[id] || state === "unknown" ? [make("span", { class: "says__state" }, word), " "] : []),
      url ? link(url, title) : make("strong", {}, title),
      ...(date ? [make("span", { class: "says__date" }, ` ${id === "duties" ? "下一次 " : ""}${date}`)] : []),
    ),
    ...(text ? [make("p", {}, text)] : []),
    ...(line.conditions?.length ? [make("p", {}, make("strong", {}, "条件："), line.conditions.join("；"))] : []),
    ...(line.sum?.length ? [make("p", {}, `假定${line.assumed.join("、")}，测算：`), sums(line.sum)] : []),
    ...(line.lacks ? [make("p", {}, `还差${line.lacks}，不能算；到优惠查找里算。`)] : []),
    ...(line.overlap ? [make("p", {}, line.overlap)] : []),
    ...(line.others?.length ? [make("p", { class: "source" }, "同一项优惠还写在：", ...joined(line.others))] : []),
    rests(line, profile),
    ...(line.missing.length ? [asking("还差", line.missing, profile)] : []),
  );
}

const joined = (all) => all.flatMap(({ url, title }, at) => [...(at ? ["、"] : []), link(url, title)]);

// What the line rests on: facts of the firm, and the record with its article.
function rests({ because, enough = [], source }, profile) {
  const names = (because.length ? because : enough).map((fact) => nameOf(fact, profile));
  const either = !because.length && enough.length > 1 ? "有一样就够" : "";
  const facts = names.length ? [`看你填的：${names.join("、")}${either ? `（${either}）` : ""}。`] : [];
  const from = source ? ["依据：", link(source.url, source.title), source.article ? " " : "", source.text ? link(source.text, source.article) : source.article || "", "。"] : [];
  return make("p", { class: "source" }, ...facts, ...from);
}

// Buttons that lead to the boxes of facts; page.js does that.
function asking(word, facts, profile) {
  const all = facts.flatMap((fact, at) => [
    ...(at ? ["、"] : []),
    make("button", { type: "button", class: "plain-button", "data-goto": fact }, nameOf(fact, profile)),
  ]);
  return make("p", { class: "says__missing" }, `${word}：`, ...all, "。");
}

function following(profile, data) {
  const scopes = scopesOf(profile, data.my);
  const own = data.ownCalendar ? data.ownCalendar(profile, data, { host: new URL(published()).hostname, root: ROOT }) : "";
  if (!scopes.length && !own) return [];
  const all = make("p", {}, link(followAddress(scopes), `一次订上这 ${scopes.length} 个`), "（打开订阅页，已经勾好）");
  return [...(scopes.length ? [all] : []), calendarButton(daysOf(profile, data), own)];
}
