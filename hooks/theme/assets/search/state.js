// What the reader asked, in the address: it survives reload, sharing, back and forward.

const LONGEST = 500; // servers refuse addresses that never end

export class Address {
  // `box` is the name of what is typed, `lists` the names that may stand several times, `single`
  // those that stand once.
  constructor(box, lists, single = []) {
    Object.assign(this, { box, lists, single });
  }

  read() {
    const asked = new URLSearchParams(location.search);
    const state = { words: asked.get(this.box) ?? "", picked: {} };
    for (const name of this.lists) state.picked[name] = new Set(asked.getAll(name));
    for (const name of this.single) state[name] = asked.get(name) ?? "";
    return state;
  }

  // Letters typed one after another make one entry of the history, every choice makes its own.
  write(state, typing = false) {
    const address = this.of(state);
    if (address === location.pathname + location.search) return;
    const same = typing && history.state?.typing;
    try {
      history[same ? "replaceState" : "pushState"]({ typing }, "", address);
    } catch {
      // browsers refuse too many changes in a short time: the next one is written again
    }
  }

  of(state) {
    const asked = new URLSearchParams();
    if (state.words.trim()) asked.set(this.box, state.words.slice(0, LONGEST));
    for (const name of this.lists) {
      for (const value of [...state.picked[name]].sort()) asked.append(name, value);
    }
    for (const name of this.single) if (state[name]) asked.set(name, state[name]);
    const said = asked.toString();
    return location.pathname + (said && `?${said}`);
  }
}

// What was typed so far is an entry of its own from now on.
export function settle() {
  if (history.state?.typing) history.replaceState({ ...history.state, typing: false }, "");
}

// How many items were shown, kept beside the address for those who come back.
export const kept = () => history.state?.shown ?? 0;
export const keep = (shown) => history.replaceState({ ...history.state, shown }, "");
