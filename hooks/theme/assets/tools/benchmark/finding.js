// Which products a word finds: by their names, by what people call them, by their standard; and which
// are only alike.

const ALIKE = 0.6; // of the letters, in their order
const MOST_ALIKE = 40;

const plain = (text) =>
  String(text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s.%]+/gu, "");
const compact = (text) => plain(text).replace(/\s+/g, "");

/** `{ fits, alike, bare, elsewhere }` for words of an industry ("" for all): the indicators that the words
 * name, those whose name is only alike (told where nothing fits), the standards whose limits we do not
 * have, or may not, and how many fit in other industries. All fit where there are no words. */
export function find(data, words, industry = "") {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  const here = ({ industries }) => !industry || industries.includes(industry);
  const named = (one) => parts.every((part) => texts(one, data).some((text) => text.includes(part)));
  const all = parts.length ? sorted(data.indicators.filter(named), parts) : data.indicators;
  const fits = all.filter(here);
  const alike = fits.length || !parts.length ? [] : like(data, parts.join(""), here);
  const lacking = data.bare.filter(({ sure }) => sure || !all.length);
  const bare = parts.length ? lacking.filter((one) => covers(one, parts, !all.length)) : [];
  return { fits, alike, bare, elsewhere: all.length - fits.length };
}

// Whether a standard may set a limit for what is looked for, by its title.
const covers = ({ number, title }, parts, closely) =>
  parts.every((part) => compact(number + title).includes(part)) ||
  (closely && shared(parts.join(""), compact(title.replace(/单位产品.*$/, ""))) >= ALIKE);

const texts = ({ product, indicator, other_names: names = [], document }, { documents }) => [
  compact(product + indicator),
  ...names.map(compact),
  compact(documents[document].number),
  compact(documents[document].title),
];

// Those whose own name has the words stand before those whose standard has them.
function sorted(found, parts) {
  const own = ({ product }) => (parts.every((part) => compact(product).includes(part)) ? 0 : 1);
  return found
    .map((one, at) => ({ one, at, rank: own(one) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ one }) => one);
}

function like(data, words, here) {
  return data.indicators
    .filter(here)
    .map((one, at) => ({ one, at, share: Math.max(...names(one).map((name) => shared(words, name))) }))
    .filter(({ share }) => share >= ALIKE)
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, MOST_ALIKE)
    .map(({ one }) => one);
}

// The names that a product's name is made of: 瓦楞原纸、纸管纸板（木浆）
const names = ({ product, other_names: more = [] }) =>
  [...product.split(/[、，,（）()／/]/), ...more].map(compact).filter(Boolean);

/** How much of `words` stands in `name` in the same order, from 0 to 1; a single letter is nothing. */
export function shared(words, name) {
  const row = new Array(name.length + 1).fill(0);
  for (const letter of words) {
    let corner = 0;
    for (let at = 1; at <= name.length; at++) {
      const above = row[at];
      row[at] = letter === name[at - 1] ? corner + 1 : Math.max(above, row[at - 1]);
      corner = above;
    }
  }
  const common = row[name.length];
  return common < 2 ? 0 : common / words.length;
}
