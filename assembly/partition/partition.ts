import { ByteBuffer } from '../base/buffer';
import { NO_MEMORY, OK } from '../base/status';
import { AT_NODE_LIMIT, nodeCount, search } from './search';
import { nodeLimit, readProblem, seed, solutionLimit, whole } from './staged-problem';
import * as solutions from './solutions';
import { Incumbent } from './incumbent';
import { fillTotals } from './fill';
import { improve } from './improve';

/*
 * A division as it stands for the caller, little-endian:
 *    0 i32 how the search ended (./search)   16 f64 cost of the best solution     40 f64 deviation of the best
 *    4 i32 solutions met, 0: none            24 f64 cost of the second best       48 i32 total of each amount, best
 *    8 f64 nodes visited                     32 f64 1 where the best was not proved     then in the second best
 * A cost that was not met is infinite.
 */
const HEAD_BYTES: i32 = 48;

/** The division that was found last. */
export const division = new ByteBuffer();

const incumbent = new Incumbent();

/** Divides the staged problem (./staged-problem draws it); OK, or what readProblem answers, or NO_MEMORY. */
export function dividedStatus(address: usize, bytes: i32): i32 {
  const status = readProblem(address, bytes);
  if (status != OK) return status;
  const isBounded = solutionLimit == 0;
  const most = isBounded ? i32.MAX_VALUE : solutionLimit;
  const ending = search(whole, isBounded, nodeLimit, most, Infinity);
  if (ending < 0) return NO_MEMORY;
  let nodes = nodeCount;
  const met = solutions.solutionCount;
  if (!incumbent.takeFrom(whole)) return NO_MEMORY;
  if (ending == AT_NODE_LIMIT) {
    const spent = refine(isBounded);
    if (spent < 0) return NO_MEMORY;
    nodes += spent;
  }
  return write(ending, met, nodes) ? OK : NO_MEMORY;
}

/** Looks for a solution where the search met none, and for cheaper ones; nodes spent, or -1 without memory. */
function refine(isBounded: bool): f64 {
  let spent: f64 = 0;
  if (!incumbent.isFound) {
    spent = fillTotals(whole, incumbent, nodeLimit / 2, seed);
    if (spent < 0) return -1;
  }
  if (!incumbent.isFound || !isBounded) return spent;
  const more = improve(whole, incumbent, nodeLimit / 4, seed);
  return more < 0 ? -1 : spent + more;
}

function write(ending: i32, met: i32, nodes: f64): bool {
  const rowBytes = whole.amountCount * 4;
  division.length = 0;
  if (division.extend(HEAD_BYTES + rowBytes * 2) < 0) return false;
  const at = division.start;
  store<i32>(at, ending);
  store<i32>(at, max(met, i32(incumbent.isFound)), 4);
  store<f64>(at, nodes, 8);
  store<f64>(at, incumbent.isFound ? incumbent.cost : Infinity, 16);
  store<f64>(at, incumbent.hasSecond ? incumbent.secondCost : Infinity, 24);
  store<f64>(at, f64(ending == AT_NODE_LIMIT), 32);
  store<f64>(at, <f64>incumbent.deviation, 40);
  memory.copy(at + HEAD_BYTES, incumbent.assignment, rowBytes);
  memory.copy(at + HEAD_BYTES + rowBytes, incumbent.secondAssignment, rowBytes);
  return true;
}
