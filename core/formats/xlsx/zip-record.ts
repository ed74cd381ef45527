import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../crc32.ts';

/** One file to be put into a zip archive. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file as it stands in an archive. */
export interface PackedPart {
  readonly name: Uint8Array;
  readonly crc32: number;
  readonly packed: Uint8Array;
  readonly unpackedBytes: number;
}

/** Packing method of everything we pack. */
export const DEFLATED = 8;
const VERSION_NEEDED = 20;
/** 1980-01-01, the first day a zip can state: fixed, so that the same workbook has the same bytes. */
const DOS_DATE = 0x0021;
const FLAG_UTF8 = 0x800;

/** All the bytes in one array. */
export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Packs a file; the same bytes pack the same. */
export function pack(part: ZipPart): PackedPart {
  return {
    name: strToU8(part.name),
    crc32: crc32(part.bytes),
    packed: deflateSync(part.bytes, { level: 6 }),
    unpackedBytes: part.bytes.length,
  };
}

/** Little-endian numbers, each given as [value, size in bytes]. */
function record(...fields: readonly (readonly [value: number, byteCount: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, byteCount]) => sum + byteCount, 0)));
  let offset = 0;
  for (const [value, byteCount] of fields) {
    if (byteCount === 2) view.setUint16(offset, value, true);
    else view.setUint32(offset, value, true);
    offset += byteCount;
  }
  return new Uint8Array(view.buffer);
}

/** Header, name and packed bytes of a new entry (APPNOTE 4.3.7). */
export function newLocal(part: PackedPart): Uint8Array {
  const header = record(
    [0x04034b50, 4],
    [VERSION_NEEDED, 2],
    [FLAG_UTF8, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
    [part.crc32, 4],
    [part.packed.length, 4],
    [part.unpackedBytes, 4],
    [part.name.length, 2],
    [0, 2],
  );
  return concatenate([header, part.name, part.packed]);
}

/** A new entry's record in the directory (APPNOTE 4.3.12); `localStart` is where its local header begins. */
export function newCentral(part: PackedPart, localStart: number): Uint8Array {
  const header = record(
    [0x02014b50, 4],
    [VERSION_NEEDED, 2],
    [VERSION_NEEDED, 2],
    [FLAG_UTF8, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
    [part.crc32, 4],
    [part.packed.length, 4],
    [part.unpackedBytes, 4],
    [part.name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [localStart, 4],
  );
  return concatenate([header, part.name]);
}

/** The record that ends a new archive (APPNOTE 4.3.16). */
export function endRecord(entryCount: number, directoryBytes: number, directoryStart: number): Uint8Array {
  return record(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entryCount, 2],
    [entryCount, 2],
    [directoryBytes, 4],
    [directoryStart, 4],
    [0, 2],
  );
}
