// Which characters of a title were asked for.

import { holds, modelsIn } from "./models.js";
import { compact, normalise, tokens } from "./normalise.js";

const MODELS = 3;

/** `text` as pieces, by turns not asked for and asked for. */
export function pieces(text, query, simplify) {
  const wanted = new Set(tokens(normalise(query.slice(0, 200), simplify)));
  const chars = Array.from(text);
  const places = []; // of each character that counts, in the normalised text
  let plain = "";
  chars.forEach((char, index) => {
    for (const one of normalise(char, simplify)) {
      plain += one;
      places.push(index);
    }
  });
  const hit = new Array(chars.length).fill(false);
  for (const token of wanted) {
    if (token.length < 2 && wanted.size > 1) continue;
    for (let at = plain.indexOf(token); at >= 0; at = plain.indexOf(token, at + 1))
      for (let place = at; place < at + token.length; place++) hit[places[place]] = true;
  }
  const found = [""];
  chars.forEach((char, index) => {
    if ((found.length % 2 === 0) !== hit[index]) found.push("");
    found[found.length - 1] += char;
  });
  return found;
}

/** The same as HTML. */
export const marked = (text, query, simplify) =>
  pieces(text, query, simplify)
    .map((piece, index) => (index % 2 && piece ? `<mark>${escaped(piece)}</mark>` : escaped(piece)))
    .join("");

const escaped = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The models of a row that were asked for, in words; '' when none was. A whole nameplate is of a series,
    and the list is quoted as it writes it. */
export function modelsOf(doc, query, simplify) {
  const wanted = compact(normalise(query.slice(0, 200), simplify));
  if (!doc.m || !/[0-9]/.test(wanted)) return "";
  const found = doc.m.filter((model) => compact(normalise(model, simplify)).startsWith(wanted));
  if (found.length) return `型号 ${some(found)}`;
  const asked = modelsIn(query.slice(0, 200), { simplify, docs: [doc] });
  const begun = doc.m.filter((model) =>
    asked.some(({ run }) => compact(normalise(model, simplify)).startsWith(compact(run))),
  ); // C620G for C620车床: the reader sees which one it is
  if (begun.length) return `型号 ${some(begun)}`;
  return asked.some(({ key }) => holds(doc, key)) ? `目录写的是 ${some(doc.m)}` : "";
}

const some = (models) =>
  models.slice(0, MODELS).join("、") + (models.length > MODELS ? `等 ${models.length} 个` : "");
