// What the answers to a profile need, and no more: without machines, nothing about machines is loaded.
import { today } from "../tools/answer.js";

const NEEDED = {
  machines: ({ machines }) => machines && machines.length,
  reliefs: ({ plans }) => plans && plans.length,
  limits: ({ products }) => products && products.length,
};
const FILES = { machines: ["equipment"], reliefs: ["tax"], limits: ["products"] };
const MODULES = {
  machines: () => import("./machines.js"),
  reliefs: () => import("./reliefs.js"),
  limits: () => import("./limits.js"),
};

/** For `answers`: `my` and the tools' data by name, `deciders` by section, `news`, `today`. What could not
 * be loaded is named in `failed`: its section says so and answers nothing. `load(name)` gives
 * tools/<name>.json. Without `my` and `energy` there is nothing to say: their fault is thrown. */
export async function gathered(profile, load) {
  const [my, energy] = await Promise.all([load("my"), load("energy")]);
  const data = { my, energy, deciders: {}, failed: [], today: [today(), my.day].sort()[1] };
  const sections = Object.keys(NEEDED).filter((section) => NEEDED[section](profile));
  await Promise.all([
    ...sections.map(async (section) => {
      try {
        const [module, ...files] = await Promise.all([MODULES[section](), ...FILES[section].map(load)]);
        FILES[section].forEach((name, at) => (data[name] = files[at]));
        data.deciders[section] = module[section];
      } catch (fault) {
        console.warn(fault);
        data.failed.push(section);
      }
    }),
    load("my-news").then(
      (news) => (data.news = news),
      () => data.failed.push("since"),
    ),
  ]);
  return data;
}
