import { Unzlib } from 'fflate';
import { GrowingBytes } from '../gzip/growing-bytes.ts';
import { looksLikeXml } from '../xml/xml-root.ts';
import { embeddedStreams, type EmbeddedStream } from './embedded-streams.ts';

/** The XML that a PDF carries, or in words why there is none. */
export type EmbeddedXml =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly found: string };

/** Unpacked size beyond which an embedded file is refused. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;
const TAIL_BYTES = 64 * 1024;

/** Whether bytes begin as a PDF does; a few bytes may stand before it (ISO 32000-1, annex H). */
export function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-');
}

/** The last XML file that a PDF embeds, as ZUGFeRD and Factur-X do: a later revision of a file stands behind the earlier. */
export function embeddedXml(bytes: Uint8Array): EmbeddedXml {
  if (isEncrypted(bytes)) return { ok: false, found: 'an encrypted PDF' };
  let reason = 'a PDF without an embedded XML file';
  for (const stream of [...embeddedStreams(bytes)].reverse()) {
    const unpacked = unpack(stream);
    if (typeof unpacked === 'string') reason = unpacked;
    else if (looksLikeXml(unpacked)) return { ok: true, content: unpacked };
  }
  return { ok: false, found: reason };
}

function isEncrypted(bytes: Uint8Array): boolean {
  const tail = String.fromCharCode(...bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)));
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(tail);
}

function unpack({ filters, bytes }: EmbeddedStream): Uint8Array | string {
  if (filters.length === 0) return bytes;
  const [filter] = filters;
  if (filters.length > 1 || (filter !== 'FlateDecode' && filter !== 'Fl'))
    return `an embedded file packed with ${filters.join(', ')}`;
  const output = new GrowingBytes(bytes.length * 4, MAX_UNPACKED_BYTES);
  const stream = new Unzlib((piece) => output.append(piece));
  try {
    for (let at = 0; at < bytes.length && !output.overflowed; at += PIECE_BYTES)
      stream.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  } catch {
    return 'an embedded file that is damaged'; // fflate throws on every malformed stream
  }
  if (output.overflowed) return `an embedded file of more than ${MAX_UNPACKED_BYTES} bytes once unpacked`;
  return output.bytes.subarray(0, output.length);
}
