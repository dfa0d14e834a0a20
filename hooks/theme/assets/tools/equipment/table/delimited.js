// Rows of a text whose cells are parted by commas, tabs, semicolons or bars.

const LONE = "\u0001"; // stands in for a quote where quotes mean inches

/** Rows of texts. `papa` is Papa Parse. */
export function rowsOf(text, papa) {
  const plain = text.replace(/^\ufeff/, "").replace(/^sep=.\r?\n/i, "");
  const asked = { delimitersToGuess: [",", "\t", ";", "|", "，"], delimiter: "" };
  if (plain.includes("\t")) asked.delimiter = "\t"; // copied from a spreadsheet: commas belong to cells
  let { data, errors } = papa.parse(plain, asked);
  if (errors.some(({ type }) => type === "Quotes"))
    ({ data, errors } = papa.parse(plain, { ...asked, quoteChar: LONE }));
  return data.map((row) => row.map((cell) => cell.trim()));
}
