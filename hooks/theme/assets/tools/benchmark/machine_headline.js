// The sentence that answers for a machine: whether it is below the limit, then its grade, and what is
// lacking where that cannot be told.
import { said } from "../number.js";

const MADE = "新品不得再生产、进口、销售；在用的不因此成为淘汰设备，是不是列入淘汰目录要另查。";

const SIGN = { higher: "不低于", lower: "不高于" };

/** `{ title, tone, text }` of what was graded; `results` are those of machine.js. Of a family each is a
 * way to grade one machine, else each is a part of what is graded. */
export function machineHeadline(machine, group, results) {
  const name = `${machine.name}（${group.name}）`;
  const sound = results.filter(({ fault }) => !fault);
  const ways = group.family && sound.length > 1 && sound.some(answerable);
  const told = ways ? byEachWay(sound) : ofAll(group.family && sound.length ? sound : results, group);
  return dated(name, (sound[0] ?? results[0]).table, told, doubtsOf(sound));
}

const answerable = ({ own, also }) => own !== undefined || also.some((one) => one.own !== undefined);
const doubtsOf = (results) => [...new Set(results.map(({ doubt }) => doubt).filter(Boolean))];

// What a standard that is to come or that nobody has seen the day of can be held to, and doubtful rows.
function dated(name, { number, effective, to_come: later, unseen }, told, doubts) {
  const rests = doubts.length && told.judged ? "（依据的这一行待核）" : "";
  const doubt = doubts.map((one) => `这一行待核：${one}。`).join("");
  const tone = doubts.length && told.tone === "good" ? "info" : told.tone;
  const stands = later
    ? `${number} 自 ${effective} 起实施，现在还不适用。`
    : unseen
      ? `${number} 现在是不是在执行待核（${unseen}）。`
      : "";
  if (!told.judged) return { title: `${name}：${told.title}`, tone, text: stands + told.text };
  const hedged = { title: told.title, text: told.text, ...told.hedged };
  if (later)
    return {
      title: `${name}：现在还不能拿这个标准来判`,
      tone: "info",
      text: `${stands}照它比：${hedged.title}${rests}。${hedged.text}${doubt}`,
    };
  if (unseen)
    return {
      title: `${name}：按 ${number} 比，${hedged.title}${rests}`,
      tone: tone === "good" ? "info" : tone,
      text: `${stands}${hedged.text}${doubt}`,
    };
  return { title: `${name}：${told.title}${rests}`, tone, text: told.text + doubt };
}

function ofAll(results, group) {
  const unjudged = results.find(({ table }) => table.not_judged);
  if (unjudged)
    return { tone: "info", title: "这张表待核，不能判级", text: `${unjudged.table.note}。各级的数值见下表。` };
  const fault = results.find((one) => one.fault);
  const reach = fault && !fault.apart ? reachOf(fault.table) : "";
  if (fault) return { tone: "warn", title: "不能判断", text: `${fault.fault}${reach}` };
  const known = results.filter(answerable);
  if (!known.length)
    return { tone: "info", title: "各级的要求见下表", text: "写上铭牌或实测的数值就能定级。" };
  const { levels } = known[0].table;
  const last = levels[levels.length - 1];
  const partly =
    known.length < results.length
      ? `${results
          .filter(({ own }) => own === undefined)
          .map(({ table: one }) => one.quantity)
          .join("、")}没有填，这里只按填了的判断。`
      : known.length > 1
        ? "几项里取最差的一项（标准怎样合起来定级没有见到，待核）。"
        : "";
  const only =
    known.length < results.length ? `只看${known.map(({ table: one }) => one.quantity).join("、")}，` : "";
  if (known.some(({ stands }) => stands.within === false)) return below(last, partly, shortOf(known));
  const short = known.find(({ lacks, stands }) => lacks.length && stands.best !== stands.worst);
  if (short) return wanting(short);
  if (known.some(({ stands }) => stands.within === null))
    return {
      judged: true,
      tone: "info",
      title: "是不是低于限定值不能判断",
      text: `${partly}${known[0].table.base ? offsetLacks(known[0]) : `本站的表里缺 ${last}的数值，要看标准原文。`}`,
    };
  const [best, worst] = ["best", "worst"].map((side) => Math.max(...known.map(({ stands }) => stands[side])));
  const graded = levels.every((level) => level.endsWith("级"));
  if (best !== worst)
    return {
      judged: true,
      tone: "info",
      title: `${only}没有低于限定值${limitOf(last)}，是 ${levels.slice(best, worst + 1).join("还是 ")} 不能定`,
      text: `${partly}本站的表里缺一级的数值，要看标准原文。`,
    };
  if (levels.length === 1) return { judged: true, tone: "good", title: `${only}没有低于限定值`, text: partly };
  if (!graded)
    return {
      judged: true,
      tone: worst === 0 ? "good" : "info",
      title: worst === 0 ? `达到${levels[0]}` : `没有低于限定值，没有达到${levels[worst - 1]}`,
      text: `${partly}这项标准只有${[...levels].reverse().join("和")}，不分 1、2、3 级。`,
    };
  return {
    judged: true,
    tone: worst < 2 ? "good" : "info",
    title: `${only}${levels[worst]}`,
    text: `${partly}${worst === 0 ? "1 级不等于可以抵税，抵税要对照专用设备目录。" : "没有低于限定值。"}`,
  };
}

