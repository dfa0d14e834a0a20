// The days that are typed at a relief: when it was bought, first used, granted, when it may be sold. They stand as
// hidden boxes in the form, so the address has them like all else, and whoever opens it reads the same.
import { make } from "../../dom.js";
import { ASKED } from "./days.js";

const NAMES = [...Object.keys(ASKED), "sold"];

export class TypedDays {
  /** `place` is an element of the form, `written` is called when the address is to be written anew. */
  constructor(place, written) {
    Object.assign(this, { place, written });
  }

  /** Takes those of the address, a URLSearchParams, and nothing else. */
  fill(asked) {
    const days = [...asked].filter(([name]) => name.includes(".") && NAMES.includes(name.split(".")[0]));
    this.place.replaceChildren(...days.map(([name, value]) => make("input", { type: "hidden", name, value })));
  }

  get(name) {
    return this.box(name)?.value;
  }

  set(name, value) {
    if (!this.box(name)) this.place.append(make("input", { type: "hidden", name }));
    this.box(name).value = value;
    this.written();
  }

  box(name) {
    return [...this.place.children].find((one) => one.name === name);
  }

  /** Whether any was typed at a relief. */
  has(id) {
    return NAMES.some((name) => this.get(`${name}.${id}`));
  }
}
