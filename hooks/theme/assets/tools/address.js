// What a reader filled in, as an address that survives being sent. It stands behind `#`, which browsers
// keep to themselves: no server sees it, neither in a request nor as the place one comes from. Nobody
// else knows where in an address it stands, but early.js whether anything does.

const LONGEST = 4000; // chat programs cut addresses that never end

// Chat programs end a link at the first character that is not plain ASCII, some at brackets, quotes and
// stars, or take what is between two underlines for emphasis. What ends a sentence is left out at the end.
const code = (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
const coded = (text) => encodeURIComponent(text).replace(/[!'()*_~]/g, code);
const ended = (text) => text.replace(/[-.]$/, code);

/** `asked`, a URLSearchParams, as it stands in an address. */
export const written = (asked) => ended([...asked].map(([name, value]) => `${name}=${coded(value)}`).join("&"));

/** What stands in the address of a page of ours, behind its path, to have `asked` filled in there. */
export const filledIn = (asked) => {
  const words = written(asked);
  return words && `#${words}`;
};

// A copy on a disk lies where nobody else finds it. There `location.origin` says "null" in some browsers.
const isOnDisk = () => location.protocol === "file:";
const here = () => `${location.protocol}//${location.host}${location.pathname}`;
const canonical = () => (document.querySelector("link[rel=canonical]") || {}).href;

/** The address of this page as it is handed on: that of a copy on a disk is the site's. */
export const published = () => (isOnDisk() && canonical()) || here();

/** The address of a folder of the site as it is opened: on a disk no server finds what is in it. */
export const entered = (folder) => (isOnDisk() ? `${folder}index.html` : folder);

/** The address of this page with `asked`; undefined where that gets too long. */
export function addressOf(asked) {
  const words = filledIn(asked);
  return words.length > LONGEST ? undefined : here() + words;
}

// The name of a part of a page has no `=`.
const asks = () => location.hash.includes("=");

/** What the address of this page asks, as URLSearchParams. */
export const askedHere = () => new URLSearchParams(asks() ? location.hash.slice(1) : "");

/** Older addresses have it behind `?`: sent once, moved before anything else is asked of the server.
 * `known` tells which names are ours. */
export function moved(known = () => true) {
  const old = [...new URLSearchParams(location.search)].filter(([name, value]) => value && known(name));
  if (!old.length) return;
  const here = asks() ? location.hash : filledIn(old);
  history.replaceState(history.state, "", location.pathname + here);
}

const HAN = /[\u4e00-\u9fff]/; // what only looks like it stays a code

/** An address that `addressOf` made, to be sent on: from a frame of another site the whole page, from a copy on a
 * disk that of the site. */
export function sentOn(address) {
  const own = address.startsWith(here()) ? published() + address.slice(here().length) : address;
  return own.replace(/\/embed\/tool\/([a-z-]+\/)(?=#|$)/, "/tools/$1");
}

/** An address that `addressOf` made, to be read and typed: words in place of their codes, everything
 * doubtful still coded. */
export function readable(address) {
  const [place, ...said] = address.split("#");
  const plain = (codes) => {
    const char = decodeURIComponent(codes);
    return HAN.test(char) ? char : codes;
  };
  return [place, ...said.map((one) => one.replace(/%E[4-9](?:%[89AB][0-9A-F]){2}/g, plain))].join("#");
}
