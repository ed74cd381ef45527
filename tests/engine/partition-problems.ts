import fc from 'fast-check';
import type { PartitionProblem } from '../../core/engine/index.ts';

/** A problem with at least one solution, and that solution: the totals are sums, off by no more than the tolerance. */
export interface SolvableProblem {
  readonly problem: PartitionProblem;
  readonly totalOf: readonly number[];
}

/** Solvable problems of few sizes, so that amounts are equal, zero and negative often and sums meet by chance. */
export function solvableProblem(mostAmounts: number, mostTotals: number): fc.Arbitrary<SolvableProblem> {
  return fc
    .record({
      totalCount: fc.integer({ min: 1, max: mostTotals }),
      tolerance: fc.constantFrom(0, 0, 1, 2),
      rows: fc.array(
        fc.record({
          amount: fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: -2000, max: 90_000 })),
          label: fc.nat(2),
          total: fc.nat(),
          flags: fc.array(fc.boolean(), { minLength: mostTotals, maxLength: mostTotals }),
        }),
        { minLength: 1, maxLength: mostAmounts },
      ),
      offs: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: mostTotals, maxLength: mostTotals }),
      isFree: fc.boolean(),
    })
    .map(({ totalCount, tolerance, rows, offs, isFree }) => {
      const totalOf = rows.map(({ total }) => total % totalCount);
      const totals = Array.from({ length: totalCount }, (_, total) =>
        rows.reduce(
          (sum, { amount }, index) => (totalOf[index] === total ? sum + amount : sum),
          Math.max(-tolerance, Math.min(tolerance, offs[total] ?? 0)),
        ),
      );
      const allowed = rows.map(({ flags }, index) =>
        totals.map((_, total) => isFree || totalOf[index] === total || flags[total] === true),
      );
      return {
        totalOf,
        problem: {
          amounts: rows.map(({ amount }) => amount),
          labels: rows.map(({ label }) => label),
          totals,
          allowed,
          tolerance,
          nodeLimit: 1e8,
          solutionLimit: 1e6,
        },
      };
    });
}

/** A problem with costs of amounts and pairs; what is the same to everybody costs the same. */
export function weighedProblem(mostAmounts: number, mostTotals: number): fc.Arbitrary<PartitionProblem> {
  const cost = fc.integer({ min: -50, max: 200 }).map((tenths) => tenths / 10);
  return fc
    .tuple(
      solvableProblem(mostAmounts, mostTotals),
      fc.array(cost, { minLength: 97, maxLength: 97 }),
      fc.array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 4 })), { maxLength: 4 }),
    )
    .map(([{ problem }, prices, kinds]) => {
      const numbers = new Map<string, number>();
      const labels = problem.amounts.map((amount, index) => {
        const key = JSON.stringify([amount, problem.labels?.[index], problem.allowed?.[index]]);
        const known = numbers.get(key) ?? numbers.size;
        numbers.set(key, known);
        return known;
      });
      return {
        ...problem,
        labels,
        costs: labels.map((label) =>
          problem.totals.map((_, total) => prices[(label * 11 + total) % 97] ?? 0),
        ),
        kinds: kinds.map(([pairCost, groupCount]) => ({
          pairCost: pairCost / 10,
          groups: labels.map((label) => Math.min((label % (groupCount + 1)) - 1, problem.amounts.length - 1)),
        })),
        solutionLimit: null,
      };
    });
}
