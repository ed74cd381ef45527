import { add, get, intBytes, set } from './ints';
import { Plan } from './plan';
import { fillScratch, scratch } from './scratch';

/** Distance of a column not yet reached; every real one is smaller. */
const UNREACHED: i32 = 0x1fffffff;

/** Distance noted for a column that is done: no path is ever shorter or, to be picked, as short. */
const DONE: i32 = 0x20000000;

/** Added to the potential of a column that is done, so that no row improves it. */
const BEYOND: i32 = 0x3fffffff;

/**
 * Completes a plan by shortest augmenting paths (Dijkstra over slack, as Jonker and Volgenant do for single lines): from
 * a row with lines left to the nearest column with room, moving lines of other rows on the way.
 */
export class Augmenter {
  private plan: Plan;
  /** i32 a column: shortest slack to it. */
  private distance: usize = 0;
  /** i32 a column: the row it is reached from. */
  private parentRow: usize = 0;
  /** i32 a row: shortest slack to it; -1 where not reached. */
  private rowDistance: usize = 0;
  /** i32 a row: the column it is reached from. */
  private parentColumn: usize = 0;
  /** i32: rows reached, in order. */
  private rows: usize = 0;
  private rowsReached: i32 = 0;
  /** i32: columns done, in order. */
  private columns: usize = 0;
  /** i32: their distances. */
  private doneAt: usize = 0;
  private columnsDone: i32 = 0;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Matches every line of the shorter side that is left. */
  complete(): void {
    const rowCount = this.plan.cells.rowCount;
    let opened = false;
    for (let row = 0; row < rowCount; ++row)
      while (get(this.plan.supply, row) > 0) {
        if (!opened) this.open(rowCount, this.plan.cells.stride);
        opened = true;
        this.augment(row);
      }
  }

  private open(rowCount: i32, stride: i32): void {
    this.distance = scratch(intBytes(stride));
    this.parentRow = scratch(intBytes(stride));
    this.columns = scratch(intBytes(stride));
    this.doneAt = scratch(intBytes(stride));
    this.rowDistance = scratch(intBytes(rowCount));
    this.parentColumn = scratch(intBytes(rowCount));
    this.rows = scratch(intBytes(rowCount));
    fillScratch(this.rowDistance, -1, intBytes(rowCount));
  }

  private augment(root: i32): void {
    const plan = this.plan;
    const stride = usize(plan.cells.stride);
    for (let column: usize = 0; column < stride; column += 4)
      v128.store(this.distance + (column << 2), i32x4.splat(UNREACHED));
    this.rowsReached = 0;
    this.columnsDone = 0;
    this.reachRow(root, -1, 0);
    let column = this.nearest();
    while (get(plan.room, column) == 0) {
      const distance = this.finish(column);
      for (let entry = plan.flow.firstOfColumn(column); entry != 0; entry = plan.flow.nextOfColumn(entry)) {
        const row = plan.flow.row(entry);
        if (get(this.rowDistance, row) < 0) this.reachRow(row, column, distance);
      }
      column = this.nearest();
    }
    this.shiftPotentials(get(this.distance, column));
    this.push(root, column);
  }

  /** Notes a row as reached and takes every column that is nearer through it. */
  private reachRow(row: i32, fromColumn: i32, distance: i32): void {
    set(this.rowDistance, row, distance);
    set(this.parentColumn, row, fromColumn);
    set(this.rows, this.rowsReached, row);
    this.rowsReached += 1;
    const base = i32x4.splat(distance + get(this.plan.rowPotential, row));
    const unit = i32x4.splat(this.plan.unit);
    const half = i32x4.splat(15);
    const self = i32x4.splat(row);
    const stride = usize(this.plan.cells.stride);
    const potentials = this.plan.columnPotential;
    const cells = this.plan.cells.row(row);
    for (let column: usize = 0; column < stride; column += 4) {
      const four = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(cells + column)));
      const weight = i32x4.add(i32x4.mul(i32x4.shr_u(four, 4), unit), v128.and(four, half));
      const through = i32x4.sub(i32x4.add(base, v128.load(potentials + (column << 2))), weight);
      const place = this.distance + (column << 2);
      const known = v128.load(place);
      const nearer = i32x4.lt_s(through, known);
      if (!v128.any_true(nearer)) continue;
      v128.store(place, i32x4.min_s(through, known));
      const parents = this.parentRow + (column << 2);
      v128.store(parents, v128.bitselect(self, v128.load(parents), nearer));
    }
  }

  /** The nearest column not done; of equally near ones, the first with room, else the first. */
  private nearest(): i32 {
    const end = this.distance + intBytes(this.plan.cells.stride);
    let least = i32x4.splat(DONE);
    for (let place = this.distance; place < end; place += 16) least = i32x4.min_s(least, v128.load(place));
    least = i32x4.min_s(least, i32x4.shuffle(least, least, 2, 3, 0, 1));
    least = i32x4.min_s(least, i32x4.shuffle(least, least, 1, 0, 3, 2));
    const toRoom = this.plan.room - this.distance;
    let first = -1;
    for (let place = this.distance; place < end; place += 16) {
      const near = i32x4.eq(v128.load(place), least);
      if (!v128.any_true(near)) continue;
      const column = i32((place - this.distance) >> 2);
      const withRoom = i32x4.bitmask(v128.and(near, i32x4.ne(v128.load(place + toRoom), i32x4.splat(0))));
      if (withRoom != 0) return column + ctz(withRoom);
      if (first < 0) first = column + ctz(i32x4.bitmask(near));
    }
    return first;
  }

  /** Notes a column as done and gives its distance. */
  private finish(column: i32): i32 {
    const distance = get(this.distance, column);
    set(this.columns, this.columnsDone, column);
    set(this.doneAt, this.columnsDone, distance);
    this.columnsDone += 1;
    set(this.distance, column, DONE);
    add(this.plan.columnPotential, column, BEYOND);
    return distance;
  }

  /** Makes every slack on the shortest path 0 and keeps all others at 0 or above. */
  private shiftPotentials(pathLength: i32): void {
    for (let index = 0; index < this.columnsDone; ++index) {
      const shift = pathLength - get(this.doneAt, index);
      add(this.plan.columnPotential, get(this.columns, index), shift - BEYOND);
    }
    for (let index = 0; index < this.rowsReached; ++index) {
      const row = get(this.rows, index);
      add(this.plan.rowPotential, row, get(this.rowDistance, row) - pathLength);
      set(this.rowDistance, row, -1);
    }
  }

  /** Sends as many lines along the path to `last` as supply, room and every step of it allow. */
  private push(root: i32, last: i32): void {
    const plan = this.plan;
    let count = min(get(plan.supply, root), get(plan.room, last));
    for (let row = this.rowBefore(last); row != root;) {
      const column = get(this.parentColumn, row);
      count = min(count, plan.flow.amount(plan.flow.find(row, column)));
      row = this.rowBefore(column);
    }
    add(plan.room, last, -count);
    let column = last;
    let row = this.rowBefore(column);
    while (row != root) {
      const from = get(this.parentColumn, row);
      plan.flow.change(row, from, -count);
      plan.flow.change(row, column, count);
      column = from;
      row = this.rowBefore(column);
    }
    plan.flow.change(root, column, count);
    add(plan.supply, root, -count);
  }

  private rowBefore(column: i32): i32 {
    return get(this.parentRow, column);
  }
}
