import { bitBytes, bitWords, getWord, setBit, setWord } from './bits';
import { add, get, intBytes, set } from './ints';
import { Plan } from './plan';
import { fillScratch, scratch, zeroedInts } from './scratch';
import { TightPairs } from './tight-pairs';

/** In `giver`: the column gains a line that none of its rows has to make way for, since it has room. */
const BY_ROOM: i32 = -2;
/** In `giver`: the column is where the search began. */
const START: i32 = -1;

/**
 * What a best match leaves open. A line may leave a column for another that is tight for it if the lines of other classes
 * can follow: each into a column tight for it, until the place left is filled again or may stay empty (potential 0).
 * Found backwards: from the column that a line leaves to all columns it could go to.
 */
export class Exchange {
  private plan: Plan;
  readonly tight: TightPairs = new TightPairs();
  /** i32: columns found, in order; the queue of the search. */
  private found: usize = 0;
  private foundCount: i32 = 0;
  /** i32 a column: the row of which a line makes way, BY_ROOM or START; valid where `follower` is not 0. */
  private giver: usize = 0;
  /** i32 a column: 1 + the column that this line then goes to; 0 where the column is not found. */
  private follower: usize = 0;
  /** u64: rows not to be looked at again, a bit each. */
  private rowsSeen: usize = 0;
  /** The column that ends up one line short where the search went on through a column with room; -1 for none yet. */
  private shortColumn: i32 = -1;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Takes up a complete plan. */
  open(): void {
    this.tight.find(this.plan);
    if (!this.tight.leaveChoice) return;
    const columnCount = this.plan.cells.columnCount;
    this.found = scratch(intBytes(columnCount));
    this.giver = scratch(intBytes(columnCount));
    this.follower = zeroedInts(columnCount);
    this.rowsSeen = scratch(bitBytes(this.plan.cells.rowCount));
    this.foundCount = 0;
  }

  /** True where a best match exists that sends other numbers of lines from class to class. */
  hasOther(): bool {
    if (!this.tight.leaveChoice) return false;
    for (let row = 0; row < this.plan.cells.rowCount; ++row) {
      if (this.tight.isForced(row)) continue;
      const flow = this.plan.flow;
      for (let entry = flow.firstOfRow(row); entry != 0; entry = flow.nextOfRow(entry)) {
        const column = flow.column(entry);
        this.begin(row);
        this.add(column, START, 0);
        this.search();
        // A column found, other than the one left, that is tight for the row closes a circle.
        for (let index = 1; index < this.foundCount; ++index)
          if (this.tight.has(row, this.column(index))) return true;
      }
    }
    return false;
  }

  /** Finds the columns that a line of the row can go to, whichever of its present columns it leaves. */
  searchFrom(row: i32): void {
    this.begin(row);
    const flow = this.plan.flow;
    for (let entry = flow.firstOfRow(row); entry != 0; entry = flow.nextOfRow(entry))
      this.add(flow.column(entry), START, 0);
    this.search();
  }

  /** Number of columns found. */
  count(): i32 {
    return this.foundCount;
  }

  /** A column found. */
  column(index: i32): i32 {
    return get(this.found, index);
  }

  /** Makes the exchange that takes a line of `row` to a column found by `searchFrom(row)`. */
  make(row: i32, target: i32): void {
    const flow = this.plan.flow;
    let column = target;
    flow.change(row, column, 1);
    for (;;) {
      const giver = get(this.giver, column);
      if (giver == START) break;
      if (giver == BY_ROOM) {
        this.changeRoom(column, -1);
        column = this.shortColumn;
        this.changeRoom(column, 1);
      } else {
        const next = get(this.follower, column) - 1;
        flow.change(giver, column, -1);
        flow.change(giver, next, 1);
        column = next;
      }
    }
    flow.change(row, column, -1);
  }

  private changeRoom(column: i32, by: i32): void {
    add(this.plan.room, column, by);
  }

  private begin(row: i32): void {
    for (let index = 0; index < this.foundCount; ++index) set(this.follower, this.column(index), 0);
    this.foundCount = 0;
    this.shortColumn = -1;
    fillScratch(this.rowsSeen, 0, bitBytes(this.plan.cells.rowCount));
    setBit(this.rowsSeen, row);
  }

  private add(column: i32, giver: i32, next: i32): void {
    if (get(this.follower, column) != 0) return;
    set(this.follower, column, next + 1);
    set(this.giver, column, giver);
    set(this.found, this.foundCount, column);
    this.foundCount += 1;
  }

  private search(): void {
    for (let index = 0; index < this.foundCount; ++index) {
      const column = this.column(index);
      const bits = this.tight.column(column);
      for (let word = 0; word < bitWords(this.plan.cells.rowCount); ++word) {
        let rows = getWord(bits, word) & ~getWord(this.rowsSeen, word);
        setWord(this.rowsSeen, word, getWord(this.rowsSeen, word) | rows);
        for (; rows != 0; rows &= rows - 1) this.addColumnsOf((word << 6) + i32(ctz(rows)), column);
      }
      if (this.shortColumn < 0 && get(this.plan.columnPotential, column) == 0)
        this.addColumnsWithRoom(column);
    }
  }

  private addColumnsOf(row: i32, next: i32): void {
    const flow = this.plan.flow;
    for (let entry = flow.firstOfRow(row); entry != 0; entry = flow.nextOfRow(entry))
      this.add(flow.column(entry), row, next);
  }

  private addColumnsWithRoom(column: i32): void {
    this.shortColumn = column;
    for (let other = 0; other < this.plan.cells.columnCount; ++other)
      if (get(this.plan.room, other) > 0) this.add(other, BY_ROOM, 0);
  }
}
