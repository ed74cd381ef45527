import { ByteBuffer } from '../base/buffer';
import { Draw } from './draw';
import { Incumbent } from './incumbent';
import { Problem } from './problem';
import { nodeCount, search } from './search';
import * as solutions from './solutions';

/** Amounts that one round decides anew, in two or three totals. */
const MOST_FREE: i32 = 14;
const ROUND_NODES: f64 = 4000;
/** What a round costs beside its nodes, in nodes: it is arranged anew. */
const ROUND_COST: f64 = 400;
/** Noise on each cost at the beginning; a likelihood of a seventh. */
const MOST_NOISE: f64 = 2;

const part = new Problem();
const draw = new Draw();
const room = new ByteBuffer();
/** i32 each: the freed amounts, and all others of the chosen totals behind them. */
let freed: usize = 0;
/** i32 each, by amount: its total as the rounds leave it, and what all that costs. */
let current: usize = 0;
let currentCost: f64 = 0;
/** u8 each, by amount: 1 where it is freed. */
let isFreed: usize = 0;
const chosen = new StaticArray<i32>(3);

/**
 * Decides a few amounts anew, again and again, the others staying where they are (Shaw's large neighbourhood search,
 * 1998), with costs that noise blurs less and less (Charon and Hudry's noising, 1993), and keeps the cheapest. Sums
 * stay what they are, so that a solution stays one. Answers the nodes it took, `nodes` at most and one round more, or
 * -1 where memory is at its end.
 */
export function improve(problem: Problem, incumbent: Incumbent, nodes: f64, seed: i32): f64 {
  if (problem.totalCount < 2) return 0;
  if (!room.reserve(problem.amountCount * 9)) return -1;
  freed = room.start;
  current = freed + problem.amountCount * 4;
  isFreed = current + problem.amountCount * 4;
  memory.copy(current, incumbent.assignment, problem.amountCount * 4);
  currentCost = incumbent.cost;
  draw.start(seed);
  let spent: f64 = 0;
  while (spent < nodes) {
    const calm = 1 - spent / nodes;
    if (!tryRound(problem, MOST_NOISE * calm * calm)) return -1;
    spent += nodeCount + ROUND_COST;
    if (currentCost < incumbent.cost) incumbent.offer(problem, current);
  }
  return spent;
}

/** Decides freed amounts with blurred costs; false without memory. */
function tryRound(problem: Problem, noise: f64): bool {
  const totals = min(problem.totalCount, 2 + i32(draw.below(4) == 0));
  chooseTotals(problem.totalCount, totals);
  const count = freeAmounts(problem, totals);
  if (count < 2) return true;
  if (!copyPart(problem, count, totals)) return false;
  const before = partCost(problem, count, totals);
  blur(count, totals, noise);
  if (search(part, true, ROUND_NODES, i32.MAX_VALUE, Infinity) < 0) return false;
  if (solutions.solutionCount == 0) return true;
  for (let f = 0; f < count; f++) {
    const k = load<i32>(solutions.best + ((<usize>f) << 2));
    store<i32>(current + ((<usize>freedAt(f)) << 2), unchecked(chosen[k]));
  }
  if (!copyPart(problem, count, totals)) return false;
  currentCost += partCost(problem, count, totals) - before;
  return true;
}

function blur(count: i32, totals: i32, noise: f64): void {
  for (let f = 0; f < count; f++)
    for (let k = 0; k < totals; k++)
      part.setCost(f, k, part.cost(f, k) + (noise * <f64>draw.below(1000)) / 1000);
}

function currentTotal(i: i32): i32 {
  return load<i32>(current + ((<usize>i) << 2));
}

function chooseTotals(totalCount: i32, wanted: i32): void {
  let known = 0;
  while (known < wanted) {
    const j = draw.below(totalCount);
    let k = 0;
    while (k < known && unchecked(chosen[k]) != j) k++;
    if (k == known) unchecked((chosen[known++] = j));
  }
}

function freedAt(f: i32): i32 {
  return load<i32>(freed + ((<usize>f) << 2));
}

