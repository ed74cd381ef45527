import { ByteBuffer } from '../base/buffer';
import * as positions from './positions';

/** Solutions met so far; in a bounded search those that were not cut off. */
export let solutionCount: i32 = 0;
/** Costs of the best and the second best; as high as was allowed where there is none. */
export let bestCost: f64 = 0;
export let secondCost: f64 = 0;
/** How far the best solution's sums lie off their totals, all together. */
export let bestDeviation: i64 = 0;
/** i32 each, by the amount's index in the problem: its total, in the best and in the second best solution. */
export let best: usize = 0;
export let second: usize = 0;

const room = new ByteBuffer();
let assignmentBytes: i32 = 0;

/** Forgets all solutions; those that cost as much as `mostCost` or more will not be kept. False without memory. */
export function startSolutions(amountCount: i32, mostCost: f64): bool {
  assignmentBytes = amountCount * 4;
  if (!room.reserve(assignmentBytes * 2)) return false;
  best = room.start;
  second = best + assignmentBytes;
  solutionCount = 0;
  bestCost = mostCost;
  secondCost = mostCost;
  bestDeviation = 0;
  return true;
}

/** Counts a solution and keeps it where it is the best or the second best; `taken` as in ./search. */
export function keepSolution(taken: usize, cost: f64, deviation: i64): void {
  solutionCount++;
  if (cost < bestCost) {
    memory.copy(second, best, assignmentBytes);
    secondCost = bestCost;
    bestCost = cost;
    bestDeviation = deviation;
    write(best, taken);
  } else if (cost < secondCost) {
    secondCost = cost;
    write(second, taken);
  }
}

function write(to: usize, taken: usize): void {
  for (let p = 0; p < positions.count; p++) {
    const k = <usize>load<i32>(taken + ((<usize>p) << 2));
    const place = load<i32>(positions.places + ((<usize>p) << 2));
    const total = load<i32>(positions.choices + ((<usize>(p * positions.totalCount)) << 3) + (k << 2));
    store<i32>(to + ((<usize>place) << 2), total);
  }
}
