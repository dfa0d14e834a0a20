// What the reader asked, in the address: it survives reload, sharing, back and forward, and no server sees
// it (tools/address.js). Only who comes by an address that has it behind `?` has sent it, once.
import { askedHere, filledIn, moved, written } from "../tools/address.js";
import { go, own } from "../tools/entries.js";

const LONGEST = 500; // chat programs cut addresses that never end

export class Address {
  // `box` is the name of what is typed, `lists` the names that may stand several times, `single`
  // those that stand once.
  constructor(box, lists, single = []) {
    Object.assign(this, { box, lists, single });
    moved((name) => [box, ...lists, ...single].includes(name));
  }

  read() {
    const asked = askedHere();
    const state = { words: asked.get(this.box) ?? "", picked: {} };
    for (const name of this.lists) state.picked[name] = new Set(asked.getAll(name));
    for (const name of this.single) state[name] = asked.get(name) ?? "";
    return state;
  }

  // Letters typed one after another make one entry of the history, every choice makes its own.
  write(state, typing = false) {
    const asked = this.of(state);
    if (written(asked) === written(askedHere())) return;
    go(location.pathname + filledIn(asked), { instead: typing && history.state?.typing, typing });
  }

  of(state) {
    const asked = new URLSearchParams();
    if (state.words.trim()) asked.set(this.box, state.words.slice(0, LONGEST));
    for (const name of this.lists) {
      for (const value of [...state.picked[name]].sort()) asked.append(name, value);
    }
    for (const name of this.single) if (state[name]) asked.set(name, state[name]);
    return asked;
  }
}

// What was typed so far is an entry of its own from now on.
export const settle = () => history.state?.typing && own({ typing: false });

// How many items were shown, kept beside the address for those who come back.
export const kept = () => history.state?.shown ?? 0;
export const keep = (shown) => own({ shown });
