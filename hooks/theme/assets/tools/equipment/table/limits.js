// What one table may be. The page says these numbers (equipment_table.html; a test compares).

export const LIMITS = {
  bytes: 10 * 1024 * 1024, // of a file
  unpacked: 80 * 1024 * 1024, // of a workbook, which is a packed file
  rows: 5000, // machines, on all sheets together
  above: 50, // rows of titles and headings that do not count
  columns: 200,
  letters: 2000, // of a cell: no nameplate is longer, and patterns take their time on more
  seconds: 30,
};

/** A table that cannot be read: why, and what the reader can do. */
export class Refusal extends Error {
  constructor(why, instead) {
    super(`${why}${instead}`);
    this.name = "Refusal";
  }
}

export const thousands = (count) => count.toLocaleString("en-US");

export const tooLarge = (bytes) =>
  new Refusal(
    `文件有 ${Math.ceil(bytes / 1024 / 1024)} MB，最多 ${LIMITS.bytes / 1024 / 1024} MB。`,
    "删去图片和用不着的工作表，或者只复制设备那几列粘贴到框里。",
  );

export const tooLong = (rows) =>
  new Refusal(
    `这张表有 ${thousands(rows)} 行，一次最多 ${thousands(LIMITS.rows)} 行。`,
    "按车间或设备类别拆成几张再查。",
  );

export const tooOld = () =>
  new Refusal(
    "读表格的程序在这个浏览器里出了错，可能是浏览器太旧：要 Chrome、Edge 80 或 Safari 13.1（iOS 13.4）以上。",
    "换一个浏览器，或者一台一台地查。",
  );

/** Only where a file of the site did not come: nothing else is the network's fault. */
export const unreached = (what) => new Refusal(`${what}没有载入，可能是网络断了。`, "检查网络，再试一次。");