/** Draws amounts of the chosen totals to the front of `freed`; how many. */
function freeAmounts(problem: Problem, totals: i32): i32 {
  let count = 0;
  for (let i = 0; i < problem.amountCount; i++) {
    if (choiceOf(currentTotal(i), totals) < 0) continue;
    store<i32>(freed + ((<usize>count) << 2), i);
    count++;
  }
  const wanted = min(count, MOST_FREE);
  for (let f = 0; f < wanted; f++) {
    const other = f + draw.below(count - f);
    const i = freedAt(f);
    store<i32>(freed + ((<usize>f) << 2), freedAt(other));
    store<i32>(freed + ((<usize>other) << 2), i);
  }
  return wanted;
}

/** Which of the chosen totals j is, -1 for none. */
function choiceOf(j: i32, totals: i32): i32 {
  for (let k = 0; k < totals; k++) if (unchecked(chosen[k]) == j) return k;
  return -1;
}

function copyPart(problem: Problem, count: i32, totals: i32): bool {
  if (!part.reset(count, totals)) return false;
  part.kindCount = problem.kindCount;
  for (let kind = 0; kind < problem.kindCount; kind++) part.setPairCost(kind, problem.pairCost(kind));
  for (let k = 0; k < totals; k++) part.setTotal(k, 0);
  markFreed(problem, count);
  for (let f = 0; f < count; f++) {
    const i = freedAt(f);
    let mask: u64 = 0;
    for (let k = 0; k < totals; k++) {
      const j = unchecked(chosen[k]);
      mask |= ((problem.mask(i) >> j) & 1) << k;
      part.setCost(f, k, problem.cost(i, j) + stayingPairsCost(problem, i, j));
    }
    part.setAmount(f, problem.amount(i), mask, problem.label(i));
    for (let kind = 0; kind < problem.kindCount; kind++)
      part.setGroup(f, kind, groupInPart(problem, f, kind));
    const k = choiceOf(currentTotal(i), totals);
    part.setTotal(k, part.total(k) + problem.amount(i));
  }
  return true;
}

/** A group's number in the part: its first freed amount. */
function groupInPart(problem: Problem, f: i32, kind: i32): i32 {
  const group = problem.group(freedAt(f), kind);
  if (group < 0) return -1;
  let first = 0;
  while (problem.group(freedAt(first), kind) != group) first++;
  return first;
}

function markFreed(problem: Problem, count: i32): void {
  memory.fill(isFreed, 0, problem.amountCount);
  for (let f = 0; f < count; f++) store<u8>(isFreed + <usize>freedAt(f), 1);
}

/** What amount i costs in total j beside the amounts that stay there. */
function stayingPairsCost(problem: Problem, i: i32, j: i32): f64 {
  let cost: f64 = 0;
  for (let kind = 0; kind < problem.kindCount; kind++) {
    const group = problem.group(i, kind);
    if (group < 0) continue;
    let pairs = 0;
    for (let k = 0; k < problem.amountCount; k++)
      pairs += i32(
        load<u8>(isFreed + <usize>k) == 0 && currentTotal(k) == j && problem.group(k, kind) == group,
      );
    cost += problem.pairCost(kind) * <f64>pairs;
  }
  return cost;
}

/** What the freed amounts cost where they are. */
function partCost(problem: Problem, count: i32, totals: i32): f64 {
  let cost: f64 = 0;
  for (let f = 0; f < count; f++) {
    cost += part.cost(f, choiceOf(currentTotal(freedAt(f)), totals));
    for (let g = 0; g < f; g++)
      if (currentTotal(freedAt(g)) == currentTotal(freedAt(f))) cost += freedPairCost(problem, f, g);
  }
  return cost;
}

function freedPairCost(problem: Problem, f: i32, g: i32): f64 {
  let cost: f64 = 0;
  for (let kind = 0; kind < problem.kindCount; kind++)
    if (part.group(f, kind) >= 0 && part.group(f, kind) == part.group(g, kind))
      cost += problem.pairCost(kind);
  return cost;
}
