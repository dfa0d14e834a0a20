// What other tools know of a firm's facts: the kinds in which a model is listed, the coal of its energies.
// Their data are loaded only where there is something to ask.
import { load } from "../tools/data.js";

let index;
const kinds = new Map();

/** A function from a model to the kinds in which it is listed; undefined where the lists did not come. */
export async function listedKinds() {
  try {
    if (!index) {
      const [{ prepare, suggested }, data] = await Promise.all([
        import("../tools/equipment/check.js"),
        load("equipment"),
      ]);
      index = { suggested, all: prepare(data) };
    }
  } catch (fault) {
    console.warn(fault);
    return undefined;
  }
  return (model) => {
    if (!kinds.has(model)) kinds.set(model, index.suggested(index.all, model));
    return kinds.get(model);
  };
}

/** `{ low, top }` in tce of what a profile says of its energies, as the energy tool reckons it; undefined
 * where one of them cannot be reckoned. */
export async function reckonedCoal(energy) {
  try {
    const [{ burnt, possible, total }, { coefficients }] = await Promise.all([
      import("../tools/energy/coal.js"),
      load("energy"),
    ]);
    const lines = energy.map(({ energy: name, amount, unit, own, measure }) => {
      const found = coefficients.find((one) => one.energy === name);
      return found ? burnt(found, amount, unit, own, measure) : { open: name };
    });
    if (lines.some(({ open }) => open)) return undefined;
    return possible(total(lines));
  } catch (fault) {
    console.warn(fault);
    return undefined;
  }
}
