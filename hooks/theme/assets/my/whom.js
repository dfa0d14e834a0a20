// Whom a provision names: whether the kind of the firm is among them.

const ENTERPRISES = /企业(事业单位)?$/u;
const OTHERS = /和|或者|用户|单位、|个人|经营者/u; // 企业事业单位和其他生产经营者

/** The condition that a provision on enterprises (企业, 企业事业单位) makes; undefined where it makes none. An
 * individual business (个体工商户) is none by its name, and whether it is meant as well the records do not say. */
export function ofEnterprises(who = "", { enterprise }) {
  if (!ENTERPRISES.test(who) || OTHERS.test(who)) return undefined;
  if (enterprise === undefined) return { holds: undefined, missing: ["enterprise"] };
  return { holds: enterprise === "individual" ? undefined : true, missing: [] };
}

/** What is told of an individual business. */
export const INDIVIDUAL = "写的是企业，个体工商户算不算在内，资料没有写明，问主管部门。";
