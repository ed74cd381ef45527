/**
 * A copy of a model file whose length and checksum say what its bytes are now, so that only what stands inside can give it
 * away. The checksum is the engine's: FNV-1a, finished by MurmurHash3's fmix32.
 */
export function resealed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  if (copy.length < 24) return copy;
  view.setUint32(12, copy.length, true);
  let hash = 0x811c9dc5;
  for (let at = 12; at < copy.length; at++) hash = Math.imul(hash ^ (copy[at] ?? 0), 0x01000193);
  hash ^= copy.length - 12;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  view.setUint32(8, (hash ^ (hash >>> 16)) >>> 0, true);
  return copy;
}
