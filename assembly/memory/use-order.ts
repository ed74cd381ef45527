import { lastDayOf, lineCountOf } from './context-record';

/*
 * Which contexts are worth their room. A context's use is the day on which it was coded last, and a year more for every
 * doubling of its lines: what came once is kept as long as it is young, what comes often stays. Uses are gathered in
 * classes of a day, so that finding the least one kept is one walk over the contexts.
 */
const DAYS_A_DOUBLING: i32 = 365;
const CLASS_COUNT: i32 = 1 << 14;
const HALF: i32 = CLASS_COUNT >> 1;

const costs = new StaticArray<f64>(CLASS_COUNT);
let newestDay: i32 = 0;
let leastClass: i32 = 0;
let room: f64 = 0;

/** Begins anew, for contexts of which the youngest was coded on `day`. */
export function beginUse(day: i32): void {
  newestDay = day;
  for (let i = 0; i < CLASS_COUNT; i++) unchecked((costs[i] = 0));
}

function useClass(record: usize): i32 {
  const doublings = 31 - <i32>clz(lineCountOf(record) | 1);
  const ahead = lastDayOf(record) - newestDay + doublings * DAYS_A_DOUBLING;
  return min(max(ahead, -HALF), HALF - 1) + HALF;
}

/** Counts a context of so much cost, in records or bytes. */
export function addUse(record: usize, cost: i32): void {
  unchecked((costs[useClass(record)] += <f64>cost));
}

/** Settles what is kept once all were added: the most useful that cost no more than `budget` together. */
export function settleUse(budget: f64): void {
  room = budget;
  leastClass = CLASS_COUNT;
  while (leastClass > 0 && unchecked(costs[leastClass - 1]) <= room) room -= unchecked(costs[--leastClass]);
}

/** Whether a context is kept; of the last class as many as fit, so each is to be asked about once, in a fixed order. */
export function isKept(record: usize, cost: i32): bool {
  const at = useClass(record);
  if (at != leastClass - 1) return at >= leastClass;
  if (<f64>cost > room) return false;
  room -= <f64>cost;
  return true;
}
