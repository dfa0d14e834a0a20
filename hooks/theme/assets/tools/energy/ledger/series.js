// What a ledger holds of one energy: the opening stock, and for each month some of these amounts. A month
// that nobody filled in is not nought.

export const MONTHS = 12;

/** `within` is the series of which this one is a part. `power` is asked of electricity alone. */
export const SERIES = {
  bought: { name: "购入" },
  used: { name: "消费" },
  making: { name: "其中生产用", within: "used" },
  feed: { name: "其中用作原料", within: "used" },
  green: { name: "其中绿电、绿证", within: "used", power: true },
  outside: { name: "其中省外购入", within: "bought" },
  out: { name: "转出" },
  stock: { name: "月末库存" },
};

export const COMMON = ["bought", "used", "stock"]; // what stands open; the rest is asked for

/** `{ energy, unit, own, measure, start, months: { bought: [12 numbers or undefined], … } }` without anything. */
export const emptyEntry = () => ({ energy: "", unit: "", months: {} });

export const monthsOf = (entry, series) =>
  Array.from({ length: MONTHS }, (_, at) => {
    const value = (entry.months[series] || [])[at];
    return typeof value === "number" ? value : undefined;
  });

/** Whether anything is written of a series. */
export const isWritten = (entry, series) => monthsOf(entry, series).some((value) => value !== undefined);
