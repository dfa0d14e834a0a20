// An archive of ZIP64 as a plain one: the library does not look into the fields of ZIP64, which any
// program may write whatever the size (APPNOTE 4.3.9.2). What is packed stays as it is packed.

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];

/** Bytes of a plain archive with the same parts. `entries` are `{ path, packed, crc, size, declared,
 * content }`. */
export function repacked(entries) {
  const chunks = [];
  const directory = [];
  let at = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.path);
    const head = header(LOCAL, 30, name, entry, 4);
    const told = header(ENTRY, 46, name, entry, 6);
    told.view.setUint16(4, 20, true);
    told.view.setUint32(42, at, true);
    chunks.push(head.bytes, entry.content);
    directory.push(told.bytes);
    at += head.bytes.length + entry.content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, END, true);
  for (const offset of [8, 10]) end.setUint16(offset, entries.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return joined([...chunks, ...directory, new Uint8Array(end.buffer)]);
}

// Both headers have the same fields, in the directory two bytes further on.
function header(sign, length, name, { packed, crc, size, declared }, at) {
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sign, true);
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true); // names are UTF-8
  view.setUint16(at + 4, packed, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, declared, true);
  view.setUint16(at + 22, name.length, true);
  bytes.set(name, length);
  return { bytes, view };
}

function joined(chunks) {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
