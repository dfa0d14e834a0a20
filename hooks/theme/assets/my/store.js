// Where the profile is kept: in this browser only. Storage can be forbidden, full, damaged, written by
// another version or by another tab: none of it may lose what somebody filled in.
import { VERSION, empty } from "./profile.js";

export const KEY = "portal-my";
const ASIDE = "portal-my-aside"; // what could not be read, until somebody has it as a file

/** How a profile of an older version becomes one of the next. */
export const STEPS = {};

/** A stored text as `{ raw }`, or `{ fault }`: "damaged", "newer" or "older". */
export function opened(text, steps = STEPS, version = VERSION) {
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    return { fault: "damaged" };
  }
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return { fault: "damaged" };
  if (!Number.isInteger(raw.version)) return { fault: "damaged" };
  if (raw.version > version) return { fault: "newer" };
  while (raw.version < version) {
    const step = steps[raw.version];
    if (!step) return { fault: "older" };
    raw = { ...step(raw), version: raw.version + 1 };
  }
  return { raw };
}

export class Store {
  /** `area()` gives the browser's storage, or throws where that is forbidden. */
  constructor(area = () => localStorage) {
    this.area = area;
    this.seen = null; // the text that was read or written last
    this.extra = []; // what there was no room to put aside: nothing is written over it
  }

  /** `{ raw }` as it is stored, `{ forbidden }`, or `{ raw, fault }` with an empty one where what is stored
   * cannot be read: that was put aside. */
  read() {
    try {
      this.seen = this.area().getItem(KEY);
    } catch {
      return { raw: empty(), forbidden: true };
    }
    if (this.seen === null) return { raw: empty() };
    const { raw, fault } = opened(this.seen);
    if (!fault) return { raw };
    this.putAside(this.seen);
    return { raw: empty(), fault };
  }

  /** Writes; `{}` where it stands now. Else `{ fault }`, "forbidden" or "full", or `{ theirs }`: what
   * another tab wrote since, which stands still. */
  write(profile) {
    const text = JSON.stringify(profile);
    if (this.extra.includes(this.seen)) return { fault: "full" };
    try {
      const now = this.area().getItem(KEY);
      if (now !== this.seen && now !== text) return { theirs: now };
    } catch {
      return { fault: "forbidden" };
    }
    try {
      this.area().setItem(KEY, text);
    } catch (fault) {
      return { fault: fault && fault.name === "SecurityError" ? "forbidden" : "full" };
    }
    this.seen = text;
    return {};
  }

  /** Takes away everything that this page ever stored. False where the browser did not let it. */
  clear() {
    this.extra = [];
    try {
      for (const key of [KEY, ASIDE]) this.area().removeItem(key);
      this.seen = null;
      return true;
    } catch {
      return false;
    }
  }

  /** Keeps a text that could not be read. */
  putAside(text) {
    const all = this.aside();
    if (all.includes(text)) return;
    try {
      this.area().setItem(ASIDE, JSON.stringify([...all, text]));
    } catch {
      this.extra.push(text);
    }
  }

  /** The texts that were put aside. */
  aside() {
    try {
      const all = JSON.parse(this.area().getItem(ASIDE)) ?? [];
      return [...all.filter((one) => typeof one === "string"), ...this.extra];
    } catch {
      return [...this.extra];
    }
  }

  /** Forgets them, and with them what is still stored as it could not be read: it would come again. */
  forgetAside() {
    this.extra = [];
    try {
      const now = this.area().getItem(KEY);
      if (now !== null && opened(now).fault) {
        this.area().removeItem(KEY);
        this.seen = null;
      }
    } catch {
      // nothing is stored
    }
    try {
      this.area().removeItem(ASIDE);
    } catch {
      // then there is none
    }
  }
}
