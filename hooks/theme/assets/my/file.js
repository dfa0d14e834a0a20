// The profile as a file, and from one.
import { checked, isEmpty } from "./profile.js";
import { allTold, machineWords } from "./words.js";
import { opened } from "./store.js";

export const MOST_BYTES = 2_000_000;
const FORMAT = "portal-my";

/** The text of a file: for people above, for reading in below. */
export function exported(profile, known, day) {
  const lines = allTold(profile, known).map(([label, words]) => `${label}：${words}`);
  const machines = (profile.machines ?? []).map((one) => machineWords(one, known));
  const { seen, ...kept } = profile;
  const content = {
    name: "我的企业",
    about: "在“我的企业”页里填的，可以在那里读进来。改的话只改 profile 里面的。",
    format: FORMAT,
    version: profile.version,
    day,
    told: lines,
    machines_told: machines,
    profile: kept,
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

const FAULTS = {
  damaged: "不是这一页下载的文件，或者坏了：读不出。",
  newer: "是更新的版本下载的，这一页读不了；刷新这一页再试。",
  older: "是很旧的版本下载的，这一页读不了。",
};

/** What a file's text holds: `{ profile, left }`, `left` in words what was not understood; or `{ fault }`. */
export function imported(text, known) {
  const bare = text.replace(/^\ufeff/, "").trim();
  if (!bare) return { fault: "文件是空的。" };
  let whole;
  try {
    whole = JSON.parse(bare);
  } catch {
    return { fault: FAULTS.damaged };
  }
  const packed = typeof whole === "object" && whole !== null && whole.format === FORMAT;
  const { raw, fault } = opened(JSON.stringify(packed ? (whole.profile ?? null) : whole));
  if (fault) return { fault: FAULTS[fault] };
  const { profile, left } = checked(raw, known);
  if (!isEmpty(profile)) return { profile, left };
  const why = left.length ? `没有一样看得懂：${left.slice(0, 5).join("；")}。` : "里面什么都没有填。";
  return { fault: why };
}

/** The text of a chosen file; `{ fault }` where it cannot be one of ours. */
export function readFile(file) {
  if (file.size > MOST_BYTES) return Promise.resolve({ fault: "文件太大，不是这一页下载的（那样的最多几百 KB）。" });
  return new Promise((done) => {
    const reader = new FileReader(); // Safari 13 knows no file.text()
    reader.onload = () => done({ text: String(reader.result) });
    reader.onerror = () => done({ fault: "文件打不开：可能被移走了，或者没有读它的权限。" });
    reader.readAsText(file, "utf-8");
  });
}
