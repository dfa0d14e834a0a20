// What a question says that a tool can be filled in with, and which tool answers it.
import { fuelOf } from "../tools/equipment/fuels.js";
import { apart } from "./checking.js";

const ASKED_OF = [
  ["energy", /标准煤|标煤|折标|折煤|吨煤当量|tce|当量值|等价值|折算系数/],
  ["benchmark", /[一二三四五1-5] ?级|能效等级|能耗等级|几级|限额|单耗|标杆水平|基准水平|比功率|损耗|热效率|对标|先进值|准入值|限定值|ie ?[1-5](?![0-9])|能效(?:多少|要求|指标)/],
  ["equipment", /淘汰|列入|停用|目录|还能用|还能开|还能不能|能不能用|还让|让用|让烧|不让|要停|(?:都|也|必须|是否|要不)要?换|禁止|禁用|限制使用|能用到|型号/],
  ["tax", /税|交几个点|抵免|抵扣|扣除|贴息|即征即退|减计|免征|减征|三免三减半|减按/],
];
// Without a job, only these lead to a tool: their words belong to nothing else.
const ALONE = {
  energy: /标准煤|标煤|折标|tce/,
  equipment: /淘汰|停用|列入.{0,4}目录|目录里/,
  tax: /税点|交几个点|增值税|所得税|环保税|环境保护税|免征|减征|抵免|即征即退|三免三减半|税前扣除/,
  benchmark: /能效等级|能耗等级|能耗限额|标杆水平|单耗|能效.{0,4}级|级.{0,4}能效/,
};
const MADE = /((?:19|20)\d\d) ?年?(?=[^0-9]{0,6}(?:造|产|出厂|制))|(?:造|产|出厂)[^0-9]{0,4}((?:19|20)\d\d)/;
const USED = /((?:19|20)\d\d) ?年?(?=[^0-9]{0,4}(?:投|装|买|用上|开始用))/;
const ANY = /((?:19|20)\d\d) ?年/;
const TONNES = /([0-9]+(?:\.[0-9]+)?|[一二两三四五六八十]) ?(?:蒸吨|吨|t\/h)(?=[^0-9]{0,8}(?:锅炉|炉))/;
const HAN = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 八: 8, 十: 10 };
const UNITS = [
  [/(万)?(?:度|千瓦时)/, "千瓦时"],
  [/(万)?吨/, "吨"],
  [/(万)?(?:立方米|立方|方)/, "立方米"],
];
const AMOUNT = /([0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]) ?(万)?(?:度|千瓦时|吨|立方米|立方|方)/;

/** The tool that a question is for: `{ id, asked, alone }`, `alone` where no job has to be known for it; undefined where none is. */
export function toolFor(question, job, answers) {
  const { text, models } = question;
  if (/个人所得税|个税/.test(text)) return undefined; // no firm's tax
  const ours = text.replace(/碳?关税/g, " ");
  const found = ASKED_OF.find(([id, words]) => answers.tools[id] && words.test(ours) && (id !== "equipment" || !isOfPlants(text)));
  const id = found ? found[0] : models.length && answers.tools.equipment ? "equipment" : "";
  if (!id) return undefined;
  const asked = filledFor(id, question, job, answers);
  return { id, asked, alone: Boolean(ALONE[id].test(text)) };
}

// A tax, a subsidy or a permit may stop as well, and is no machine.
const isOfPlants = (text) => /^(?:[^淘]*)(?:补贴|补助|贴息|优惠|税|电价|排污|登记)/.test(text) && !/淘汰|目录/.test(text);

/** What is said in a question, as the form of a tool takes it: a URLSearchParams. */
export function filledFor(id, question, job, answers) {
  const asked = new URLSearchParams();
  const { raw, models } = question;
  const category = categoryOf(question.text, answers);
  if (id === "equipment") {
    if (category) asked.set("category", category);
    const made = MADE.exec(raw);
    const used = USED.exec(raw);
    if (made) asked.set("made", made[1] || made[2]);
    else if (!used && ANY.test(raw) && (category || models.length)) asked.set("made", ANY.exec(raw)[1]);
    if (used) asked.set("commissioned", used[1]);
    if (models.length) asked.set("model", apart(models[0].line).model);
    if (category === "boiler") {
      const tonnes = TONNES.exec(raw);
      if (tonnes) asked.set("evaporation", String(HAN[tonnes[1]] || tonnes[1]));
      const fuel = /燃?煤(?!改)|生物质|燃油|燃气|天然气|电锅炉/.exec(raw);
      if (fuel) asked.set("fuel", fuelOf(fuel[0]));
    }
  }
  if (id === "tax" && job && job.s) asked.set("situation", job.s[0]);
  if (id === "benchmark" && answers.machines.includes(category)) {
    asked.set("kind", "machine");
    asked.set("machine", category);
  }
  if (id === "energy") fillEnergy(asked, question, answers);
  return asked;
}

function fillEnergy(asked, { text, raw }, answers) {
  const named = answers.energies.filter((energy) => text.includes(energy.replace(/（.*$/, "")));
  const longest = named.sort((one, other) => other.length - one.length)[0];
  const power = answers.energies.find((energy) => energy.startsWith("电力"));
  const energy = longest || (/度电|[用耗]电|千瓦时/.test(text) ? power : "");
  if (!energy) return;
  asked.set("e1", energy);
  const amount = AMOUNT.exec(raw);
  const unit = UNITS.find(([word]) => amount && word.test(amount[0]));
  if (!unit) return;
  asked.set("a1", String(HAN[amount[1]] || amount[1]));
  asked.set("u1", (amount[2] || "") + unit[1]);
}

/** The kind of machine that a text names: the id of the longest name in it. */
export function categoryOf(text, { equipment }) {
  let best = "",
    length = 0;
  for (const [id, names] of Object.entries(equipment)) {
    for (const name of names.split("|"))
      if (name.length > length && text.includes(name)) [best, length] = [id, name.length];
  }
  return best;
}
