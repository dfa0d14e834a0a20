// Numbers as people type them, and as we say them.

const MOST = 1e12;
const SCALES = { 万: 1e4, 亿: 1e8 };

/** The number in a text: `{ value }`, `{ fault }` in words for the reader, or `{}` where there is
 * none. Full-width digits, separators of thousands, 万 and 亿 are understood. */
export function readNumber(text, { least = 0, most = MOST, above = false } = {}) {
  const plain = String(text ?? "")
    .normalize("NFKC")
    .replace(/[\s,_]/g, "")
    .replace(/^\+/, "");
  if (!plain) return {};
  const found = /^(-?\d+(?:\.\d*)?|-?\.\d+)(万|亿)?$/u.exec(plain);
  if (!found) return { fault: `“${String(text).trim().slice(0, 30)}”不是数，只写数字，例如 1200 或 0.85` };
  const value = Number(found[1]) * (SCALES[found[2]] ?? 1);
  if (above ? value <= least : value < least)
    return {
      fault: above ? `要大于 ${said(least)}` : least === 0 ? "不能是负数" : `不能小于 ${said(least)}`,
    };
  if (value > most) return { fault: `太大了，最多 ${said(most)}；检查单位和小数点` };
  return { value };
}

/** A number with at most `digits` decimals and a comma at thousands: 1,234.5 */
export function said(value, digits = 4) {
  const rounded = round(value, digits);
  const [whole, part] = plainly(Math.abs(rounded), digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = part?.replace(/0+$/, "");
  return `${rounded < 0 ? "−" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

/** Half up in the last decimal kept, as accountants do; 1.005 is 1.01 at two. */
export function round(value, digits) {
  const shifted = Number(`${Math.abs(value)}e${digits}`);
  const whole = Number.isFinite(shifted) ? Math.round(shifted) : Math.round(Math.abs(value) * 10 ** digits);
  const result = whole / 10 ** digits;
  return value < 0 && result !== 0 ? -result : result;
}

const plainly = (value, digits) => value.toFixed(Math.min(digits, 20));

/** Yuan, to the cent where there are cents: 12,000 元 */
export const yuan = (value) => `${said(value, 2)} 元`;
