import { ByteBuffer } from '../base/buffer';
import { Draw } from './draw';
import { Incumbent } from './incumbent';
import { Problem } from './problem';
import { nodeCount, search } from './search';
import * as solutions from './solutions';

/** Amounts that decide a total's last units: their million sums lie close enough to meet almost any. */
const MOST_FREE: i32 = 20;
const STEP_NODES: f64 = 20000;
/** What a step costs beside its nodes, in nodes: it is arranged anew. */
const STEP_COST: f64 = 1500;
/** Draws of other amounts for one total before all is begun anew. */
const TRIES: i32 = 4;
/** Cost of a total for an amount is blurred by up to this, so that each attempt is another. */
const BLUR: f64 = 4;

/** Cost of each amount that a total takes: few amounts are likelier to belong together than many. */
const FRUGALITY: f64 = 1.5;

const step = new Problem();
const draw = new Draw();
const room = new ByteBuffer();
/** i32 each: totals in the order of filling. */
let order: usize = 0;
/** i32 each: amounts without a total, in the order in which the total at hand takes them. */
let open: usize = 0;
/** f64 each, by amount: how much the total at hand wants it; the least first. */
let keys: usize = 0;
let openCount: i32 = 0;
/** f64 each, in the order of filling; i64 each, by total. */
let blurredSizes: usize = 0;
let targets: usize = 0;

/**
 * Fills one total after another with amounts it is cheap for, exactly: a few amounts are left open and a search decides
 * them; the last total gets the rest. Begins anew with other draws until a solution is met or `nodes` are spent.
 * Answers the nodes it took, or -1 where memory is at its end.
 */
export function fillTotals(problem: Problem, incumbent: Incumbent, nodes: f64, seed: i32): f64 {
  const n = problem.amountCount;
  const m = problem.totalCount;
  if (!room.reserve(n * 12 + 8 + m * 20)) return -1;
  keys = room.start;
  blurredSizes = keys + n * 8;
  targets = blurredSizes + m * 8;
  open = targets + m * 8;
  order = open + n * 4;
  spreadDeviation(problem);
  draw.start(seed);
  let spent: f64 = 0;
  while (spent < nodes && !incumbent.isFound) {
    orderTotals(problem);
    openCount = n;
    for (let i = 0; i < n; i++) store<i32>(open + ((<usize>i) << 2), i);
    let filled = 0;
    while (filled < problem.totalCount - 1 && spent < nodes) {
      const took = fillOne(problem, incumbent, filled);
      if (took < 0) return -1;
      spent += abs(took);
      if (!isFilled) break;
      filled++;
    }
    spent += 100;
    if (filled == problem.totalCount - 1) finish(problem, incumbent);
  }
  return spent;
}

let isFilled: bool = false;

/** Smallest first, so that most amounts are left for the large ones; sizes blurred by up to half. */
function orderTotals(problem: Problem): void {
  for (let j = 0; j < problem.totalCount; j++) {
    const size = f64(abs(problem.total(j))) * (1 + <f64>draw.below(500) / 1000);
    let k: usize = j;
    while (k > 0 && load<f64>(blurredSizes + ((k - 1) << 3)) > size) {
      store<f64>(blurredSizes + (k << 3), load<f64>(blurredSizes + ((k - 1) << 3)));
      store<i32>(order + (k << 2), load<i32>(order + ((k - 1) << 2)));
      k--;
    }
    store<f64>(blurredSizes + (k << 3), size);
    store<i32>(order + (k << 2), j);
  }
}

/** What each total is to hold: all amounts add up to a little more or less than all totals, each takes a part of it. */
function spreadDeviation(problem: Problem): void {
  let off: i64 = 0;
  for (let i = 0; i < problem.amountCount; i++) off += problem.amount(i);
  for (let j = 0; j < problem.totalCount; j++) off -= problem.total(j);
  for (let j = 0; j < problem.totalCount; j++) {
    const part = max<i64>(-problem.tolerance, min<i64>(problem.tolerance, off));
    store<i64>(targets + ((<usize>j) << 3), problem.total(j) + part);
    off -= part;
  }
}

function target(j: i32): i64 {
  return load<i64>(targets + ((<usize>j) << 3));
}

/** Chooses the amounts of the total at place `filled`; the nodes it took, -1 without memory. */
function fillOne(problem: Problem, incumbent: Incumbent, filled: i32): f64 {
  const j = load<i32>(order + ((<usize>filled) << 2));
  let spent: f64 = 0;
  isFilled = false;
  for (let t = 0; t < TRIES && !isFilled; t++) {
    sortOpen(problem, j, filled);
    const fixed = fixedCount(problem, j);
    const free = min(openCount - fixed, MOST_FREE);
    if (!copyStep(problem, j, filled, fixed, free)) return -1;
    const ending = search(step, true, STEP_NODES, 8, Infinity);
    if (ending < 0) return -1;
    spent += nodeCount + STEP_COST;
    if (solutions.solutionCount == 0) continue;
    isFilled = true;
    take(incumbent, j, fixed, free);
  }
  return spent;
}

