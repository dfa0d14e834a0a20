// A voltage as people write it.
import { readNumber } from "../number.js";

/** `{ value }` in V, `{ fault }` in words, or `{}`: what has no unit is in kV for a transformer, else in V. */
export function volts(text, category) {
  const plain = String(text ?? "")
    .replace(/[\u00b2\u00b3\u00b9\u2070-\u2079]/g, "^") // 5² is not 52
    .normalize("NFKC")
    .trim();
  const unit = /(k?v|千伏|伏)$/iu.exec(plain)?.[0].toLowerCase() ?? (category === "transformer" ? "kv" : "v");
  const { value, fault } = readNumber(plain.replace(/(k?v|千伏|伏)$/iu, ""), {
    above: true,
    most: 1_000_000,
  });
  if (fault) return { fault: `${fault}，单位写 V 或 kV` };
  return value === undefined ? {} : { value: unit === "kv" || unit === "千伏" ? value * 1000 : value };
}

/** A voltage as it stands in its box, to be read again as the same. */
export const voltsTyped = (value) => (value >= 1000 ? `${value / 1000}kV` : `${value}V`);
