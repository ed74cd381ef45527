import { BAD_PROBLEM, NO_MEMORY, OK, OVER_LIMIT } from '../base/status';
import { MAX_AMOUNTS, MAX_KINDS, MAX_TOTALS, MOST_COST, MOST_NODES, MOST_SIZE } from './limits';
import { Problem } from './problem';

/*
 * A problem as the caller stages it, little-endian:
 *    0 i32 amounts, 1..MAX_AMOUNTS         32 f64 nodes the search may visit, 1..MOST_NODES
 *    4 i32 totals, 1..MAX_TOTALS           40 i32 solutions to stop at, 1 or more; 0: look for the cheapest
 *    8 f64 tolerance of each total         44 i32 seed of what is drawn where the search ends at its node limit
 *   16 f64 tolerance of all together       48 i32 kinds of groups, 0..MAX_KINDS
 *   24 f64 cost of a unit of deviation     52 f64 of each kind: cost of a pair
 *      for each amount f64 amount, u64 mask, i32 label, and of each kind i32 group: -1, or below the count of amounts
 *      for each total f64; for each amount a row of f64 costs, one a total
 * Amounts, totals and tolerances are whole numbers up to MOST_SIZE, costs are up to MOST_COST either way.
 */
const HEAD_BYTES: i32 = 52;
const AMOUNT_BYTES: i32 = 20;

/** The problem that was read last. */
export const whole = new Problem();
/** What its search may do. */
export let nodeLimit: f64 = 0;
export let solutionLimit: i32 = 0;
export let seed: i32 = 0;

/** Reads the staged problem of `bytes` bytes at `address`. OK, OVER_LIMIT, BAD_PROBLEM or NO_MEMORY. */
export function readProblem(address: usize, bytes: i32): i32 {
  if (bytes < HEAD_BYTES) return BAD_PROBLEM;
  const amountCount = load<i32>(address);
  const totalCount = load<i32>(address, 4);
  if (amountCount < 1 || amountCount > MAX_AMOUNTS || totalCount < 1 || totalCount > MAX_TOTALS)
    return OVER_LIMIT;
  const kindCount = load<i32>(address, 48);
  if (kindCount < 0 || kindCount > MAX_KINDS) return OVER_LIMIT;
  const amountsAt = HEAD_BYTES + kindCount * 8;
  const totalsAt = amountsAt + amountCount * (AMOUNT_BYTES + kindCount * 4);
  if (bytes != totalsAt + totalCount * 8 * (1 + amountCount)) return BAD_PROBLEM;
  if (!isReadableHead(address)) return BAD_PROBLEM;
  if (!whole.reset(amountCount, totalCount)) return NO_MEMORY;
  whole.tolerance = <i64>load<f64>(address, 8);
  whole.wholeTolerance = <i64>load<f64>(address, 16);
  whole.deviationCost = load<f64>(address, 24);
  whole.kindCount = kindCount;
  nodeLimit = load<f64>(address, 32);
  solutionLimit = load<i32>(address, 40);
  seed = load<i32>(address, 44);
  const isRead =
    readPairCosts(address + HEAD_BYTES) &&
    readAmounts(address + <usize>amountsAt) &&
    readTotals(address + <usize>totalsAt) &&
    readCosts(address + <usize>(totalsAt + totalCount * 8));
  return isRead ? OK : BAD_PROBLEM;
}

function isReadableHead(address: usize): bool {
  const nodes = load<f64>(address, 32);
  return (
    isSize(load<f64>(address, 8), 0) &&
    isSize(load<f64>(address, 16), 0) &&
    isCost(load<f64>(address, 24)) &&
    load<f64>(address, 24) >= 0 &&
    nodes >= 1 &&
    nodes <= MOST_NODES &&
    load<i32>(address, 40) >= 0
  );
}

/** Whether a number is whole and inside `least`..MOST_SIZE; no number is not. */
function isSize(value: f64, least: f64): bool {
  return value >= least && value <= MOST_SIZE && Math.floor(value) == value;
}

function isCost(value: f64): bool {
  return Math.abs(value) <= MOST_COST;
}

function readPairCosts(address: usize): bool {
  for (let kind = 0; kind < whole.kindCount; kind++) {
    const cost = load<f64>(address + ((<usize>kind) << 3));
    if (!isCost(cost)) return false;
    whole.setPairCost(kind, cost);
  }
  return true;
}

function readAmounts(address: usize): bool {
  const allTotals = u64.MAX_VALUE >> (64 - whole.totalCount);
  for (let i = 0; i < whole.amountCount; i++) {
    const at = address + <usize>(i * (AMOUNT_BYTES + whole.kindCount * 4));
    const amount = load<f64>(at);
    if (!isSize(amount, -MOST_SIZE)) return false;
    whole.setAmount(i, <i64>amount, load<u64>(at, 8) & allTotals, load<i32>(at, 16));
    for (let kind = 0; kind < whole.kindCount; kind++) {
      const group = load<i32>(at + AMOUNT_BYTES + ((<usize>kind) << 2));
      if (group < -1 || group >= whole.amountCount) return false;
      whole.setGroup(i, kind, group);
    }
  }
  return true;
}

function readTotals(address: usize): bool {
  for (let j = 0; j < whole.totalCount; j++) {
    const total = load<f64>(address + ((<usize>j) << 3));
    if (!isSize(total, -MOST_SIZE)) return false;
    whole.setTotal(j, <i64>total);
  }
  return true;
}

function readCosts(address: usize): bool {
  for (let i = 0; i < whole.amountCount; i++)
    for (let j = 0; j < whole.totalCount; j++) {
      const cost = load<f64>(address + ((<usize>(i * whole.totalCount + j)) << 3));
      if (!isCost(cost)) return false;
      whole.setCost(i, j, cost);
    }
  return true;
}
