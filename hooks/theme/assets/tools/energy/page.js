// /tools/energy/: bills in; standard coal, thresholds and duties out.
import { make } from "../../dom.js";
import { Answer, link, list, sums, table, verdict } from "../answer.js";
import { load } from "../data.js";
import { Form } from "../form.js";
import { readNumber, said } from "../number.js";
import { burnt, shares, span, total, unitsOf } from "./coal.js";
import { bandWords, judge } from "./thresholds.js";

const MOST_LINES = 30;
const element = document.querySelector(".tool__form");
const lines = element.querySelector(".energies__lines");
const template = document.getElementById("energy-line");
const form = new Form(element, respond, { fill });
const answer = new Answer(form, () => form.restore());
answer.part.classList.add("result--told");

let data;
let asking = 0;

const carrier = (name) => data.coefficients.find(({ energy }) => energy === name);

// --- the lines -----------------------------------------------------------------------------------------

function add() {
  const n = lines.children.length + 1;
  if (n > MOST_LINES) return;
  const line = template.content.firstElementChild.cloneNode(true);
  for (const one of [line, ...line.querySelectorAll("*")]) {
    for (const { name, value } of [...one.attributes])
      one.setAttribute(name, value.replace(/(?<=^[eauc]|\s|第 )N(?=$|-|\s)/, n));
  }
  lines.append(line);
  return line;
}

// As many lines as the address has; the units of each before they are chosen.
function fill(asked) {
  const numbers = [...asked.keys()].map((name) => /^[eauc](\d+)$/.exec(name)?.[1]).filter(Boolean);
  while (lines.children.length < Math.min(Math.max(...numbers.map(Number), 0), MOST_LINES)) add();
  [...lines.children].forEach((line, at) => offer(line, asked.get(`e${at + 1}`)));
}

function offer(line, energy) {
  const units = line.querySelector("select[name^=u]");
  const chosen = units.value;
  const found = data && carrier(energy);
  units.replaceChildren(...(found ? unitsOf(found).map((name) => make("option", {}, name)) : []));
  if (chosen && [...units.options].some(({ value }) => value === chosen)) units.value = chosen;
  const hint = found
    ? (found.value ?? (found.low !== undefined ? `${found.low}～${found.high}` : "待核，要自己写"))
    : "";
  line.querySelector(".field__hint").textContent = found ? `参考值 ${hint} ${found.unit}` : "";
}

// A line that is not finished yet counts for nothing; it is called a fault when the reader says go.
function read(asked, pressed) {
  const found = [];
  let sound = true;
  for (let n = 1; n <= lines.children.length; n++) {
    const [energy, amount, unit, own] = ["e", "a", "u", "c"].map((letter) => asked.get(letter + n) ?? "");
    const size = readNumber(amount);
    const factor = readNumber(own, { above: true, most: 1000 });
    const lacking = energy && !amount ? "写上用量" : !energy && amount ? "先选能源" : "";
    form.fault(`a${n}`, size.fault ?? (pressed ? lacking : ""));
    form.fault(`c${n}`, factor.fault ?? "");
    if (size.fault || factor.fault || (lacking && pressed)) sound = false;
    else if (energy && size.value !== undefined && carrier(energy))
      found.push(burnt(carrier(energy), size.value, unit, factor.value));
  }
  return { found, sound };
}

// --- the answer ---------------------------------------------------------------------------------------------

async function respond(asked, { pressed }) {
  const mine = ++asking;
  try {
    if (!data) {
      data = await load("energy");
      form.restore(); // the units are known only now
      return;
    }
  } catch (fault) {
    return answer.fail(fault);
  }
  if (mine !== asking || ![...asked].length) return answer.clear();
  const { found, sound } = read(asked, pressed);
  if (!sound || !found.length) {
    answer.clear();
    if (pressed) (element.querySelector("[aria-invalid=true]") ?? element.elements.a1).focus();
    return;
  }
  const used = total(found);
  const judged = judge(data, used, asked.get("region") ?? "", asked.get("designated") ?? "");
  const words = conclusion(used, judged, asked);
  answer.show(`${words.title}。${words.text}`, [...told(found, used, judged, asked, words)], {
    day: data.day,
    pressed,
  });
}

function conclusion(used, { key, doubtful, placed }, asked) {
  const sum = `${used.open.length ? "至少 " : ""}${span(used)} 吨标准煤/年`;
  const place = asked.get("region")
    ? data.regions.find(({ id }) => id === asked.get("region"))?.name
    : "全国的门槛";
  const unsure = doubtful.some(({ key: sort, place: at }) => sort === "defines" && at !== "out")
    ? "当地还有效力待核的门槛，见下表。"
    : "";
  const texts = {
    yes: [
      "warn",
      "是重点用能单位",
      asked.get("designated") === "yes"
        ? `主管部门已经指定。${placed.some(({ key: sort, place: at }) => sort === "defines" && at === "in") ? "" : "但算出来的能耗不在可以指定的区间，核对用量和名单。"}`
        : `按${place}，到了门槛。`,
    ],
    if: ["warn", "在可以指定的区间", `按${place}，被主管部门指定才是重点用能单位；查当地公布的名单。`],
    open: ["warn", "还不能判断", `按${place}，能耗可能到、也可能没到门槛；把待核的系数换成实测值再算。`],
    no: ["info", "没有到重点用能单位的门槛", `按${place}。一般用能单位的义务仍然有。`],
  };
  const [tone, title, text] = texts[key];
  return { tone, title: `${sum}：${title}`, text: text + unsure };
}

