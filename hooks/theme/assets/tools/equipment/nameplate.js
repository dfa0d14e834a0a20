// What a nameplate says beyond its model, and what its model says by the usual coding.

const FUELS = { coal: "燃煤", biomass: "生物质", oil: "燃油", gas: "燃气", electric: "电" };
const FUEL_WORDS = [
  ["coal", /煤|coal/i],
  ["biomass", /生物质|木|秸秆|稻壳|biomass/i],
  ["gas", /气|gas/i],
  ["oil", /油|oil/i],
  ["electric", /电|electric/i],
];
export const QUANTITIES = {
  evaporation: { name: "额定蒸发量", unit: "t/h" },
  capacity: { name: "额定容量", unit: "kVA" },
  current: { name: "额定电流", unit: "A" },
  voltage: { name: "额定电压", unit: "V" },
  power: { name: "额定功率", unit: "kW" },
  frame: { name: "机座号", unit: "mm" },
};

/** A rating as nameplates write it: 380 V, 10 kV. */
export const withUnit = (value, quantity) =>
  quantity === "voltage" && value >= 1000 ? `${value / 1000} kV` : `${value} ${QUANTITIES[quantity].unit}`;

export const fuelName = (id) => FUELS[id] ?? id;

/** The fuel's id for a word or an id; "" where none is known. */
export function fuelOf(text) {
  if (!text) return "";
  if (Object.hasOwn(FUELS, text)) return text;
  return FUEL_WORDS.find(([, words]) => words.test(text))?.[0] ?? "";
}

/** Ratings that a model states: numbers by quantity, and `fuel`. */
export function coded(category, key) {
  if (category === "transformer") return transformer(key);
  if (category === "boiler") return boiler(key);
  if (category === "welder") return number("current", /^[A-Z]+\d*-(\d+(?:\.\d+)?)/.exec(key)?.[1]);
  if (category === "motor") return motor(key);
  return {};
}

const number = (quantity, text) => (text === undefined ? {} : { [quantity]: Number(text) });

function transformer(key) {
  const found = /-(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/.exec(key);
  if (!found) return {};
  return { capacity: Number(found[1]), ...number("voltage", found[2] && Number(found[2]) * 1000) };
}

// Letters of furnace and grate, t/h (MW for hot water, which has its temperatures), pressure, fuel:
// A with a Roman number is bituminous coal, Y oil, Q gas.
function boiler(key) {
  const found = /^[A-Z]{2,4}((?:[1-9]\d*|0\.\d)(?:\.\d+)?)-(\d+(?:\.\d+)?)(?:\/[\d./]+)?(?:-(.+))?$/.exec(
    key,
  );
  if (!found) return {};
  const [, size, , last = ""] = found;
  const [, out, back] = /(\d{2,3})\/(\d{2,3})/.exec(key) ?? [];
  const hot = Number(out) > Number(back); // 95/70 °C; 25/400 is pressure and temperature of steam
  const fuel = /^A(I{1,3}|\d)?\b/.test(last)
    ? "coal"
    : /^Q\b/.test(last)
      ? "gas"
      : /^Y[.(]?Q?\)?$/.test(last)
        ? "oil"
        : "";
  return { ...(hot ? {} : { evaporation: Number(size) }), ...(fuel ? { fuel } : {}) };
}

function motor(key) {
  const frame = /^[A-Z]+\d?-?(\d{2,3})[SML]/.exec(key)?.[1];
  const voltage = /,(\d+(?:\.\d+)?)KV$/.exec(key)?.[1];
  return { ...number("frame", frame), ...number("voltage", voltage && Number(voltage) * 1000) };
}