/** Sorts the open amounts by what they cost in j beyond the cheapest total still open, blurred. */
function sortOpen(problem: Problem, j: i32, filled: i32): void {
  for (let o = 0; o < openCount; o++) {
    const i = load<i32>(open + ((<usize>o) << 2));
    const isAllowed = ((problem.mask(i) >> j) & 1) != 0;
    const rival = cheapestRival(problem, i, filled);
    let key = isAllowed ? problem.cost(i, j) - min(rival, 1e7) : 1e9;
    if (isAllowed && rival == Infinity) key = -1e9;
    key += (BLUR * <f64>draw.below(1000)) / 1000;
    let k: usize = o;
    while (k > 0 && load<f64>(keys + ((k - 1) << 3)) > key) {
      store<f64>(keys + (k << 3), load<f64>(keys + ((k - 1) << 3)));
      store<i32>(open + (k << 2), load<i32>(open + ((k - 1) << 2)));
      k--;
    }
    store<f64>(keys + (k << 3), key);
    store<i32>(open + (k << 2), i);
  }
}

/** The least that amount i costs in a total filled later; infinite where it may go to none. */
function cheapestRival(problem: Problem, i: i32, filled: i32): f64 {
  let least = Infinity;
  for (let k = filled + 1; k < problem.totalCount; k++) {
    const j = load<i32>(order + ((<usize>k) << 2));
    if (((problem.mask(i) >> j) & 1) != 0) least = min(least, problem.cost(i, j));
  }
  return least;
}

/** How many of the open amounts the total takes before the search decides: about its sum, less half of the free ones. */
function fixedCount(problem: Problem, j: i32): i32 {
  let sum: i64 = 0;
  let count = 0;
  const total = target(j);
  while (count < openCount) {
    const i = load<i32>(open + ((<usize>count) << 2));
    if (load<f64>(keys + ((<usize>count) << 3)) > 1e8) break;
    sum += problem.amount(i);
    if ((total >= 0 && sum > total) || (total < 0 && sum < total)) break;
    count++;
  }
  return max(0, min(count - (MOST_FREE >> 1), openCount - MOST_FREE));
}

/** Two totals: the one at hand, less what it took, and all that are filled later. */
function copyStep(problem: Problem, j: i32, filled: i32, fixed: i32, free: i32): bool {
  if (!step.reset(max(free, 1), 2)) return false;
  let here = target(j);
  for (let o = 0; o < fixed; o++) here -= problem.amount(load<i32>(open + ((<usize>o) << 2)));
  let rest: i64 = -here;
  for (let f = 0; f < free; f++) {
    const i = load<i32>(open + ((<usize>(fixed + f)) << 2));
    const rival = cheapestRival(problem, i, filled);
    const isAllowed = (problem.mask(i) >> j) & 1;
    step.setAmount(f, problem.amount(i), isAllowed | (u64(rival < Infinity) << 1), problem.label(i));
    step.setCost(f, 0, isAllowed ? problem.cost(i, j) + FRUGALITY : 0);
    step.setCost(f, 1, min(rival, 1e7));
    rest += problem.amount(i);
  }
  if (free == 0) step.setAmount(0, 0, 3, 0);
  step.setTotal(0, here);
  step.setTotal(1, rest);
  return true;
}

/** Gives total j its fixed amounts and those that the search chose, and closes them. */
function take(incumbent: Incumbent, j: i32, fixed: i32, free: i32): void {
  let kept = 0;
  for (let o = 0; o < openCount; o++) {
    const i = load<i32>(open + ((<usize>o) << 2));
    const f = o - fixed;
    const isTaken = f < 0 || (f < free && load<i32>(solutions.best + ((<usize>f) << 2)) == 0);
    if (isTaken) {
      incumbent.setTotalOf(i, j);
    } else {
      store<i32>(open + ((<usize>kept) << 2), i);
      kept++;
    }
  }
  openCount = kept;
}

/** The last total gets what is left: a solution where it may and where the sums are within the tolerances. */
function finish(problem: Problem, incumbent: Incumbent): void {
  const j = load<i32>(order + ((<usize>(problem.totalCount - 1)) << 2));
  let isAllowed = true;
  let left = problem.total(j);
  for (let o = 0; o < openCount; o++) {
    const i = load<i32>(open + ((<usize>o) << 2));
    isAllowed = isAllowed && ((problem.mask(i) >> j) & 1) != 0;
    incumbent.setTotalOf(i, j);
    left -= problem.amount(i);
  }
  if (!isAllowed || abs(left) > problem.tolerance) return;
  incumbent.weigh(problem);
  incumbent.isFound = incumbent.deviation <= problem.wholeTolerance;
}
