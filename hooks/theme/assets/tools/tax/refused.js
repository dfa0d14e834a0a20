// What refuses a relief, by what the reader answered. A question is asked for each record that says so
// (`refusals` of /tools/tax.json); what nobody can be asked in one question is told, and decides nothing.

import { isOne } from "./entitled.js";

/** Boxes of the form that answer a question already: by the question's kind the box with what its answers say. */
const ANSWERED = {
  "not-private": ["owner", { private: "no" }],
  "energy-user": ["provider", { user: "yes", service: "no" }],
};

/** What may be answered to a question, in its own words. */
export const wordsFor = (question) =>
  question.includes("有没有") ? { yes: "有", no: "没有" } : { yes: "是", no: "不是" };

/** The answer to a question: "yes" (then it refuses), "no", or "" where nobody said. */
export function answerTo(key, { refusals = {}, ...facts }) {
  if (refusals[key]) return refusals[key];
  const [box, says] = ANSWERED[key.split(".")[0]] ?? [];
  return (box && says[facts[box]]) ?? "";
}

/** Each exclusion of a relief with how it stands, `{ statement, state }`: "applies"; "clear"; "asked", which
 * one answer would settle; "told", which the reader has to compare. Of what refuses a part only (`partly`) the
 * rest is still to be had. */
export const exclusions = ({ life = {} }, { statements = [] }, facts) =>
  (life.refused ?? []).map((at) => ({ at, statement: statements[at], state: standing(statements[at], facts) }));

function standing({ ask, payers }, facts) {
  if (ask) return { yes: "applies", no: "clear" }[answerTo(ask, facts)] ?? "asked";
  if (!payers) return "told";
  const answers = payers.map((group) => isOne(group, facts));
  if (answers.includes(true)) return "applies";
  return answers.includes(undefined) ? "told" : "clear";
}
