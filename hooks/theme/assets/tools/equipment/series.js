// Series of models: where their name ends and a size begins.

/** A series and its boundary: after a digit no other digit, after one or two letters alone a hyphen,
 * after more letters a hyphen, × (stages) or a size of two digits and more. One digit alone names an
 * edition of its own: YBK2 is not YBK, TDGC2 not TDGC; of pumps it is a size. */
export function isOf(head, key, category) {
  if (!key.startsWith(head)) return false;
  const next = key[head.length];
  if (next === undefined) return true;
  if (/\d$/.test(head)) return !/\d/.test(next);
  if (next === "-" || /^[A-Z]{1,2}$/.test(head)) return next === "-";
  return (category === "pump" ? /^X?\d/ : /^X\d|^\d\d/).test(key.slice(head.length));
}

/** The part of a model that names its series, where it can be told from the sizes: `Y2` of
 * Y2-132S-4, `Y` of Y132S-4, `S9` of S9-400, `CJ10` of CJ10-40, `Y5-47` of Y5-47No.5C. */
export function headOf(category, key) {
  if (category === "fan") return /^([A-Z]*\d+-\d+)/.exec(key)?.[1] ?? "";
  const frame = /^(?:(Y[A-Z]*\d)-|(Y[A-Z]*)-?)\d{2,3}[SML]/.exec(key);
  return frame?.[1] ?? frame?.[2] ?? /^([A-Z]{1,5}(?:\([A-Z]\))?\d+)-/.exec(key)?.[1] ?? "";
}

/** Whether a model names its series and nothing more: S9, JO2, Y2, TDGC. */
export const isSeriesAlone = (key) => /^[A-Z()]+\d*$/.test(key);
