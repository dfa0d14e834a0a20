// What a question wants to know of its subject: a price, money to be had, a time, a sum, a condition, a fine.
// What is not known answers only questions that want to know just that.

// Money that a question is only about: how, when, with which papers one gets it, what to do now.
const HANDLED = {
  fine: /被?罚(?:款|了)?(?:怎么办|怎么处理)/,
  earn: /(?:补贴|补助|奖励|奖补)(?:资金|款|项目|的)*(?:怎么|怎样|如何|要不要|要先|需要|什么时候|多久|几时|条件|材料|流程|手续|到账|算|要?交|找)|(?:还能|能不能|可以|可不可以|能否)申[请报]/,
};
const WANTS = [
  ["earn", /补贴|补助|奖励|奖补|补多少|补不补|补钱|能拿|扶持/],
  ["fine", /罚|处罚|后果/],
  ["time", /多久|几年|几天|几点|哪天|时段|什么时候|周期|频次|日期|截止|有效期|多长时间|到账/],
  ["sum", /怎么算|怎样算|如何算|怎么计算|怎样计算|如何计算|算法|测算|划算|合算|哪个省|哪个便宜|按[^还]{1,8}还是按|用量|方法学/],
  ["price", /多少钱|要钱|花多少|收费|费用|价格|报价|成本|[电水气热煤碳]价|税额|价钱|一度|利率/],
  ["list", /名单|在不在|算不算|哪些/],
  ["amount", /(?:^|[^话])多少|多大|几[个台盏人度方倍级]/],
  ["how", /怎么|怎样|如何|条件|要求|手续|流程|材料|报考|认定/],
  ["whether", /要不要|能不能|可不可以|是不是|算不算|行不行|用不用|是否|能否|吗$/],
];
const WEAK = ["list", "amount", "how", "whether"];
const OWN = ["list", "amount"]; // what is not known of them is only for who wants them
const MONEYS = ["earn", "fine"];

/** Whether it is a sum, a time or money that is wanted, and not only how or whether. */
export const isFirm = (id) => !WEAK.includes(id);

/** All that a text asks for, ids of WANTS: what is not known may be several things. */
export const wantsOf = (text) =>
  WANTS.filter(([id, words]) => words.test(text) && !(HANDLED[id] && HANDLED[id].test(text))).map(([id]) => id);

/** What a question asks for: the first of money, fines, times and sums leaves out the weaker ones. */
export function wants(text) {
  const found = wantsOf(text);
  const strong = found.filter(isFirm);
  if (strong.some((id) => MONEYS.includes(id))) return strong.filter((id) => MONEYS.includes(id));
  return strong.length ? strong : found;
}

/** Whether who wants `asked` wants to know what is told of `wanted`. */
export function fits(asked, wanted) {
  if (asked.some((want) => wanted.includes(want))) return true;
  if (asked.some(isFirm) || wanted.some(isFirm) || wanted.some((want) => OWN.includes(want))) return false;
  return !(asked.includes("how") && wanted.includes("whether")) && !(asked.includes("whether") && wanted.includes("how"));
}