const limitOf = (last) => (last === "限定值" ? "" : `（${last}）`);

const below = (last, partly, short) => ({
  judged: true,
  tone: "warn",
  title: `低于现行能效限定值${limitOf(last)}`,
  text: `${partly}${short}${MADE}`,
  hedged: {
    title: `低于它的能效限定值${limitOf(last)}`,
    text: `${partly}${short}标准施行以后，低于限定值的不得生产、进口、销售；在用的不因此成为淘汰设备。`,
  },
});

// What is asked for besides and is not reached: the main quantity may have seemed well.
const shortOf = (known) =>
  known
    .flatMap(({ also, table: { levels } }) =>
      also.map((one) => ({ ...one, last: levels[levels.length - 1], limit: one.grades[levels.length - 1] })),
    )
    .filter(({ own, better, limit }) => own !== undefined && misses(better, own, limit))
    .map(
      ({ quantity, own, better, limit, last }) =>
        `${last}另须 ${quantity} ${SIGN[better]} ${said(limit, 2)}，现在 ${said(own, 2)}。`,
    )
    .join("");

const misses = (better, own, limit) => limit !== null && (better === "lower" ? own > limit : own < limit);

// What has to be filled in before a grade is given.
function wanting({ table, own, grades, also, lacks }) {
  const { levels, quantity } = table;
  const at = grades.findIndex((limit) => limit !== null && !misses(table.better, own, limit));
  const reached = at < 0 ? "一级也没有达到" : `${levels[at]}的值达到了`;
  const alone = own === undefined ? "" : `只看 ${quantity}，${reached}。`;
  const open = also.filter((one) => one.own === undefined);
  const asked = open.map((one) => `${one.quantity}（${demandOf(one, levels)}）`).join("、");
  return {
    judged: true,
    tone: "info",
    title: `还差 ${lacks.join("、")}，不能定级`,
    text: `${alone}${asked ? `这一行另须 ${asked}，写上再判。` : ""}`,
  };
}

/** What a quantity that is asked for besides has to reach: one limit for all levels, or each its own. */
export function demandOf({ grades, better, unit = "" }, levels) {
  const asked = grades.map((limit, at) => [levels[at], limit]).filter(([, limit]) => limit !== null);
  if (asked.length === levels.length && new Set(grades).size === 1)
    return `各级${SIGN[better]} ${said(grades[0], 2)}${unit}`;
  return asked.map(([level, limit]) => `${level}${SIGN[better]} ${said(limit, 2)}${unit}`).join("，");
}

// Two tables of one standard, by either of which a machine may be graded.
function byEachWay(results) {
  const ways = results.map((one) => ({ ...one.stands, quantity: one.table.quantity, own: one }));
  const lacking = ways.flatMap(({ best, worst, own }) => (best !== worst ? own.lacks : []));
  const last = results[0].table.levels[results[0].table.levels.length - 1];
  if (ways.every(({ within }) => within === false)) return below(last, "", shortOf(results));
  if (lacking.length) return wanting(results.find(({ own }) => own !== undefined) ?? results[0]);
  const named = ways.map(({ quantity, within, best, worst, own: { table } }) =>
    `按 ${quantity} ${within === false ? `达不到${last}` : best === worst ? table.levels[worst] : "不能定级"}`,
  );
  const tables = results.map(({ table }) => `${table.table}（按 ${table.quantity}）`);
  const torn = ways.some(({ within }) => within === false);
  const same = !torn && new Set(ways.map(({ best, worst }) => `${best} ${worst}`)).size === 1;
  return {
    judged: true,
    tone: torn ? "warn" : same && ways[0].worst < 2 ? "good" : "info",
    title: same
      ? results[0].table.levels[ways[0].worst]
      : `${torn ? "是不是低于限定值不能判断：" : ""}${named.join("，")}`,
    text: `标准有${tables.join("和")}两种定级的表，${same ? "两种都是这一级。" : "用哪一种看能效标识和标准原文。"}`,
  };
}

const offsetLacks = ({ table, grades, own }) =>
  grades.every((grade) => grade === null)
    ? `规定效率 ${table.base} 和允许偏差在相应的产品标准里，没有它们不能判断；查到后填在上面。`
    : `效率 ${said(own, 1)}% 没有达到 2级；限定值是规定效率减 Δη，Δη 在产品标准里，填上才能判断。`;

// What is not in the tables is neither well nor bad.
function reachOf({ family, parameters }) {
  const strict = family || parameters.some(({ banded }) => banded);
  return strict ? "。两档之间不插值。没有列出不等于合格。" : "";
}
