import { Exchange } from './exchange';
import { add, get, intBytes, set } from './ints';
import { compareLines, lineAt } from './line';
import { Pairing } from './pairing';
import { Plan } from './plan';
import { fillScratch, scratch, zeroedInts } from './scratch';
import { Side } from './side';
import { sortLines } from './sort';

/**
 * Turns a plan between classes into pairs of lines, by the rule that breaks ties: the lines of the shorter table, in
 * order of content, each take the first line of the longer table, in order of content, that a best match still allows.
 */
export class HandOut {
  private plan: Plan;
  private exchange: Exchange;
  private long: Side = new Side();
  /** i32: lines of the longer table, class by class; those of a class in order of content once one of them is asked for. */
  private members: usize = 0;
  /** i32 a class and one more: where in `members` it begins. */
  private starts: usize = 0;
  /** i32 a class: how many members are taken; -1 while not sorted. */
  private taken: usize = 0;

  constructor(plan: Plan, exchange: Exchange) {
    this.plan = plan;
    this.exchange = exchange;
  }

  /** Pairs every remaining line of the shorter table; `tied`: whether the plan is one of several best ones. */
  run(pairing: Pairing, tied: bool): void {
    this.long = pairing.long;
    this.listMembers();
    const short = pairing.short;
    for (let index = 0; index < short.restCount; ++index) {
      const row = get(short.classOf, index);
      const column = tied && !this.exchange.tight.isForced(row) ? this.choose(row) : this.firstOf(row);
      pairing.pair(get(short.rest, index), this.take(column));
      this.plan.flow.change(row, column, -1);
    }
  }

  /** Among all columns that a best match still allows, the one with the first line; the plan is changed to use it. */
  private choose(row: i32): i32 {
    const exchange = this.exchange;
    exchange.searchFrom(row);
    let best = -1;
    for (let index = 0; index < exchange.count(); ++index) {
      const column = exchange.column(index);
      if (exchange.tight.has(row, column) && (best < 0 || this.comesBefore(column, best))) best = column;
    }
    exchange.make(row, best);
    return best;
  }

  /** Among the columns that the plan sends the row to, the one with the first line. */
  private firstOf(row: i32): i32 {
    const flow = this.plan.flow;
    let entry = flow.firstOfRow(row);
    let best = flow.column(entry);
    for (entry = flow.nextOfRow(entry); entry != 0; entry = flow.nextOfRow(entry))
      if (this.comesBefore(flow.column(entry), best)) best = flow.column(entry);
    return best;
  }

  private comesBefore(column: i32, other: i32): bool {
    return compareLines(this.line(this.next(column)), this.line(this.next(other))) < 0;
  }

  /** The number of the first line of a class that is not taken. */
  private next(column: i32): i32 {
    const start = this.members + intBytes(get(this.starts, column));
    if (get(this.taken, column) < 0) {
      sortLines(this.long.lines, start, get(this.long.classSize, column));
      set(this.taken, column, 0);
    }
    return get(start, get(this.taken, column));
  }

  private take(column: i32): i32 {
    const number = this.next(column);
    add(this.taken, column, 1);
    return number;
  }

  private line(number: i32): usize {
    return lineAt(this.long.lines, number);
  }

  private listMembers(): void {
    const long = this.long;
    const classCount = long.classCount;
    this.members = scratch(intBytes(long.restCount));
    this.starts = scratch(intBytes(classCount));
    this.taken = scratch(intBytes(classCount));
    fillScratch(this.taken, -1, intBytes(classCount));
    const ends = zeroedInts(classCount);
    let total = 0;
    for (let column = 0; column < classCount; ++column) {
      set(this.starts, column, total);
      set(ends, column, total);
      total += get(long.classSize, column);
    }
    for (let index = 0; index < long.restCount; ++index) {
      const place = add(ends, get(long.classOf, index), 1) - 1;
      set(this.members, place, get(long.rest, index));
    }
  }
}
