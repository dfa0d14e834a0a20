// Who can have a relief, by what the reader filled in. A relief says for whom it is; one that does not is
// for everybody who pays that tax.

const BOX_OF = {
  "vat-general": "payer",
  "vat-small": "payer",
  small: "enterprise",
  hnte: "enterprise",
  individual: "enterprise",
  "private-sme": "owner",
  "service-company": "provider",
};

const BOXES = {
  payer: "增值税纳税人",
  enterprise: "企业所得税的类型",
  owner: "是不是中小微民营企业",
  provider: "是不是节能服务公司",
};

/** What the tax office knows one as. Without it no sum is given; the others are conditions like those
 * that nobody is asked about, so a sum says on which of them it rests. */
const IDENTITY = ["payer", "enterprise"];

/** `facts` are what was filled in, `payers` what the situation says of those who pay VAT, `groupNames` what
 * the groups are called (`payer_names` of /tools/tax.json). Returns
 * `{ can: true }`, `{ can: false, words }`, `{ missing, words }` where it cannot be told, or
 * `{ can: true, assumed }` where a condition is taken to hold. */
export function entitled(relief, facts, payers, groupNames) {
  if (relief.income_tax && facts.enterprise === "individual")
    return { can: false, words: "个体工商户缴的是个人所得税，不是企业所得税" };
  const own = relief.entitled || [];
  const refunded = relief.ways && relief.ways.includes("即征即退");
  const groups = own.length || !refunded ? own : payers.map((one) => `vat-${one}`);
  if (!groups.length) return { can: true };
  const answers = groups.map((group) => isOne(group, facts));
  if (answers.includes(true)) return { can: true };
  const names = groups.map((group) => groupNames[group]).join("、");
  const open = groups.filter((_, at) => answers[at] === undefined);
  if (!open.length) return { can: false, words: `只给${names}，你填的不是` };
  const boxes = [...new Set(open.map((group) => BOX_OF[group]))];
  if (!boxes.some((box) => IDENTITY.includes(box))) return { can: true, assumed: names };
  const missing = boxes.filter((box) => !facts[box]).map((box) => BOXES[box]);
  const both = open.filter((group) => facts[BOX_OF[group]]).map((group) => groupNames[group]);
  const why = [
    missing.length ? `没有填${missing.join("、")}` : "",
    both.length ? `你填的是另一种，同时也是${both.join("、")}的才可以` : "",
  ];
  return { missing, words: `只给${names}；${why.filter(Boolean).join("；")}` };
}

/** Whether one is of a group; undefined where nobody said. One may be small and of high technology at once,
 * and takes the lower rate; the form takes one answer. */
export function isOne(group, { payer, enterprise, owner, provider }) {
  if (group === "vat-general") return payer ? payer === "general" : undefined;
  if (group === "vat-small") return payer ? payer === "small" : undefined;
  if (group === "private-sme") return owner ? owner === "private" : undefined;
  if (group === "service-company") return provider ? provider === "service" : undefined;
  if (group === enterprise) return true;
  if (!enterprise) return undefined;
  return group !== "individual" && (enterprise === "small" || enterprise === "hnte") ? undefined : false;
}
