import { countByte, largestByte } from './bytes';
import { get, set } from './ints';
import { fillScratch, scratch } from './scratch';
import { COMPARABLE_BYTES, Side } from './side';

/*
 * Where one table has R lines and the other many more, most of these are in no best match. Take one of the R, and let R
 * lines of the longer table fit it with b or better. The others of the R take at most R - 1 of them; so in a match that
 * gives it a line that fits worse than b, a better one is free, and that match is not best. What is below the bar of each
 * of the R is left out, and every best match, those tied included, is still there.
 */

/** Lines of the shorter table up to which lines of the longer are left out. */
const MOST_ROWS: i32 = 12;
/** How many times longer the longer table has to be. */
const MUCH_LONGER: i32 = 16;

/** True where leaving out lines of the longer table pays. */
export function isMuchLonger(long: Side, short: Side): bool {
  return short.restCount <= MOST_ROWS && long.restCount >= MUCH_LONGER * short.restCount;
}

/**
 * Leaves out the lines of the longer table that no best match has. `fits` holds for each line of the shorter table, `stride`
 * bytes apart, how well each line of the longer fits, a byte as in cells.ts, 0 behind the last.
 */
export function keepNearest(short: Side, long: Side, fits: usize, stride: usize): void {
  const kept = scratch(stride);
  fillScratch(kept, 0, stride);
  for (let row = 0; row < short.restCount; ++row) {
    const line = fits + usize(row) * stride;
    const bar = i8x16.splat(i8(barOf(line, stride, short.restCount)));
    for (let offset: usize = 0; offset < stride; offset += 16) {
      const reaches = i8x16.ge_u(v128.load(line + offset), bar);
      v128.store(kept + offset, v128.or(v128.load(kept + offset), reaches));
    }
  }
  keep(long, kept);
}

/** The fit that `wanted` lines reach; 0 where fewer fit at all. */
function barOf(fits: usize, byteCount: usize, wanted: i32): i32 {
  let bar = 256;
  let reached = 0;
  while (reached < wanted && bar > 0) {
    bar = largestByte(fits, byteCount, bar - 1);
    reached += countByte(fits, byteCount, bar);
  }
  return bar;
}

/** Keeps the lines whose byte in `kept` is not 0. */
function keep(long: Side, kept: usize): void {
  const rest = long.rest;
  const count = long.restCount;
  let keptCount = 0;
  for (let block = 0; block < count; block += 16)
    for (let some = i8x16.bitmask(v128.load(kept + usize(block))); some != 0; some &= some - 1) {
      const index = block + ctz(some);
      if (index >= count) break;
      const from = long.comparableLine(index);
      const to = long.comparableLine(keptCount);
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      set(rest, keptCount, get(rest, index));
      keptCount += 1;
    }
  long.restCount = keptCount;
}
