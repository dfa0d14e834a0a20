// What a firm's facts say against each other. Which of them is wrong only the reader knows: both are told,
// and what rests on either is not decided until they agree.
import { LARGEST } from "../tools/energy/coal.js";
import { said, yuan } from "../tools/number.js";

const CLOSE = 0.02; // of a sum: as much as rounding makes

/** `{ at, facts, words, open }`: beside which facts it is told, and which of them decide nothing
 * meanwhile; `alone` where it is one number that nobody can mean. `known` as in known.js; `reckoned` is the span `{ low, top }` in tce of the energies of the
 * profile, where that is known; `kindsOf(model)` names the kinds in which a model is listed, where that is. */
export function doubts(profile, known, { reckoned, kindsOf } = {}) {
  return [...small(profile, known.small), ...taxpayer(profile, known.sales), ...energy(profile, reckoned), ...machines(profile, known, kindsOf)];
}

function* small({ enterprise, ...facts }, limits) {
  if (enterprise !== "small" || !limits) return;
  const SIZES = {
    staff: ["从业人数", (value) => `${said(value)} 人`],
    assets: ["资产总额", yuan],
    taxable: ["年应纳税所得额", yuan],
  };
  for (const [name, [label, words]] of Object.entries(SIZES)) {
    if (limits[name] === undefined || facts[name] === undefined || facts[name] <= limits[name]) continue;
    yield {
      facts: [name, "enterprise"],
      open: [name, "enterprise"],
      words: `小型微利企业的${label}不超过 ${words(limits[name])}，你写的是 ${words(facts[name])}：核对这两样`,
    };
  }
}

// Words only: revenue is not quite what the tax counts as sales.
function* taxpayer({ vat, revenue }, sales) {
  if (vat !== "small" || !(revenue > sales)) return;
  yield {
    facts: ["revenue", "vat"],
    open: [],
    words: `小规模纳税人连续 12 个月的应征销售额不超过 ${yuan(sales)}，你写的一年营业收入是 ${yuan(revenue)}：超过的多半已经是一般纳税人，核对这两样`,
  };
}

function* energy({ tce, energy: lines }, reckoned) {
  const bills = lines && reckoned;
  if (tce > LARGEST && !bills)
    yield {
      facts: ["tce"],
      open: ["tce"],
      alone: true,
      words: `一年 ${said(tce)} 吨标准煤？太多了，多半是单位写错了：是不是把千克写成了吨。真用这么多的，到能耗折算里写各种用量`,
    };
  if (tce === undefined || !bills) return;
  const { low, top } = reckoned;
  if (tce >= low * (1 - CLOSE) && tce <= top * (1 + CLOSE)) return;
  const span = low === top ? said(low, 1) : `${said(low, 1)}～${said(top, 1)}`;
  yield {
    facts: ["tce"],
    open: ["tce", "energy"],
    words: `写的是 ${said(tce)} 吨标准煤，下面的用量折成 ${span} 吨：核对单位和用量，或者删掉一样`,
  };
}

function* machines({ machines: all = [] }, known, kindsOf) {
  for (const { id, model, category, made, commissioned } of all) {
    const at = (name) => `machines.${id}.${name}`;
    if (made > commissioned)
      yield {
        facts: [at("made"), at("commissioned")],
        open: [at("made"), at("commissioned")],
        words: `${made} 年生产，却 ${commissioned} 年就投运：核对铭牌`,
      };
    const kinds = model && category && kindsOf ? kindsOf(model) : [];
    if (kinds.length && !kinds.includes(category)) {
      const names = kinds.map((kind) => `“${known.categories.get(kind) ?? kind}”`).join("、");
      yield {
        facts: [at("model"), at("category")],
        open: [],
        words: `${model} 列在${names}里，你选的是“${known.categories.get(category)}”：核对类别`,
      };
    }
  }
}

/** The profile without the facts that decide nothing while they are doubted. */
export function undoubted(profile, found) {
  const open = new Set(found.flatMap((one) => one.open));
  const kept = Object.entries(profile).filter(([name]) => !open.has(name));
  const rest = Object.fromEntries(kept);
  if (rest.machines)
    rest.machines = rest.machines.map((machine) =>
      Object.fromEntries(Object.entries(machine).filter(([name]) => !open.has(`machines.${machine.id}.${name}`))),
    );
  return rest;
}
