import { ByteBuffer } from '../base/buffer';
import { MAX_KINDS } from './limits';
import * as positions from './positions';
import { arrange } from './positions';
import { Problem } from './problem';
import { findReach, firstPosition, mayReach } from './reach';
import { keepSolution, secondCost, solutionCount, startSolutions } from './solutions';

/** How a search ended. */
export const COMPLETE: i32 = 0;
/** At the node limit: what it found holds, what it did not find may still be there. */
export const AT_NODE_LIMIT: i32 = 1;
/** At as many solutions as were asked for. */
export const AT_SOLUTION_LIMIT: i32 = 2;

/** Nodes visited by the search that ran last. */
export let nodeCount: f64 = 0;

/** Room that rounding of costs takes: two sums of the same costs in another order are one cost. */
const COST_ROUNDING: f64 = 1e-9;

const room = new ByteBuffer();
/** i64 each: what still has to come to a total. */
let left: usize = 0;
/** i32 each, by position: index of the choice taken. */
let taken: usize = 0;
/** f64, a row of choices for each position: what everything costs with it; infinite where it was tried. */
let nextCosts: usize = 0;
/** i32, a row of totals for each group of each kind: amounts of the group in the total so far. */
let gathered: usize = 0;

let problem: Problem = new Problem();
let nodeLimit: f64 = 0;
let solutionLimit: i32 = 0;
let isBounded: bool = false;
let ending: i32 = COMPLETE;

/**
 * Depth first over all ways to divide the amounts, solutions kept in ./solutions. Where it is bounded, only what costs
 * less than the second best so far is looked at; else every solution counts, up to `mostSolutions`. Answers how it
 * ended, or -1 where memory is at its end.
 */
export function search(
  given: Problem,
  bounded: bool,
  mostNodes: f64,
  mostSolutions: i32,
  mostCost: f64,
): i32 {
  problem = given;
  nodeLimit = mostNodes;
  solutionLimit = mostSolutions;
  isBounded = bounded;
  nodeCount = 0;
  ending = COMPLETE;
  if (!arrange(given) || !findReach(given) || !startSolutions(given.amountCount, mostCost)) return -1;
  const m = positions.totalCount;
  const gatheredBytes = given.kindCount * positions.count * m * 4;
  const rowsBytes = positions.count * m * 8;
  if (!room.reserve(m * 8 + rowsBytes + gatheredBytes + positions.count * 4)) return -1;
  left = room.start;
  nextCosts = left + m * 8;
  gathered = nextCosts + rowsBytes;
  taken = gathered + gatheredBytes;
  memory.fill(gathered, 0, gatheredBytes);
  for (let j = 0; j < m; j++) store<i64>(left + ((<usize>j) << 3), given.total(j) / positions.unit);
  descend(0, 0);
  return ending;
}

function descend(p: i32, cost: f64): void {
  nodeCount += 1;
  if (nodeCount > nodeLimit) {
    ending = AT_NODE_LIMIT;
    return;
  }
  if (p == positions.count) {
    conclude(cost);
    return;
  }
  if (!mayStillFit(p)) return;
  const row = (<usize>(p * positions.totalCount)) << 3;
  const size = load<i64>(positions.sizes + ((<usize>p) << 3));
  const least = load<f64>(positions.leastCosts + ((<usize>(p + 1)) << 3)) + COST_ROUNDING;
  const choiceCount = load<i32>(positions.choiceCounts + ((<usize>p) << 2));
  const first = firstChoice(p);
  weighChoices(p, first, cost);
  for (let turn = first; turn < choiceCount; turn++) {
    const k = cheapestChoice(p, first);
    const next = load<f64>(nextCosts + row + ((<usize>k) << 3));
    if (isBounded && next + least >= secondCost) return;
    store<f64>(nextCosts + row + ((<usize>k) << 3), Infinity);
    const j = load<i32>(positions.choices + row + ((<usize>k) << 2));
    const leftAt = left + ((<usize>j) << 3);
    store<i64>(leftAt, load<i64>(leftAt) - size);
    if (problem.kindCount > 0) gather(p, j, 1);
    store<i32>(taken + ((<usize>p) << 2), k);
    descend(p + 1, next);
    store<i64>(leftAt, load<i64>(leftAt) + size);
    if (problem.kindCount > 0) gather(p, j, -1);
    if (ending != COMPLETE) return;
  }
}

