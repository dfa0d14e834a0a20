// The inside of a workbook, looked at before a library reads it: a packed file of 1 MB may hold
// gigabytes. What it says of itself is not believed; every part is unpacked and counted.
import { LIMITS, Refusal } from "./limits.js";
import { repacked } from "./repacked.js";

const BROKEN = () =>
  new Refusal(
    "这个工作簿损坏了，打不开。",
    "用 Excel 或 WPS 打开看看，另存一份再试；或者重新下载、重新导出。",
  );
export const broken = BROKEN;
export const locked = () =>
  new Refusal("这个工作簿加了密码。", "在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再试。");

const FULL = 0xffffffff; // a size or a place that is written elsewhere: the archive is one of ZIP64
const KEPT = /^META-INF\/manifest\.xml$/;

/** `{ paths, texts, bytes }`: the names of the parts, the texts of those that are looked into, and the
 * archive in a form that the library reads. Throws a Refusal where it is broken, has a password or holds
 * too much. */
export async function unpacked(bytes) {
  const { entries, wide } = directory(bytes);
  let left = LIMITS.unpacked;
  const texts = new Map();
  for (const entry of entries) {
    if (entry.locked) throw locked();
    if (!/\.(xml|rels|bin)$/i.test(entry.path)) continue;
    const chunks = [];
    for await (const chunk of inflated(bytes, entry)) {
      left -= chunk.length ?? chunk.declared;
      if (left < 0) throw bomb();
      if (KEPT.test(entry.path)) chunks.push(chunk);
    }
    if (KEPT.test(entry.path) && chunks.length)
      texts.set(entry.path, await new Response(new Blob(chunks)).text());
  }
  const paths = entries.map(({ path }) => path);
  const plain = wide
    ? repacked(entries.map((entry) => ({ ...entry, content: contentOf(bytes, entry) })))
    : bytes;
  return { paths, texts, bytes: plain };
}

const bomb = () =>
  new Refusal(
    `这个工作簿展开以后超过 ${LIMITS.unpacked / 1024 / 1024} MB。`,
    "只复制设备那几列到新的工作簿，另存再试；来路不明的文件不要打开。",
  );

// The list of contents at the end of the file: path, how it is packed, where it begins.
function directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { end, count, from, wide } = ending(view);
  const entries = [];
  let at = from;
  for (let left = count; left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw BROKEN();
    const [named, extra, remark] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + named)).replace(/\\/g, "/"),
      locked: Boolean(view.getUint16(at + 8, true) & 1),
      packed: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes(view, at, at + 46 + named, extra),
    });
    at += 46 + named + extra + remark;
  }
  return { entries, wide: wide || entries.some((entry) => entry.wide) };
}

// APPNOTE 4.5.3: what is FULL stands in the extra field 0001, in this order and only then.
function sizes(view, at, extra, length) {
  const told = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
  const wide = told.includes(FULL);
  for (let field = extra; field + 4 <= extra + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    told.forEach((value, which) => {
      if (value !== FULL || place + 8 > extra + length) return;
      told[which] = long(view, place);
      place += 8;
    });
  }
  const [declared, size, start] = told;
  return { declared, size, start, wide };
}

function ending(view) {
  const end = endOf(view);
  const plain = { end, count: view.getUint16(end + 10, true), from: view.getUint32(end + 16, true) };
  // APPNOTE 4.3.15: the ZIP64 end may be there whatever the size, and holds where it is.
  if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) return plain;
  const at = long(view, end - 12);
  if (at + 56 > end || view.getUint32(at, true) !== 0x06064b50) throw BROKEN();
  return { end, count: long(view, at + 32), from: long(view, at + 48), wide: true };
}

// No file of ours needs more than 53 bits; one that says so is broken, and found so by its places.
const long = (view, at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;

function endOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw BROKEN();
}

function contentOf(bytes, { start, size }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) throw BROKEN();
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  return bytes.subarray(from, from + size);
}

async function* inflated(bytes, { packed, declared, crc, ...place }) {
  const content = contentOf(bytes, place);
  if (packed === 0) return yield content;
  if (packed !== 8) throw BROKEN();
  const [format, chunks] = knows("deflate-raw") ? ["deflate-raw", [content]] : ["gzip", gzip(content, crc, declared)];
  if (!knows(format)) return yield { declared }; // before Safari 16.4: it has to be believed
  const reader = new Blob(chunks).stream().pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch {
    throw BROKEN();
  } finally {
    reader.cancel().catch(() => {}); // it may have failed already
  }
}

function knows(format) {
  try {
    return Boolean(new DecompressionStream(format));
  } catch {
    return false;
  }
}

// Chrome before 103 knows the same packing only between gzip's head and its sums (RFC 1952, 2.3).
function gzip(content, crc, declared) {
  const sums = new DataView(new ArrayBuffer(8));
  sums.setUint32(0, crc, true);
  sums.setUint32(4, declared, true); // modulo 2**32, as gzip wants it
  return [new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), content, sums];
}
