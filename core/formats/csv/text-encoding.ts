/** How a text file's bytes stand for characters. */
export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** An encoding, and how many bytes of byte order mark come before the text. */
export interface TextEncodingFound {
  readonly name: EncodingName;
  readonly markBytes: number;
}

/** Bytes decoded at a time: enough to be fast, small enough that a 200 MB file never stands in memory as text. */
const PIECE_BYTES = 256 * 1024;
/** How far to look for the zero bytes of UTF-16 without a mark. */
const ZERO_SAMPLE_BYTES = 4096;

/**
 * A byte order mark decides; without one, zero bytes at every other place mean UTF-16, bytes that are valid UTF-8 are
 * that, and all others are Windows-1252, which gives every byte a character.
 */
export function detectEncoding(bytes: Uint8Array): TextEncodingFound {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', markBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', markBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', markBytes: 2 };
  const zeros = zeroShares(bytes);
  if (zeros.odd > 0.4 && zeros.even === 0) return { name: 'utf-16le', markBytes: 0 };
  if (zeros.even > 0.4 && zeros.odd === 0) return { name: 'utf-16be', markBytes: 0 };
  return { name: isUtf8(bytes) ? 'utf-8' : 'windows-1252', markBytes: 0 };
}

/** The file's text, piece by piece; a character is never cut in two. */
export function* decodeText(bytes: Uint8Array, encoding: TextEncodingFound): Generator<string> {
  const decoder = new TextDecoder(encoding.name, { ignoreBOM: true });
  for (let at = encoding.markBytes; at < bytes.length; at += PIECE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
  }
  yield decoder.decode();
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false; // a fatal decoder throws at the first byte that is not UTF-8
  }
}

/** Shares of zero bytes at even and at odd places among the first bytes, each in 0..1. */
function zeroShares(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const length = Math.min(bytes.length, ZERO_SAMPLE_BYTES);
  const counts = { even: 0, odd: 0 };
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] === 0) counts[at % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  const pairs = Math.max(1, length / 2);
  return { even: counts.even / pairs, odd: counts.odd / pairs };
}
