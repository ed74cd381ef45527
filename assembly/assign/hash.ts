/** 2^64 over the golden ratio, odd: spreads what it multiplies over the upper bits. */
const FACTOR: u64 = (u64(0x9e3779b9) << 32) | 0x7f4a7c15;

/*
 * Each 32 bits are multiplied by an odd number of their own, so that they count by place as well as by value.
 */

/** A 32-bit hash of two SIMD words at an address. */
export function hashTwo(words: usize): u32 {
  return fold(sumOfTwo(words));
}

/** A 32-bit hash of four SIMD words at an address. */
export function hashFour(words: usize): u32 {
  const third = i32x4.mul(v128.load(words, 32), i32x4(0x68e31da5, 0x3c6ef373, 0x6a09e667, 0x510e527f));
  const fourth = i32x4.mul(v128.load(words, 48), i32x4(0x1f83d9ab, 0x5be0cd19, 0x428a2f99, 0x71374491));
  return fold(i32x4.add(sumOfTwo(words), i32x4.add(third, fourth)));
}

function sumOfTwo(words: usize): v128 {
  const first = i32x4.mul(v128.load(words), i32x4(0x2c1b3c6d, 0x297a2d39, 0x7feb352d, 0x5bd1e995));
  const second = i32x4.mul(v128.load(words, 16), i32x4(0x1b873593, 0x27d4eb2f, 0x165667b1, 0x4cf5ad43));
  return i32x4.add(first, second);
}

function fold(sums: v128): u32 {
  const mixed = i64x2.extract_lane(sums, 0) ^ rotl<u64>(i64x2.extract_lane(sums, 1), 29);
  return u32((mixed * FACTOR) >> 32);
}
