// How many machines a cell says there are.
import { plain } from "./values.js";

const UNIT = "(?:台\\/套|台\\(套\\)|台套|台|套|个|只|件|座|组|部|架|条|pcs|sets?)?";
const NUMBER = new RegExp(`^(?:共|约)?(\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?:\\.0+)?\\s*${UNIT}$`, "i");
const WORD = new RegExp(`^([一二两三四五六七八九十百]+)${UNIT}$`);
const FORMAL = "壹贰叁肆伍陆柒捌玖拾佰"; // as vouchers write them
const COMMON = "一二三四五六七八九十百";
const SPARE = /^(\d{1,3})用(\d{1,3})备$/; // two run, one stands by: three
const DIGITS = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** `{ value }`, `{ fault }` in words for the reader, or `{}` where the cell says nothing. */
export function countIn(cell) {
  const said = Array.from(plain(cell), (one) => COMMON[FORMAL.indexOf(one)] ?? one).join("");
  if (!said) return {};
  const bare = said.replace(/[([][^)\]]*[)\]]$/, (remark) => (remark === "(套)" ? remark : "")).trim();
  const [, digits] = NUMBER.exec(bare) ?? [];
  if (digits) return { value: Number(digits.replace(/,/g, "")) };
  const [, running, spare] = SPARE.exec(bare) ?? [];
  if (running) return { value: Number(running) + Number(spare) };
  const word = chinese(WORD.exec(bare)?.[1] ?? "");
  return word ? { value: word } : { fault: `台数“${said.slice(0, 20)}”读不出来，按 1 台计` };
}

// 十二 is 12, 二十 is 20, 一百零五 is not written of machines in a row.
function chinese(text) {
  const found =
    /^(?:([一二两三四五六七八九])百)?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(text);
  if (!found || !text) return 0;
  const [, hundreds, tens, ten, ones] = found;
  return (DIGITS[hundreds] ?? 0) * 100 + (ten ? (DIGITS[tens] ?? 1) * 10 : 0) + (DIGITS[ones] ?? 0);
}
