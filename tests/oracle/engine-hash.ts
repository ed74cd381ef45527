/** Spreads every bit of a 32-bit number over all 32 (MurmurHash3's fmix32). */
function spread(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hash of two 32-bit numbers; the order counts. */
export function pair(a: number, b: number): number {
  const rotated = (a << 5) | (a >>> 27);
  return spread(Math.imul(rotated, 0x9e3779b1) + (b ^ 0x7f4a7c15));
}

/** Hash of bytes: FNV-1a, then spread. */
export function hashBytes(bytes: readonly number[]): number {
  const h = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
  return spread(h ^ bytes.length);
}
