// A year as people type it into its box.
import { visible } from "./number.js";

const EARLIEST = 1900;
const DATED = /^(\d{4})(?:年?|[年./-](?:0?[1-9]|1[0-2])(?:月?|[月./-]\d{1,2}日?))$/u;

/** The year in 2002, 2002年, 2002年5月, 2002-05-01: `{ value }`, `{ fault }` in words for the reader, or
 * `{}`. `latest` is the last that can be. Two digits, several years and 约 are asked about. */
export function readYear(text, latest, earliest = EARLIEST) {
  const seen = visible(text).replace(/[\u2010-\u2015\u2212]/g, "-");
  if (!seen) return {};
  const shown = seen.slice(0, 20);
  const found = DATED.exec(seen.replace(/\s*([年月日])\s*/gu, "$1"));
  if (found) {
    const value = Number(found[1]);
    return value < earliest || value > latest
      ? { fault: `年份应在 ${earliest} 到 ${latest} 之间` }
      : { value };
  }
  if (/[前后约近至~]|以[上下]|左右|之间|年代/u.test(seen) || /^\d{4}s$/u.test(seen))
    return { fault: `“${shown}”不是确定的年份，写一个，如 2002` };
  const years = seen.match(/\d+/g) ?? [];
  if (years.length > 1 && years.every((one) => one.length === 4))
    return { fault: `“${shown}”有 ${years.length} 个年份，这里只写一个` };
  if (/^'?\d{2}(年|$|[./-])/u.test(seen)) return { fault: `“${shown}”只有两位数，写四位数的年份，如 2002` };
  return { fault: `“${shown}”读不出，写四位数的年份，如 2002` };
}
