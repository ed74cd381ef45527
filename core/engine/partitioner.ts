import { checked, EngineFault } from './engine-fault.ts';
import type { EngineModule } from './engine-module.ts';
import { stageRoom } from './staged-line.ts';
import type { EngineExports } from './wasm-instance.ts';

/** Amounts to be divided over totals; every list of amounts is in one order, every list of totals too. */
export interface PartitionProblem {
  /** 1 to 1,024 whole numbers up to 2^50 either way. */
  readonly amounts: readonly number[];
  /** 1 to 64 of the same. */
  readonly totals: readonly number[];
  /** By amount: the totals it may go to, as flags in their order; every one where this is absent. */
  readonly allowed?: readonly (readonly boolean[])[];
  /** By amount, whole 32-bit numbers: equal amounts of one label are the same to everybody, and cost the same. */
  readonly labels?: readonly number[];
  /** Up to 4 ways to group the amounts; what each of two amounts of one group in one total adds to the cost. */
  readonly kinds?: readonly PairKind[];
  /** By amount, then by total: -log of a probability, up to 10^6 either way; 0 everywhere where this is absent. */
  readonly costs?: readonly (readonly number[])[];
  /** Cost of each unit that a sum lies off its total, 0 or more; 1 by default, so that the smallest deviation wins. */
  readonly deviationCost?: number;
  /** How far the sum of a total's amounts may lie off it; 0 by default. */
  readonly tolerance?: number;
  /** How far all of them together may; by default what the totals allow. */
  readonly wholeTolerance?: number;
  /** Nodes the search may visit, 1 to 10^9; the two further searches, which begin where it ends, as many each. */
  readonly nodeLimit: number;
  /** Solutions to stop at; null: look for the cheapest. */
  readonly solutionLimit: number | null;
  /** 32-bit integer: what is drawn where the search ends at its node limit. */
  readonly seed?: number;
}

/** A way to group amounts. */
export interface PairKind {
  /** By amount: the number of its group, below the count of amounts; -1: none. */
  readonly groups: readonly number[];
  /** Of each two amounts of a group in one total, up to 10^6; negative where they belong together. */
  readonly pairCost: number;
}

/** One way to divide the amounts. */
export interface Division {
  /** By amount: the index of its total. */
  readonly totalOf: readonly number[];
  readonly cost: number;
}

/** What a search found. Sums are checked by nobody yet: whoever uses a division adds it up. */
export interface PartitionResult {
  /** Whether everything was looked at; at its node limit, what was not found may be there all the same. */
  readonly ending: 'complete' | 'node limit' | 'solution limit';
  /** Different solutions met, swaps of equal amounts aside; in the search for the cheapest those not cut off. */
  readonly solutionCount: number;
  readonly nodeCount: number;
  /** The cheapest met; proved to be where the ending is complete. */
  readonly best: Division | null;
  readonly second: Division | null;
  /** How far the sums of the best lie off their totals, together. */
  readonly deviation: number;
}

/** Divides amounts over totals, each problem on its own. The same problem gives the same answer on every host. */
export interface Partitioner {
  /** Throws EngineFault for numbers out of range and RangeError for lists of different lengths. */
  divide(problem: PartitionProblem): PartitionResult;
}

const HEAD_BYTES = 52;
const AMOUNT_BYTES = 20;
const RESULT_HEAD_BYTES = 48;
const ENDINGS = ['complete', 'node limit', 'solution limit'] as const;

/** A partitioner in an engine instance of its own. */
export function createPartitioner(module: EngineModule): Partitioner {
  const engine = module.instance();
  return {
    divide(problem) {
      stageProblem(engine, problem);
      checked(engine.partition());
      return readResult(engine, problem.amounts.length);
    },
  };
}

