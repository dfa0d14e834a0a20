// The workbook of a checklist: as every form, each sheet bears its edition, and each answer its mark.
import { today } from "../tools/today.js";
import { cell, label } from "./marks.js";
import { save } from "./workbook.js";

const COLUMNS = ["部分", "要有什么", "情况", "检查时看什么", "依据和出处"];

/** The table of `lines` `{ part, what, answer, unanswered, proof, ground }`. */
export const checkTable = (title, lines) => ({
  name: title,
  ours: true,
  unseen: "",
  notes: [],
  columns: COLUMNS.map((name) => ({ name })),
  rows: lines.map(({ part, what, answer, unanswered, proof, ground }) => [
    label(part),
    label(what),
    answer ? cell(answer, "own") : cell(unanswered, "typed"),
    label(proof),
    label(ground),
  ]),
});

export async function checkBook({ title, edition, status, issuer, issued, ours }, lines) {
  const form = { title, edition, status, issuer, as_issued: issued, ours, unseen: [] };
  const about = [["网站", `${location.origin}${location.pathname}`], ["做成日期", today()]];
  await save(form, [checkTable(title, lines)], about);
}
