// Whether one can have a relief, by all that is known: who it is for, what refuses it, whether its window is
// open. Nothing that is not known ever makes it a yes.
import { entitled } from "./entitled.js";
import { exclusions } from "./refused.js";
import { windowOn } from "./terms.js";

/** `entitled` with `verdict` "no", "open", "part" (some of it refuses a part) or "yes", and where it is not "no"
 * `refused` (as `exclusions`), `asks`, the questions that are still to be answered, and `doubts` in words, why
 * it cannot be told. A question about a part is to be answered too: the part may be all there is. */
export function judged(relief, data, situation, facts) {
  const right = entitled(relief, facts, situation.payers, data.payer_names);
  if (right.can === false) return { ...right, verdict: "no" };
  const refused = exclusions(relief, data, facts);
  const whole = refused.filter(({ statement }) => !statement.partly);
  const applying = whole.filter(({ state }) => state === "applies");
  if (applying.length) {
    const why = applying.map(({ statement: { text, pending } }) => `${text}${pending ? "（待核）" : ""}`);
    return { can: false, verdict: "no", words: `不能享受：${why.join("；")}`, refused };
  }
  const window = windowOn(relief, facts.date);
  if (window.state === "closed") return { can: false, verdict: "no", words: window.words, refused };
  const asks = refused.filter(({ state }) => state === "asked").map(({ statement }) => statement.ask);
  const untold = relief.income_tax && !facts.enterprise && !right.missing ? ["没有填企业所得税的类型"] : [];
  const doubts = [...untold, ...unknowns(relief, refused, whole), ...(window.state === "open" ? [] : [window.words])];
  const sure = right.can && !right.assumed && !asks.length && !doubts.length;
  const part = refused.some(({ state }) => state === "applies");
  return { ...right, verdict: !sure ? "open" : part ? "part" : "yes", refused, asks: [...new Set(asks)], doubts };
}

const UNLISTED = "not-listed.";

function* unknowns(relief, refused, whole) {
  const { life } = relief;
  if (!refused.length) yield "谁拿不到没有收录";
  if (!life || life.way_unknown) yield "没有见到怎样办";
  const told = whole.filter(({ state }) => state === "told").length;
  if (told) yield `“谁拿不到”里有 ${told} 种情形要自己对照`;
  const answered = whole.some(({ statement, state }) => state === "clear" && (statement.ask ?? "").startsWith(UNLISTED));
  if (relief.is_list && !answered) yield "目录的附件没有收录，先对照目录";
}
