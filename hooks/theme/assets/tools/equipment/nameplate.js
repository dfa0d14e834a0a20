// What a nameplate says beyond its model, and what its model says by the usual coding.

import { fuelName } from "./fuels.js";

export const QUANTITIES = {
  evaporation: { name: "额定蒸发量", unit: "t/h" },
  capacity: { name: "额定容量", unit: "kVA" },
  current: { name: "额定电流", unit: "A" },
  voltage: { name: "额定电压", unit: "V" },
  power: { name: "额定功率", unit: "kW" },
  frame: { name: "机座号", unit: "mm" },
  heat: { name: "额定热功率", unit: "MW" },
  temperature: { name: "额定温度", unit: "℃" },
  poles: { name: "极数", unit: "极" },
};

/** A rating as nameplates write it: 380 V, 10 kV. */
export const withUnit = (value, quantity) =>
  quantity === "voltage" && value >= 1000 ? `${value / 1000} kV` : `${value} ${QUANTITIES[quantity].unit}`;

/** All that a plate may state: its name, and how a value of it is said. */
export const STATED = {
  ...Object.fromEntries(
    Object.entries(QUANTITIES).map(([id, { name, unit }]) => [id, { name, told: (value) => `${value} ${unit}` }]),
  ),
  made: { name: "生产年份", told: String },
  commissioned: { name: "投运年份", told: String },
  fuel: { name: "燃料", told: fuelName },
};

const MW_OF_TON = 0.7; // GB 24500-2020 divides boilers at 10 t/h or 7 MW, and at 20 t/h or 14 MW

/** Tonnes of steam an hour that a hot-water boiler of so many MW counts for. */
export const steamOf = (heat) => Number((heat / MW_OF_TON).toPrecision(6));

/** Ratings that a model states: numbers by quantity, and `fuel`. */
export function coded(category, key) {
  if (category === "transformer") return transformer(key);
  if (category === "boiler") return boiler(key);
  if (category === "welder") return number("current", /^[A-Z]+\d*-(\d+(?:\.\d+)?)/.exec(key)?.[1]);
  if (category === "motor") return motor(key);
  if (category === "resistance-furnace") return furnace(key);
  return {};
}

const number = (quantity, text) => (text === undefined ? {} : { [quantity]: Number(text) });

function transformer(key) {
  const found = /-(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/.exec(key);
  if (!found) return {};
  return { capacity: Number(found[1]), ...number("voltage", found[2] && Number(found[2]) * 1000) };
}

/** All ratings that are known of a checked plate: by its model, by what is written beside it, as filled in. */
export function ratingsKnown({ category, read }, plate) {
  const filled = Object.keys(QUANTITIES).flatMap((name) => (plate[name] === undefined ? [] : [[name, plate[name]]]));
  return { ...coded(category, (read?.model ?? "").toUpperCase()), ...read?.facts, ...Object.fromEntries(filled) };
}

// Letters of furnace and grate, t/h (MW for hot water, which has its temperatures), pressure, fuel:
// A with a Roman number is bituminous coal, Y oil, Q gas.
function boiler(key) {
  if (/^C?[LW]DR/.test(key)) return { fuel: "electric" };
  const found = /^[A-Z]{2,4}([1-9]\d*(?:\.\d+)?|0\.\d+)-(\d+(?:\.\d+)?)(?:\/[\d./]+)?(?:-(.+))?$/.exec(
    key,
  );
  if (!found) return {};
  const [, size, , last = ""] = found;
  const [, out, back] = /(\d{2,3})\/(\d{2,3})/.exec(key) ?? [];
  const hot = Number(out) > Number(back); // 95/70 °C; 25/400 is pressure and temperature of steam
  const fuel = /^A(?:I{1,3}|\d)?(?![A-OQ-Z])/.test(last)
    ? "coal"
    : /^Q\b/.test(last)
      ? "gas"
      : /^Y[.(/,]?Q?\)?$/.test(last)
        ? "oil"
        : "";
  return { [hot ? "heat" : "evaporation"]: Number(size), ...(fuel ? { fuel } : {}) };
}

function motor(key) {
  const frame = /^[A-Z]+\d?-?(\d{2,3})[SML]/.exec(key)?.[1];
  const voltage = /,(\d+(?:\.\d+)?)KV$/.exec(key)?.[1];
  const poles = /\d[SML]\d?-(\d{1,2})$/.exec(key)?.[1];
  return {
    ...number("frame", frame),
    ...number("voltage", voltage && Number(voltage) * 1000),
    ...number("poles", poles),
  };
}

// RX-45-9 takes 45 kW and reaches 950 °C; -10, -12, -13 stand for 1000, 1200 and 1300.
const TEMPERATURES = { 4: 400, 6: 650, 9: 950, 10: 1000, 12: 1200, 13: 1300 };

const furnace = (key) =>
  number("temperature", TEMPERATURES[/^R[A-Z]*\d?-\d+(?:\.\d+)?-(\d{1,2})[A-Z]?$/.exec(key)?.[1]]);
