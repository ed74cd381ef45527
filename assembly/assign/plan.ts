import { largestByte } from './bytes';
import { Cells } from './cells';
import { Flow } from './flow';
import { add, get, intBytes, set } from './ints';
import { SEGMENTS } from './limits';
import { copyScratch, fillScratch, scratch } from './scratch';
import { Side } from './side';

/** Potential of the columns that only fill up the last SIMD word: nothing is ever near them. */
export const FAR: i32 = 0x3fffffff;

/**
 * A transport plan from the classes of the shorter side (rows) to those of the longer (columns), with the potentials that
 * prove it best:
 *
 *   slack(row, column) = rowPotential + columnPotential - weight >= 0, and 0 wherever something flows
 *   columnPotential >= 0, and 0 wherever a column has lines left over
 *
 * weight = TP * unit + (segments neither has null), where one unit exceeds all of the latter together: first TP, then
 * fewer FN, in integers. Weights are below 2^27, so that all sums here stay below 2^31.
 */
export class Plan {
  readonly cells: Cells = new Cells();
  readonly flow: Flow = new Flow();
  unit: i32 = 0;
  /** i32 a row. */
  rowPotential: usize = 0;
  /** i32 a column, padded to the stride with FAR. */
  columnPotential: usize = 0;
  /** i32 a row: lines not yet matched. */
  supply: usize = 0;
  /** i32 a column, padded with 0: lines left over. */
  room: usize = 0;

  constructor() {}

  /** Scores the pairs and matches what fits best at first sight; `supply` then says what remains. */
  open(short: Side, long: Side): void {
    this.cells.build(short, long);
    this.unit = SEGMENTS * short.restCount + 1;
    const rowCount = this.cells.rowCount;
    const columnCount = this.cells.columnCount;
    const stride = this.cells.stride;
    this.flow.open(rowCount, columnCount, short.restCount);
    this.rowPotential = scratch(intBytes(rowCount));
    this.supply = scratch(intBytes(rowCount));
    copyScratch(this.supply, short.classSize, intBytes(rowCount));
    this.room = scratch(intBytes(stride));
    copyScratch(this.room, long.classSize, intBytes(columnCount));
    this.columnPotential = scratch(intBytes(stride));
    fillScratch(this.columnPotential, 0, intBytes(columnCount));
    for (let column = columnCount; column < stride; ++column) {
      set(this.room, column, 0);
      set(this.columnPotential, column, FAR);
    }
    for (let row = 0; row < rowCount; ++row) this.matchAtSight(row);
  }

  /** Moves lines of a row to a column that has room. */
  send(row: i32, column: i32, count: i32): void {
    this.flow.change(row, column, count);
    add(this.room, column, -count);
    add(this.supply, row, -count);
  }

  /** Gives a row the potential of its best cell and sends it to its best columns while they have room. */
  private matchAtSight(row: i32): void {
    const cells = this.cells.row(row);
    const stride = usize(this.cells.stride);
    const byte = largestByte(cells, stride, 255);
    set(this.rowPotential, row, (byte >> 4) * this.unit + (byte & 15));
    const wanted = i8x16.splat(i8(byte));
    for (let block: usize = 0; block < stride; block += 16) {
      let same = i8x16.bitmask(i8x16.eq(v128.load(cells + block), wanted));
      for (; same != 0; same &= same - 1) {
        const column = i32(block) + ctz(same);
        const left = get(this.supply, row);
        const count = min(left, get(this.room, column));
        if (count > 0) this.send(row, column, count);
        if (count == left) return;
      }
    }
  }
}
