// What all machines of a plan come to, by action, and what is not in the sums.
import { ACTIONS } from "./action.js";

/** `{ actions: [{ action, name, rows, machines, kwh, tce, money, investment }], now, left }`: sums of what could be
 * reckoned, undefined where that is of none; `now` is that of what must or should be replaced; `left` tells what is in no sum, and why. */
export function totalsOf(lines) {
  const counted = lines.filter(({ again }) => again === undefined);
  const actions = Object.entries(ACTIONS).map(([action, name]) => ({
    action,
    name,
    ...summed(counted.filter((line) => line.action === action)),
  }));
  return { actions, now: summed(counted.filter(isNow)), left: leftOut(lines) };
}

export const isNow = ({ action }) => action === "stop" || action === "soon";

function summed(lines) {
  // What is known of none is not nothing; and nobody buys a new one that needs more, unless the law wants it.
  const sum = (of) => {
    const told = lines.filter((line) => of(line) !== undefined && line.count !== undefined);
    const bought = (line) => (isNow(line) ? of(line) : Math.max(of(line), 0));
    return lines.length && !told.length ? undefined : told.reduce((all, line) => all + bought(line) * line.count, 0);
  };
  return {
    rows: lines.length,
    machines: lines.reduce((all, { count }) => all + (count ?? 0), 0),
    kwh: sum(({ gain }) => gain.kwh),
    tce: sum(({ gain }) => gain.tce),
    money: sum(({ gain }) => gain.money),
    investment: sum(({ price }) => price),
  };
}

function leftOut(lines) {
  const counted = lines.filter(({ again }) => again === undefined);
  const some = counted.filter(isNow);
  const told = [
    ["和前面的是同一台（编号相同），没有重复计", lines.length - counted.length],
    ["台数合写在一格，不知道各几台，没有计入台数、金额和电量", counted.filter(({ count }) => count === undefined).length],
    ["要换而没有报价，没有计入投资", some.filter(({ price }) => price === undefined).length],
    ["要换而算不出一年省多少钱，没有计入省的钱", some.filter(({ gain }) => gain.money === undefined).length],
    ["锅炉省的是燃料，不在千瓦时里，在吨标准煤里", some.filter(({ category, gain }) => category === "boiler" && gain.tce !== undefined).length],
  ];
  return told.filter(([, count]) => count).map(([why, count]) => ({ why, count }));
}
