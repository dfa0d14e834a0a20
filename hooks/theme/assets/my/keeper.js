// Holds the profile of this page and keeps what is stored the same, whatever another tab does.
import { checked, empty, isEmpty } from "./profile.js";
import { merged } from "./merged.js";
import { KEY } from "./store.js";
import { labelOf } from "./words.js";

const FAULTS = {
  damaged: "这个浏览器里存的内容坏了，读不出来。没有丢：放在一边，可以下载。这一页从空的开始。",
  newer: "这个浏览器里存的是更新的版本写的，这一页读不了（可能缓存了旧的页面，刷新再试）。没有丢：放在一边，可以下载。",
  older: "这个浏览器里存的是很旧的版本写的，这一页读不了。没有丢：放在一边，可以下载。",
};
const FORBIDDEN =
  "这个浏览器不让网页存东西（无痕窗口，或者设置里关了）：现在能用，关掉这一页就没有了。要留下，就下载成文件。";

export class Keeper {
  /** `show(words)` says how it stands with what was changed; `notice(id, words, choices)` says what else
   * a reader has to know, with `choices` as [words, deed]; `changed()` is called when the profile is another,
   * with true where boxes are to forget what is wrong in them;
   * `saveAside(text)` hands over what could not be read. */
  constructor(store, known, { show, notice, changed, saveAside }) {
    Object.assign(this, { store, known, show, notice, changed, saveAside });
    this.profile = empty();
    this.base = empty(); // what is stored, as far as this page knows
  }

  start() {
    const { raw, forbidden, fault } = this.store.read();
    if (forbidden) this.notice("forbidden", FORBIDDEN);
    if (fault) this.aside(FAULTS[fault]);
    else if (this.store.aside().length) this.aside("以前没有读懂的内容还放在一边。");
    this.take(raw);
    addEventListener("storage", (event) => {
      if (event.key === KEY || event.key === null) this.meet();
    });
    this.changed();
  }

  // Takes what is stored; what of it is not understood is told, and the whole is kept aside.
  take(raw) {
    const { profile, left } = checked(raw, this.known);
    this.profile = profile;
    this.base = profile;
    if (!left.length) return;
    if (this.store.seen) this.store.putAside(this.store.seen);
    this.aside(`存着的内容里有 ${left.length} 处没有看懂，没有放进来：${left.slice(0, 5).join("；")}。原来的放在一边。`);
  }

  aside(words) {
    this.notice("aside", words, [
      ["下载放在一边的", () => this.saveAside(this.store.aside().join("\n\n"))],
      ["不要了", () => this.forget()],
    ]);
  }

  // What was understood takes the place of what is stored, else the rest would be told again.
  forget() {
    this.store.forgetAside();
    this.notice("aside");
    if (!isEmpty(this.profile)) this.write();
    else if (this.store.seen && !this.pending) this.store.clear();
  }

  /** The profile is now `next`. */
  change(next) {
    this.profile = next;
    this.write();
    this.changed();
  }

  /** The reader has been shown all up to the moment `seen`. Nothing is said of it, and nothing drawn anew. */
  see(seen) {
    if (this.pending) return;
    this.profile = { ...this.profile, seen };
    const { theirs, fault } = this.store.write(this.profile);
    if (theirs === undefined && !fault) this.base = this.profile;
  }

  write() {
    if (this.pending) return this.show("还没有存：先在上面选用哪一份", true);
    const { theirs, fault } = this.store.write(this.profile);
    if (theirs !== undefined) return this.meet();
    if (fault === "full") this.show("没有存上：浏览器给这个网站的地方满了。下载成文件，免得丢了。", true);
    else if (fault) this.show("没有存：这个浏览器不让存，关掉这一页就没有了。", true);
    else {
      this.base = this.profile;
      this.show("已存在这个浏览器里");
    }
    return undefined;
  }

  // Another tab stored something: both are kept where they differ in different facts. Where they differ in
  // the same one, nothing is stored from here until the reader has chosen.
  meet() {
    const base = this.pending ? this.pending.base : this.base;
    const { raw, forbidden, fault } = this.store.read();
    if (forbidden || fault) return;
    const theirs = checked(raw, this.known).profile;
    const { profile, both } = merged(base, this.profile, theirs);
    this.pending = both.length ? { base } : undefined;
    if (!this.pending) {
      this.base = theirs;
      return this.join(profile, theirs);
    }
    const names = [...new Set(both)].map(labelOf).join("、");
    this.notice("both", `另一个标签页里也改了${names}，和这一页的不一样。用哪一份？选好以前，这一页的不存。`, [
      ["用这一页的", () => this.settle(merged(base, this.profile, theirs).profile, theirs)],
      ["用另一页的", () => this.settle(merged(base, theirs, this.profile).profile, theirs)],
    ]);
  }

  join(profile, theirs) {
    const gone = isEmpty(theirs) && !isEmpty(this.profile) && isEmpty(profile);
    const news = JSON.stringify(profile) !== JSON.stringify(this.profile);
    this.profile = profile;
    this.notice("both");
    if (JSON.stringify(profile) !== JSON.stringify(theirs)) this.write();
    if (gone) this.show("另一个标签页里全部删除了，这里也空了。", true);
    else if (news) this.show("另一个标签页里改了，这里已经跟着改。");
    if (news) this.changed();
  }

  settle(profile, theirs) {
    this.notice("both");
    this.pending = undefined;
    this.base = theirs;
    this.replace(profile);
  }

  /** The profile is now `next`, whatever stands in the boxes. */
  replace(next) {
    this.profile = next;
    this.write();
    this.changed(true);
  }

  /** Takes away everything. */
  clear() {
    const gone = this.store.clear();
    this.pending = undefined;
    this.profile = empty();
    this.base = this.profile;
    for (const id of ["aside", "both"]) this.notice(id);
    this.changed(true);
    return gone;
  }
}
