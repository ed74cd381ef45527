import type { PartitionProblem } from '../../core/engine/index.ts';

/** One way to divide amounts over totals, weighed. */
export interface WeighedDivision {
  readonly totalOf: readonly number[];
  readonly cost: number;
  readonly deviation: number;
}

/**
 * Every way to divide the amounts that keeps to tolerances and flags, by trying all of them; of those that differ by
 * swapping equal amounts only one. Slow and obvious: at most a million ways are tried.
 */
export function everyDivision(problem: PartitionProblem): WeighedDivision[] {
  const { amounts, totals } = problem;
  if (totals.length ** amounts.length > 1e6 + 1e5) throw new RangeError('too many ways to try them all');
  const found = new Map<string, WeighedDivision>();
  for (let way = 0; way < totals.length ** amounts.length; way += 1) {
    const totalOf = amounts.map((_, index) => Math.floor(way / totals.length ** index) % totals.length);
    const deviation = deviationOf(problem, totalOf);
    if (deviation === null) continue;
    const key = swapFreeKey(problem, totalOf);
    if (!found.has(key)) found.set(key, { totalOf, deviation, cost: costOf(problem, totalOf, deviation) });
  }
  return [...found.values()];
}

/** How far the sums lie off their totals, together; null where that is too far, or an amount is where it may not be. */
export function deviationOf(problem: PartitionProblem, totalOf: readonly number[]): number | null {
  const { amounts, totals, allowed, tolerance = 0 } = problem;
  if (allowed && totalOf.some((total, index) => allowed[index]?.[total] !== true)) return null;
  const offs = totals.map((total, place) =>
    Math.abs(
      amounts.reduce((left, amount, index) => (totalOf[index] === place ? left - amount : left), total),
    ),
  );
  const deviation = offs.reduce((sum, off) => sum + off, 0);
  const isWithin = offs.every((off) => off <= tolerance);
  return isWithin && deviation <= (problem.wholeTolerance ?? tolerance * totals.length) ? deviation : null;
}

/** Costs of amounts, of pairs and of the deviation. */
export function costOf(problem: PartitionProblem, totalOf: readonly number[], deviation: number): number {
  const { costs, kinds = [], deviationCost = 1 } = problem;
  let cost = deviation * deviationCost;
  for (const [index, total] of totalOf.entries()) {
    cost += costs?.[index]?.[total] ?? 0;
    for (const { groups, pairCost } of kinds)
      for (let other = 0; other < index; other += 1)
        if (groups[index] !== -1 && groups[index] === groups[other] && totalOf[other] === total)
          cost += pairCost;
  }
  return cost;
}

/** How many equal amounts went to each total, as text. */
function swapFreeKey({ amounts, labels, allowed }: PartitionProblem, totalOf: readonly number[]): string {
  const counts = totalOf.map((total, index) =>
    JSON.stringify([amounts[index], labels?.[index], allowed?.[index], total]),
  );
  return counts.sort().join();
}
