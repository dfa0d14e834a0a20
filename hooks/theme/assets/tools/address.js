// What a reader filled in, as an address that survives being sent. Nobody else knows where in an address
// it stands, but early.js whether anything does.

const LONGEST = 4000; // servers refuse addresses that never end

// Chat programs end a link at the first character that is not plain ASCII, some at brackets, quotes and
// stars, or take what is between two underlines for emphasis. What ends a sentence is left out at the end.
const code = (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
const coded = (text) => encodeURIComponent(text).replace(/[!'()*_~]/g, code);
const ended = (text) => text.replace(/[-.]$/, code);

/** The address of this page with `asked`, a URLSearchParams; undefined where that gets too long. */
export function addressOf(asked) {
  const said = ended([...asked].map(([name, value]) => `${name}=${coded(value)}`).join("&"));
  if (said.length > LONGEST) return undefined;
  return location.origin + location.pathname + (said && `?${said}`);
}

/** What the address of this page asks, as URLSearchParams. */
export const askedHere = () => new URLSearchParams(location.search);

const HAN = /[\u4e00-\u9fff]/; // what only looks like it stays a code

/** An address that `addressOf` made, to be read and typed: words in place of their codes, everything
 * doubtful still coded. */
export function readable(address) {
  const [place, ...said] = address.split("?");
  const plain = (codes) => {
    const char = decodeURIComponent(codes);
    return HAN.test(char) ? char : codes;
  };
  return [place, ...said.map((one) => one.replace(/%E[4-9](?:%[89AB][0-9A-F]){2}/g, plain))].join("?");
}
