import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEngine, createPartitioner, EngineFault } from '../../core/engine/index.ts';
import type { PartitionProblem } from '../../core/engine/index.ts';
import { costOf, deviationOf, everyDivision } from '../oracle/every-division.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import { solvableProblem, weighedProblem } from './partition-problems.ts';

const LIMITS = { nodeLimit: 100_000, solutionLimit: 50 };
const partitioner = createPartitioner(RELEASE);
const divide = (problem: Partial<PartitionProblem> & Pick<PartitionProblem, 'amounts' | 'totals'>) =>
  partitioner.divide({ ...LIMITS, ...problem });

describe.each(['release', 'debug'] as const)('the %s build', async (build) => {
  const built = createPartitioner(await compileEngine(engineBytes(build)));
  const numRuns = build === 'release' ? 400 : 60;

  test('counts the solutions that trying every way finds, and its best has the smallest deviation', () => {
    fc.assert(
      fc.property(solvableProblem(8, 3), ({ problem }) => {
        const every = everyDivision(problem);
        const result = built.divide(problem);
        expect(result.ending).toBe('complete');
        expect(result.solutionCount).toBe(every.length);
        expect(result.deviation).toBe(Math.min(...every.map(({ deviation }) => deviation)));
        expect(deviationOf(problem, result.best?.totalOf ?? [])).toBe(result.deviation);
      }),
      { numRuns },
    );
  });

  test('finds the cheapest and the second cheapest of all ways', () => {
    fc.assert(
      fc.property(weighedProblem(7, 3), (problem) => {
        const costs = everyDivision(problem)
          .map(({ cost }) => cost)
          .sort((a, b) => a - b);
        const { best, second, ending } = built.divide(problem);
        expect(ending).toBe('complete');
        expect(best?.cost).toBeCloseTo(costs[0] ?? Number.NaN, 6);
        if (costs.length > 1) expect(second?.cost).toBeCloseTo(costs[1] ?? Number.NaN, 6);
        else expect(second).toBeNull();
        for (const found of [best, second])
          if (found) {
            const deviation = deviationOf(problem, found.totalOf);
            expect(deviation).not.toBeNull();
            expect(costOf(problem, found.totalOf, deviation ?? 0)).toBeCloseTo(found.cost, 6);
          }
      }),
      { numRuns },
    );
  });

  test('a problem of ten amounts and four totals has as many solutions as trying every way finds', () => {
    fc.assert(
      fc.property(solvableProblem(10, 4), ({ problem }) => {
        fc.pre(problem.amounts.length >= 9 && problem.totals.length === 4);
        expect(built.divide(problem).solutionCount).toBe(everyDivision(problem).length);
      }),
      { numRuns: build === 'release' ? 2 : 1 },
    );
  });

  test('an answer at the node limit is a solution, whatever the limit is', () => {
    fc.assert(
      fc.property(weighedProblem(30, 5), fc.integer({ min: 1, max: 3000 }), (problem, nodeLimit) => {
        const { best, second, deviation } = built.divide({ ...problem, nodeLimit });
        if (best) expect(deviationOf(problem, best.totalOf)).toBe(deviation);
        if (second) expect(deviationOf(problem, second.totalOf)).not.toBeNull();
        if (best) expect(costOf(problem, best.totalOf, deviation)).toBeCloseTo(best.cost, 6);
      }),
      { numRuns: build === 'release' ? 150 : 30 },
    );
  });
});

describe('examples', () => {
  test('one way: each line has its entry', () => {
    const { best, solutionCount, ending } = divide({ amounts: [1000, 9000, -500], totals: [500, 9000] });
    expect([best?.totalOf, solutionCount, ending]).toEqual([[0, 1, 0], 1, 'complete']);
  });

  test('equal amounts of one label are one solution, of two labels two', () => {
    const same = { amounts: [500, 500, 700], totals: [500, 1200] };
    expect(divide({ ...same, labels: [3, 3, 3] }).solutionCount).toBe(1);
    expect(divide({ ...same, labels: [1, 2, 3] }).solutionCount).toBe(2);
  });

  test('an amount of zero fits everywhere', () => {
    expect(divide({ amounts: [0, 5], totals: [5, 0] }).solutionCount).toBe(2);
  });

  test('no way is no solution, and everything was looked at', () => {
    expect(divide({ amounts: [3, 5], totals: [4, 4] })).toMatchObject({
      ending: 'complete',
      solutionCount: 0,
      best: null,
      second: null,
    });
  });

  test('what may go nowhere has no solution', () => {
    expect(divide({ amounts: [3], totals: [3], allowed: [[false]] }).best).toBeNull();
  });

  test('the smallest deviation comes first, and the tolerance of all together holds', () => {
    const off = { amounts: [100, 101, 300], totals: [101, 401], tolerance: 2 };
    expect(divide(off)).toMatchObject({ solutionCount: 2, deviation: 1, best: { totalOf: [1, 0, 1] } });
    expect(divide({ ...off, wholeTolerance: 0 }).best).toBeNull();
  });

  test('a pair that belongs together stands together', () => {
    const pairs = { amounts: [10, 10, 10, 10], totals: [20, 20], labels: [0, 1, 2, 3], solutionLimit: null };
    const groups = [0, 1, 1, 0];
    expect(divide({ ...pairs, kinds: [{ groups, pairCost: -1 }] }).best).toMatchObject({ cost: -2 });
    expect(divide({ ...pairs, kinds: [{ groups, pairCost: 1 }] }).best).toMatchObject({ cost: 0 });
  });

  test('as many solutions as were asked for end the search', () => {
    const many = { amounts: [1, 1, 1, 1], totals: [2, 2], labels: [0, 1, 2, 3] };
    expect(divide({ ...many, solutionLimit: 2 })).toMatchObject({
      ending: 'solution limit',
      solutionCount: 2,
    });
    expect(divide(many)).toMatchObject({ ending: 'complete', solutionCount: 6 });
  });
});

