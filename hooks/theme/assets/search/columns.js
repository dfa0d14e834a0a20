// One value for each document; the other half of hooks/portal/search/columns.py.

const CODES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const VALUES = new Map(Array.from(CODES, (code, value) => [code, value]));

/** The value of a document in a column, for any document. `made` turns a value into what is wanted of it. */
export function column({ values, codes }, made = (value) => value) {
  const found = values.map(made);
  const digit = (plane, number) => VALUES.get(plane[number]);
  return (number) => found[codes.reduce((sum, plane) => sum * 64 + digit(plane, number), 0)];
}
