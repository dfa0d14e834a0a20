// The browser's history of a page whose address says what is filled in. Behind `#` stands also the name
// of a part of the page, and a link to one would take the place of what is filled in.

let last = location.href; // the address of the last entry that is ours

/** Marks the entry that the reader is at as one that was read or written here. `more` is kept with it. */
export const own = (more = {}) => write("replaceState", location.href, { ...history.state, ...more });

/** Goes on to `address`; `instead` of the entry that the reader is at where that is wanted. */
export function go(address, { instead = false, ...more } = {}) {
  try {
    write(instead ? "replaceState" : "pushState", address, more);
  } catch {
    // browsers refuse too many changes in a short time: the next one is written again
  }
}

function write(how, address, state) {
  history[how]({ ...state, own: true }, "", address);
  last = location.href;
}

const owned = () => Boolean(history.state?.own);
const toPart = () => !location.hash.includes("=");

/** `restore(linked)` is called when the address says something else: on the way back or forward, or by a
 * link to this same page (`linked`), for which browsers load nothing. `passed()`, where there is one, is
 * called when the reader went to a part of the page; true where the address is to stay that of the part. */
export function follow(restore, passed = () => false) {
  own();
  addEventListener("popstate", () => {
    if (!owned() && toPart()) return; // the browser is still on the way there
    const linked = !owned();
    own();
    restore(linked);
  });
  addEventListener("hashchange", () => {
    if (owned()) return;
    if (passed() || !new URL(last).hash.includes("=")) own();
    else write("replaceState", last, {});
  });
}