function* told(found, used, { key, placed, binding }, asked, words) {
  yield verdict(words.tone, words.title, words.text);
  yield make("h2", {}, "怎样算出来");
  const closed = found.filter(({ open }) => !open);
  yield sums([
    ...closed.map(({ sum }) => sum),
    `合计 ${span(used)} tce${used.open.length ? "（不含下面没有系数的）" : ""}`,
  ]);
  if (used.open.length) yield list(used.open.map(({ open }) => open));
  yield make(
    "p",
    { class: "source" },
    "系数：",
    link(data.coefficients[0].url, data.coefficients[0].source),
    "，本站按二手资料整理。电按填的系数算，没有填就按当量值；CO₂ 没有收录到有来源的排放因子，不算。",
  );
  if (closed.length > 1) yield* drawn(closed);
  if (placed.length) {
    yield make("h2", {}, "对照门槛");
    yield thresholds(placed);
  }
  yield* duties(key, binding, placed);
  yield make("h2", {}, "能源以外的事实决定的，和可以自愿做的");
  yield list(data.further.map(duty));
  yield onward(asked);
}

function* drawn(closed) {
  const parts = shares(closed);
  yield make("h2", {}, "各占多少");
  const bars = parts.map(({ energy, share }) => {
    const fill = make("span");
    fill.style.width = `${share}%`;
    return make(
      "div",
      { class: "shares__line" },
      make("span", {}, energy),
      make("span", { class: "shares__bar" }, fill),
      make("span", {}, `${said(share, 1)}%`),
    );
  });
  yield make("div", { class: "shares", "aria-hidden": "true" }, ...bars);
  yield table(
    "各种能源的份额",
    [{ title: "能源" }, { title: "tce/年", number: true }, { title: "占比", number: true }],
    parts.map(({ energy, tce, share }) => [energy, said(tce, 2), `${said(share, 1)}%`]),
  );
}

const PLACES = { in: "在范围里", out: "不在范围里", open: "不能判断", if: "被指定才算" };

function thresholds(placed) {
  const rows = placed.map((rule) => [
    rule.regions.length
      ? rule.regions.map((id) => data.regions.find((one) => one.id === id)?.name ?? id).join("、")
      : "全国",
    rule.bands.map(bandWords).join("；"),
    rule.must,
    [link(rule.url, rule.law.replace(/^中华人民共和国/u, "")), rule.article],
    `${PLACES[rule.place]}${rule.doubt || rule.unverified ? `（待核${rule.doubt ? `：${rule.doubt}` : ""}）` : ""}`,
  ]);
  return table(
    "门槛",
    [{ title: "地方" }, { title: "年综合能耗" }, { title: "规定" }, { title: "依据" }, { title: "你" }],
    rows,
  );
}

function* duties(key, binding, placed) {
  const own = placed.filter(
    ({ key: sort, place, doubt, unverified }) =>
      !sort && (place === "in" || place === "if") && !doubt && !unverified,
  );
  if (own.length) {
    yield make("h2", {}, "按能耗另有的义务");
    yield list(own.map(duty));
  }
  const bound = binding.filter(
    ({ doubt, unverified, must }) => !doubt && !unverified && !/^列为|指定重点/.test(must),
  );
  const title = key === "yes" ? "重点用能单位的义务" : "如果是重点用能单位，有这些义务";
  if (key === "no")
    yield make("details", {}, make("summary", {}, "到了门槛以后的义务（现在不适用）"), list(bound.map(duty)));
  else yield* [make("h2", {}, title), list(bound.map(duty))];
  yield make(
    "p",
    { class: "source" },
    "报送的日期和受理部门各地规定不同，条文里没有写明的，问当地节能主管部门。",
  );
}

const duty = ({ law, url, article, who, must, by, threshold, unverified }) => [
  link(url, `${law.replace(/^中华人民共和国/u, "")}${article}`),
  `：${who ? `${who}，` : ""}${must}${by ? `（${by}）` : ""}${threshold ? `；${threshold}` : ""}`,
];

function onward(asked) {
  const industry = asked.get("industry");
  const name = industry && element.elements.industry.selectedOptions[0].textContent;
  return make(
    "p",
    { class: "onward" },
    "接着看：",
    link("guide/key-energy-user/", "什么是重点用能单位"),
    "、",
    link("tools/benchmark/?kind=product", "单耗和同行比"),
    ...(name ? ["、", link(`industries/${industry}/`, `${name}的义务、限额和技术`)] : []),
  );
}

// --- what the reader does -------------------------------------------------------------------------------------

element.addEventListener(
  "change",
  ({ target }) => {
    if (/^e\d+$/.test(target.name) && data) offer(target.closest(".energy"), target.value);
  },
  true,
);
element
  .querySelector("[data-do=add]")
  .addEventListener("click", () => add()?.querySelector("select").focus());
form.start();
