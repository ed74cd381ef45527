import { ColumnScorer } from './column-scorer';
import { scratch } from './scratch';
import { notNullLanes, sharedLanes, Side } from './side';

/** From this many rows on, turning the columns over pays. */
const MANY_ROWS: i32 = 64;

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
  private start: usize = 0;
  private readonly scorer: ColumnScorer = new ColumnScorer();

  constructor() {}

  /** Scores every pair of classes. */
  build(short: Side, long: Side): void {
    this.rowCount = short.classCount;
    this.columnCount = long.classCount;
    this.stride = (long.classCount + 15) & ~15;
    this.start = scratch(usize(this.rowCount) * usize(this.stride));
    const many = this.rowCount >= MANY_ROWS;
    if (many) this.scorer.open(long);
    for (let row = 0; row < this.rowCount; ++row) {
      const line = short.classLine(row);
      if (many) this.scorer.score(line, this.row(row));
      else this.scorePairs(line, long, this.row(row));
    }
  }

  /** Address of a row of cells. */
  row(row: i32): usize {
    return this.start + usize(row) * usize(this.stride);
  }

  private scorePairs(line: usize, long: Side, row: usize): void {
    v128.store(row + usize(this.stride - 16), i8x16.splat(0));
    const low = v128.load(line);
    const high = v128.load(line, 16);
    const shared = sharedLanes(line);
    const notNull = notNullLanes(line);
    for (let column = 0; column < this.columnCount; ++column) {
      const other = long.classLine(column);
      const same = i8x16.narrow_i16x8_s(
        i16x8.eq(v128.load(other), low),
        i16x8.eq(v128.load(other, 16), high),
      );
      const right = popcnt(i8x16.bitmask(same) & shared);
      store<u8>(row + usize(column), (right << 4) | popcnt(notNullLanes(other) & notNull));
    }
  }
}
