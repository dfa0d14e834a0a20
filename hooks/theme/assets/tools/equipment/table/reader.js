// The page's side of the worker: one table at a time; a new one puts an end to the one before.
import { reason } from "../../../request.js";
import { papa, workbooks } from "./library.js";
import { LIMITS, Refusal, tooLarge, tooOld, unreached } from "./limits.js";

let worker;

/** `{ sheets, empty }` of `{ file }` or `{ text }` as reading.js gives them; throws a Refusal with words
 * for the reader. Resolves to nothing where another table was handed over meanwhile. */
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
    mine.onmessage = ({ data: { table, refused, fault, unable } }) => {
      if (table) return done(resolve, table);
      if (unable)
        return onPage(asked).then(
          (read) => done(resolve, read),
          (why) => done(reject, why),
        );
      if (!refused) console.warn(fault);
      done(
        reject,
        new Refusal(refused || "这个文件读不出来。", refused ? "" : "换一种格式（.xlsx、CSV）或粘贴再试。"),
      );
    };
    mine.onerror = (event) => {
      event.preventDefault();
      // A script that did not come has no message; one that the browser cannot run has.
      done(reject, event.message ? tooOld() : unreached("读表格的程序"));
    };
    mine.postMessage(asked);
  });
}

// Where workers know no modules, the page reads the table itself, and does not answer meanwhile.
async function onPage({ file, text }) {
  const { read } = await import("./reading.js").catch((fault) => {
    throw reason(fault) === "line" ? unreached("读表格的程序") : tooOld();
  });
  const bytes = file && new Uint8Array(await new Response(file).arrayBuffer());
  return read(
    { bytes, text },
    { papa, workbook: workbooks },
  );
}

function stop() {
  worker?.terminate();
  worker = undefined;
}
