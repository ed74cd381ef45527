const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = 0x3d;
const BLANK = -1;
const FOREIGN = -2;
const VALUES = valuesByByte();
/** A PEM line such as `-----BEGIN PKCS7-----` (RFC 7468). */
const PEM_LINE = /-----[A-Z0-9 ]+-----/g;
const HEAD_BYTES = 4096;

/** Bytes that a base64 text stands for, line ends and PEM lines left out; null where a byte is not base64. */
export function base64Bytes(text: Uint8Array): Uint8Array | null {
  const body = withoutPemLines(text);
  // Most files that are asked about are none; they show it at once, before room is made for them.
  if (body.subarray(0, HEAD_BYTES).some((byte) => VALUES[byte] === FOREIGN && byte !== PADDING)) return null;
  const bytes = new Uint8Array(Math.ceil((body.length * 3) / 4));
  let [count, bits, bitCount] = [0, 0, 0];
  for (const byte of body) {
    if (byte === PADDING) break;
    const value = VALUES[byte] ?? FOREIGN;
    if (value === FOREIGN) return null;
    if (value === BLANK) continue;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[count] = (bits >> bitCount) & 0xff;
    count += 1;
  }
  return count === 0 ? null : bytes.subarray(0, count);
}

function withoutPemLines(text: Uint8Array): Uint8Array {
  const head = String.fromCharCode(...text.subarray(0, HEAD_BYTES));
  if (!head.startsWith('-----BEGIN ')) return text;
  const end = head.indexOf('\n') + 1;
  const tailStart = Math.max(end, text.length - HEAD_BYTES);
  const tail = String.fromCharCode(...text.subarray(tailStart));
  const footer = tail.search(PEM_LINE);
  return text.subarray(end, footer < 0 ? text.length : tailStart + footer);
}

function valuesByByte(): Int8Array {
  const values = new Int8Array(256).fill(FOREIGN);
  for (const blank of [0x20, 0x09, 0x0a, 0x0d]) values[blank] = BLANK;
  for (let value = 0; value < ALPHABET.length; value += 1) values[ALPHABET.charCodeAt(value)] = value;
  return values;
}
