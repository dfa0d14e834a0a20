// A written line, as it stands on a plate, in a ledger's cell or in a chat, taken apart into the
// machines that it names.
import { ideographs } from "../../radicals.js";
import { misreadings, plainly } from "./characters.js";
import { byWords, knows, lists } from "./index.js";
import { fuelOf } from "./fuels.js";
import { markAt, ratingsIn } from "./ratings.js";
import { isSeriesAlone } from "./series.js";
import { spelled } from "./spelling.js";

const MODEL_LABEL = /(型号|规格|型式)[\s:：.]*$/u;
const OTHER_LABEL = /(编号|序号|厂号|位号|标准|许可证|证号|日期|等级|因数|效率|接法|防护|绝缘|图号|电话|重量|温升|工作制)[\s:：.]*$/u;
const LATIN_LABEL = /\b(?:TYPE|MODEL|MOD)(?:\s*NO)?\b\.?\s*[:.]?/giu;
const STANDARD = /\b(?:(?:GB|JB|NB|HG|DL|Q)\/[A-Z]+ ?|GB ?)\d{3,}(?:\.\d+)?(?:-\d{2,4})?/g;
const SERIAL = /(?:\bS\/N|\bSER(?:IAL)?\.?\s*(?:NO\.?)?|\bNO\.?(?=\s*:)|\bNO\.?\s*(?=\d{5}))\s*[:.]?\s*[A-Za-z0-9-]+/giu;
// What else stands on plates: mounting, protection, insulation, vector groups, standards.
const ELSE =
  /^(IM ?)?(B(3|5|6|7|8|10|14|34|35)|V(1|3|5|6|15|18|19|35|36))$|^IP\d\d$|^[ABEFH]级?$|^(GB|JB|Q)(\/[A-Z])?[- ]?\d{3,}|^(TH|TW|WF1?|AC|DC|CCC|CE|COS.*)$|^\d{1,3}#$|^#\d{1,3}$/i;
