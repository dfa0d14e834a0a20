// From a tool into the profile: read anew, changed, stored at once. Each returns in words what was done, or
// `{ fault }`.
import { readNumber, said } from "../tools/number.js";
import { MOST, empty, freshId } from "./profile.js";
import { Store } from "./store.js";

const FAULTS = {
  forbidden: "没有存：这个浏览器不让网页存东西（无痕窗口，或者设置里关了）。",
  full: "没有存上：浏览器给这个网站的地方满了。",
};

/** `next(profile)` gives `{ profile, words }` or `{ fault }`. */
export function stored(next) {
  const store = new Store();
  const { raw, forbidden } = store.read();
  if (forbidden) return { fault: FAULTS.forbidden };
  const { profile, words, fault } = next({ ...empty(), ...raw });
  if (fault || !profile) return fault ? { fault } : words;
  const done = store.write(profile);
  if (done.theirs !== undefined) return stored(next); // another tab was faster
  return done.fault ? { fault: FAULTS[done.fault] } : words;
}

/** The energies of the energy tool's form; the sum too, where there is but one way to reckon it. */
export const energy = (asked, { low, top }) =>
  stored((profile) => {
    const lines = [...asked.keys()]
      .map((name) => /^e(\d+)$/.exec(name)?.[1])
      .filter(Boolean)
      .map((n) => {
        const own = readNumber(asked.get(`c${n}`) ?? "").value;
        const line = { energy: asked.get(`e${n}`), amount: readNumber(asked.get(`a${n}`) ?? "").value, unit: asked.get(`u${n}`) };
        return own === undefined ? line : { ...line, own, measure: asked.get(`h${n}`) };
      })
      .filter(({ amount }) => amount !== undefined);
    const one = low === top;
    const named = { yes: true, no: false }[asked.get("designated")];
    const next = { ...profile, energy: lines, ...(one ? { tce: low } : {}), ...(named === undefined ? {} : { designated: named }) };
    const sum = one ? `${said(low)} 吨标准煤` : "合计有几种折法，没有写成一个数";
    return { profile: next, words: `存了 ${lines.length} 条用量，${sum}` };
  });

const SAME = ["model", "category", "made", "commissioned", "power", "capacity", "voltage", "current", "evaporation", "heat", "temperature", "fuel"];
const keyOf = (machine) => JSON.stringify(SAME.map((name) => machine[name] ?? ""));
const isEmpty = (value) => value === undefined || value === "";
const plateOf = (machine) => Object.fromEntries(SAME.map((name) => [name, machine[name]]).filter(([, value]) => !isEmpty(value)));
const bare = (model) => String(model ?? "").replace(/\s+/g, "").toUpperCase();

// Whether it may be the machine of a plate, of which less was known: the same model, or none on both, and
// nothing that says otherwise.
const mayBe = (machine, plate) =>
  bare(machine.model) === bare(plate.model) &&
  (machine.model || machine.category === plate.category) &&
  SAME.slice(1).every((name) => isEmpty(machine[name]) || isEmpty(plate[name]) || machine[name] === plate[name]);

// The machines with what one plate says more of the only one that it may be: the same where it says no more;
// undefined where it may be none, or several.
function fuller(all, { plate }) {
  const found = all.filter((machine) => mayBe(machine, plate));
  if (found.length !== 1) return undefined;
  const [before] = found;
  const machine = { ...before, ...plateOf(plate), ...(before.model ? { model: before.model } : {}) };
  return keyOf(machine) === keyOf(before) ? all : all.map((one) => (one === before ? machine : one));
}

// The same plate in several rows is so many machines.
function counted(found) {
  const all = new Map();
  for (const { plate, count = 1 } of found) {
    const key = keyOf(plate);
    all.set(key, { plate, count: (all.has(key) ? all.get(key).count : 0) + count });
  }
  return [...all.values()];
}

/** Machines, `[{ plate, count }]`; a plate that is there already is not added again, and one that says more of
 * a machine that is there completes it. */
export const machines = (found) =>
  stored((profile) => {
    const all = profile.machines ?? [];
    const completed = found.length === 1 && fuller(all, found[0]);
    if (completed && completed !== all) return { profile: { ...profile, machines: completed }, words: "我的设备里有这一台，补上了这里填的，没有再加" };
    const known = new Set(all.map(keyOf));
    const ids = new Set(all.map(({ id }) => id));
    const fresh = [];
    for (const { plate, count } of counted(found)) {
      const machine = plateOf(plate);
      if (completed || known.has(keyOf(machine)) || !(machine.model || machine.category)) continue;
      known.add(keyOf(machine));
      const id = freshId(ids);
      ids.add(id);
      fresh.push({ id, ...machine, ...(count > 1 ? { count } : {}) });
    }
    if (!fresh.length) return { words: found.length > 1 ? "这些我的设备里都有了，没有再加" : "我的设备里已经有这样一台，没有再加；有几台的，到那里改台数" };
    if (all.length + fresh.length > MOST.machines)
      return {
        fault: `没有加：我的设备最多记 ${said(MOST.machines)} 条，已经有 ${said(all.length)} 条，这里又有 ${said(fresh.length)} 条。只留一种结论再加，或者先去删几条。`,
      };
    const before = counted(found).length - fresh.length;
    const units = fresh.reduce((sum, { count = 1 }) => sum + count, 0);
    return {
      profile: { ...profile, machines: [...all, ...fresh] },
      words: `加上了 ${said(fresh.length)} 条${units > fresh.length ? `，共 ${said(units)} 台` : ""}${before ? `，${said(before)} 条我的设备里已经有，没有再加` : ""}`,
    };
  });

/** The ledger, in lines (tools/energy/ledger/stored.js), in the place of an earlier one. */
export const ledger = (lines) =>
  stored((profile) => {
    const { ledger: before, ...rest } = profile;
    if (lines.length > MOST.ledger) return { fault: `没有存：台账最多记 ${MOST.ledger} 行，先去删几种。` };
    if (!lines.length) return before ? { profile: rest, words: "我的企业里的台账清空了" } : { words: "台账是空的，没有存" };
    return { profile: { ...rest, ledger: lines }, words: `存了台账，${said(new Set(lines.map(({ n }) => n)).size)} 种能源` };
  });

/** A product with its consumption, in the place of an earlier one. */
export const product = (one) =>
  stored((profile) => {
    const others = (profile.products ?? []).filter(({ product: id }) => id !== one.product);
    if (others.length >= MOST.products) return { fault: `没有存：最多记 ${MOST.products} 种产品，先去删几种。` };
    return { profile: { ...profile, products: [...others, one] }, words: "存了产品和单耗" };
  });

/** Something planned; the same job on the same day takes the place of the earlier one. */
export const plan = (one) =>
  stored((profile) => {
    const others = (profile.plans ?? []).filter(({ job, date }) => job !== one.job || date !== one.date);
    if (others.length >= MOST.plans) return { fault: `没有存：最多记 ${MOST.plans} 件，先去删几件。` };
    return { profile: { ...profile, plans: [...others, one] }, words: "记到打算做的里了" };
  });


/** What was had of a relief; the same with the same days is not added again. */
export const bought = (one) =>
  stored((profile) => {
    const all = profile.bought ?? [];
    if (all.some((other) => JSON.stringify(other) === JSON.stringify(one))) return { words: "已经记过这一笔，没有再加" };
    if (all.length >= MOST.bought) return { fault: `没有存：最多记 ${MOST.bought} 笔，先去删几笔。` };
    return { profile: { ...profile, bought: [...all, one] }, words: "记到买了、享受了的里了" };
  });