describe('large problems', () => {
  /** Amounts of a seed, dealt to totals in turn, so that a solution exists. */
  function dealt(lineCount: number, totalCount: number): PartitionProblem {
    let state = lineCount * 1000 + totalCount;
    const amounts = Array.from({ length: lineCount }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return 1 + (state % 50_000);
    });
    const totals = Array.from({ length: totalCount }, (_, total) =>
      amounts.reduce((sum, amount, index) => (index % totalCount === total ? sum + amount : sum), 0),
    );
    return { amounts, totals, nodeLimit: 200_000, solutionLimit: 1 };
  }

  test.each([
    [60, 4],
    [200, 3],
    [200, 8],
    [1024, 64],
  ])('%d amounts over %d totals are divided exactly or end at a limit', (lineCount, totalCount) => {
    const problem = dealt(lineCount, totalCount);
    const { best, ending } = partitioner.divide(problem);
    if (best) expect(deviationOf(problem, best.totalOf)).toBe(0);
    else expect(ending).toBe('node limit');
  });

  test('the same problem has the same answer, whatever was divided before', () => {
    const problem = { ...dealt(60, 4), solutionLimit: null };
    const fresh = createPartitioner(RELEASE);
    expect(fresh.divide(problem)).toEqual(partitioner.divide(problem));
  });

  test('amounts up to 2^50 are added exactly', () => {
    const [one, other] = [2 ** 50 - 1, 2 ** 50 - 3];
    const amounts = [one, other, 2 ** 50];
    expect(divide({ amounts, totals: [one, 2 ** 50, other] }).best?.totalOf).toEqual([0, 2, 1]);
    expect(divide({ amounts, totals: [one, 2 ** 50, other - 1] }).best).toBeNull();
  });
});

describe('what cannot be divided is refused:', () => {
  const good = { amounts: [1, 2], totals: [3] };
  const many = (length: number) => Array.from({ length }, () => 1);
  test.each<[string, Partial<PartitionProblem>, number]>([
    ['no amounts', { amounts: [] }, -1],
    ['1,025 amounts', { amounts: many(1025) }, -1],
    ['no totals', { totals: [] }, -1],
    ['65 totals', { totals: many(65) }, -1],
    [
      'five kinds of pairs',
      { kinds: Array.from({ length: 5 }, () => ({ groups: [0, 0], pairCost: 1 })) },
      -1,
    ],
    ['half a minor unit', { amounts: [0.5, 2] }, -8],
    ['an amount that is no number', { amounts: [Number.NaN, 2] }, -8],
    ['an amount beyond 2^50', { amounts: [2 ** 50 + 2, 2] }, -8],
    ['a total without end', { totals: [Number.POSITIVE_INFINITY] }, -8],
    ['a cost that is no number', { costs: [[Number.NaN], [0]] }, -8],
    ['a cost beyond a million', { costs: [[2e6], [0]] }, -8],
    ['a negative tolerance', { tolerance: -1 }, -8],
    ['a negative cost of deviation', { deviationCost: -1 }, -8],
    ['no nodes', { nodeLimit: 0 }, -8],
    ['nodes for years', { nodeLimit: 1e10 }, -8],
    ['a negative limit of solutions', { solutionLimit: -1 }, -8],
    ['a group that is none', { kinds: [{ groups: [0, 2], pairCost: 1 }] }, -8],
  ])('%s', (_, wrong, status) => {
    const attempt = (): unknown => divide({ ...good, ...wrong });
    expect(attempt).toThrow(EngineFault);
    expect(attempt).toThrow(expect.objectContaining({ status }) as Error);
    expect(divide(good).best?.totalOf).toEqual([0, 0]);
  });

  test.each<[string, Partial<PartitionProblem>]>([
    ['labels', { labels: [1] }],
    ['flags', { allowed: [[true]] }],
    ['flags of an amount', { allowed: [[true, true], [true]] }],
    ['costs', { costs: [[1]] }],
    ['groups', { kinds: [{ groups: [0], pairCost: 1 }] }],
  ])('%s for other amounts or totals', (_, wrong) => {
    expect(() => divide({ ...good, ...wrong })).toThrow(RangeError);
  });
});
