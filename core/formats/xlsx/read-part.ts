import { Inflate } from 'fflate';
import { crc32 } from '../crc32.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';
import { XmlScanner, type XmlVisitor } from './xml-scanner.ts';

/** Packed bytes handed to the inflater at once: at most 1,032 times as many come out. */
const SLICE_BYTES = 32 * 1024;

/**
 * Unpacks an entry piece by piece into `sink`, which returns a reason to stop or null. Returns null at the end or what
 * was found wrong, in words: larger than `maxBytes`, not what its checksum says, or the sink's reason.
 */
function unpack(
  archive: ZipArchive,
  entry: ZipEntry,
  maxBytes: number,
  sink: (chunk: Uint8Array, isLast: boolean) => string | null,
): string | null {
  if (entry.unpackedBytes > maxBytes) return tooLarge(entry, maxBytes);
  const damaged = `${entry.name} damaged in the file`;
  let checksum = 0;
  let unpackedBytes = 0;
  for (const { chunk, isLast } of chunks(archive, entry)) {
    if (chunk === null) return damaged;
    unpackedBytes += chunk.length;
    if (unpackedBytes > entry.unpackedBytes) return damaged;
    checksum = crc32(chunk, checksum);
    const fault = sink(chunk, isLast);
    if (fault !== null) return fault;
  }
  return unpackedBytes === entry.unpackedBytes && checksum === entry.crc32 ? null : damaged;
}

/** Unpacked pieces of an entry; a null piece where they cannot be unpacked. */
function* chunks(
  archive: ZipArchive,
  entry: ZipEntry,
): Generator<{ readonly chunk: Uint8Array | null; readonly isLast: boolean }> {
  const packed = archive.bytes.subarray(entry.packedStart, entry.packedStart + entry.packedBytes);
  let pending: Uint8Array = new Uint8Array();
  const inflater = new Inflate((chunk) => {
    pending = chunk;
  });
  for (let start = 0; start === 0 || start < packed.length; start += SLICE_BYTES) {
    const slice = packed.subarray(start, start + SLICE_BYTES);
    const isLast = start + SLICE_BYTES >= packed.length;
    if (entry.method === 0) {
      yield { chunk: slice, isLast };
      continue;
    }
    try {
      inflater.push(slice, isLast);
    } catch {
      // fflate throws on bytes that are not deflated data; nothing else runs inside the call.
      yield { chunk: null, isLast: true };
      return;
    }
    yield { chunk: pending, isLast };
  }
}

/** Reads an XML part from beginning to end; null, or what was found wrong in words. */
export function scanPart(
  archive: ZipArchive,
  entry: ZipEntry,
  maxBytes: number,
  visitor: XmlVisitor,
): string | null {
  const scanner = new XmlScanner(visitor);
  const fault = decodePart(archive, entry, maxBytes, (text) => scanner.write(text));
  return fault ?? scanner.close();
}

/** The whole text of a part, or what was found wrong in words. A byte order mark stays its first character. */
export function readPartText(
  archive: ZipArchive,
  entry: ZipEntry,
  maxBytes: number,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly found: string } {
  const pieces: string[] = [];
  const found = decodePart(archive, entry, maxBytes, (text) => {
    pieces.push(text);
    return null;
  });
  return found === null ? { ok: true, text: pieces.join('') } : { ok: false, found };
}

/** As `unpack`, in pieces of text. Encoding the text again gives the part's bytes. */
function decodePart(
  archive: ZipArchive,
  entry: ZipEntry,
  maxBytes: number,
  sink: (text: string) => string | null,
): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return unpack(archive, entry, maxBytes, (chunk, isLast) => {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: !isLast });
    } catch {
      return `${entry.name} with text that is not UTF-8`;
    }
    return sink(text);
  });
}

function tooLarge(entry: ZipEntry, maxBytes: number): string {
  return `${entry.name} of ${megabytes(entry.unpackedBytes)} once unpacked, over the limit of ${megabytes(maxBytes)}`;
}

function megabytes(byteCount: number): string {
  return `${(byteCount / 1024 / 1024).toFixed(1)} MB`;
}
