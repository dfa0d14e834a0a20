// Per cent as people type it. A share written as a fraction (0.88 for 88 %) is asked about: reckoned
// with as it stands it would be wrong a hundredfold.
import { readNumber, said } from "./number.js";

const FRACTION = 1.5; // an efficiency or a load is never as little as this

/** The per cent in a text, a sign behind it or not: `{ value }`, `{ fault }` or `{}`, as readNumber. Up
 * to `fraction` it is taken for a share and asked about. */
export function readPercent(text, { most = 100, fraction = FRACTION } = {}) {
  const plain = String(text ?? "").replace(/[\s%％]+$/, "");
  const read = readNumber(plain, { above: true, most });
  if (read.value === undefined || read.value > fraction) return read;
  const meant = Number((read.value * 100).toPrecision(12));
  if (meant > most) return { fault: `${said(read.value)}%？太小了，检查小数点` };
  return { fault: `${said(read.value)}？是不是 ${said(meant)}%？这里写百分数：${said(meant)}` };
}
