import { fillScratch, scratch } from './scratch';
import { COMPARABLE_BYTES, Side } from './side';

/*
 * Where the shorter table has only a few lines, its values are few too: a value is numbered by the first of these lines
 * that has it, found by comparing lane by lane, without a table of values.
 */

/** Writes the comparable lines of both sides, in time proportional to the product of their lengths. */
export function compareFew(short: Side, long: Side): void {
  short.comparable = scratch(usize(short.restCount) * COMPARABLE_BYTES);
  long.comparable = scratch(usize(long.restCount) * COMPARABLE_BYTES);
  // For each line of the shorter table, a comparable-line-wide mask of the lanes whose value some long line has.
  const shared = scratch(usize(short.restCount) * COMPARABLE_BYTES);
  fillScratch(shared, 0, usize(short.restCount) * COMPARABLE_BYTES);
  for (let index = 0; index < long.restCount; ++index) {
    const line = long.restLine(index);
    for (let half: usize = 0; half < 32; half += 16)
      v128.store(long.comparableLine(index) + half, numberHalf(short, line, half, shared));
  }
  for (let index = 0; index < short.restCount; ++index) {
    const line = short.restLine(index);
    for (let half: usize = 0; half < 32; half += 16) {
      const numbers = numberHalf(short, line, half, 0);
      const isShared = v128.load(shared + usize(index) * COMPARABLE_BYTES + half);
      const isNull = i16x8.eq(numbers, i16x8.splat(0));
      v128.store(short.comparableLine(index) + half, v128.or(numbers, v128.not(v128.or(isShared, isNull))));
    }
  }
}

/** Numbers eight lanes of a line (half a comparable line) and, where `shared` is not 0, notes who shares the value. */
function numberHalf(short: Side, line: usize, half: usize, shared: usize): v128 {
  const low = v128.load(line + (half << 1));
  const high = v128.load(line + (half << 1), 16);
  let numbers = i16x8.splat(-1);
  for (let index = short.restCount - 1; index >= 0; --index) {
    const other = short.restLine(index) + (half << 1);
    const same = i16x8.narrow_i32x4_s(i32x4.eq(v128.load(other), low), i32x4.eq(v128.load(other, 16), high));
    numbers = v128.bitselect(i16x8.splat(i16(index + 1)), numbers, same);
    if (shared != 0) {
      const place = shared + usize(index) * COMPARABLE_BYTES + half;
      v128.store(place, v128.or(v128.load(place), same));
    }
  }
  const zero = i32x4.splat(0);
  return v128.and(numbers, i16x8.narrow_i32x4_s(i32x4.ne(low, zero), i32x4.ne(high, zero)));
}
