/*
 * Runs of bytes, whole SIMD words long.
 */

/** The largest byte of at most `most`; 0 where there is none. */
export function largestByte(bytes: usize, byteCount: usize, most: i32): i32 {
  const limit = i8x16.splat(i8(most));
  let best = i8x16.splat(0);
  for (let offset: usize = 0; offset < byteCount; offset += 16) {
    const word = v128.load(bytes + offset);
    best = i8x16.max_u(best, v128.and(word, i8x16.le_u(word, limit)));
  }
  best = i8x16.max_u(best, i8x16.shuffle(best, best, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  best = i8x16.max_u(best, i8x16.shuffle(best, best, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3));
  best = i8x16.max_u(best, i8x16.shuffle(best, best, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1));
  return max(i32(i8x16.extract_lane_u(best, 0)), i32(i8x16.extract_lane_u(best, 1)));
}

/** How many bytes have this value. */
export function countByte(bytes: usize, byteCount: usize, value: i32): i32 {
  const wanted = i8x16.splat(i8(value));
  let count = 0;
  for (let offset: usize = 0; offset < byteCount; offset += 16)
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(bytes + offset), wanted)));
  return count;
}
