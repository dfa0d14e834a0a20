// What an answer lacks, apart: facts that somebody can fill in, and reasons that are only to be looked up.
import { STATED } from "./nameplate.js";

const FACTS = new Set(["设备类别", ...Object.values(STATED).map(({ name }) => name)]);

/** Of what `check` names as missing the names of facts. */
export const factsOf = (missing) => missing.filter((words) => FACTS.has(words));

/** The others, as sentences without their full stop. */
export const reasonsOf = (missing) => missing.filter((words) => !FACTS.has(words)).map((words) => `要另外核对${words}`);
