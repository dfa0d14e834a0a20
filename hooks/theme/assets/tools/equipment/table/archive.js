// The inside of a workbook, looked at before a library reads it: a packed file of 1 MB may hold
// gigabytes. What it says of itself is not believed; every part is unpacked and counted.
import { LIMITS, Refusal } from "./limits.js";

const BROKEN = () =>
  new Refusal(
    "这个工作簿损坏了，打不开。",
    "用 Excel 或 WPS 打开看看，另存一份再试；或者重新下载、重新导出。",
  );
const LOCKED = () => new Refusal("这个文件加了密码。", "在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再试。");

/** The texts of the workbook's own parts, by path: workbook, relations, sheets. */
export async function unpacked(bytes) {
  const entries = directory(bytes);
  let left = LIMITS.unpacked;
  const parts = new Map();
  for (const entry of entries) {
    if (entry.locked) throw LOCKED();
    if (!/\.(xml|rels)$/.test(entry.path)) continue;
    const kept = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(entry.path);
    const chunks = [];
    for await (const chunk of inflated(bytes, entry)) {
      left -= chunk.length;
      if (left < 0) throw bomb();
      if (kept) chunks.push(chunk);
    }
    if (kept) parts.set(entry.path, await new Blob(chunks).text());
  }
  return parts;
}

const bomb = () =>
  new Refusal(
    `这个工作簿展开以后超过 ${LIMITS.unpacked / 1024 / 1024} MB。`,
    "只复制设备那几列到新的工作簿，另存再试；来路不明的文件不要打开。",
  );

// The list of contents at the end of the file: path, how it is packed, where it begins.
function directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw BROKEN();
    const [named, extra, remark] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + named)),
      locked: Boolean(view.getUint16(at + 8, true) & 1),
      packed: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      start: view.getUint32(at + 42, true),
    });
    at += 46 + named + extra + remark;
  }
  return entries;
}

function endOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw BROKEN();
}

async function* inflated(bytes, { start, size, packed }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) throw BROKEN();
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const content = bytes.subarray(from, from + size);
  if (packed === 0) return yield content;
  if (packed !== 8) throw BROKEN();
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch {
    throw BROKEN();
  } finally {
    reader.cancel().catch(() => {}); // it may have failed already
  }
}

export const broken = BROKEN;
