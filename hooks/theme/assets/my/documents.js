// What the documents demand beside energy: provisions that discharges and permit decide, and how many there
// are of which nobody wrote down on whom they are binding in a form that decides.
import { namesOf, placed } from "./places.js";
import { all, has, valueOf } from "./rests.js";
import { INDIVIDUAL, ofEnterprises } from "./whom.js";

/** By which facts a provision of a document may be decided. */
export const FACTS = ["enterprise", "permit", "discharges.air", "discharges.water", "discharges.waste", "discharges.hazardous"];

export const short = (title) => title.replace(/^中华人民共和国/u, "");

/** The lines of a document of tools/my.json. */
export function document(one, profile, my) {
  const { id, title, url, count, decided = [], doubt } = one;
  const here = conditionsOf(one, profile, my);
  const source = { title: short(title), url };
  const lines = decided.map((duty, at) => provision(duty, `duties/documents/${id}/${at + 1}`, { here, source, doubt, profile }));
  if (!count) return lines;
  const whole = all(here.where, here.mine, OPEN);
  return [
    ...lines,
    {
      id: `duties/documents/${id}`,
      group: "document",
      title: `《${short(title)}》`,
      text: [...here.why, ...about(one, whole, my)].join(""),
      url,
      source,
      ...whole,
    },
  ];
}

const OPEN = { holds: undefined, missing: [] };

function conditionsOf({ regions, industries }, profile, my) {
  const where = placed(my.regions, regions, profile.region);
  const mine = !industries
    ? { holds: true, missing: [] }
    : { holds: profile.industry === undefined ? undefined : industries.includes(profile.industry), missing: ["industry"] };
  const why = [
    where.holds === false ? `只管${namesOf(my.regions, regions)}。` : "",
    where.holds === undefined ? `只在${namesOf(my.regions, regions)}适用。` : "",
    mine.holds === false ? `只管${industries.map((name) => my.industries[name]).join("、")}。` : "",
  ];
  return { where, mine, why };
}

const about = ({ count, decided, equipment, topics, doubt }, { state }, my) => [
  state === "no" ? "" : `${decided ? "另" : ""}有 ${count} 条规定没有写成能直接判断的条件，要自己对照。`,
  equipment ? `说的是${equipment.map((name) => my.equipment[name]).join("、")}。` : "",
  topics ? `管${topics.join("、")}。` : "",
  doubt ? `效力待核：${doubt}。` : "",
];

function provision({ article, who, must, by, recipient, yes = {}, no = {} }, id, { here, source, doubt, profile }) {
  const that = isThat(yes, no, profile);
  const kind = ofEnterprises(who, profile);
  const decision = all(here.where, here.mine, that, ...(kind && that.holds ? [kind] : []), ...(doubt ? [OPEN] : []));
  const individual = decision.state === "unknown" && kind && profile.enterprise === "individual";
  const open = that.holds === undefined && decision.state === "unknown" && !decision.missing.length && !doubt;
  const told = [who, by, recipient && `交给${recipient}`].filter(Boolean).join("；");
  return {
    id,
    group: "must",
    title: must,
    text: [...here.why, doubt ? `效力待核：${doubt}。` : "", `${told}。`, individual ? INDIVIDUAL : "", open ? "按你填的还说不准是不是，问当地生态环境部门。" : ""].join(""),
    url: source.url,
    source: { ...source, article },
    ...decision,
  };
}

// One answer of `yes` is enough; of `no` all are needed.
function isThat(yes, no, profile) {
  const answers = (name, allowed) => allowed.includes(valueOf(profile, name));
  if (Object.entries(yes).some(([name, allowed]) => answers(name, allowed))) return { holds: true, missing: [] };
  const against = Object.entries(no);
  if (against.length && against.every(([name, allowed]) => answers(name, allowed))) return { holds: false, missing: [] };
  const asked = [...new Set([...Object.keys(yes), ...Object.keys(no)])];
  return { holds: undefined, missing: asked.filter((name) => !has(profile, name)) };
}
