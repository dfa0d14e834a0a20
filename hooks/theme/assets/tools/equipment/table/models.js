// What looks like a model, wherever it stands.

const WHOLE = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9][A-Z0-9()./×*"-]{1,40}$/;
const TOKEN = /[A-Z0-9][A-Z0-9()./×*-]{2,}/g;
const RATING =
  /^\d+(\.\d+)?(\/\d+(\.\d+)?)?(KW|MW|W|KVA|MVA|KV|V|A|HZ|RPM|R\/MIN|T\/H|T|M3\/H|M3|MPA|KG|MM|M|台|℃)$/;

const plain = (text) => text.normalize("NFKC").toUpperCase();

/** Whether a cell is a model and nothing else. */
export function isModel(cell) {
  const said = plain(cell).replace(/\s/g, "");
  return WHOLE.test(said) && !RATING.test(said);
}

/** The parts of a cell that have letters and digits as models do, and are no ratings. */
export const modelsIn = (cell) =>
  (plain(cell).match(TOKEN) ?? []).filter((one) => /[A-Z]/.test(one) && /\d/.test(one) && !RATING.test(one));

export const holdsModel = (cell) => modelsIn(cell).length > 0;
