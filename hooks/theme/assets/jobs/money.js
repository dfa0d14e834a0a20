// The worked sums of a job's reliefs, and whether these still hold on the reader's day. The finder's own
// programs and data say both; the example is the one that the link to the finder is filled in with.
import { make } from "../dom.js";
import { load } from "../tools/data.js";
import { readFacts } from "../tools/tax/asked.js";
import { sorted } from "../tools/tax/savings.js";
import { stateOn } from "../tools/tax/terms.js";
import { worked } from "../tools/tax/worked.js";
import { today } from "../tools/today.js";

/** Fills in the part of the page that is about money. */
export async function fill(part) {
  const data = await load("tax");
  const date = [today(), data.day].sort()[1]; // the reader's clock may be behind the data
  const all = [...part.querySelectorAll("[data-relief]")];
  const moved = all.filter((one) => renewed(one, part, data, date));
  if (moved.length) recount(part);
  for (const one of all) sum(one, data, date);
}

/** What the finder says of one relief with the facts of an address: a saving, one that is barred, or
 * undefined. */
export function saving(id, asked, data, date) {
  const situation = data.situations.find((one) => one.id === asked.get("situation"));
  if (!situation) return {};
  const facts = { ...readFacts(asked), date, year: Number(date.slice(0, 4)) };
  const { savings, barred } = sorted(data, situation, facts);
  const having = (list) => list.find(({ documents }) => documents.some((one) => one.id === id));
  return { facts, found: having(savings), barred: having(barred) };
}

// --- what changed since the page was made ---------------------------------------------------------------

function renewed(one, part, data, date) {
  const relief = data.reliefs[one.dataset.relief];
  const span = relief && stateOn(relief, date);
  if (!span || span.state === one.dataset.state) return false;
  const [, badge, words] = part.dataset.states.split(";").map((told) => told.split(" ")).find(([id]) => id === span.state);
  one.dataset.state = span.state;
  one.querySelector(".badge").replaceWith(make("span", { class: `badge badge--${badge}` }, words));
  one.querySelector(".money__state").textContent = `${relief.no ? `${relief.no}；` : ""}${span.words}（${date}）`;
  const past = part.querySelector(".money__past");
  if (span.state === "in") part.querySelector(".money__today").append(one);
  else past.querySelector("ul").append(one);
  past.hidden = !past.querySelector("[data-relief]");
  return true;
}

function recount(part) {
  const count = part.querySelectorAll(".money__today [data-relief]:not([data-rule]):not([data-same])").length;
  const said = document.querySelector("[data-opening=money] span");
  if (said) said.textContent = `${count} 项今天有效`;
  const none = part.querySelector(".money__none");
  if (none) none.hidden = count > 0;
}

// --- the sums -------------------------------------------------------------------------------------------

function sum(one, data, date) {
  const way = one.querySelector(".money__tool a");
  if (!way || one.dataset.state !== "in" || "same" in one.dataset) return;
  const { facts, found, barred } = saving(one.dataset.relief, new URLSearchParams(way.hash.slice(1)), data, date);
  const told = barred
    ? { lead: `按这个例子享受不到：${barred.documents[0].right.words}。`, lines: [] }
    : found && worked(found, data, facts);
  if (!told || told.lacks) return;
  const lines = told.lines.map((line, at) =>
    make("li", at === told.lines.length - 1 ? { class: "total" } : {}, line),
  );
  one.append(
    make("div", { class: "money__sum" }, make("p", {}, told.lead), make("ol", { class: "sums" }, ...lines)),
  );
}
