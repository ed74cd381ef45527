import { isMuchLonger, keepNearest } from './nearest';
import { scratch } from './scratch';
import { COMPARABLE_BYTES, notNullLanes, Side } from './side';

/*
 * Where the shorter table has only a few lines, its values are few too: a value is numbered by the first of these lines
 * that has it, found by comparing lane by lane, without a table of values.
 */

/**
 * Writes the comparable lines of both sides, in time proportional to the product of their lengths, and leaves out the
 * lines of a much longer table that no best match has.
 */
export function compareFew(short: Side, long: Side): void {
  short.comparable = scratch(usize(short.restCount) * COMPARABLE_BYTES);
  long.comparable = scratch(usize(long.restCount) * COMPARABLE_BYTES);
  open(long);
  const stride = (usize(long.restCount) + 15) & ~15;
  const fits: usize = isMuchLonger(long, short) ? scratch(stride * usize(short.restCount)) : 0;
  // From the last on, so that the first line with a value gives it its number.
  for (let index = short.restCount - 1; index >= 0; --index) {
    const row: usize = fits == 0 ? 0 : fits + stride * usize(index);
    if (row != 0) v128.store(row + stride - 16, i8x16.splat(0));
    numberBy(short, index, long, row);
  }
  if (fits != 0) keepNearest(short, long, fits, stride);
}

/** Makes every value of the longer side one that is elsewhere. */
function open(long: Side): void {
  const zero = i32x4.splat(0);
  for (let index = 0; index < long.restCount; ++index) {
    const line = long.restLine(index);
    const comparable = long.comparableLine(index);
    for (let half: usize = 0; half < COMPARABLE_BYTES; half += 16) {
      const low = i32x4.ne(v128.load(line + (half << 1)), zero);
      const high = i32x4.ne(v128.load(line + (half << 1), 16), zero);
      v128.store(comparable + half, i16x8.narrow_i32x4_s(low, high));
    }
  }
}

/**
 * Numbers the values of a line of the shorter side, there and in the longer side. Where `fits` is not 0 it takes a byte for
 * each line of the longer side, as in cells.ts.
 */
function numberBy(short: Side, index: i32, long: Side, fits: usize): void {
  const line = short.restLine(index);
  const a = withoutNull(v128.load(line));
  const b = withoutNull(v128.load(line, 16));
  const c = withoutNull(v128.load(line, 32));
  const d = withoutNull(v128.load(line, 48));
  const number = i16x8.splat(i16(index + 1));
  let sharedLow = i16x8.splat(0);
  let sharedHigh = i16x8.splat(0);
  numberOwn(short, index, a, b, 0);
  numberOwn(short, index, c, d, 16);
  const notNull = notNullLanes(short.comparableLine(index));
  const count = long.restCount;
  let comparable = long.comparable;
  for (let other = 0; other < count; ++other, comparable += COMPARABLE_BYTES) {
    const codes = long.restLine(other);
    const low = sameOf(a, b, codes);
    const high = sameOf(c, d, codes + 32);
    if (fits != 0) {
      const right = popcnt(i8x16.bitmask(i8x16.narrow_i16x8_s(low, high)));
      store<u8>(fits + usize(other), (right << 4) | popcnt(notNullLanes(comparable) & notNull));
    }
    sharedLow = v128.or(sharedLow, low);
    sharedHigh = v128.or(sharedHigh, high);
    v128.store(comparable, v128.bitselect(number, v128.load(comparable), low));
    v128.store(comparable, v128.bitselect(number, v128.load(comparable, 16), high), 16);
  }
  markUnshared(short.comparableLine(index), sharedLow);
  markUnshared(short.comparableLine(index) + 16, sharedHigh);
}

/** Four codes with -1, which no code is, for null: so null equals nothing. */
function withoutNull(codes: v128): v128 {
  return v128.or(codes, i32x4.eq(codes, i32x4.splat(0)));
}

/** Half a comparable line of the shorter side: a value is numbered by the first line that has it. */
function numberOwn(short: Side, index: i32, low: v128, high: v128, half: usize): void {
  let numbers = i16x8.splat(0);
  for (let other = index; other >= 0; --other) {
    const same = sameOf(low, high, short.restLine(other) + (half << 1));
    numbers = v128.bitselect(i16x8.splat(i16(other + 1)), numbers, same);
  }
  v128.store(short.comparableLine(index) + half, numbers);
}

/** Makes the values that no line of the longer side has ones that are elsewhere. */
function markUnshared(numbers: usize, shared: v128): void {
  const isNull = i16x8.eq(v128.load(numbers), i16x8.splat(0));
  v128.store(numbers, v128.or(v128.load(numbers), v128.not(v128.or(shared, isNull))));
}

/** Lanes of eight codes that equal those at an address, as eight 16-bit masks. */
function sameOf(low: v128, high: v128, codes: usize): v128 {
  return i16x8.narrow_i32x4_s(i32x4.eq(low, v128.load(codes)), i32x4.eq(high, v128.load(codes, 16)));
}
