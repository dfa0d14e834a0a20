// What reads the reader's table and checks its machines: it comes when somebody gives one.
import { load } from "../tools/data.js";
import { parted } from "../tools/equipment/table/parts.js";
import { readTable } from "../tools/equipment/table/reader.js";
import { laidOut } from "../tools/equipment/table/sheets.js";
import { indexFor, machinesIn } from "./machines.js";

export class MachineTable {
  /** Of a form, with the lists and the grades that its machines are held against. */
  static async of(form) {
    const [lists, efficiency] = await Promise.all([load("equipment"), load("machines")]);
    return new MachineTable(indexFor(form, lists), efficiency);
  }

  constructor(index, efficiency) {
    Object.assign(this, { index, efficiency, graded: new Set(efficiency.machines.map(({ id }) => id)) });
  }

  /** The sheets with machines of `{ file }` or `{ text }`; undefined where another table was given meanwhile. */
  async sheets(asked) {
    const table = await readTable(asked);
    return table && table.sheets.flatMap(parted).map((sheet) => laidOut(sheet, this.index)).filter(({ wanted }) => wanted);
  }

  /** `{ machines, left }` of sheets, as machines.js has them. */
  machines(sheets) {
    return machinesIn(sheets, this.index, this.efficiency);
  }
}
