import { get, getShort, set } from './ints';
import { SEGMENTS } from './limits';
import { scratch } from './scratch';
import { notNullLanes, sharedLanes, Side } from './side';
import { ValueColumns } from './value-columns';

/** A list is walked where it is at least this many times shorter than the row; else the whole row is compared. */
const LIST_GAIN: i32 = 12;

/** Scores one class of the shorter side against all classes of the longer, dimension by dimension. */
export class ColumnScorer {
  private readonly columns: ValueColumns = new ValueColumns();
  /** Dimensions to compare in the row at hand: the plane's address and the value, two i32 each. */
  private compared: usize = 0;

  constructor() {}

  /** Turns over the classes of the longer side. */
  open(long: Side): void {
    this.columns.turn(long);
    this.compared = scratch(SEGMENTS << 3);
  }

  /** Writes the row of cells of a comparable line: rare values from their lists, the others by comparing all classes. */
  score(line: usize, row: usize): void {
    let comparedCount = 0;
    let listed = 0;
    for (let lanes = sharedLanes(line); lanes != 0; lanes &= lanes - 1) {
      const lane = ctz(lanes);
      const value = getShort(line, lane);
      if (this.columns.listLength(lane, value) * LIST_GAIN < this.columns.count) listed |= 1 << lane;
      else {
        set(this.compared, 2 * comparedCount, i32(this.columns.plane(lane)));
        set(this.compared, 2 * comparedCount + 1, value);
        comparedCount += 1;
      }
    }
    this.compare(row, i16(notNullLanes(line)), this.compared + (usize(comparedCount) << 3));
    for (; listed != 0; listed &= listed - 1) {
      const lane = ctz(listed);
      this.addListed(row, lane, getShort(line, lane));
    }
  }

  /** Writes a row from what is compared, sixteen cells at a time. */
  private compare(row: usize, notNull: i16, comparedEnd: usize): void {
    const mask = i16x8.splat(notNull);
    for (let column: usize = 0; column < usize(this.columns.stride); column += 16) {
      let right = i8x16.splat(0);
      for (let entry = this.compared; entry < comparedEnd; entry += 8) {
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
