import { get } from './ints';
import { lineAt } from './line';

/** Null in a comparable line. */
export const NULL_VALUE: i32 = 0;

/** In a comparable line: a value that no line of the other table has in this dimension. */
export const ELSEWHERE: i32 = 0xffff;

/** Bytes of a comparable line: 16 lanes of u16. */
export const COMPARABLE_BYTES: usize = 32;

/**
 * One of the two tables of a document while its lines are matched. All pointers are into scratch memory but for `lines`.
 *
 *   lines --(equal lines of the other table set aside)--> rest --(by what can be compared)--> classes
 *
 * Lines of one class have the same comparable line: null, a value shared with the other table (numbered from 1 within
 * its dimension), or ELSEWHERE. No count can tell lines of one class apart, so they are matched as one, by number.
 */
export class Side {
  /** The lines as they came in. */
  lines: usize = 0;
  lineCount: i32 = 0;
  /** i32 per line still to be matched: its number in the table. */
  rest: usize = 0;
  restCount: i32 = 0;
  /** A comparable line for each of `rest`. */
  comparable: usize = 0;
  /** i32 for each of `rest`: its class. */
  classOf: usize = 0;
  classCount: i32 = 0;
  /** i32 a class: its first member, an index into `rest`. */
  firstMember: usize = 0;
  /** i32 a class: how many members it has. */
  classSize: usize = 0;

  constructor() {}

  /** Address of the line that stands at `index` of `rest`. */
  restLine(index: i32): usize {
    return lineAt(this.lines, get(this.rest, index));
  }

  /** Address of the comparable line of `rest[index]`. */
  comparableLine(index: i32): usize {
    return this.comparable + usize(index) * COMPARABLE_BYTES;
  }

  /** Address of the comparable line that all members of a class have. */
  classLine(classNumber: i32): usize {
    return this.comparableLine(get(this.firstMember, classNumber));
  }
}

/** Bit d is set where lane d of a comparable line is not null. */
export function notNullLanes(line: usize): i32 {
  return lanesOtherThan(line, i16x8.splat(0));
}

/** Bit d is set where lane d of a comparable line holds a value that the other table has too. */
export function sharedLanes(line: usize): i32 {
  return notNullLanes(line) & lanesOtherThan(line, i16x8.splat(-1));
}

function lanesOtherThan(line: usize, value: v128): i32 {
  const low = i16x8.ne(v128.load(line), value);
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, i16x8.ne(v128.load(line, 16), value)));
}
