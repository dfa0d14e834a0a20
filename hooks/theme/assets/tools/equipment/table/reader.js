// The page's side of the worker: one table at a time; a new one puts an end to the one before.
import { LIMITS, Refusal, tooLarge } from "./limits.js";

let worker;

/** Sheets of `{ file }` or `{ text }` as reading.js gives them; throws a Refusal with words for the
 * reader. Resolves to nothing where another table was handed over meanwhile. */
export function readTable(asked) {
  stop();
  if (asked.file?.size > LIMITS.bytes) return Promise.reject(tooLarge(asked.file.size));
  const mine = (worker = new Worker(new URL("worker.js", import.meta.url)));
  return new Promise((resolve, reject) => {
    const slow = setTimeout(
      () => done(reject, new Refusal(`读了 ${LIMITS.seconds} 秒还没有读完，停下了。`, "把表拆小一些再试。")),
      LIMITS.seconds * 1000,
    );
    const done = (settle, value) => {
      clearTimeout(slow);
      if (mine !== worker) return resolve();
      stop();
      settle(value);
    };
    mine.onmessage = ({ data: { sheets, refused, fault } }) => {
      if (sheets) return done(resolve, sheets);
      if (!refused) console.warn(fault);
      done(
        reject,
        new Refusal(refused || "这个文件读不出来。", refused ? "" : "换一种格式（.xlsx、CSV）或粘贴再试。"),
      );
    };
    mine.onerror = (event) => {
      event.preventDefault();
      done(reject, new Refusal("读表格的程序没有载入，可能是网络断了。", "检查网络再试。"));
    };
    mine.postMessage(asked);
  });
}

function stop() {
  worker?.terminate();
  worker = undefined;
}
