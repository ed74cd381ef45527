import { bitBytes, hasBit, setBit } from './bits';
import { get, intBytes, set } from './ints';
import { Plan } from './plan';
import { fillScratch, scratch } from './scratch';

/** The pairs of classes that some best match may use: those whose slack is 0 in a complete plan. A bit a pair. */
export class TightPairs {
  /** For each column, a bit a row. */
  private bits: usize = 0;
  /** Bytes of one column's bits. */
  private columnBytes: usize = 0;
  /** i32 a row: in how many of its pairs the slack is 0. */
  private countOfRow: usize = 0;
  /** True where some row has two tight pairs or more: without, the plan is the only best one. */
  leaveChoice: bool = false;

  constructor() {}

  /** Finds the pairs of a complete plan. */
  find(plan: Plan): void {
    const cells = plan.cells;
    this.columnBytes = bitBytes(cells.rowCount);
    this.bits = scratch(this.columnBytes * usize(cells.columnCount));
    fillScratch(this.bits, 0, this.columnBytes * usize(cells.columnCount));
    this.countOfRow = scratch(intBytes(cells.rowCount));
    this.leaveChoice = false;
    for (let row = 0; row < cells.rowCount; ++row) this.findRow(plan, row);
  }

  /** Address of the bits of a column. */
  column(column: i32): usize {
    return this.bits + this.columnBytes * usize(column);
  }

  has(row: i32, column: i32): bool {
    return hasBit(this.column(column), row);
  }

  /** True where a row has one tight pair only, so that nothing can be chosen for it. */
  isForced(row: i32): bool {
    return get(this.countOfRow, row) < 2;
  }

  private findRow(plan: Plan, row: i32): void {
    const cells = plan.cells.row(row);
    const stride = usize(plan.cells.stride);
    const potential = i32x4.splat(get(plan.rowPotential, row));
    const unit = i32x4.splat(plan.unit);
    const half = i32x4.splat(15);
    let count = 0;
    for (let block: usize = 0; block < stride; block += 4) {
      const four = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(cells + block)));
      const weight = i32x4.add(i32x4.mul(i32x4.shr_u(four, 4), unit), v128.and(four, half));
      const sum = i32x4.add(potential, v128.load(plan.columnPotential + (block << 2)));
      for (let tight = i32x4.bitmask(i32x4.eq(sum, weight)); tight != 0; tight &= tight - 1) {
        setBit(this.column(i32(block) + ctz(tight)), row);
        count += 1;
      }
    }
    set(this.countOfRow, row, count);
    if (count > 1) this.leaveChoice = true;
  }
}
