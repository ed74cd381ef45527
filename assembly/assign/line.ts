import { hashFour } from './hash';

/*
 * A line as it comes in: 16 lanes of i32, 64 bytes. Lane d holds the code of the line's value in dimension d, 1 or more;
 * 0 is null. Codes are in the order of the values, so comparing codes is comparing content. Lane 15 is 0.
 */

/** Address of the line with this number in its table. */
export function lineAt(lines: usize, number: i32): usize {
  return lines + (usize(number) << 6);
}

/** True where no code is negative and the spare lane is 0: all else counts on that. */
export function isLine(line: usize): bool {
  const low = v128.or(v128.load(line), v128.load(line, 16));
  const high = v128.or(v128.load(line, 32), v128.load(line, 48));
  return (i32x4.bitmask(v128.or(low, high)) | load<i32>(line, 60)) == 0;
}

/** Bit d is set where two lines have the same code in lane d (null equals null). */
export function equalLanes(a: usize, b: usize): i32 {
  const low = i16x8.narrow_i32x4_s(
    i32x4.eq(v128.load(a), v128.load(b)),
    i32x4.eq(v128.load(a, 16), v128.load(b, 16)),
  );
  const high = i16x8.narrow_i32x4_s(
    i32x4.eq(v128.load(a, 32), v128.load(b, 32)),
    i32x4.eq(v128.load(a, 48), v128.load(b, 48)),
  );
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
}

/** True where two lines hold the same values. */
export function sameLine(a: usize, b: usize): bool {
  return equalLanes(a, b) == 0xffff;
}

/** Order of content: the first lane that differs decides, by code, null last. Negative: a comes first; 0: same line. */
export function compareLines(a: usize, b: usize): i32 {
  const different = equalLanes(a, b) ^ 0xffff;
  if (different == 0) return 0;
  const lane = usize(ctz(different)) << 2;
  // One less, unsigned: null (0) becomes the largest.
  return load<u32>(a + lane) - 1 < load<u32>(b + lane) - 1 ? -1 : 1;
}

/** A 32-bit hash of a line's content. */
export function hashLine(line: usize): u32 {
  return hashFour(line);
}
