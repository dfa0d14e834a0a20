// What stands in a cell: a year, or a rating with its unit. `{ value }`, `{ fault }` in words for the
// reader, or `{}` where the cell says nothing.
import { ideographs } from "../../../radicals.js";
import { readNumber } from "../../number.js";
import { unitAt } from "./headings.js";

const EARLIEST = 1900;
const NOTHING = /^([-—–/\\.、?？]+|无|不详|未知|不明|不清|模糊|空|n\/?a|null|none|#n\/a)$/iu;
const MOST = { power: 100_000, capacity: 2_000_000, current: 100_000, evaporation: 5000, voltage: 1_000_000 };

export const plain = (cell) => {
  const said = ideographs(String(cell ?? ""))
    .replace(/[\u00b2\u00b3\u00b9\u2070-\u2079]/g, "^") // 5² is not 52
    .normalize("NFKC")
    .trim();
  return NOTHING.test(said) ? "" : said;
};

/** The year in 2003, 2003年5月, 2003-05-01, 20030501, 5/1/2003. Two digits are no year. */
export function yearIn(cell, latest) {
  const said = plain(cell);
  if (!said) return {};
  if (/[前后约至~]|以[上下]|左右|之间|年代/u.test(said)) return { fault: `“${short(said)}”不是确定的年份` };
  const digits = said.match(/\d+/g) ?? [];
  const whole = digits.filter((one) => one.length === 4);
  const packed = /^(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])?$/.exec(said.replace(/\.0$/, ""));
  const year = packed ? packed[1] : whole.length === 1 && digits.every(isPart) ? whole[0] : "";
  if (!year) {
    const two = /^'?\d{2}(年|$|[./-])/.test(said);
    return { fault: two ? `“${short(said)}”只有两位数，写四位数的年份` : `“${short(said)}”读不出年份` };
  }
  const value = Number(year);
  if (value < EARLIEST || value > latest)
    return { fault: `“${short(said)}”：年份应在 ${EARLIEST} 到 ${latest} 之间` };
  return { value };
}

// Beside the year: month, day, and the hours that programs add.
const isPart = (digits) => digits.length === 4 || digits.length <= 2 || /^0+$/.test(digits);

/** `{ quantity, value }` of a rating in kW, kVA, V, A, t/h. A unit in the cell is stronger than that
 * of the heading, and both than what is usual; with another unit it may be another quantity. */
export function ratingIn(cell, field, unit, category) {
  const said = plain(cell).toLowerCase();
  if (!said) return {};
  if (field === "voltage") return voltage(said, unit, category);
  const { unit: own, rest } = unitAt(said);
  const used = own ?? unitAt(unit).unit;
  const ton = field === "evaporation" && !own && /[t吨]$/.test(said) ? said.slice(0, -1) : rest;
  const quantity = used?.to ?? field;
  if (quantity === "voltage")
    return { fault: `“${short(said)}”是电压，不是${field === "current" ? "电流" : "功率或容量"}` };
  return limited(ton, quantity, used?.times ?? 1, said);
}

// 10/0.4 and 380/660 name two voltages: the higher one is the machine's.
function voltage(said, heading, category) {
  const parts = said.split(/[/~]/).map((part) => unitAt(part.trim()));
  const last = parts.reduce((found, { unit }) => unit ?? found, undefined);
  const usual = unitAt(heading || (category === "transformer" ? "kv" : "v")).unit;
  const read = parts.map(({ unit, rest }) => {
    const used = unit ?? last ?? usual;
    return used.to === "voltage"
      ? limited(rest.replace(/^ac/, ""), "voltage", used.times, said)
      : { fault: `“${short(said)}”不是电压` };
  });
  const fault = read.find((one) => one.fault);
  return fault ?? { quantity: "voltage", value: Math.max(...read.map(({ value }) => value ?? 0)) };
}

function limited(text, quantity, times, said) {
  // 7,5 may be 7.5 or a slip for 75: only groups of three are read.
  if (/,/.test(text) && !/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text.trim()))
    return { fault: `“${short(said)}”逗号的位置不对，读不出数值` };
  const { value, fault } = readNumber(text, { above: true, most: Infinity });
  if (fault || value === undefined)
    return { fault: `“${short(said)}”${fault?.startsWith("要") ? fault : "读不出数值"}` };
  const converted = Number((value * times).toPrecision(12));
  if (converted > MOST[quantity]) return { fault: `“${short(said)}”太大，检查单位和小数点` };
  return { quantity, value: converted };
}

const short = (text) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);
