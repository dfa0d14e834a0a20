// Text from bytes. Spreadsheet programs in China write GBK, UTF-8 with and without a mark, and UTF-16.
import { Refusal } from "./limits.js";

const LOST = /\ufffd/g;
const lost = (text) => (text.match(LOST) ?? []).length;
const decoded = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);

/** `{ text, encoding }`. Throws a Refusal where the bytes are no text. */
export function decode(bytes) {
  const encoding = marked(bytes) ?? wide(bytes) ?? narrow(bytes);
  const text = decoded(bytes, encoding);
  if (/[\0-\x08\x0e-\x1a]/.test(text) || lost(text) > text.length / 50)
    throw new Refusal(
      "这个文件不是文字表格，或者编码认不出来。",
      "用 Excel 或 WPS 打开，另存为 .xlsx 再试。",
    );
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
  const foreign = (text.match(/[^\0-\x7f]/g) ?? []).length;
  return lost(text) <= foreign / 100 ? "utf-8" : "gb18030";
}
