// The sentence that answers: how much it is, whose threshold that reaches, and what keeps it open.
import { said } from "../number.js";
import { byCoal, equalled, nearest, span } from "./coal.js";
import { follow } from "./duties.js";
import { defines, namesOf, nextAbove } from "./thresholds.js";

/** `{ tone, title, text }`. `all` is what page.js gathers. */
export function conclusion(all) {
  const [tone, title, text] = ANSWERS[all.judged.key](all);
  return { tone, title: `${sum(all)}：${title}`, text: [text, ...also(all)].join("") };
}

function sum({ used, equal, possible: { top } }) {
  if (used.open.length && !used.high)
    return top < Infinity ? `最多 ${said(top)} 吨标准煤/年` : "缺实测值，算不出来";
  const least = used.open.length ? "至少 " : "";
  const both = equal && used.kwh ? `（电按等价值 ${span(equalled(used, equal))} 吨）` : "";
  return `${least}${span(used)} 吨标准煤/年${both}`;
}

const ANSWERS = {
  yes({ judged: { by, local }, designated, data }) {
    if (designated === "yes") {
      const listed = by.length ? "" : "但算出来的能耗不在资料写明的指定范围里，核对用量和名单。";
      return ["warn", "是重点用能单位", `主管部门已经指定。${listed}`];
    }
    const names = namesOf(by, data).join("、");
    const text = local
      ? `按${names}的门槛。没有到上一级的门槛，全国和上一级规定的重点用能单位义务是不是照样适用，资料没有写明，问当地。`
      : "按全国的门槛。";
    return ["warn", "是重点用能单位", text];
  },
  if: (all) => [
    "warn",
    "看是否被指定",
    `${basis(all)}。被主管部门指定的是重点用能单位，查当地公布的名单。${anyway(all)}${others(all)}`,
  ],
  open: (all) => ["warn", "还不能判断", `${basis(all)}。可能到、也可能没到。${reasons(all)}${others(all)}`],
  no(all) {
    const { judged } = all;
    const { names } = judged.whose;
    const title = `没有到全国${names.length ? `和${names.join("、")}` : ""}的重点用能单位门槛`;
    const lacks = names.length || !all.region ? "" : `${basis(all)}。`;
    const tone = ownDuties(judged).length || judged.elsewhere.length ? "warn" : "info";
    const bound = all.used.open.length ? `${lacking(all)}没有热量，按最多算也没有到。` : "";
    return [tone, title, `${lacks}${bound}${others(all)}用能单位都有的义务仍然有。`];
  },
};

// Whose thresholds there are to compare with.
function basis({ judged: { whose }, region, place }) {
  if (whose.names.length) return `按全国和${whose.names.join("、")}的门槛`;
  if (!region) return "按全国的门槛";
  return whose.unsure
    ? `只有全国的门槛可以对照，${place}的效力待核，见下表`
    : `只有全国的门槛可以对照，${place}自己的没有收录，问当地节能主管部门`;
}

// What may come to a band that needs no designation.
function anyway({ judged: { placed }, possible: { low, top } }) {
  const ends = placed.filter(defines).flatMap(({ bands }) => bands.filter(({ designated }) => !designated));
  const end = ends.map(({ at_least: least }) => least).find((least) => least > low && least <= top);
  return end === undefined ? "" : `也可能到 ${said(end)} 吨，那样不用指定就是。`;
}

const others = ({ judged: { elsewhere } }) =>
  elsewhere.length ? `同样的能耗，${elsewhere.join("、")}就算重点用能单位。` : "";

const ownDuties = (judged) => follow(judged).now.filter((rule) => rule.bands.length && !rule.key);

function* also({ used, judged }) {
  for (const { must, by } of ownDuties(judged)) yield `按当地规定要${by ?? ""}${must}。`;
  if (judged.doubtful.length) yield "当地另有效力待核的门槛，见下表。";
  const end = close({ used, judged });
  if (end !== undefined && judged.key !== "open")
    yield `离 ${said(end)} 吨很近，燃料的系数差一成就会越过：用实测热值再算一次。`;
}

/** The end of a band that decides who is a key energy user, if the sum is close to it. */
export const close = ({ used, judged: { placed } }) => nearest(used, endsOf(placed.filter(defines)));

const endsOf = (rules) => rules.flatMap(({ bands }) => bands.flatMap(({ at_least }) => at_least ?? []));

const lacking = ({ used }) => used.open.map(({ energy }) => energy).join("、");

// What keeps it open, as far as the reader or an office can settle it.
function reasons({ used, judged, equal, possible }) {
  const end = nextAbove(
    judged.placed.filter(({ place }) => place === "open"),
    possible.low,
  );
  const told = [];
  if (used.open.length) told.push(`${lacking({ used })}还没有算进去。`);
  const coal = byCoal(used, equal);
  if (coal && used.high < end && coal.high >= end) {
    const usual = equal === undefined ? `（通常 ${span(used.usual)}）` : "";
    const reached = coal.low >= end ? "到了" : "可能到";
    told.push(
      `电按当量值，合计 ${span(used)} 吨，没有到 ${said(end)}；`,
      `按等价值${usual}，合计 ${span(coal)} 吨，${reached}。当地按哪一种，问节能主管部门。`,
    );
  }
  if (used.low < end && used.high >= end) told.push("参考系数是一个区间，两头不一样：填实测值。");
  return told.join("");
}
