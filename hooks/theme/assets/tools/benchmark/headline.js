// The sentence that answers: whether a product's consumption keeps to the limit, then which grade it has,
// and what is lacking where that cannot be told.
import { said } from "../number.js";
import { unsettled } from "./corrections.js";
import { GRADES, NAMES, oddityOf } from "./products.js";

const TONES = ["good", "good", "info"];

/** `{ title, tone, text }` for the consumption `own`; `placed` is that of products.js. */
export function headline(indicator, document, own, placed, { answers = [], corrected } = {}) {
  const whose = `${indicator.product}${indicator.indicator} ${said(own, 3)} ${indicator.unit}`;
  const later = document.to_come ? `${document.number} 自 ${document.effective} 起实施，现在还不适用。` : "";
  if (indicator.not_judged) return unjudged(indicator, whose, later);
  const told =
    indicator.limit === undefined
      ? beside(indicator, own, placed)
      : placed.within === null
        ? hanging(indicator, own, placed, unsettled(indicator, answers, corrected))
        : placed.within
          ? within(indicator, placed, unsettled(indicator, answers, corrected))
          : beyond(indicator, own, placed);
  const odd = oddityOf(indicator, own);
  const doubt = indicator.doubt ? `这一行待核：${indicator.doubt}。` : "";
  const rests = indicator.doubt ? "（依据的这一行待核）" : "";
  if (later)
    return {
      title: `${whose}：现在还不能拿这个限额来判`,
      tone: "info",
      text: `${later}照它比：${told.title}${rests}。${odd}${told.text}${doubt}`,
    };
  const tone = odd ? "warn" : doubt && told.tone === "good" ? "info" : told.tone;
  return { title: `${whose}：${told.title}${rests}`, tone, text: `${odd}${told.text}${doubt}` };
}

// What a row is about is not sure: its values are shown, nobody is held to them.
const unjudged = ({ doubt }, whose, later) => ({
  title: `${whose}：这一行待核，不能判级`,
  tone: "info",
  text: `${later}${doubt}。各级的数值见下表。`,
});

// Values of policy are no grades, and some standards have no limit.
function beside({ unit, benchmark, baseline }, own, { grade }) {
  if (grade !== null && grade <= GRADES.length)
    return { title: `达到 ${NAMES[GRADES[grade - 1]]}`, tone: TONES[grade - 1], text: "" };
  const words = "这些是政策值，不是标准的级。";
  if (benchmark !== undefined && own <= benchmark)
    return {
      title: "达到标杆水平",
      tone: "good",
      text: `标杆水平是 ${said(benchmark, 3)} ${unit}。${words}`,
    };
  if (baseline !== undefined && own <= baseline)
    return { title: "达到基准水平，没有达到标杆水平", tone: "info", text: words };
  if (baseline !== undefined)
    return {
      title: "没有达到基准水平",
      tone: "warn",
      text: `基准水平是 ${said(baseline, 3)} ${unit}。${words}`,
    };
  return { title: "不能定级", tone: "info", text: "标准里缺这一级的数值。" };
}

function beyond({ unit, corrections }, own, { levels: { limit } }) {
  const moved = corrections && limit.stands !== limit.table ? "修正后的" : "";
  return {
    title: "超过限定值",
    tone: "warn",
    text: `${moved}限定值（3 级，现有企业要达到）是 ${said(limit.stands, 3)} ${unit}，高出 ${said(own - limit.stands, 3)}。`,
  };
}

function within({ unit }, { grade, best, worst, levels }, open) {
  const { limit } = levels;
  const moved = limit.stands === limit.table ? "" : `修正后的限定值是 ${said(limit.stands, 3)} ${unit}。`;
  if (grade !== null) {
    const twin = levels[GRADES[grade]]?.stands === levels[GRADES[grade - 1]].stands; // with the next grade
    const sure = twin ? grade + 1 : grade;
    const more = twin
      ? `本站收录的 ${grade} 级和 ${sure} 级是同一个数，待核。`
      : grade === 1
        ? "已经是最好的一级。"
        : "离更好一级还差多少见下表。";
    return {
      title: `没有超过限定值，达到 ${NAMES[GRADES[sure - 1]]}${twin ? `，${grade}级同值待核` : ""}`,
      tone: TONES[sure - 1],
      text: moved + more,
    };
  }
  const may = GRADES.slice(best, worst + 1);
  const lacking = lacks(levels, may);
  return {
    title: `没有超过限定值，${lacking ? `是 ${either(may.map(gradeName))}不能定` : "几级要看修正"}`,
    tone: "info",
    text: moved + (lacking || asking(open)),
  };
}

const either = (words) => `${words.slice(0, -1).join("、")}还是 ${words[words.length - 1]}`;
const gradeName = (name) => `${GRADES.indexOf(name) + 1} 级`;

// Which of these grades have no value, so that nobody can tell them.
function lacks(levels, names) {
  const lacking = names.filter((name) => !levels[name]).map(gradeName);
  return lacking.length ? `本站的表里没有 ${lacking.join("、")}的数值，所以定不了级。` : "";
}

// Whether it keeps to the limit hangs on corrections.
function hanging({ unit }, own, { bare, levels }, open) {
  const { limit } = levels;
  const gap = `${said(Math.abs(own - limit.stands), 3)} ${unit}`;
  const ownOnly = [...open.unasked, ...open.applying, ...open.raw].every(({ how }) => how === "own");
  const now = `现在按 ${said(limit.stands, 3)} ${unit} 比，${bare ? (own === limit.stands ? "正好" : `低 ${gap}`) : `高 ${gap}`}。`;
  return {
    title: ownOnly
      ? "单耗要先照标准折算才能比，还不能判断"
      : bare
        ? "不再修正的话没有超过限定值，但要看修正"
        : "是不是超限要看修正，还不能判断",
    tone: "info",
    text: `${ownOnly ? "" : now}${asking(open)}${
      bare
        ? lacks(
            levels,
            GRADES.filter((name) => !levels[name] || own <= levels[name].stands),
          )
        : ""
    }`,
  };
}

const question = ({ how, asked }) => (how === "each" || how === "factor" ? asked : `${asked}吗`);

function asking({ unasked, applying, raw }) {
  const ask = unasked.length ? `请在上面填：${unasked.map(question).join("；")}。` : "";
  const look = applying.length
    ? `${applying.map(({ name }) => name).join("、")}怎样修正，本站没有收录：照标准原文算出修正后的限定值，填在上面再比。`
    : "";
  const convert = raw.length
    ? `先照标准原文按${raw.map(({ name }) => name).join("、")}把单耗折算好，写在上面再比。`
    : "";
  return ask + look + convert;
}
