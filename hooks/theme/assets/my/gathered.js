// What the answers to a profile need, and no more: without machines, nothing about machines is loaded.
import { today } from "../tools/answer.js";

const NEEDED = {
  machines: ({ machines }) => machines && machines.length,
  reliefs: ({ plans }) => plans && plans.length,
  held: ({ bought }) => bought && bought.length,
  limits: ({ products }) => products && products.length,
};
const FILES = { machines: ["equipment"], reliefs: ["tax"], held: ["tax"], limits: ["products"] };
const DECIDERS = {
  machines: () => import("./phased_out.js").then(({ phasedOut }) => phasedOut),
  reliefs: () => import("./reliefs.js").then(({ reliefs }) => reliefs),
  held: () => import("./held.js"),
  limits: () => import("./limits.js").then(({ limits }) => limits),
};

const isBehind = ({ seen }, { newest }) => Boolean(seen && newest && Date.parse(seen) < Date.parse(newest));

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
        const [decide, ...files] = await Promise.all([DECIDERS[section](), ...FILES[section].map(load)]);
        FILES[section].forEach((name, at) => (data[name] = files[at]));
        data.deciders[section] = section === "held" ? decide.held : decide;
        if (section === "held") data.ownCalendar = decide.heldCalendar;
      } catch (fault) {
        console.warn(fault);
        data.failed.push(section);
      }
    }),
    isBehind(profile, my) &&
      load("my-news").then(
        (news) => (data.news = news),
        () => data.failed.push("since"),
      ),
  ]);
  return data;
}
