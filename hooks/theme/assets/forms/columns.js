// A column of a form in the reader's own table: the one of the same name. Of a machine beside another (the motor
// of a pump) only columns that say so are read.

const plain = (heading) =>
  String(heading ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:：._]/g, "");

const UNIT = /[([【](?:单位[:：]?)?([^)\]】]*)[)\]】]|\/([^/]*)$/;
const bare = (heading) => plain(heading).replace(/[([【].*?[)\]】]/g, "").replace(/\/[^/]*$/, "");
const unitIn = (heading) => {
  const found = UNIT.exec(plain(heading));
  return found ? (found[1] ?? found[2] ?? "") : "";
};

// Other ways to write a unit; what is not here is compared as it stands.
const SAME = [
  ["h", "小时", "时", "小时/年", "h/年", "h/a"],
  ["kw", "千瓦"],
  ["%", "百分比"],
  ["m", "米"],
  ["m3/h", "立方米/小时", "立方米/时"],
  ["m3/min", "立方米/分", "立方米/分钟"],
  ["r/min", "转/分", "转/分钟", "rpm"],
  ["mpa", "兆帕"],
  ["pa", "帕"],
  ["a", "安"],
  ["w", "瓦"],
  ["kv", "千伏"],
  ["kva", "千伏安"],
  ["℃", "度", "°c", "c"],
  ["kw/(m3/min)", "kw/m3/min", "kw·min/m3"],
];
const unitOf = (text) => {
  const said = plain(text).replace(/³/g, "3");
  return (SAME.find((words) => words.map(plain).includes(said)) || [said])[0];
};

// Units that are the only ones in use: a number whose unit nobody wrote is in them.
const ALONE = ["%", "h", "r/min", "w/w", "a", "℃", "kw/(m3/min)"];
const NUMBER = /^-?[\d.,]+$/;
const MOST_OF_SHARE = 1.5; // as percent.js has it

// What is doubtful of a number as the reader wrote it: a share where per cent are asked, a unit that nobody wrote.
function doubtOf(column, text, given) {
  if (!column.unit || !NUMBER.test(text)) return undefined;
  const asked = unitOf(column.unit);
  const value = Number(text);
  if (asked === "%" && value > 0 && value <= MOST_OF_SHARE) return { hint: `表里写 ${text}，是不是 ${Number((value * 100).toPrecision(12))}%？这里要百分数` };
  return given || ALONE.includes(asked) ? undefined : { text, hint: `表里没有写单位，照 ${column.unit} 抄的` };
}

/** What other columns of the very same heading as the one `at` say, where it is another thing: "" where they agree. */
export function twice({ row, columns }, at) {
  const said = (place) => String(row[place] ?? "").trim();
  const same = columns.flatMap(({ title }, place) => (title && plain(title) === plain(columns[at].title) && said(place) ? [said(place)] : []));
  const all = [...new Set(same)];
  return all.length > 1 ? `表里有几列“${String(columns[at].title).trim()}”，写得不一样：${all.join("、")}` : "";
}

const ofMotor = (heading) => /电机|电动机/.test(plain(heading));

/** `{ text }` of the reader's column that says what `column` of a form asks, with a `hint` where it was taken for
 * what is not written, `{ hint }` alone where it cannot be taken, or `{}`. `line` has `row`, `columns`; `category` is the machine's kind. */
export function ownColumn(column, line, category) {
  const names = [column.name, ...(column.reads || [])].map(bare);
  const foreign = column.of && column.of !== category;
  const wanted = foreign
    ? [...names.filter(ofMotor), ...names.filter((name) => !ofMotor(name)).map((name) => `电机${name}`)]
    : names;
  for (const name of wanted) {
    // A heading that the form itself has is about this machine, whatever kind its letters name: 制冷量 is no 制冷机's.
    const at = line.columns.findIndex(({ title }) => bare(title) === name);
    if (at < 0) continue;
    const clash = twice(line, at);
    if (clash) return { hint: clash };
    const text = String(line.row[at] ?? "").trim();
    if (!text || /^([-—–/\\]+|无|不详|未知)$/.test(text)) continue;
    const [asked, given] = [unitOf(column.unit ?? ""), unitOf(unitIn(line.columns[at].title))];
    if (asked && given && asked !== given) return { hint: `表里的单位是 ${unitIn(line.columns[at].title)}，这里要 ${column.unit}` };
    return doubtOf(column, text, given) ?? { text };
  }
  return {};
}

/** A text as a number where it is one: spreadsheets reckon with it. */
export const asNumber = (text) => (/^-?\d+(\.\d+)?$/.test(text) && !/^0\d/.test(text) && text.length < 15 ? Number(text) : text);
