// What "my firm" says, in the words of forms.
import { said } from "../tools/number.js";

/** `{ region, province, industry, staff }` in words, as far as it is filled in. */
export async function placeWords(raw, load) {
  if (!raw.region && !raw.industry) return { staff: raw.staff };
  const { regions, industries } = await load("my");
  const [name, parent] = regions[raw.region] ?? [];
  const province = parent ? (regions[parent] ?? [])[0] : name;
  return { region: parent ? `${province}${name}` : name, province, industry: industries[raw.industry], staff: raw.staff };
}

const COLUMNS = [
  ["型号", "model"],
  ["设备类别", "category"],
  ["生产年份", "made"],
  ["投运年份", "commissioned"],
  ["台数", "count"],
  ["额定功率（kW）", "power"],
  ["额定容量（kVA）", "capacity"],
  ["电压（V）", "voltage"],
  ["蒸发量（t/h）", "evaporation"],
  ["燃料", "fuel"],
  ["安装地点", "place"],
];
const FUELS = { coal: "煤", biomass: "生物质", oil: "油", gas: "天然气", electric: "电" };

/** The machines of "my firm" as a table, to be read like any other. `kinds` are the names of categories by id. */
export function tableOfMachines(machines, kinds) {
  const value = (one, name) => {
    const found = one[name];
    if (found === undefined) return name === "count" ? "1" : ""; // there it is one where no number is given
    if (name === "category") return kinds[found] ?? "";
    if (name === "fuel") return FUELS[found] ?? "";
    return typeof found === "number" && name !== "made" && name !== "commissioned" ? said(found, 6).replace(/,/g, "") : String(found);
  };
  const rows = machines.map((one) => COLUMNS.map(([, name]) => value(one, name).replace(/[\t\r\n]/g, " ")));
  return [COLUMNS.map(([title]) => title), ...rows].map((row) => row.join("\t")).join("\n");
}
