// One value for each document; the other half of hooks/portal/search/columns.py.

const CODES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const VALUES = new Map(Array.from(CODES, (code, value) => [code, value]));

/** The value of a document in a column, for any document. `made` turns a value into what is wanted of it. */
export function column({ values, codes }, made = (value) => value) {
  const found = values.map(made);
  let places; // of each document's value, once somebody asks
  return (number) => {
    if (!places) places = decoded(codes);
    return found[places[number]];
  };
}

function decoded(codes) {
  const places = new Uint32Array(codes[0].length);
  for (const plane of codes)
    for (let number = 0; number < places.length; number++) places[number] = places[number] * 64 + VALUES.get(plane[number]);
  return places;
}
