// The other ways of relief: refund of VAT, steps of the emission tax, interest, taxes paid in part.
import { round, said, yuan } from "../number.js";

/** 即征即退: [(sales − excluded) × rate − input] × refund, in yuan and per cent. */
export function refunded({ sales, excluded = 0, rate, input, refund }) {
  const due = round(((sales - excluded) * rate) / 100 - input, 2);
  const back = due > 0 ? round((due * refund) / 100, 2) : 0;
  const base = excluded ? `(${yuan(sales)} − ${yuan(excluded)})` : yuan(sales);
  return {
    back,
    lines: [
      `${base} × ${rate}% − 进项 ${yuan(input)} = ${yuan(due)}`,
      due > 0 ? `可退 ${yuan(due)} × ${refund}% = ${yuan(back)}` : "没有应纳税额，没有可退的",
    ],
  };
}

// What is taxed by its decibels or its tonnes and not by how much of it air or water have.
const OTHERWISE_TAXED = /噪[声音]|分贝|固体废物|固废|危废|煤矸石|尾矿|粉煤灰|炉渣|冶炼渣/u;

/** The share of the emission tax that is due for one pollutant of one outlet. `steps` are
 * `{ below, share }` in per cent; one value above the standard in the month and nothing is taken off. */
export function emitted({ name = "", found, standard, over, steps }) {
  if (OTHERWISE_TAXED.test(name)) return { share: 100, line: "按浓度减征只看大气、水污染物，不按这里算" };
  if (over) return { share: 100, line: "当月有一次超标，不减" };
  if (found > standard)
    return { share: 100, line: `${said(found)} 高于标准 ${said(standard)}，已经超标，不减` };
  const below = round(((standard - found) / standard) * 100, 6);
  const reached = steps.filter((one) => below > one.below).sort((one, other) => other.below - one.below)[0];
  const told = `低于标准 (${said(standard)} − ${said(found)}) ÷ ${said(standard)} = ${said(below, 2)}%`;
  const edge = steps.some((one) => below === one.below)
    ? `（正好 ${said(below)}%，算不算够没有见到明文，这里按不够算，待核）`
    : "";
  const words = reached
    ? `减按 ${reached.share}% 征收`
    : `不够 ${Math.min(...steps.map((one) => one.below))}%，不减`;
  return { share: reached?.share ?? 100, line: `${told}，${words}${edge}` };
}

/** All pollutants of all outlets. Where one is above its standard nobody has settled whether the others
 * may still be reduced: the regulation reckons each by itself, a notice that nobody saw says none is. */
export function emissions(pollutants, steps) {
  const found = pollutants.map((one) => ({ name: one.name, ...emitted({ ...one, steps }), isOver: isOver(one) }));
  const someOver = found.some((one) => one.isOver);
  const lines = found.map(({ name, share, line, isOver: over }) =>
    someOver && !over && share < 100 ? `${name}：${UNSETTLED}` : `${name}：${line}`,
  );
  return { lines };
}

const UNSETTLED =
  "同月有别的污染物或排放口超标，这一种还能不能减，还不能判断，先问主管税务机关（有说法是任何一个排放口超标都不减，原文没有见到，待核）";

const isOver = ({ name = "", found, standard, over }) =>
  !OTHERWISE_TAXED.test(name) && (Boolean(over) || found > standard);

/** Interest that is paid for the borrower: points a year on the loan, for so many years at most, and
 * not on what is above the `limit` of one borrower. `later` is a limit `{ value, since }` of which nobody
 * saw the text: both sums are told then. */
export function subsidised({ loan, term, points, years, limit, later }) {
  const counted = term === undefined ? years : Math.min(term, years);
  const sum = (base) => {
    const yearly = round((base * points) / 100, 2);
    return { yearly, whole: round(yearly * counted, 2) };
  };
  const base = limit === undefined ? loan : Math.min(loan, limit);
  const { yearly, whole } = sum(base);
  const lines = [
    `每年 ${yuan(base)} × ${points}% = ${yuan(yearly)}`,
    `按 ${said(counted)} 年${term > years ? `（最多 ${years} 年）` : ""}，合计不超过 ${yuan(whole)}（本金不变时）`,
  ];
  if (base === loan) return { yearly, whole, lines };
  const caps = [`单户贷款最多按 ${yuan(limit)} 贴息，超过的 ${yuan(loan - base)} 不贴`];
  if (later) {
    const more = sum(Math.min(loan, later.value));
    caps.push(
      `公开资料转录称 ${later.since} 起上限提高到 ${yuan(later.value)}，没有见到原文（待核）；真是这样，每年 ${yuan(more.yearly)}，合计不超过 ${yuan(more.whole)}`,
    );
  }
  return { yearly, whole, lines: [...caps, ...lines] };
}

/** A tax of which a share is due. */
export function partly(due, share) {
  const paid = round((due * share) / 100, 2);
  return { paid, lines: [`${yuan(due)} × ${share}% = ${yuan(paid)}，少缴 ${yuan(round(due - paid, 2))}`] };
}
