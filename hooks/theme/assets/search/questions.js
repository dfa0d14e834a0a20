// What somebody means who asks in a sentence: the words that only ask are left out, and what people say
// otherwise than the documents is said their way.

const ASKING = new RegExp(
  [
    "还能不能用|还能用吗|还可以用吗|能不能用|能用吗|能用到几年|能用几年|还能用|能不能|可不可以|可以|能否|要不要",
    "什么时候|需要什么|需要哪些|要什么|有哪些|有什么|是什么|什么|哪里|哪些|哪个|多久|要多少|是多少|多少",
    "怎么办|怎样|怎么|如何|是否|是不是|会不会|有没有|需不需要|需要|请问|想知道|我们的|我的|了吗|吗|呢",
  ].join("|"),
  "g",
);
const TONNES = /([0-9]+) ?(?:吨|t h|t)(?:\/h|每小时)?的?(?=[^0-9]{0,8}锅炉)/g;
const FIRM = /([\u4e00-\u9fff]{2,6})(?:厂|企业|公司|行业)(?= |$)/g;

/** The text as it was typed, and as it may have been meant, each once. `trades` are names of industries. */
export function meanings(text, trades) {
  const plain = tidy(text.replace(ASKING, " "));
  const boilers = tidy(plain.replace(TONNES, "$1 蒸吨 "));
  const firms = tidy(
    boilers.replace(FIRM, (whole, trade) => (trades.some((one) => one.startsWith(trade)) ? trade : whole)),
  );
  return [text, plain, boilers, firms].filter((one, at, all) => one && all.indexOf(one) === at);
}

const tidy = (text) => text.replace(/ +/g, " ").trim();
