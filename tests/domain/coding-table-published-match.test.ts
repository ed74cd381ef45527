import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedPartners, publishedRegime } from '../../core/domain/coding-table-published-match.ts';
import { codedTables, likelyTables, tablesOf, type CodeTables } from '../engine/code-tables.ts';
import { assignmentMatch } from '../oracle/assignment-match.ts';
import { exhaustiveMatch } from '../oracle/exhaustive-match.ts';
import { hungarian } from '../oracle/hungarian.ts';
import { matchScore, type Score } from '../oracle/line-score.ts';

function published(tables: CodeTables, regime: 'permutations' | 'greedy'): number[] {
  return [...publishedPartners(codedTables([tables]), 0, regime)];
}

function score({ predicted, truth }: CodeTables, partners: readonly number[]): Score {
  return matchScore(predicted, truth, partners);
}

test.each([
  [0, 'permutations'],
  [7, 'permutations'],
  [8, 'linearProgram'],
  [100, 'linearProgram'],
  [101, 'greedy'],
])('%i lines are matched by %s', (lineCount, regime) => {
  expect(publishedRegime(lineCount)).toBe(regime);
});

describe('all permutations', () => {
  test('have the score of an exhaustive search, for every pair of sizes up to 7 x 7', () => {
    for (let predictedCount = 0; predictedCount <= 7; predictedCount += 1)
      for (let trueCount = 0; trueCount <= 7; trueCount += 1)
        fc.assert(
          fc.property(tablesOf(predictedCount, trueCount), (tables) => {
            const { tp, fn } = exhaustiveMatch(tables.predicted, tables.truth);
            expect(score(tables, published(tables, 'permutations'))).toEqual({ tp, fn });
          }),
          { numRuns: 8, seed: 8 * predictedCount + trueCount },
        );
  });

  test('of equally good ones the first is taken, so pairs depend on the order of lines', () => {
    const tables = { predicted: [[1], [1]], truth: [[1], [1], [1]] };
    expect(published(tables, 'permutations')).toEqual([0, 1]);
    const [first, second] = [
      [1, 2],
      [1, 3],
    ];
    expect(published({ predicted: [[1, 0]], truth: [first, second] }, 'permutations')).toEqual([0]);
    expect(published({ predicted: [[1, 0]], truth: [second, first] }, 'permutations')).toEqual([0]);
  });
});

describe('the greedy pass', () => {
  const vague = [1, 0];
  const exact = [1, 2];
  const truth = [
    [1, 2],
    [1, 3],
  ];

  test('takes lines in the order given: a vague line may take what a later one fits better', () => {
    const tables = { predicted: [vague, exact], truth };
    expect(published(tables, 'greedy')).toEqual([0, 1]);
    expect(score(tables, [0, 1])).toEqual({ tp: 2, fn: 1 });
    expect(score(tables, [1, 0])).toEqual({ tp: 3, fn: 1 });
  });

  test('in another order finds the best', () => {
    expect(published({ predicted: [exact, vague], truth }, 'greedy')).toEqual([0, 1]);
  });

  test('goes through the true lines where these are fewer', () => {
    const tables = { predicted: [[9, 9], vague, exact], truth };
    expect(published(tables, 'greedy')).toEqual([-1, 1, 0]);
  });

  test('prefers, among pairs with as many right segments, the one with fewer missing', () => {
    const tables = { predicted: [[1, 0, 0]], truth: [[1, 2, 2], [1, 0, 2], [1]] };
    expect(published(tables, 'greedy')).toEqual([2]);
  });

  test('is never better than the best match and matches every line of the shorter table', () => {
    let lostCount = 0;
    fc.assert(
      fc.property(likelyTables(130), (tables) => {
        const best = score(tables, assignmentMatch(tables.predicted, tables.truth, hungarian));
        const partners = published(tables, 'greedy');
        const paired = partners.filter((partner) => partner >= 0);
        expect(new Set(paired).size).toBe(Math.min(tables.predicted.length, tables.truth.length));
        const { tp } = score(tables, partners);
        expect(tp).toBeLessThanOrEqual(best.tp);
        if (tp < best.tp) lostCount += 1;
      }),
      { numRuns: 40, seed: 3 },
    );
    expect(lostCount).toBeGreaterThan(0);
  });
});

test('the linear program’s weights, 1 and -0.0001, order matches of up to 100 lines as the exact match does', () => {
  const weighted = (tables: CodeTables, right: number): Score => {
    return score(tables, assignmentMatch(tables.predicted, tables.truth, hungarian, right));
  };
  fc.assert(
    fc.property(likelyTables(100), (tables) => {
      expect(weighted(tables, 10_000)).toEqual(weighted(tables, 15 * 100 + 1));
    }),
    { numRuns: 40, seed: 4 },
  );
});

test('a document among others has the pairs it has alone', () => {
  const documents = fc.sample(tablesOf(4, 5), { numRuns: 5, seed: 1 });
  const coded = codedTables(documents);
  for (const regime of ['permutations', 'greedy'] as const)
    expect(documents.map((_, index) => [...publishedPartners(coded, index, regime)])).toEqual(
      documents.map((tables) => published(tables, regime)),
    );
});
