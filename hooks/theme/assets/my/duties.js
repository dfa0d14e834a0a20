// What the firm has to do: the provisions that the energy tool knows, decided by its own modules for all
// places, and what documents.js says.
import { conclusion } from "../tools/energy/conclusion.js";
import { follow, nextDay } from "../tools/energy/duties.js";
import { asksDesignated, binds, judge } from "../tools/energy/thresholds.js";
import { FACTS as SAID, document, short } from "./documents.js";
import { all, resting } from "./rests.js";
import { around, namesOf, nearest, placed } from "./places.js";
import { usedIn } from "./used.js";
import { INDIVIDUAL, ofEnterprises } from "./whom.js";

const FACTS = ["tce", "energy", "region", "designated", "industry", ...SAID];

/** The lines of provisions. `data` has `my`, `energy` and `today`. */
export function duties(profile, data) {
  const decide = (facts) => decideAll(facts, data);
  return resting(decide, profile, FACTS);
}

function decideAll(profile, data) {
  const { my, energy } = data;
  const standing = standingOf(profile, data);
  const told = tell(standing);
  const numbers = {};
  const rules = energy.rules.map((rule) => {
    numbers[rule.url] = (numbers[rule.url] ?? 0) + 1;
    return lineOf(rule, `${rule.url.replace(/\/?#.*$/, "")}/${numbers[rule.url]}`, standing, told, profile, data);
  });
  return [keyLine(standing, profile, data), ...rules.filter(Boolean), ...my.documents.flatMap((one) => document(one, profile, my))];
}

// --- who is a key energy user -------------------------------------------------------------------------------

const named = { true: "yes", false: "no" };

const judgments = new WeakMap(); // by the data: the same is asked again for each fact that is taken away
const MOST = 2000;

function judgedAt(energy, used, place, designated) {
  if (!judgments.has(energy)) judgments.set(energy, new Map());
  const known = judgments.get(energy);
  const key = [used.low, used.top, place, designated].join("|");
  if (known.size > MOST) known.clear();
  if (!known.has(key)) known.set(key, judge(energy, used, place, designated));
  return known.get(key);
}

// What the energy tool says of the firm in its place; `missing` are facts that may change whether it is a
// key energy user.
function standingOf(profile, { my, energy }) {
  const used = usedIn(profile, energy);
  const region = nearest(my.regions, profile.region, new Set(energy.regions.map(({ id }) => id)));
  const designated = named[profile.designated] ?? "";
  const at = (place, told = designated) => judgedAt(energy, used, place, told);
  const judged = at(region);
  const within = insides(profile, my, energy);
  const elsewhere = within.filter((id) => at(id).key !== judged.key);
  const unsaid = at(region, "");
  const little = designated === "yes" && unsaid.key === "no"; // nobody designates who uses so little
  const other = little ? unsaid.placed.find(isOtherwise) : undefined; // but places may name others
  const apart = little && !other;
  const missing = [
    ...(elsewhere.length || (within.length && !used.used) ? ["region"] : []),
    ...(["if", "open"].includes(judged.key) || apart ? used.missing : []),
    ...(["if", "open"].includes(judged.key) && !designated ? ["designated"] : []),
    ...(apart ? ["designated", ...(used.missing.length ? [] : ["tce"])] : []),
  ];
  const settled = judged.key === "yes" && designated === "yes" && !little && !elsewhere.length;
  return {
    used,
    judged,
    designated,
    region,
    elsewhere,
    apart,
    other,
    missing: settled ? [] : missing,
    key: other || (missing.length && !settled) ? "open" : judged.key,
  };
}

// A place that may single out users of so much by a rule of its own.
const isOtherwise = (rule) =>
  !rule.key && rule.bands.some(({ designated }) => designated) && ["if", "open"].includes(rule.place);

// The places with rules of their own in which the firm may be for all that it said.
function insides({ region }, my, energy) {
  const own = energy.regions.map(({ id }) => id);
  return around(my.regions, region).length
    ? own.filter((id) => id !== region && around(my.regions, id).includes(region))
    : own;
}

function keyLine(standing, profile, data) {
  const { judged, key, missing, used } = standing;
  const [by] = judged.by;
  const line = { id: "duties/key-energy-user", group: "key", missing, ...(by ? { source: sourceOf(by), url: by.url } : {}), ...doubted(standing) };
  if (key === "open" || key === "if")
    return { ...line, state: "unknown", title: "是不是重点用能单位：还不能判断", text: openWords(standing, data) };
  const words = conclusion({
    data: data.energy,
    used: used.used ?? { low: 0, high: 0, open: [{ energy: "能耗" }], kwh: 0 },
    judged,
    possible: used,
    region: standing.region,
    designated: standing.designated,
    place: namesOf(data.my.regions, [profile.region ?? ""]),
  });
  return { ...line, state: key, title: key === "yes" ? "是重点用能单位" : words.title, text: words.text || words.title };
}

const doubted = ({ apart, used }) =>
  apart ? { contradicts: ["designated", "tce"] } : used.apart ? { contradicts: ["tce", "energy"] } : {};

