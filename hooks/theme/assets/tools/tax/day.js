// The day that is asked about. A day that is none is never answered for another one.

const FIRST_YEAR = 1994;
const LAST_YEAR = 2099;

/** A day as the box or an address gives it: `{ value }` YYYY-MM-DD, `{ fault }` in words for the reader,
 * or `{}` where there is none. */
export function readDay(text) {
  const written = (text || "").trim();
  if (!written) return {};
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written);
  if (!found) return { fault: `“${written.slice(0, 20)}”不是完整的日期，写成 2026-06-01 这样` };
  const [year, month, day] = found.slice(1).map(Number);
  const real = new Date(Date.UTC(2000, 0, 1));
  real.setUTCFullYear(year, month - 1, day);
  if (real.getUTCFullYear() !== year || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day)
    return { fault: `${written} 这一天不存在，检查月和日` };
  if (year < FIRST_YEAR) return { fault: `${FIRST_YEAR} 年以前的规定没有收录，检查年份` };
  if (year > LAST_YEAR) return { fault: `${year} 年太远了，检查年份` };
  return { value: written };
}
