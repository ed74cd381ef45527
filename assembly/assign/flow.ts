import { get, intBytes, set } from './ints';
import { scratch, zeroedInts } from './scratch';

/* An entry is five i32. */
const ROW: i32 = 0;
const COLUMN: i32 = 1;
const AMOUNT: i32 = 2;
const NEXT_OF_ROW: i32 = 3;
const NEXT_OF_COLUMN: i32 = 4;
const ENTRY_BYTES: usize = 20;

/**
 * How many lines of a row's class go to a column's class, kept for the pairs where it is not 0. Entries are linked by row
 * and by column; entry 0 means none.
 */
export class Flow {
  private rowFirst: usize = 0;
  private columnFirst: usize = 0;
  private entries: usize = 0;
  private entryCount: i32 = 0;
  private freeEntry: i32 = 0;

  constructor() {}

  /** Empties the flow; `unitCount` bounds the entries, since every entry is at least one line. */
  open(rowCount: i32, columnCount: i32, unitCount: i32): void {
    this.rowFirst = zeroedInts(rowCount);
    this.columnFirst = zeroedInts(columnCount);
    this.entries = scratch(usize(unitCount + 2) * ENTRY_BYTES);
    this.entryCount = 0;
    this.freeEntry = 0;
  }

  firstOfRow(row: i32): i32 {
    return get(this.rowFirst, row);
  }

  firstOfColumn(column: i32): i32 {
    return get(this.columnFirst, column);
  }

  row(entry: i32): i32 {
    return get(this.at(entry), ROW);
  }

  column(entry: i32): i32 {
    return get(this.at(entry), COLUMN);
  }

  amount(entry: i32): i32 {
    return get(this.at(entry), AMOUNT);
  }

  nextOfRow(entry: i32): i32 {
    return get(this.at(entry), NEXT_OF_ROW);
  }

  nextOfColumn(entry: i32): i32 {
    return get(this.at(entry), NEXT_OF_COLUMN);
  }

  /** The entry of a row and a column, 0 where nothing flows. */
  find(row: i32, column: i32): i32 {
    let entry = this.firstOfRow(row);
    while (entry != 0 && this.column(entry) != column) entry = this.nextOfRow(entry);
    return entry;
  }

  /** Adds to (or, negative, takes from) what flows from a row to a column. */
  change(row: i32, column: i32, by: i32): void {
    let entry = this.find(row, column);
    if (entry == 0) entry = this.enter(row, column);
    const amount = this.amount(entry) + by;
    set(this.at(entry), AMOUNT, amount);
    if (amount == 0) this.remove(entry);
  }

  private at(entry: i32): usize {
    return this.entries + usize(entry) * ENTRY_BYTES;
  }

  private enter(row: i32, column: i32): i32 {
    let entry = this.freeEntry;
    if (entry != 0) this.freeEntry = this.nextOfRow(entry);
    else entry = ++this.entryCount;
    const at = this.at(entry);
    set(at, ROW, row);
    set(at, COLUMN, column);
    set(at, AMOUNT, 0);
    set(at, NEXT_OF_ROW, this.firstOfRow(row));
    set(at, NEXT_OF_COLUMN, this.firstOfColumn(column));
    set(this.rowFirst, row, entry);
    set(this.columnFirst, column, entry);
    return entry;
  }

  private remove(entry: i32): void {
    this.unlink(this.rowFirst + intBytes(this.row(entry)), NEXT_OF_ROW, entry);
    this.unlink(this.columnFirst + intBytes(this.column(entry)), NEXT_OF_COLUMN, entry);
    set(this.at(entry), NEXT_OF_ROW, this.freeEntry);
    this.freeEntry = entry;
  }

  /** Takes an entry out of the list that begins at address `link`. */
  private unlink(link: usize, next: i32, entry: i32): void {
    while (get(link, 0) != entry) link = this.at(get(link, 0)) + intBytes(next);
    set(link, 0, get(this.at(entry), next));
  }
}
