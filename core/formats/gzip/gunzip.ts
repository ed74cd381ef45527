import { Gunzip } from 'fflate';
import { crc32 } from '../crc32.ts';
import { GrowingBytes } from './growing-bytes.ts';

/** Unpacked bytes, or in words what is wrong with the packed ones. */
export type Gunzipped =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly found: string };

/** Unpacked size beyond which a gzip file is refused: about 5 million history lines. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

const PIECE_BYTES = 64 * 1024;
/** Header 10, an empty deflate block 2, trailer 8. */
const SMALLEST_BYTES = 20;
const TRAILER_BYTES = 8;
const DAMAGED = 'a gzip file that is cut off or damaged';

/** Whether bytes begin as a gzip file does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file, several members included, and checks each member's CRC-32 and size, which fflate leaves unchecked.
 * More than `maxBytes` unpacked is refused before it fills the memory.
 */
export function gunzip(packed: Uint8Array, maxBytes: number = MAX_UNPACKED_BYTES): Gunzipped {
  if (packed.length < SMALLEST_BYTES) return { ok: false, found: DAMAGED };
  const output = new GrowingBytes(packed.length * 4, maxBytes);
  let memberStart = 0;
  let damagedCount = 0;
  const checkMember = (trailerEnd: number): void => {
    const member = output.bytes.subarray(memberStart, output.length);
    const isIntact =
      crc32(member) === uint32At(packed, trailerEnd - TRAILER_BYTES) &&
      member.length === uint32At(packed, trailerEnd - TRAILER_BYTES / 2);
    if (!isIntact) damagedCount += 1;
    memberStart = output.length;
  };
  const stream = new Gunzip((piece) => output.append(piece));
  stream.onmember = checkMember;
  try {
    for (let at = 0; at < packed.length && !output.overflowed; at += PIECE_BYTES) {
      stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    }
  } catch {
    return { ok: false, found: DAMAGED }; // fflate throws on every malformed stream
  }
  if (output.overflowed) return { ok: false, found: `more than ${maxBytes} bytes once unpacked` };
  checkMember(packed.length);
  if (damagedCount > 0) return { ok: false, found: DAMAGED };
  return { ok: true, bytes: output.bytes.subarray(0, output.length) };
}

function uint32At(bytes: Uint8Array, at: number): number {
  const byte = (offset: number): number => bytes[at + offset] ?? 0;
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
}
