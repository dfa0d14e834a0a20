// What a question wants to know of its subject: a price, money to be had, a time, a sum, a condition, a fine.
// What is not known answers only questions that want to know just that.

const WANTS = [
  ["earn", /补贴|补助|奖励|奖补|补多少|补不补|补钱|能拿|扶持/],
  ["fine", /罚|处罚|后果/],
  ["time", /多久|几年|几天|几点|哪天|时段|什么时候|周期|频次|日期|截止|有效期|多长时间/],
  ["sum", /怎么算|怎样算|如何算|怎么计算|怎样计算|如何计算|算法|测算|划算|哪个省|用量|方法学/],
  ["price", /多少钱|要钱|花多少|收费|费用|价格|报价|成本|电价|税额|水价|气价|价钱|一度|利率/],
  ["how", /怎么|怎样|如何|条件|要求|手续|流程|材料|报考|认定/],
];

/** What a text asks for: ids of WANTS; the first of money, fines, times and sums leaves out the weaker ones. */
export function wants(text) {
  const found = WANTS.filter(([, words]) => words.test(text)).map(([id]) => id);
  const strong = found.filter((id) => id !== "how");
  if (strong.includes("earn") || strong.includes("fine")) return strong.filter((id) => id === "earn" || id === "fine");
  return strong.length ? strong : found;
}
