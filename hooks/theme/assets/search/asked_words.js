// The words of a query, as the index has them.

import { parts } from "./normalise.js";

const MOST = 40; // words of a query that count

/** The words of a query: each is found by its token, or by `beginning` or `pieces` when it was written
    otherwise. `part` counts the pieces of the query that stand by themselves, `runs` are models in it. */
export function wordsOf(normalised, runs = []) {
  const found = apart(parts(normalised), runs).flatMap(({ run, han, pieces }, part) => {
    if (han) return pieces.map((token) => ({ token, han: true, part, run, beginning: "", pieces: [] }));
    const chains = [];
    for (let at = 0; at < pieces.length; at += 4) chains.push(pieces.slice(at, at + 4));
    return chains.map((chain) => ({
      token: chain.join(""),
      han: false,
      part,
      run,
      beginning: chain.length > 2 ? chain.slice(0, -1).join("") : "",
      pieces: chain.length > 1 ? chain : [],
    }));
  });
  return found.slice(0, MOST);
}

/** The parts with each model in one of its own. */
function apart(found, runs) {
  return found.flatMap((part) => {
    const run = runs.find((one) => !part.han && ` ${part.run} `.includes(` ${one} `));
    if (!run) return part.pieces.length ? [part] : [];
    const [before, ...after] = ` ${part.run} `.split(` ${run} `);
    const rest = (text) => apart(parts(text.trim()), runs);
    return [...rest(before), ...parts(run), ...rest(after.join(` ${run} `))];
  });
}

/** Words that are begun are found as well: single characters, words of letters. */
export const isOpen = ({ token, han }) => (han ? token.length === 1 : /^[a-z]{2,}$/.test(token));
