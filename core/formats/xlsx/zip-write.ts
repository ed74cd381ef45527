import { partKey, type ZipArchive, type ZipEntry } from './zip-archive.ts';
import {
  concatenate,
  DEFLATED,
  endRecord,
  newCentral,
  newLocal,
  pack,
  type PackedPart,
  type ZipPart,
} from './zip-record.ts';

const FLAG_DESCRIPTOR = 0x8;

/** A new archive of these parts, in their order; the same parts give the same bytes. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = pack(part);
    const local = newLocal(packed);
    locals.push(local);
    centrals.push(newCentral(packed, offset));
    offset += local.length;
  }
  const directory = concatenate(centrals);
  return concatenate([...locals, directory, endRecord(parts.length, directory.length, offset)]);
}

/**
 * The archive with the contents of some entries replaced and some parts added at the end. Every other entry keeps its
 * bytes as they are packed, its place in the order, its time stamp and its directory record but for the offset.
 * `replaced` is keyed by `partKey`; a key that the archive does not hold is our own mistake and throws.
 */
export function rewriteZip(
  archive: ZipArchive,
  replaced: ReadonlyMap<string, Uint8Array>,
  added: readonly ZipPart[],
): Uint8Array {
  for (const key of replaced.keys()) {
    if (!archive.byName.has(key)) throw new Error(`the archive has no entry ${key} to replace`);
  }
  const inFileOrder = [...archive.entries].sort((a, b) => a.localStart - b.localStart);
  const firstStart = inFileOrder[0]?.localStart ?? archive.directoryStart;
  const chunks: Uint8Array[] = [archive.bytes.subarray(0, firstStart)];
  const centralOf = new Map<ZipEntry, Uint8Array>();
  let offset = firstStart;
  for (const entry of inFileOrder) {
    const content = replaced.get(partKey(entry.name));
    const packed = content && pack({ name: entry.name, bytes: content });
    const local = packed
      ? replacedLocal(archive, entry, packed)
      : archive.bytes.subarray(entry.localStart, entry.localEnd);
    centralOf.set(entry, movedCentral(archive, entry, offset, packed));
    chunks.push(local);
    offset += local.length;
  }
  const centrals = archive.entries.map((entry) => centralOf.get(entry) ?? new Uint8Array());
  for (const part of added) {
    const packed = pack(part);
    const local = newLocal(packed);
    centrals.push(newCentral(packed, offset));
    chunks.push(local);
    offset += local.length;
  }
  const directory = concatenate(centrals);
  const end = movedEndRecord(archive, centrals.length, directory.length, offset);
  return concatenate([...chunks, directory, end]);
}

/** The entry's own header, name and time stamp with new contents; its extra field and data descriptor go. */
function replacedLocal(archive: ZipArchive, entry: ZipEntry, part: PackedPart): Uint8Array {
  const nameBytes = new DataView(archive.bytes.buffer, archive.bytes.byteOffset).getUint16(
    entry.localStart + 26,
    true,
  );
  const header = archive.bytes.slice(entry.localStart, entry.localStart + 30 + nameBytes);
  const view = new DataView(header.buffer);
  view.setUint16(6, view.getUint16(6, true) & ~FLAG_DESCRIPTOR, true);
  view.setUint16(8, DEFLATED, true);
  setSizes(view, 14, part);
  view.setUint16(28, 0, true);
  return concatenate([header, part.packed]);
}

function movedCentral(
  archive: ZipArchive,
  entry: ZipEntry,
  localStart: number,
  part: PackedPart | undefined,
): Uint8Array {
  const central = archive.bytes.slice(entry.centralStart, entry.centralEnd);
  const view = new DataView(central.buffer);
  view.setUint32(42, localStart, true);
  if (part) {
    view.setUint16(8, view.getUint16(8, true) & ~FLAG_DESCRIPTOR, true);
    view.setUint16(10, DEFLATED, true);
    setSizes(view, 16, part);
  }
  return central;
}

function setSizes(view: DataView, offset: number, part: PackedPart): void {
  view.setUint32(offset, part.crc32, true);
  view.setUint32(offset + 4, part.packed.length, true);
  view.setUint32(offset + 8, part.unpackedBytes, true);
}

function movedEndRecord(
  archive: ZipArchive,
  entryCount: number,
  directoryBytes: number,
  directoryStart: number,
): Uint8Array {
  const tail = archive.bytes.slice(archive.directoryEnd);
  const view = new DataView(tail.buffer, archive.endRecordStart - archive.directoryEnd);
  view.setUint16(8, entryCount, true);
  view.setUint16(10, entryCount, true);
  view.setUint32(12, directoryBytes, true);
  view.setUint32(16, directoryStart, true);
  return tail;
}