const VECTOR = /^[DY](yn|zn|d|y)\d+$/; // of transformers
const APART = /(?:^|[\s,;/-])[DY] ?, ?(?:yn|zn|d|y)\d{1,2}(?![A-Za-z0-9])/g; // and written with a comma
const EX = /(?:\bEx ?[a-z]{0,3}|[\s(]d) ?I{1,3} ?[ABC]? ?(?:T[1-6])?(?: ?[GM][abc])?(?![A-Za-z0-9-])/g; // of explosion-proof machines
const TOLERANCE = /±\s*(?:\d\s*[×xX*]\s*)?\d+(?:\.\d+)?\s*%/g; // 10±2×2.5%/0.4 kV
const DAILY = /\d+(?:\.\d+)?\s*万?\s*[t吨]\s*\/\s*[da日天年](?![A-Za-z0-9])/gi; // of a line: 2500t/d
const BEHIND = /^S\d$/; // the duty of a motor; alone, S1 is a series of transformers
const STRONG = /^[A-Z]{1,5}[A-Z0-9()./-]*\d{2,}/;
const KIND_TAIL = /([（(].*[）)]|[\s\d#＃号台只套一二三四五六七八九十甲乙丙丁._:：-]|容量|电压|功率|电流|转速|频率|压力|流量|扬程|温度|燃料|燃煤|燃气|燃油|天然气|煤气|柴油|生物质|产品|设备|铭牌|额定|型号|规格|型式|系列|型|类|一套|的|为|是)+$/u;
const NOT_KINDS = /(发电机|热泵|暖风机|吹风机|热风机|回转炉)$/u;

/** The machines that `text` names: `[{ model, category, facts, labelled }]`. `model` is the model as it
 * is written, without what belongs to no model; `category` the kind that the words around it name, or
 * "" ; `facts` what else is said of it: power (kW), voltage (V), capacity (kVA), current (A),
 * evaporation (t/h), heat (MW), poles, made, commissioned, fuel, count. `category` given is the kind that
 * the reader chose. A text that names a kind or ratings and no model gives one machine with model "". */
export function machinesWritten(index, text, { category = "" } = {}) {
  const line = joined(plainly(text).replace(DAILY, " | ").replace(STANDARD, " | ").replace(SERIAL, " | ").replace(EX, "").replace(TOLERANCE, "").replace(APART, " "));
  const { marks, rest } = ratingsIn(line, { boiler: category === "boiler" || line.includes("锅炉") });
  const machines = grouped(index, pieces(index, rest, category), marks);
  const named = kindsOf(index, machines);
  for (const one of named) if (one.facts.fuel === "") delete one.facts.fuel;
  return named;
}

// No 8 C and 8#C are No.8C of a fan; S7型-315/10 and S7系列 315/10 are S7-315/10; Y系列 Y160M-4 is Y160M-4.
const joined = (line) =>
  line
    .replace(/^\(?\d{1,3}\) ?/, "") // 1) and (1) number a line as well
    .replace(/\bNo\.? ?(\d{1,2}(?:\.\d+)?) ([A-F])(?![A-Za-z0-9.])/gi, "No.$1$2")
    .replace(/([\s-])(\d{1,2}(?:\.\d+)?)# ?([A-F])(?![A-Za-z0-9-])/g, "$1No.$2$3")
    .replace(/(^|\p{Script=Han})\d{1,3} ?# ?(?=[A-Za-z0-9])|(\s)\d{1,3}# ?(?=[A-Za-z])/gu, "$1$2") // 3#Y132M-4
    .replace(/([A-Za-z][A-Za-z0-9()]*)\s*系列\s*(?=([A-Za-z][A-Za-z0-9()]*))/gu, (whole, series, next) =>
      next.toUpperCase().startsWith(series.toUpperCase()) ? "" : whole,
    )
    .replace(/([A-Za-z][A-Za-z]*\d*)\s*(?:型|系列)\s*-?\s*(?=\d)(?!\d+\s*[台套只])/gu, "$1-");

// The line as a row of `{ words }`, `{ model }` and `{ mark }`.
function pieces(index, rest, category) {
  const found = [];
  const listed = chinese(index, rest, category);
  if (listed) found.push({ model: listed, han: true });
  const plain = listed ? rest.replace(/[A-Za-z0-9."/-]+/g, " | ") : rest.replace(LATIN_LABEL, "|型号|");
  for (const part of plain.match(/[\ue100-\ue7ff]|\p{Script=Han}+|[^\p{Script=Han}\ue100-\ue7ff]+/gu) ?? []) {
    if (markAt(part) >= 0) found.push({ mark: markAt(part) });
    else if (/\p{Script=Han}/u.test(part)) found.push({ words: part });
    else for (const chunk of part.split(/[,;:，、。；：|{}\[\]=]|\s\/\s|\s(?=\()/u)) found.push(...models(index, chunk, category));
  }
  return found;
}

// A model with Chinese in its name, as the lists write it; as it stands where only a misreading of it
// is listed.
function chinese(index, rest, category) {
  if (!/\p{Script=Han}|["'″]/u.test(rest)) return "";
  const { han } = byWords(index);
  const inside = (text) => {
    const whole = spelled(text.replace(/(\d)\s+(?=\d)/g, "$1|")); // 浙农2-6 2
    return han.find(({ key, category: kind }) => (!category || kind === category) && holds(whole, key));
  };
  const end = spelled(rest);
  const part = han.map(({ key }) => key.replace(/^[^\p{Script=Han}]+/u, "")).find((one) => /^\p{Script=Han}{2}.*\d/u.test(one) && holds(end, one));
  const found = inside(rest)?.written;
  return (found && found + suffix(found, rest)) ?? part ?? (misreadings(rest).some(({ text }) => inside(text)) ? rest : "");
}

// The letter right behind a model with Chinese in it makes another of it: 10"丰产24D.
function suffix(model, text) {
  const end = /[\d.-]+[A-Z]*$/.exec(model)?.[0];
  return (end && new RegExp(`${end.replace(/\./g, "\\.")}([A-Za-z])(?![A-Za-z0-9-])`).exec(text)?.[1]) ?? "";
}

// As a whole: 浙农2-6 is not in 浙农2-65.
function holds(text, key) {
  const at = text.indexOf(key);
  return at >= 0 && !/\d/.test(text[at - 1] ?? "") && !/[\d.]/.test(text[at + key.length] ?? "");
}

// One stretch of Latin letters and digits: a model that may be written with spaces, or several.
function* models(index, chunk, category) {
  const tokens = bare(chunk)
    .split(/\s+/)
    .flatMap((token) => severally(index, token, category))
    .map(bare)
    .filter((one) => one && /[A-Za-z0-9]/.test(one));
  const initial = (one, at) => at === 0 && /^[A-Z]$/i.test(one) && /^\d/.test(tokens[1]); // F 50-25A
  const kept = tokens.length > 1 ? tokens.filter((one, at) => initial(one, at) || !(ELSE.test(one) || VECTOR.test(one)) || knows(index, spelled(one), category)) : tokens;
  let open = [];
  for (const token of tokens.length > 1 ? kept : tokens) {
    if (BEHIND.test(token) && whole(open.join(" "))) continue;
    const size = /^No\.?$/i.test(open[open.length - 1] ?? "");
    const now = spelled(open.join(" "));
    const ended = lists(index, now, category) || (whole(open.join(" ")) && !isSeriesAlone(now)); // CJ10 20 goes on
    if (ended && /^\d+(\.\d+)?$/.test(token) && !size) continue; // Y160L-4 15
    if (open.length && whole(token) && whole(open.join(" "))) {
      yield { model: open.join(" ") };
      open = [];
    }
    open.push(token);
  }
  if (open.length) yield { model: open.join(" ") };
}

// Y132M-4/Y160M-4: parted where all parts are models.
function severally(index, token, category) {
  const parts = token.split(/[/+&]/).map(bare);
  return parts.length > 1 && parts.every((one) => whole(one) && knows(index, spelled(one), category)) ? parts : [token];
}

const whole = (text) => STRONG.test(text.toUpperCase()) && !/^NO\b/i.test(text);

// Without marks at the ends, and without brackets that hold all of it or nothing.
function bare(text) {
  let now = text.trim();
  for (let before = ""; before !== now; ) {
    before = now;
    now = now
      .replace(/\(\s*\)/g, "")
      .replace(/^[-.,/*~'’‘"+_]+|[-.,/*~'’‘+_]+$/g, "")
      .trim();
    if (/^\((?:[^()]|\([^()]*\))*\)$/.test(now)) now = now.slice(1, -1).trim();
    const [opened, closed] = [now.split("(").length, now.split(")").length];
    if (opened > closed) now = now.replace(/\(([^(]*)$/, " $1").trim();
    if (closed > opened) now = now.replace(/\)/, " ").trim();
  }
  return now;
}

// Models with what is said around them.
function grouped(index, row, marks) {
  const machines = [];
  let before = "";
  let waiting = {};
  let last;
  const say = (facts) => {
    if (last) for (const [name, value] of Object.entries(facts)) last.facts[name] = last.facts[name] ?? value;
    else waiting = { ...facts, ...waiting };
  };
  for (const piece of row) {
    if (piece.mark !== undefined) say(marks[piece.mark]);
    else if (piece.words) {
      before += piece.words;
      if (last) last.after = (last.after ?? "") + piece.words;
    } else if (!OTHER_LABEL.test(before) || MODEL_LABEL.test(before)) {
      last = { model: piece.model, before, after: "", facts: waiting, labelled: MODEL_LABEL.test(before), han: piece.han };
      waiting = {};
      before = "";
      machines.push(last);
    } else before = "";
  }
  if (!machines.length) return [{ model: "", before, after: "", facts: waiting, labelled: false }];
  return machines;
}

// Which of the candidates are models, and of which kind of machine.
function kindsOf(index, candidates) {
  const first = candidates[0];
  const ahead = Boolean(kindNamed(index, first.before));
  const all = candidates.map(({ model, before, after, facts, labelled, han }) => {
    const driven = /(配|配套|配用|带)$/u.test(before); // 水泵配Y132M-4电机: the words behind are its own
    const category = kindNamed(index, before) || (ahead && !driven ? "" : kindNamed(index, after));
    const fuel = category === "boiler" || !category ? fuelNamed(before + after) : "";
    return {
      model,
      category,
      labelled,
      facts: fuel ? { ...facts, fuel } : facts,
      known: Boolean(han) || knows(index, spelled(model), category),
      named: Boolean(kindNamed(index, before)),
    };
  });
  const series = ({ model }) => all.some((one) => one.model !== model && /^[A-Z]+\d?$/i.test(model) && one.model.startsWith(model));
  const ones = all.filter((one) => !series(one) && (one.known || !(ELSE.test(one.model) || VECTOR.test(one.model))));
  if (all.length === 1) return all;
  const some = [(one) => one.labelled, (one) => one.known || whole(one.model), (one) => /\d/.test(one.model)]
    .map((test) => ones.filter(test))
    .find((found) => found.length);
  const kept = some ?? all.slice(0, 1);
  if (kept.length === 1) return [{ ...kept[0], category: kept[0].category || only(all.map(({ category }) => category)), facts: Object.assign({}, ...all.map(({ facts }) => facts).reverse()) }];
  return kept;
}

const only = (kinds) => {
  const said = [...new Set(kinds.filter(Boolean))];
  return said.length === 1 ? said[0] : "";
};

/** The kind of machine that words end in: 三相异步电动机 is a 电动机, 水泵电机 as well, and 泵房 is
 * none; "" where they end in none. */
export function kindNamed(index, words) {
  const ends = ideographs(words).replace(KIND_TAIL, "");
  if (!ends || NOT_KINDS.test(ends)) return "";
  let longest = "";
  for (const name of index.names.keys()) if (name.length > longest.length && ends.endsWith(name)) longest = name;
  return longest ? index.names.get(longest) : "";
}

const FUEL = /燃煤|烟煤|褐煤|燃料(?:种类|品种)?[为是]?煤(?!气)|煤气|生物质|燃油|柴油|重油|燃气|天然气|液化气|沼气|电加热|电热/u;
const CHANGED = /改[成为烧用]*(?:天然|液化|燃)?(?:气|油|电|煤|生物质)/u;
const fuelNamed = (words) => fuelOf((CHANGED.exec(words) ?? FUEL.exec(words))?.[0] ?? "");
