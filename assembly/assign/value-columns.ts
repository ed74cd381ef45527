import { add, get, getShort, intBytes, set, setShort } from './ints';
import { SEGMENTS } from './limits';
import { scratch, zeroedInts } from './scratch';
import { ELSEWHERE, notNullLanes, NULL_VALUE, Side } from './side';

/**
 * The classes of the longer side turned over: for each dimension the values of all classes in a row, so that one SIMD
 * instruction compares eight of them, and for each value the list of classes that have it.
 */
export class ValueColumns {
  /** Classes. */
  count: i32 = 0;
  /** Classes, rounded up to whole SIMD words; the ones that fill up are all null. */
  stride: i32 = 0;
  /** u16[SEGMENTS][stride]: the value of each class. */
  planes: usize = 0;
  /** u16[stride]: which dimensions of a class are not null, a bit each. */
  notNull: usize = 0;
  /** i32[SEGMENTS]: how many values are shared. */
  valueCount: usize = 0;
  /** i32[SEGMENTS]: where in `starts` a dimension begins. */
  private firstStart: usize = 0;
  /** i32: where in `members` the classes with a value begin, dimension by dimension, value by value. */
  private starts: usize = 0;
  /** i32: class numbers, by dimension and value, ascending. */
  members: usize = 0;

  constructor() {}

  /** Turns the classes of a side. */
  turn(side: Side): void {
    const stride = (side.classCount + 15) & ~15;
    this.count = side.classCount;
    this.stride = stride;
    this.planes = zeroedInts((SEGMENTS * stride) >> 1);
    this.notNull = zeroedInts(stride >> 1);
    this.valueCount = zeroedInts(SEGMENTS);
    for (let column = 0; column < side.classCount; ++column) {
      const line = side.classLine(column);
      setShort(this.notNull, column, notNullLanes(line));
      for (let lane = 0; lane < SEGMENTS; ++lane) {
        const value = getShort(line, lane);
        setShort(this.planes, lane * stride + column, value);
        if (value != ELSEWHERE && value > get(this.valueCount, lane)) set(this.valueCount, lane, value);
      }
    }
    this.list();
  }

  /** Address of the values of all classes in one dimension. */
  plane(lane: i32): usize {
    return this.planes + (usize(lane * this.stride) << 1);
  }

  /** Address of two i32: where in `members` the classes with this value begin, and where they end. */
  limits(lane: i32, value: i32): usize {
    return this.starts + intBytes(get(this.firstStart, lane) + value);
  }

  /** Number of classes with this value. */
  listLength(lane: i32, value: i32): i32 {
    const limits = this.limits(lane, value);
    return get(limits, 1) - get(limits, 0);
  }

  /** Counting sort of the classes of each dimension by value; ELSEWHERE and null are in no list. */
  private list(): void {
    this.firstStart = scratch(intBytes(SEGMENTS));
    let startCount = 0;
    for (let lane = 0; lane < SEGMENTS; ++lane) {
      set(this.firstStart, lane, startCount);
      startCount += get(this.valueCount, lane) + 3;
    }
    this.starts = zeroedInts(startCount);
    this.members = scratch(intBytes(SEGMENTS * this.count));
    let total = 0;
    for (let lane = 0; lane < SEGMENTS; ++lane) total = this.listDimension(lane, total);
  }

  private listDimension(lane: i32, from: i32): i32 {
    const plane = this.plane(lane);
    const valueCount = get(this.valueCount, lane);
    const starts = this.limits(lane, 0);
    // Counts stand two places on; the running sum makes that starts one place on, and filling the lists, starts in place.
    for (let column = 0; column < this.count; ++column) {
      const value = getShort(plane, column);
      if (value != NULL_VALUE && value != ELSEWHERE) add(starts, value + 2, 1);
    }
    let total = from;
    for (let place = 0; place < valueCount + 3; ++place) total = add(starts, place, total);
    for (let column = 0; column < this.count; ++column) {
      const value = getShort(plane, column);
      if (value != NULL_VALUE && value != ELSEWHERE) set(this.members, add(starts, value + 1, 1) - 1, column);
    }
    return total;
  }
}