function openWords({ judged, used, elsewhere, apart, other }, { energy }) {
  const names = elsewhere.map((id) => energy.regions.find((one) => one.id === id).name);
  return [
    apart ? "填的互相矛盾：填的是已经被指定，能耗却不在资料写明的指定范围里，核对用量和名单。" : "",
    other ? `填的是已经被指定；这样的能耗，${short(other.law)}${other.article}写的是“${other.must}”，算不算重点用能单位，问指定的部门。` : "",
    used.apart ? "填的综合能耗和用量算出来的差一点，正好可能在门槛两边：核对，或者删掉一样。" : "",
    used.used ? "" : "没有填一年用多少能源。",
    judged.key === "if" ? "能耗在要看是否被指定的范围里：被主管部门指定的才是，查当地公布的名单。" : "",
    judged.key === "open" && used.used ? "填的能源有的算不准，可能到、也可能没到门槛：到能耗折算工具里看差什么。" : "",
    names.length ? `各地门槛不同，在${names.slice(0, 4).join("、")}${names.length > 4 ? "等" : ""}结论不一样：地区要填到市。` : "",
  ].join("");
}

// --- provisions ---------------------------------------------------------------------------------------------

const sets = ["now", "maybe", "foreign", "later", "cases", "options", "penalties"];

function tell({ judged, key }) {
  const told = follow({ ...judged, key });
  return new Map(sets.flatMap((set) => told[set].map((rule) => [`${rule.url}|${rule.article}|${rule.must}`, set])));
}

function lineOf(rule, id, standing, told, profile, data) {
  if (rule.key === "defines") return undefined; // said by the line on key energy users
  const where = placed(data.my.regions, rule.regions, profile.region);
  const set = told.get(`${rule.url}|${rule.article}|${rule.must}`);
  const kind = rule.sort || "must";
  const line = {
    id: `duties/${id}`,
    group: kind,
    title: rule.must,
    text: wordsOf(rule, data),
    source: sourceOf(rule),
    url: rule.url,
    missing: [],
  };
  if (rule.yearly) line.date = nextDay(rule.yearly, data.today, data.energy.day);
  if (kind === "may" || kind === "penalty") {
    const idle = where.holds === false || (rule.key && standing.key === "no");
    return idle ? undefined : { ...line, state: "info" };
  }
  const doubt = rule.doubt || (rule.unverified ? "内容待核" : "");
  const firm = ofEnterprises(rule.who, profile);
  const here = all(where, ...conditionsOf(rule, kind, set, standing, doubt), ...(firm ? [firm] : []));
  const notes = [
    where.holds === false ? `只管${namesOf(data.my.regions, rule.regions)}。` : "",
    where.holds === undefined ? `只在${namesOf(data.my.regions, rule.regions)}适用，地区要填到市才知道。` : "",
    doubt ? `待核：${doubt}。` : "",
    kind === "case" ? "做不做看别的事实，资料里没有能直接判断的条件：对照下面写的，拿不准问当地。" : "",
    set === "maybe" && rule.bands.some((band) => band.designated || band.undesignated) ? "看是否被主管部门指定。" : "",
    firm && profile.enterprise === "individual" && here.state === "unknown" ? INDIVIDUAL : "",
    isNarrow(rule) ? `只管${rule.who}，你是不是，自己对照。` : "",
  ];
  if (here.state === "unknown" && isForeign(rule, standing)) notes.push(LOCAL);
  const apart = here.state === "unknown" && (binds(rule) || rule.bands.length) ? doubted(standing) : {};
  return { ...line, ...here, ...apart, text: [...notes, line.text].filter(Boolean).join("") };
}

const LOCAL = "按当地门槛是重点用能单位，没有到上一级的；上一级的这一条是不是照样适用，资料没有写明，问当地。";
const isForeign = (rule, { judged, key }) => key === "yes" && judged.foreign.includes(rule);

// Whom a provision names beside energy users is words: 钢铁、有色金属……等行业的重点用能单位.
const isNarrow = ({ who = "" }) => who.includes("行业");

function* conditionsOf(rule, kind, set, standing, doubt) {
  if (binds(rule)) {
    yield { holds: { yes: true, no: false }[standing.key], missing: standing.missing };
    const band = standing.judged.placed.find((one) => one.url === rule.url && one.article === rule.article && one.must === rule.must);
    if (rule.bands.length && band) yield ofPlace(band, standing);
  } else if (!doubt && kind !== "case") yield ofBand(set, rule, standing);
  if (isForeign(rule, standing)) yield { holds: undefined, missing: standing.designated ? [] : ["designated"] };
  if (doubt || kind === "case" || isNarrow(rule)) yield { holds: undefined, missing: [] };
}

// Whether the firm is among those of a provision on some key energy users only.
const ofPlace = (rule, standing) => ({ holds: { in: true, out: false }[rule.place], missing: openOf(rule, standing) });

const openOf = (rule, { used, designated }) => [
  ...used.missing,
  ...(asksDesignated(rule) && !designated && rule.place !== "out" ? ["designated"] : []),
];

function ofBand(set, rule, standing) {
  if (set === "now") return { holds: true, missing: [] };
  if (set === "maybe") return { holds: undefined, missing: openOf(rule, standing) };
  return { holds: false, missing: [] };
}

function wordsOf({ who, key, sort, threshold, bands, by, recipient, changed }, data) {
  return [
    who && !key && sort !== "must" && who !== "用能单位" ? `${who}；` : "",
    threshold ? `${threshold}；` : "",
    by ? `${by}；` : "",
    recipient ? `交给${recipient}；` : "",
    changed ? `上位法${changed}已不再有效，适用时核对；` : "",
  ]
    .join("")
    .replace(/；$/, "。");
}

const sourceOf = (rule) => ({ title: short(rule.law), url: rule.url, article: rule.article, text: rule.text });
