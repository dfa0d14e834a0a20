// How models are compared: the lists' and the nameplate's spellings become one. The rules are those
// of the catalogue's notes: hyphens stay (Y280M2-2 and Y2-80M2-2 are two machines) and no letter is
// guessed, for S7 and S9, YB and YB2, JS136-4 and JS136-6 differ in one.
import { plainly } from "./characters.js";

const KIND = /(系列|型)+$/u;
const ENDS = /^[,.;:、，。-]+|[,.;:、，。-]+$/gu;

/** A model as it is compared, without regard to the kind of machine. */
export const spelled = (text) =>
  plainly(text)
    .replace(KIND, "")
    .replace(/([A-Za-z]\d+)\s+(?=\d)/g, "$1-") // S9 400/10
    .replace(/(\d-\d+(?:-\d+)?) (?=\d+(?:\.\d+)?[A-F]$)/, "$1NO.") // Y5-47 8C
    .replace(/\s+/g, "")
    .replace(/-{2,}/g, "-")
    .replace(/[~〜∼]/g, "~")
    .replace(/[*×✕]/g, "X")
    .replace(/''|英寸|吋|寸/g, '"')
    .toUpperCase()
    .replace(/N[O0]\.?(?=\d)/g, "NO.")
    .replace(/#$/, "")
    .replace(ENDS, "");

// A hyphen within the name of a series: S-11-M is S11-M, YB-2-160M-4 is YB2-160M-4. Of furnaces and
// compressors the number there is a size.
const together = (key) => key.replace(/^([A-Z]{1,5})-(\d)-(?=\d)/, "$1$2-");

// What is written in two ways for one kind of machine only.
const HABITS = {
  motor: (key) =>
    together(key)
      .replace(/^([A-Z]+)0(?=\d)/, "$1O") // lists print JO2 as J02
      .replace(/([A-Z]\d?-?)(63|71|80)([12])(?=-\d)/, "$1$2M$3") // Y801-2, as written until Y2, is Y80M1-2
      .replace(/^Y-(?=\d{2,3}[SML])/, "Y") // Y-180M-2
      .replace(/^(YB[A-Z]?)(?=\d{2,3}[SML])/, "$1-") // YB132S-4
      .replace(/(-\d{1,2})P$/, "$1"), // Y132M-4P
  pump: (key) => key.replace(/(\d)-(?=[A-Z])/g, "$1").replace(/([A-Z])-(?=\d)/g, "$1"), // 4BA-12 is 4BA12
  transformer: (key) =>
    key
      .replace(/^(S[A-Z()]{0,3})-(\d{1,2})(?=-(?!\d+(?:\.\d+)?\/0\.\d))/, "$1$2") // S-11-M-400/10
      .replace(/^(S[A-Z()]{0,3})-([789]|1[1-58]|2[25])$/, "$1$2") // S-11; S-10 and S-50 may be kVA
      .replace(/(\d)KVA?/g, "$1") // S7-315kVA/10kV
      .replace(/^([A-Z()]+\d*-\d{2,5})-(6|6\.3|10|10\.5|20|35)$/, "$1/$2") // S7-315-10
      .replace(/^(.*-\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=\/0\.\d+$)/, "$1/$2") // S7-315-10/0.4
      .replace(/(\/\d+(?:\.\d+)?)[/-]0\.\d+$/, "$1"), // S7-315/10-0.4
  fan: (key) => key.replace(/(\/0\.[1-9])$/, "$10"), // L41-60/0.5
  compressor: (key) => key.replace(/^[1I]-(?=\d+\/\d)/, "L-"), // 1-10/8 is L-10/8
  boiler: (key) =>
    key
      .replace(/(\d)(?=A(?:I{1,3}|[123])$)/, "$1-") // DZL2-1.25AII
      .replace(/^([A-Z]{2,4})-(?=(?:[1-9]\d*|0\.\d+)(?:\.\d+)?-\d)/, "$1"), // SHF-20-25
  welder: together,
  "low-voltage": together,
  "high-voltage": together,
};

/** A model as it is compared for one kind of machine. */
export const keyFor = (category, key) => HABITS[category]?.(key) ?? key;
