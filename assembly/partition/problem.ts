import { ByteBuffer } from '../base/buffer';
import { MAX_KINDS } from './limits';

/**
 * Amounts to be divided over totals: each amount goes to one total, and the amounts of a total add up to it, within
 * tolerances. Addresses hold until `reset` is called again.
 */
export class Problem {
  amountCount: i32 = 0;
  totalCount: i32 = 0;
  /** How far the sum of a total's amounts may lie from it, and all of them together. */
  tolerance: i64 = 0;
  wholeTolerance: i64 = 0;
  /** Cost of each unit that a sum lies off its total. */
  deviationCost: f64 = 0;
  /** Ways in which amounts may be grouped, 0..MAX_KINDS. */
  kindCount: i32 = 0;
  /** i64 each. */
  amounts: usize = 0;
  totals: usize = 0;
  /** u64 each: bit j is set where the amount may go to total j. */
  masks: usize = 0;
  /** i32 each: amounts of one label, size and mask are the same to everybody; their costs must be the same. */
  labels: usize = 0;
  /** i32 each, a row of MAX_KINDS for each amount: its group of each kind, 0..amountCount - 1, or -1 for none. */
  groups: usize = 0;
  /** f64 each, by kind: cost of each two amounts of one group in one total; negative where they belong together. */
  pairCosts: usize = 0;
  /** f64 each, a row of `totalCount` for each amount. */
  costs: usize = 0;
  private room: ByteBuffer = new ByteBuffer();

  /** Makes room for other counts; what was there is lost. False where memory is at its end. */
  reset(amountCount: i32, totalCount: i32): bool {
    const rows = amountCount * 8;
    if (!this.room.reserve(rows * 5 + (totalCount + MAX_KINDS) * 8 + rows * totalCount)) return false;
    this.amountCount = amountCount;
    this.totalCount = totalCount;
    this.amounts = this.room.start;
    this.masks = this.amounts + rows;
    this.labels = this.masks + rows;
    this.groups = this.labels + rows;
    this.totals = this.groups + rows * 2;
    this.pairCosts = this.totals + totalCount * 8;
    this.costs = this.pairCosts + MAX_KINDS * 8;
    this.kindCount = 0;
    return true;
  }

  amount(i: i32): i64 {
    return load<i64>(this.amounts + ((<usize>i) << 3));
  }

  total(j: i32): i64 {
    return load<i64>(this.totals + ((<usize>j) << 3));
  }

  mask(i: i32): u64 {
    return load<u64>(this.masks + ((<usize>i) << 3));
  }

  label(i: i32): i32 {
    return load<i32>(this.labels + ((<usize>i) << 2));
  }

  group(i: i32, kind: i32): i32 {
    return load<i32>(this.groups + ((<usize>(i * MAX_KINDS + kind)) << 2));
  }

  pairCost(kind: i32): f64 {
    return load<f64>(this.pairCosts + ((<usize>kind) << 3));
  }

  cost(i: i32, j: i32): f64 {
    return load<f64>(this.costs + ((<usize>(i * this.totalCount + j)) << 3));
  }

  /** Writes an amount; its groups and costs come apart. */
  setAmount(i: i32, amount: i64, mask: u64, label: i32): void {
    store<i64>(this.amounts + ((<usize>i) << 3), amount);
    store<u64>(this.masks + ((<usize>i) << 3), mask);
    store<i32>(this.labels + ((<usize>i) << 2), label);
  }

  setGroup(i: i32, kind: i32, group: i32): void {
    store<i32>(this.groups + ((<usize>(i * MAX_KINDS + kind)) << 2), group);
  }

  setPairCost(kind: i32, cost: f64): void {
    store<f64>(this.pairCosts + ((<usize>kind) << 3), cost);
  }

  setTotal(j: i32, total: i64): void {
    store<i64>(this.totals + ((<usize>j) << 3), total);
  }

  setCost(i: i32, j: i32, cost: f64): void {
    store<f64>(this.costs + ((<usize>(i * this.totalCount + j)) << 3), cost);
  }
}
