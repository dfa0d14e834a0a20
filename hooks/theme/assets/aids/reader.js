// Reading aloud: what is read is marked and kept in sight, with buttons at the foot of the window. Nothing leaves
// the device (voices.js).
import { make } from "../dom.js";
import { pieces } from "./pieces.js";
import { breaths, spoken } from "./spoken.js";
import { voice } from "./voices.js";

const MARK = "aids__now";

/** Where to begin: what is selected, else where the reader was last; null is the beginning. */
export function here(last) {
  const selection = getSelection();
  const selected = selection && !selection.isCollapsed ? selection.getRangeAt(0).startContainer : null;
  const article = document.querySelector("article");
  return [selected, last].find((one) => one && article.contains(one)) || null;
}

export class Reader {
  /** `back` gets the focus when the reading ends. */
  constructor(back) {
    this.back = back;
    this.queue = [];
    this.pause = make("button", { type: "button" }, "暂停");
    const stop = make("button", { type: "button" }, "停止");
    const group = { class: "aids__reading md-typeset", role: "region", "aria-label": "朗读", hidden: true };
    this.said = make("span", { role: "status" });
    this.bar = make("div", group, this.pause, stop, this.said);
    this.pause.addEventListener("click", () => (this.saying ? this.rest() : this.go()));
    stop.addEventListener("click", () => this.stop());
    this.bar.addEventListener("keydown", ({ key }) => key === "Escape" && this.stop());
    addEventListener("pagehide", () => this.stop());
    document.body.append(this.bar);
  }

  /** Read the page from the piece in which `place` stands on. */
  start(place) {
    this.hush();
    const all = pieces(document.querySelector("article"));
    const first = place ? all.findIndex(({ part }) => isFrom(part, place)) : 0;
    this.queue = all
      .slice(Math.max(first, 0))
      .flatMap(({ part, text }) => breaths(spoken(text)).map((words) => ({ part, words })));
    this.bar.hidden = false;
    this.pause.focus();
    this.go();
  }

  go() {
    const next = this.queue[0];
    if (!next) {
      this.stop();
      return;
    }
    this.tell("暂停", "");
    this.mark(next.part);
    const saying = new SpeechSynthesisUtterance(next.words);
    saying.voice = voice();
    saying.lang = saying.voice ? saying.voice.lang : "zh-CN";
    if (!saying.voice) {
      this.rest("这台设备上的中文语音没有了，朗读停在这里。");
      return;
    }
    saying.onend = () => {
      if (this.saying !== saying) return; // another has begun, or it was hushed
      this.queue.shift();
      this.go();
    };
    saying.onerror = () => this.saying === saying && this.rest("朗读中断了，可以按“继续”再试。");
    this.saying = saying; // browsers drop what nobody holds, and then never say that it ended
    speechSynthesis.speak(saying);
  }

  // Phones do not pause a voice: it is stopped, and begins the sentence again.
  rest(why = "") {
    this.hush();
    this.tell("继续", why);
  }

  stop() {
    this.hush();
    this.queue = [];
    this.mark(null);
    const within = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    if (within) (this.back.closest("[hidden]") ? document.querySelector(".aids") : this.back).focus();
  }

  hush() {
    const was = this.saying;
    this.saying = null;
    if (was) speechSynthesis.cancel();
  }

  tell(deed, why) {
    this.pause.textContent = deed;
    this.said.textContent = why;
  }

  mark(part) {
    const before = document.querySelector(`.${MARK}`);
    if (before === part) return;
    if (before) before.classList.remove(MARK);
    if (!part) return;
    part.classList.add(MARK);
    const { top, bottom } = part.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 80) part.scrollIntoView({ block: "center" });
  }
}

/** Whether `part` holds `place` or comes after it. */
function isFrom(part, place) {
  const order = part.compareDocumentPosition(place);
  return part === place || Boolean(order & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_PRECEDING));
}
