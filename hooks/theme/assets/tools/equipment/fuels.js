// What boilers and furnaces burn, and how that is said. The search takes it without the rest of the check.

const FUELS = { coal: "燃煤", biomass: "生物质", oil: "燃油", gas: "燃气", electric: "电" };
const FUEL_WORDS = [
  ["coal", /煤(?!层?气|制气)|coal/i],
  ["biomass", /生物质|木|秸秆|稻壳|biomass/i],
  ["gas", /气|gas/i],
  ["oil", /油|oil/i],
  ["electric", /电|electric/i],
];

export const fuelName = (id) => FUELS[id] ?? id;

/** The fuel's id for a word or an id; "" where none is known. */
export function fuelOf(text) {
  if (!text) return "";
  if (Object.prototype.hasOwnProperty.call(FUELS, text)) return text;
  const now = text.replace(/^.*改[成为烧用]*/u, ""); // 煤改气 burns gas
  return FUEL_WORDS.find(([, words]) => words.test(now))?.[0] ?? "";
}