/** Writes a problem as assembly/partition/staged-problem.ts draws it. */
function stageProblem(engine: EngineExports, problem: PartitionProblem): void {
  const { amounts, totals, kinds = [] } = problem;
  // What is too large to be counted in 32 bits is refused before it is counted.
  if (amounts.length > 1024 || totals.length > 64 || kinds.length > 4) throw new EngineFault(-1);
  const amountBytes = AMOUNT_BYTES + kinds.length * 4;
  const bytes =
    HEAD_BYTES + kinds.length * 8 + amounts.length * amountBytes + totals.length * 8 * (1 + amounts.length);
  const address = stageRoom(engine, bytes);
  const view = new DataView(engine.memory.buffer, address, bytes);
  writeHead(view, problem);
  let at = HEAD_BYTES + kinds.length * 8;
  for (const [index, amount] of amounts.entries()) {
    view.setFloat64(at, amount, true);
    view.setBigUint64(at + 8, maskOf(problem, index), true);
    view.setInt32(at + 16, sameLength(problem.labels, amounts)?.[index] ?? 0, true);
    for (const [kind, { groups }] of kinds.entries())
      view.setInt32(at + AMOUNT_BYTES + kind * 4, sameLength(groups, amounts)?.[index] ?? -1, true);
    at += amountBytes;
  }
  for (const total of totals) {
    view.setFloat64(at, total, true);
    at += 8;
  }
  for (const index of amounts.keys()) {
    const row = sameLength(sameLength(problem.costs, amounts)?.[index], totals);
    for (const total of totals.keys()) {
      view.setFloat64(at, row?.[total] ?? 0, true);
      at += 8;
    }
  }
}

function writeHead(view: DataView, problem: PartitionProblem): void {
  const tolerance = problem.tolerance ?? 0;
  view.setInt32(0, problem.amounts.length, true);
  view.setInt32(4, problem.totals.length, true);
  view.setFloat64(8, tolerance, true);
  view.setFloat64(16, problem.wholeTolerance ?? tolerance * problem.totals.length, true);
  view.setFloat64(24, problem.deviationCost ?? 1, true);
  view.setFloat64(32, problem.nodeLimit, true);
  view.setInt32(40, problem.solutionLimit ?? 0, true);
  view.setInt32(44, problem.seed ?? 0, true);
  const kinds = problem.kinds ?? [];
  view.setInt32(48, kinds.length, true);
  for (const [kind, { pairCost }] of kinds.entries()) view.setFloat64(HEAD_BYTES + kind * 8, pairCost, true);
}

function maskOf({ amounts, totals, allowed }: PartitionProblem, index: number): bigint {
  const row = sameLength(sameLength(allowed, amounts)?.[index], totals);
  if (row === undefined) return 2n ** 64n - 1n;
  return row.reduce((mask, isAllowed, total) => (isAllowed ? mask | (1n << BigInt(total)) : mask), 0n);
}

/** The list itself; throws RangeError where it is there and has another length than `other`. */
function sameLength<Entry>(
  list: readonly Entry[] | undefined,
  other: readonly unknown[],
): readonly Entry[] | undefined {
  if (list !== undefined && list.length !== other.length)
    throw new RangeError(`expected a list of ${other.length}, found one of ${list.length}`);
  return list;
}

/** Copies the answer out, as assembly/partition/partition.ts draws it. */
function readResult(engine: EngineExports, amountCount: number): PartitionResult {
  const view = new DataView(engine.memory.buffer, engine.partitionAddress());
  const division = (cost: number, start: number): Division | null => {
    if (!Number.isFinite(cost)) return null;
    const totalOf = Array.from({ length: amountCount }, (_, index) => view.getInt32(start + index * 4, true));
    return { totalOf, cost };
  };
  return {
    ending: ENDINGS[view.getInt32(0, true)] ?? 'node limit',
    solutionCount: view.getInt32(4, true),
    nodeCount: view.getFloat64(8, true),
    best: division(view.getFloat64(16, true), RESULT_HEAD_BYTES),
    second: division(view.getFloat64(24, true), RESULT_HEAD_BYTES + amountCount * 4),
    deviation: view.getFloat64(40, true),
  };
}
