// Text from bytes. Spreadsheet programs in China write GBK, UTF-8 with and without a mark, and UTF-16.
import { Refusal } from "./limits.js";

const LOST = /\ufffd/g;
const lost = (text) => (text.match(LOST) ?? []).length;
const decoded = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);
const AGAIN = "用 Excel 或 WPS 打开，另存为 .xlsx 再试。";

/** `{ text, encoding }`. Throws a Refusal where the bytes are no text. */
export function decode(bytes) {
  const encoding = marked(bytes) ?? wide(bytes) ?? narrow(bytes);
  const text = decoded(bytes, encoding);
  if (encoding === "gb18030" && isBig5(bytes))
    throw new Refusal("这个文件是 Big5（繁体中文）编码的，读出来会是乱字。", AGAIN);
  if (/[\0-\x08\x0e-\x1a]/.test(text) || lost(text) > text.length / 50 || foreign(text))
    throw new Refusal("这个文件不是文字表格，或者编码认不出来。", AGAIN);
  return { text, encoding };
}

function marked([first, second, third]) {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

// Without a mark, UTF-16 is told by the empty half of its digits, commas and line ends.
function wide(bytes) {
  const some = bytes.subarray(0, 4000);
  const empty = [0, 0];
  some.forEach((byte, at) => byte === 0 && empty[at % 2]++);
  if (Math.max(...empty) < some.length / 20) return undefined;
  return empty[1] > empty[0] ? "utf-16le" : "utf-16be";
}

// Bytes of GBK are hardly ever good UTF-8; a single bad byte in UTF-8 is still UTF-8.
function narrow(bytes) {
  const text = decoded(bytes, "utf-8");
  const beyond = (text.match(/[^\0-\x7f]/g) ?? []).length;
  return lost(text) <= beyond / 100 ? "utf-8" : "gb18030";
}

// Characters of private use are nobody's in a ledger.
const foreign = (text) => (text.match(/[\ue000-\uf8ff]/g) ?? []).length > text.length / 50;

// Big5's common characters have a first byte of A4 to C6, its rarer ones of C9 to F9; their second byte
// is below 7F as often as not. In GBK such a second byte makes a rare character, and what is common
// there begins with B0 to D7.
function isBig5(bytes) {
  let [pairs, common, low] = [0, 0, 0];
  for (let at = 0; at < bytes.length - 1; at++) {
    if (bytes[at] < 0x81) continue;
    const [first, second] = [bytes[at], bytes[++at]];
    pairs++;
    if (first >= 0xa1 && first <= 0xc6) common++;
    if (second < 0x7f) low++;
  }
  return low > pairs / 6 && common > pairs * 0.8 && lost(decoded(bytes, "big5")) <= pairs / 100;
}