/** Equal amounts take their choices in one order: other orders are the same solution. */
function firstChoice(p: i32): i32 {
  return load<i32>(positions.repeats + ((<usize>p) << 2)) != 0
    ? load<i32>(taken + ((<usize>(p - 1)) << 2))
    : 0;
}

/** Writes what everything costs with each choice for the amount at p. */
function weighChoices(p: i32, first: i32, cost: f64): void {
  const row = (<usize>(p * positions.totalCount)) << 3;
  const choiceCount = load<i32>(positions.choiceCounts + ((<usize>p) << 2));
  for (let k: usize = first; k < <usize>choiceCount; k++) {
    let next = cost + load<f64>(positions.choiceCosts + row + (k << 3));
    if (problem.kindCount > 0) next += pairsCost(p, load<i32>(positions.choices + row + (k << 2)));
    store<f64>(nextCosts + row + (k << 3), next);
  }
}

/** The cheapest choice from `first` on that was not tried yet. */
function cheapestChoice(p: i32, first: i32): i32 {
  const row = nextCosts + ((<usize>(p * positions.totalCount)) << 3);
  const choiceCount = load<i32>(positions.choiceCounts + ((<usize>p) << 2));
  let best = first;
  for (let k = first + 1; k < choiceCount; k++)
    if (load<f64>(row + ((<usize>k) << 3)) < load<f64>(row + ((<usize>best) << 3))) best = k;
  return best;
}

/** Cost of the pairs that the amount at p forms in total j. */
function pairsCost(p: i32, j: i32): f64 {
  let cost: f64 = 0;
  for (let kind = 0; kind < problem.kindCount; kind++) {
    const group = load<i32>(positions.groups + ((<usize>(p * MAX_KINDS + kind)) << 2));
    if (group >= 0) cost += problem.pairCost(kind) * <f64>load<i32>(gatheredAt(kind, group, j));
  }
  return cost;
}

/** Counts the amount at p in total j, or takes it back. */
function gather(p: i32, j: i32, by: i32): void {
  for (let kind = 0; kind < problem.kindCount; kind++) {
    const group = load<i32>(positions.groups + ((<usize>(p * MAX_KINDS + kind)) << 2));
    if (group < 0) continue;
    const at = gatheredAt(kind, group, j);
    store<i32>(at, load<i32>(at) + by);
  }
}

function gatheredAt(kind: i32, group: i32, j: i32): usize {
  return gathered + ((<usize>((kind * positions.count + group) * positions.totalCount + j)) << 2);
}

/** Whether the amounts from here on can still meet each total on its own. */
function mayStillFit(p: i32): bool {
  const m = positions.totalCount;
  const row = (<usize>(p * m)) << 3;
  const within = problem.tolerance;
  const isSetKnown = p >= firstPosition;
  for (let j = 0; j < m; j++) {
    const at = (<usize>j) << 3;
    const wanted = load<i64>(left + at);
    if (wanted > load<i64>(positions.mostLeft + row + at) + within) return false;
    if (wanted < load<i64>(positions.leastLeft + row + at) - within) return false;
    if (isSetKnown && !mayReach(p, j, wanted)) return false;
  }
  return true;
}

/** Every amount has its total: keeps the solution where the sums are within the tolerances. */
function conclude(cost: f64): void {
  let deviation: i64 = 0;
  for (let j = 0; j < positions.totalCount; j++) {
    const off = load<i64>(left + ((<usize>j) << 3));
    const size = off < 0 ? -off : off;
    if (size > problem.tolerance) return;
    deviation += size;
  }
  if (deviation > problem.wholeTolerance) return;
  keepSolution(taken, cost + problem.deviationCost * <f64>deviation, deviation);
  if (solutionCount >= solutionLimit) ending = AT_SOLUTION_LIMIT;
}
