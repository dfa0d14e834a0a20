// What was typed and not saved, kept in this tab: a reload, a preview that stopped or another page in
// between lose nothing.

const key = (id) => `portal-admin:${id}`;

export function keep(id, value) {
  try {
    sessionStorage.setItem(key(id), JSON.stringify(value));
  } catch (error) {
    // the tab keeps what it shows
  }
}

export function kept(id) {
  try {
    return JSON.parse(sessionStorage.getItem(key(id)));
  } catch (error) {
    return null;
  }
}

export function forget(id) {
  try {
    sessionStorage.removeItem(key(id));
  } catch (error) {
    // nothing is kept there
  }
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Both sides brought together, box by box: `base` is what both began with, `mine` what was typed,
// `theirs` what the file says now. `both` names what either changed; there stands what was typed, and
// of groups, whose places in the file are others now, what the file says.
export function joined(base, mine, theirs) {
  const values = {};
  const both = [];
  for (const name of Object.keys(theirs)) {
    const typed = name in mine ? mine[name] : base[name];
    const untouched = same(typed, base[name]);
    if (!untouched && !same(theirs[name], base[name]) && !same(typed, theirs[name])) both.push(name);
    const grouped = Array.isArray(typed) && [...theirs[name], ...typed].some((one) => typeof one === "object");
    values[name] = untouched || (grouped && both.includes(name)) ? theirs[name] : typed;
  }
  return { values, both };
}
