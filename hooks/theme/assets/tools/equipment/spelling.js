// How models are compared: the lists' and the nameplate's spellings become one. The rules are those
// of the catalogue's notes: hyphens stay (Y280M2-2 and Y2-80M2-2 are two machines) and no letter is
// guessed, for S7 and S9, YB and YB2, JS136-4 and JS136-6 differ in one.

const DASH = /[\u2010-\u2015\u2212\uff0d\ufe63\u4e00_]+/gu; // 一 stands for a hyphen in scanned lists
const NOISE =
  /(?<=\S)\s+\d+(\.\d+)?\s*(kw|kva|mva|v|kv|hz|a|r\/min|rpm|t\/h|mpa|千瓦|千伏安|安|伏|级)(?![a-z]).*$/iu;
const CALLED = /^(产品|设备|规格)?(型号|规格)?(规格|型号)?\s*[:：]\s*/u;
const MACHINE =
  /^[\p{Script=Han}（）()、]*(电动机|电机|变压器|风机|水泵|油泵|锅炉|压缩机|空压机|焊机|接触器|断路器)[:：\s]*(?=[A-Za-z0-9])/u;
const KIND = /(系列|型)+$/u;

/** A model as it is compared, without regard to the kind of machine. */
export function spelled(text) {
  return String(text)
    .replace(CALLED, "")
    .replace(/½/g, "1/2")
    .normalize("NFKC")
    .replace(/№/g, "NO")
    .replace(/\u2044/g, "/")
    .replace(NOISE, "")
    .replace(MACHINE, "")
    .trim()
    .replace(KIND, "")
    .replace(/(?<=[A-Za-z]\d+)\s+(?=\d)/g, "-") // S9 400/10
    .replace(/\s+/g, "")
    .replace(new RegExp(`(?<=[A-Za-z0-9)")½])${DASH.source}(?=[A-Za-z0-9(])`, "gu"), "-")
    .replace(/[~〜∼]/g, "~")
    .replace(/[*×✕]/g, "X")
    .replace(/[″”“]|''|英寸|吋/g, '"')
    .toUpperCase()
    .replace(/N[O0]\.?(?=\d)/g, "NO.")
    .replace(/#$/, "")
    .replace(/^[,.;:、，。]+|[,.;:、，。]+$/gu, "");
}

// What is written in two ways for one kind of machine only.
const HABITS = {
  motor: (key) =>
    key
      .replace(/^([A-Z]+)0(?=\d)/, "$1O") // lists print JO2 as J02
      .replace(/^Y-(?=\d{2,3}[SML])/, "Y") // Y-180M-2
      .replace(/^(YB[A-Z]?)(?=\d{2,3}[SML])/, "$1-"), // YB132S-4
  pump: (key) => key.replace(/(?<=\d)-(?=[A-Z])|(?<=[A-Z])-(?=\d)/g, ""), // 4BA-12 is 4BA12
  transformer: (key) =>
    key
      .replace(/(?<=\d)KVA?/g, "") // S7-315kVA/10kV
      .replace(/^(.*-\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=\/0\.\d+$)/, "$1/$2") // S7-315-10/0.4
      .replace(/(?<=\/\d+(?:\.\d+)?)[/-]0\.\d+$/, ""), // S7-315/10-0.4
  compressor: (key) => key.replace(/^[1I]-(?=\d+\/\d)/, "L-"), // 1-10/8 is L-10/8
};

/** A model as it is compared for one kind of machine. */
export const keyFor = (category, key) => HABITS[category]?.(key) ?? key;

/** What a reader may have meant: as typed, then with every l read as 1. */
export function readings(text) {
  const typed = spelled(text);
  const scanned = /l/.test(text) ? spelled(text.replace(/l/g, "1")) : typed;
  return { typed, scanned: scanned === typed ? "" : scanned };
}
