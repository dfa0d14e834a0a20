// What a better machine saves in a year, with the formula and the arithmetic. Power in kW, efficiency in
// %, losses in W, hours a year, load between 0 and 1. Each returns `{ kwh, lines }`, kwh negative where
// the new one is no better; the boiler's returns `{ share, lines }` of its fuel.
import { round, said, yuan } from "../number.js";

export function motor({ power, load, hours, before, after }) {
  const shaft = power * load;
  const kwh = shaft * hours * (100 / before - 100 / after);
  return {
    kwh,
    lines: [
      `轴功率 = 额定功率 × 负载率 = ${said(power)} × ${said(load)} = ${said(shaft)} kW`,
      `节电 = 轴功率 × 时间 × (1/η旧 − 1/η新) = ${said(shaft)} × ${said(hours)} × (1/${said(before / 100)} − 1/${said(after / 100)}) = ${said(kwh, 0)} kWh/年`,
    ],
  };
}

export function transformer({ load, hours, before, after }) {
  const [idle, loaded] = [before[0] - after[0], before[1] - after[1]];
  const kwh = ((idle + load * load * loaded) * hours) / 1000;
  return {
    kwh,
    lines: [
      `空载损耗差 = ${said(before[0])} − ${said(after[0])} = ${said(idle)} W；负载损耗差 = ${said(before[1])} − ${said(after[1])} = ${said(loaded)} W`,
      `节电 = (空载差 + 负载率² × 负载差) × 时间 ÷ 1000 = (${said(idle)} + ${said(load)}² × ${said(loaded)}) × ${said(hours)} ÷ 1000 = ${said(kwh, 0)} kWh/年`,
    ],
  };
}

export function compressor({ flow, load, hours, before, after }) {
  const kwh = (before - after) * flow * load * hours;
  return {
    kwh,
    lines: [
      `节电 = (旧比功率 − 新比功率) × 排气量 × 负载率 × 时间 = (${said(before, 2)} − ${said(after, 2)}) × ${said(flow)} × ${said(load)} × ${said(hours)} = ${said(kwh, 0)} kWh/年`,
    ],
  };
}

/** Fans and pumps that do the same work with less shaft power. */
export function driven({ power, load, hours, before, after }) {
  const kwh = power * load * hours * (1 - before / after);
  return {
    kwh,
    lines: [
      `节电 = 轴功率 × 负载率 × 时间 × (1 − η旧/η新) = ${said(power)} × ${said(load)} × ${said(hours)} × (1 − ${said(before, 2)}/${said(after, 2)}) = ${said(kwh, 0)} kWh/年（没有计电动机的损耗）`,
    ],
  };
}

export function boiler({ fuel, before, after }) {
  const share = 1 - before / after;
  return {
    tce: fuel * share,
    share,
    lines: [
      `节约燃料 = 全年燃料 × (1 − η旧/η新) = ${said(fuel)} tce × (1 − ${said(before, 2)}/${said(after, 2)}) = ${said(fuel * share, 2)} tce/年`,
    ],
  };
}

/** What a better machine of a kind saves, by the formula of the kind: `before` and `after` are lists with a
 * value for each quantity of its grades, `load` a share; `power` is rated, `shaft` that of the shaft,
 * `air` what a compressor gives, `fuel` a year's. */
export function saved(kind, { before, after, power, shaft, air, ...more }) {
  const one = { ...more, before: before[0], after: after[0] };
  if (kind === "boiler") return boiler(one);
  if (kind === "motor") return motor({ ...one, power });
  if (kind === "transformer") return transformer({ ...one, before, after });
  if (kind === "compressor") return compressor({ ...one, flow: air });
  return driven({ ...one, power: shaft });
}

/** kWh as tce by the coefficient in the data (kgce/kWh). */
export function coal(kwh, { value }) {
  const tce = (kwh * value) / 1000;
  return {
    tce,
    line: `折标准煤 = ${said(kwh, 0)} kWh × ${value} kgce/kWh ÷ 1000 = ${said(tce, 2)} tce/年（当量值）`,
  };
}

/** Money and years. `money` is what is saved a year in yuan, `price` what the machine costs. */
export function payback(money, price) {
  if (!(money > 0)) return { line: "" };
  const years = price / money;
  return { years, line: `静态回收期 = ${yuan(price)} ÷ ${yuan(round(money, 2))}/年 = ${said(years, 1)} 年` };
}
