import { get, getShort, set } from './ints';
import { SEGMENTS } from './limits';
import { scratch } from './scratch';
import { ELSEWHERE, NULL_VALUE, Side } from './side';
import { notNullLanes, ValueColumns } from './value-columns';

/** Lists are made from this many rows on; with fewer, comparing is cheaper than making them. */
const LIST_ROWS: i32 = 16;

/** A list is walked where it is at least this many times shorter than the row; else the row is compared. */
const LIST_GAIN: i32 = 12;

/**
 * How well every class of the shorter side fits every class of the longer, a byte a pair: right segments (TP) in the
 * upper half, segments that neither has null in the lower. A pair with more in the upper half is better, and with the
 * same there the one with more in the lower, for what the lower half counts is no FN. So a larger byte is a better pair.
 */
export class Cells {
  rowCount: i32 = 0;
  columnCount: i32 = 0;
  /** Bytes from one row to the next: columns rounded up to whole SIMD words; the cells that fill up are 0. */
  stride: i32 = 0;
  start: usize = 0;
  private readonly columns: ValueColumns = new ValueColumns();
  /** Dimensions to compare in the row at hand: usize address of the plane and i32 value, 8 bytes each. */
  private compared: usize = 0;
  private comparedCount: i32 = 0;

  constructor() {}

  /** Scores every pair of classes. */
  build(short: Side, long: Side): void {
    this.rowCount = short.classCount;
    this.columnCount = long.classCount;
    const withLists = this.rowCount >= LIST_ROWS;
    this.columns.turn(long, withLists);
    this.stride = this.columns.stride;
    this.compared = scratch(SEGMENTS << 3);
    this.start = scratch(usize(this.rowCount) * usize(this.stride));
    for (let row = 0; row < this.rowCount; ++row)
      this.buildRow(short.classLine(row), this.row(row), withLists);
  }

  /** Address of a row of cells. */
  row(row: i32): usize {
    return this.start + usize(row) * usize(this.stride);
  }

  private buildRow(line: usize, row: usize, withLists: bool): void {
    this.comparedCount = 0;
    let listed = 0;
    for (let lane = 0; lane < SEGMENTS; ++lane) {
      const value = getShort(line, lane);
      if (value == NULL_VALUE || value == ELSEWHERE) continue;
      if (withLists && this.isListed(lane, value)) listed |= 1 << lane;
      else this.compare(lane, value);
    }
    this.fill(row, i16(notNullLanes(line)));
    for (; listed != 0; listed &= listed - 1) {
      const lane = ctz(listed);
      this.addListed(row, lane, getShort(line, lane));
    }
  }

  private isListed(lane: i32, value: i32): bool {
    const limits = this.columns.limits(lane, value);
    return (get(limits, 1) - get(limits, 0)) * LIST_GAIN < this.columnCount;
  }

  private compare(lane: i32, value: i32): void {
    const entry = this.compared + (usize(this.comparedCount) << 3);
    this.comparedCount += 1;
    store<usize>(entry, this.columns.plane(lane));
    set(entry, 1, value);
  }

  /** Writes a row from its comparisons, sixteen cells at a time. */
  private fill(row: usize, notNull: i16): void {
    const end = this.compared + (usize(this.comparedCount) << 3);
    const mask = i16x8.splat(notNull);
    for (let column: usize = 0; column < usize(this.stride); column += 16) {
      let right = i8x16.splat(0);
      for (let entry = this.compared; entry < end; entry += 8) {
        const values = load<usize>(entry) + (column << 1);
        const wanted = i16x8.splat(i16(get(entry, 1)));
        const same = i8x16.narrow_i16x8_s(
          i16x8.eq(v128.load(values), wanted),
          i16x8.eq(v128.load(values, 16), wanted),
        );
        right = i8x16.sub(right, same);
      }
      const masks = this.columns.notNull + (column << 1);
      const low = bitCounts(v128.and(v128.load(masks), mask));
      const high = bitCounts(v128.and(v128.load(masks, 16), mask));
      v128.store(row + column, v128.or(i8x16.shl(right, 4), i8x16.narrow_i16x8_u(low, high)));
    }
  }

  private addListed(row: usize, lane: i32, value: i32): void {
    const limits = this.columns.limits(lane, value);
    const end = get(limits, 1);
    for (let place = get(limits, 0); place < end; ++place) {
      const cell = row + usize(get(this.columns.members, place));
      store<u8>(cell, load<u8>(cell) + 16);
    }
  }
}

/** Bits set in each of eight 16-bit lanes. */
function bitCounts(lanes: v128): v128 {
  return i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(lanes));
}
