import { ByteBuffer } from '../base/buffer';
import { MAX_KINDS } from './limits';
import { Problem } from './problem';

/**
 * A problem's amounts in the order in which the search decides them, the largest first, so that what is left at the
 * end is small; equal ones stand together. Addresses hold until the next `arrange`.
 */
export let count: i32 = 0;
export let totalCount: i32 = 0;
/** i32 each: the amount's index in the problem. */
export let places: usize = 0;
/** i64 each, divided by `unit`. */
export let sizes: usize = 0;
/** i32 each: 1 where the amount is the same to everybody as the one before. */
export let repeats: usize = 0;
/** i32, a row of MAX_KINDS each: groups, -1 for none. */
export let groups: usize = 0;
/** Where the amount may go, cheapest first: i32 how many, then a row of i32 totals and of f64 costs each. */
export let choiceCounts: usize = 0;
export let choices: usize = 0;
export let choiceCosts: usize = 0;
/** f64 each, one more than positions: the least that the amounts from here on cost. */
export let leastCosts: usize = 0;
/** i64, a row of totals each, one more than positions: the most and the least that can still come to a total. */
export let mostLeft: usize = 0;
export let leastLeft: usize = 0;
/** What all amounts and totals are multiples of, where sums have to be exact; else 1. */
export let unit: i64 = 1;

const room = new ByteBuffer();

/** Puts a problem's amounts in order. False where memory is at its end. */
export function arrange(problem: Problem): bool {
  count = problem.amountCount;
  totalCount = problem.totalCount;
  const rows = (count + 1) * 8;
  if (!room.reserve(rows * (7 + 4 * totalCount))) return false;
  sizes = room.start;
  leastCosts = sizes + rows;
  places = leastCosts + rows;
  repeats = places + rows;
  groups = repeats + rows;
  choiceCounts = groups + rows * 2;
  choices = choiceCounts + rows;
  choiceCosts = choices + rows * totalCount;
  mostLeft = choiceCosts + rows * totalCount;
  leastLeft = mostLeft + rows * totalCount;
  unit = commonUnit(problem);
  sortPlaces(problem);
  for (let p = 0; p < count; p++) describe(problem, p);
  findLeft(problem);
  findLeastCosts(problem);
  return true;
}

function commonUnit(problem: Problem): i64 {
  if (problem.tolerance > 0) return 1;
  let common: i64 = 0;
  for (let i = 0; i < problem.amountCount; i++) common = commonDivisor(common, problem.amount(i));
  // A total that is no multiple cannot be met: the search finds that out without being told.
  for (let j = 0; j < problem.totalCount; j++) common = commonDivisor(common, problem.total(j));
  return max<i64>(common, 1);
}

/** Euclid's. */
function commonDivisor(a: i64, b: i64): i64 {
  a = a < 0 ? -a : a;
  b = b < 0 ? -b : b;
  while (b != 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** Shell sort by size, then amount, label, mask and index: few enough, and no memory of its own. */
function sortPlaces(problem: Problem): void {
  for (let p = 0; p < count; p++) store<i32>(places + ((<usize>p) << 2), p);
  for (let gap = count >> 1; gap > 0; gap >>= 1)
    for (let p = gap; p < count; p++) {
      const place = load<i32>(places + ((<usize>p) << 2));
      let q = p;
      while (q >= gap && comesBefore(problem, place, load<i32>(places + ((<usize>(q - gap)) << 2)))) {
        store<i32>(places + ((<usize>q) << 2), load<i32>(places + ((<usize>(q - gap)) << 2)));
        q -= gap;
      }
      store<i32>(places + ((<usize>q) << 2), place);
    }
}

function comesBefore(problem: Problem, one: i32, other: i32): bool {
  const amount = problem.amount(one);
  const rival = problem.amount(other);
  const size = amount < 0 ? -amount : amount;
  const rivalSize = rival < 0 ? -rival : rival;
  if (size != rivalSize) return size > rivalSize;
  if (amount != rival) return amount > rival;
  if (problem.label(one) != problem.label(other)) return problem.label(one) < problem.label(other);
  if (problem.mask(one) != problem.mask(other)) return problem.mask(one) < problem.mask(other);
  return one < other;
}

function describe(problem: Problem, p: i32): void {
  const place = load<i32>(places + ((<usize>p) << 2));
  store<i64>(sizes + ((<usize>p) << 3), problem.amount(place) / unit);
  memory.copy(
    groups + <usize>(p * MAX_KINDS * 4),
    problem.groups + <usize>(place * MAX_KINDS * 4),
    MAX_KINDS * 4,
  );
  store<i32>(repeats + ((<usize>p) << 2), i32(p > 0 && isRepeat(problem, place, p)));
  const mask = problem.mask(place);
  const row = (<usize>(p * totalCount)) << 3;
  let known = 0;
  for (let j = 0; j < totalCount; j++) {
    if (((mask >> j) & 1) == 0) continue;
    const cost = problem.cost(place, j);
    let k: usize = known;
    while (k > 0 && load<f64>(choiceCosts + row + ((k - 1) << 3)) > cost) {
      store<f64>(choiceCosts + row + (k << 3), load<f64>(choiceCosts + row + ((k - 1) << 3)));
      store<i32>(choices + row + (k << 2), load<i32>(choices + row + ((k - 1) << 2)));
      k--;
    }
    store<f64>(choiceCosts + row + (k << 3), cost);
    store<i32>(choices + row + (k << 2), j);
    known++;
  }
  store<i32>(choiceCounts + ((<usize>p) << 2), known);
}

function isRepeat(problem: Problem, place: i32, p: i32): bool {
  const before = load<i32>(places + ((<usize>(p - 1)) << 2));
  return (
    problem.amount(before) == problem.amount(place) &&
    problem.label(before) == problem.label(place) &&
    problem.mask(before) == problem.mask(place)
  );
}

function findLeft(problem: Problem): void {
  for (let j = 0; j < totalCount; j++) {
    let most: i64 = 0;
    let least: i64 = 0;
    for (let p = count; p >= 0; p--) {
      if (p < count && ((problem.mask(load<i32>(places + ((<usize>p) << 2))) >> j) & 1) != 0) {
        const size = load<i64>(sizes + ((<usize>p) << 3));
        most += max<i64>(size, 0);
        least += min<i64>(size, 0);
      }
      const at = (<usize>(p * totalCount + j)) << 3;
      store<i64>(mostLeft + at, most);
      store<i64>(leastLeft + at, least);
    }
  }
}

/** A pair can at best save its cost: each amount with every one of its group before it. */
function findLeastCosts(problem: Problem): void {
  store<f64>(leastCosts + ((<usize>count) << 3), 0);
  for (let p = count - 1; p >= 0; p--) {
    let least = load<f64>(choiceCosts + ((<usize>(p * totalCount)) << 3));
    if (load<i32>(choiceCounts + ((<usize>p) << 2)) == 0) least = 0;
    for (let kind = 0; kind < problem.kindCount; kind++)
      if (problem.pairCost(kind) < 0) least += problem.pairCost(kind) * <f64>groupBefore(p, kind);
    store<f64>(leastCosts + ((<usize>p) << 3), least + load<f64>(leastCosts + ((<usize>(p + 1)) << 3)));
  }
}

function groupBefore(p: i32, kind: i32): i32 {
  const group = load<i32>(groups + ((<usize>(p * MAX_KINDS + kind)) << 2));
  let before = 0;
  for (let q = 0; group >= 0 && q < p; q++)
    before += i32(load<i32>(groups + ((<usize>(q * MAX_KINDS + kind)) << 2)) == group);
  return before;
}
