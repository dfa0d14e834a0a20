// What somebody means who asks in a sentence: the words that only ask are left out, and what people say
// otherwise than the documents is said their way.

const ASKING = new RegExp(
  [
    // whether a document holds, and since when: its own page says so, and not in these words
    "还有没有效|有没有效|是否有效|是不是有效|还有效|有效吗|还执行|还在执行|还作数",
    "(?:废止|作废|失效|取消|过期|停止执行)(?:了没有|了吗|没有|了|吗)",
    "(?:从)?什么时候(?:开始)?(?:实施|施行|执行|生效|到期|截止|结束|停止|开始|发布|出台)",
    "还能不能用|还能用吗|还可以用吗|能不能用|能用吗|能用到几年|能用几年|还能用|能不能|可不可以|可以|能否|要不要",
    "什么时候|需要什么|需要哪些|要什么|有哪些|有什么|是什么|什么|哪里|哪些|哪个|多久|要多少|是多少|多少",
    "几点到几点|几点|怎么办|怎样|怎么|如何|是否|是不是|会不会|有没有|需不需要|需要|请问|想知道|我们的|我的|了吗|吗|呢",
  ].join("|"),
  "g",
);
// What people say, and what documents say for it.
const SAID = [
  [/计量表/g, "计量器具"],
  [/还?免(增值税|所得税)/g, " $1 免税 "],
  [/新(?=标准|国标|办法|目录)/g, ""],
  [/(?:没有?|未)(?:装|安装|配备?)/g, " "],
  [/被?查[到处]/g, " "],
  [/贴.{0,4}利息/g, "贴息"],
  [/(?:链条|手烧|往复|沸腾)炉/g, "锅炉"],
  [/烧煤/g, "燃煤"],
  [/能?效?(?:没有?|未|不)?(?:达|到|够|足|低于){1,2}([一二三四五])级(?:能效)?(?=.*(?:淘汰|换|停))/g, "不够$1级能效"],
  [/卖(?:掉|了|出)?(?:用过的)?(?:旧|二手)(?:设备|机器|机床|固定资产)|(?:旧|二手)(?:设备|机器|机床)(?:卖(?:掉|了|出)?|处理)/g, " 销售使用过的固定资产 "],
  [/(?:开)?(?:多少|几个)(?:税)?点/g, " 增值税 "],
  [/烧(?:木柴?|柴火?|颗粒)/g, "生物质"],
  [/(?:当年|一次)(?:性|就)?(?:全部?|都)?扣(?:完|掉|除)?|全扣/g, "一次性扣除"],
];
const TONNES = /([0-9]+) ?(?:吨|t h|t)(?:\/h|每小时)?的?(?=[^0-9]{0,8}锅炉)/g;
const FIRM = /([\u4e00-\u9fff]{2,6})(?:厂|企业|公司|行业)(?= |$)/g;

// Money is called by many names: who asks for one means any of them.
const MONEY = /补贴|补助|奖励|奖补/;
const MONEYS = ["补助", "贴息", "奖励", "专项资金", "抵免"];

/** A text that asks for money, with the other words that documents have for it: `[{ way, also }]`. */
export function moneys(text) {
  const [asked] = MONEY.exec(text) || [];
  return asked ? MONEYS.filter((word) => word !== asked).map((also) => ({ way: text.replace(MONEY, ` ${also} `).trim(), also })) : [];
}

// What is asked for without a question's words: money, payback, effect.
const SOUGHT =
  /补贴|补助|奖励|奖补|多少|回本|划算|费用|价格|条件|手续|流程|罚|后果|区别|为什么|怎|哪|谁|吗|呢|么|几[年级次台吨点]|几个点|税点|没有?$|了没|有没|还是|必须|应该|[我咱]|(.)不\1/;
const SENTENCE = /^(?=.*[了是被给还都就不没让着过])[^ ]*[\u4e00-\u9fff]{9,}/;
// Who looks for a document calls it one.
const DOCUMENT = /(?:法|法典|条例|办法|目录|标准|通知|公告|规定|规则|细则|规划|计划|方案|意见|指南|清单|名单|批|号|号文|限额|公报|制度|准则|规范)[ 0-9年版]*$/;

// What firms ask as well, and this site is not about.
const OUTSIDE =
  /出口退税|(?:^|[^碳])关税|个人所得税|个税|社保|工伤|公积金|劳动合同|工资|招工|招聘|消防|[食药]品(?![厂业企公加行])|商标|专利|安全生产|工商|注册公司|公司注册|房租|车辆|驾照|叉车|发票(?!在)/;

const OURS = /标准?煤|淘汰|能效|排污|节能|余热|抵免|技改|贴息/; // whatever else stands beside it

/** Whether a text is about what this site does not have at all. */
export const isOutside = (text) => OUTSIDE.test(text) && !OURS.test(text);

/** Whether a text names a document by its kind. */
export const isDocument = (text) => DOCUMENT.test(text);

/** Whether a text asks something, rather than names it. */
export const asks = (text) =>
  text.search(ASKING) >= 0 || SOUGHT.test(text) || (SENTENCE.test(text) && !DOCUMENT.test(text));

/** The text as it was typed, and as it may have been meant, each once. `trades` are names of industries. */
export function meanings(text, trades) {
  const plain = tidy(text.replace(ASKING, " "));
  const boilers = tidy(plain.replace(TONNES, "$1 蒸吨 "));
  const firms = tidy(
    boilers.replace(FIRM, (whole, trade) => (trades.some((one) => one.startsWith(trade)) ? trade : whole)),
  );
  const said = tidy(SAID.reduce((now, [word, theirs]) => now.replace(word, theirs), firms));
  return [text, plain, boilers, firms, said].filter((one, at, all) => one && all.indexOf(one) === at);
}

const tidy = (text) => text.replace(/ +/g, " ").trim();
