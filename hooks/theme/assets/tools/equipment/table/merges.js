// Cells that are one: what they say holds for every row and column that they cover, a number of
// machines for all of them together.

/** Writes what a merged cell says into all cells that it covers. Small numbers stay where they are: 3
 * in one cell beside two machines are three in all, and 7.5 may be. `merges` are lists of top, left,
 * bottom, right, from 0. */
export function fill(rows, merges) {
  const own = rows.map((row) => row.some(Boolean)); // a row that only a merged cell reaches is empty
  for (const [top, left, bottom, right] of merges) {
    const said = rows[top]?.[left];
    if (!said || (/^[\d.,]+$/.test(said) && Number(said.replace(/,/g, "")) < 1000)) continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let at = left; own[row] && at <= right; at++) rows[row][at] = rows[row][at] || said;
  }
}

/** `{ first, last }`, numbers of rows, for the cell of a column that covers several rows with this one;
 * nothing where the cell stands alone. */
export function sharedBy(merges = [], number, column) {
  const found = merges.find(
    ([top, left, bottom, right]) =>
      bottom > top && top < number && number <= bottom + 1 && left <= column && column <= right,
  );
  return found && { first: found[0] + 1, last: found[2] + 1 };
}
