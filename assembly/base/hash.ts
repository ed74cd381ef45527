/** 32-bit hashing: FNV-1a over bytes, finished by MurmurHash3's fmix32. Public domain algorithms. */

/** Spreads every bit of `h` over all 32. */
export function spread(h: u32): u32 {
  h ^= h >>> 16;
  h *= 0x85ebca6b;
  h ^= h >>> 13;
  h *= 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** Hash of two numbers; the order counts. */
export function pair(a: u32, b: u32): u32 {
  return spread(rotl<u32>(a, 5) * 0x9e3779b1 + (b ^ 0x7f4a7c15));
}

/** Hash of `length` bytes at `address`. */
export function hashBytes(address: usize, length: i32): u32 {
  let h: u32 = 0x811c9dc5;
  for (let i = 0; i < length; i++) h = (h ^ load<u8>(address + i)) * 0x01000193;
  return spread(h ^ (<u32>length));
}
