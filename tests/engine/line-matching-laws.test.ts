import fc from 'fast-check';
import munkres from 'munkres';
import { describe, expect, test } from 'vitest';
import { compileEngine, createLineMatcher, MATCH_OUTCOME } from '../../core/engine/index.ts';
import { assignmentMatch, type AssignmentSolver } from '../oracle/assignment-match.ts';
import { exhaustiveMatch } from '../oracle/exhaustive-match.ts';
import { hungarian } from '../oracle/hungarian.ts';
import { laneScores, matchScore, pairTexts } from '../oracle/line-score.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import {
  anyTables,
  codedTables,
  likelyTables,
  matchOne,
  mixedTables,
  numbers,
  shuffled,
  tablesOf,
  type CodeTables,
} from './code-tables.ts';

const release = createLineMatcher(RELEASE);
// The debug build stops where scratch memory is taken that was not reserved.
const debug = createLineMatcher(await compileEngine(engineBytes('debug')));

/** The npm package, in the form of the oracle's solver. */
const byMunkres: AssignmentSolver = (cost) => {
  const columns = new Array<number>(cost.length).fill(-1);
  for (const [row, column] of munkres(cost)) columns[row] = column;
  return columns;
};

const LINES_OF_TWO = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => [a, b]));

function expectExhaustive(tables: CodeTables): void {
  const best = exhaustiveMatch(tables.predicted, tables.truth);
  for (const matcher of [release, debug]) {
    const { partners, outcome } = matchOne(matcher, tables);
    expect(matchScore(tables.predicted, tables.truth, partners)).toEqual({ tp: best.tp, fn: best.fn });
    expect(pairTexts(tables.predicted, tables.truth, partners)).toEqual(best.pairs);
    expect(outcome).toBe(best.tied ? MATCH_OUTCOME.tied : MATCH_OUTCOME.unique);
  }
}

describe('equal to an exhaustive search: score, pairs chosen by the tie rule, and whether there was a tie', () => {
  test.each([
    ['7 lines, one dimension of one value and null', { lines: [[0], [1]], longest: 7 }],
    ['5 lines, one dimension of two values and null', { lines: [[0], [1], [2]], longest: 5 }],
    ['2 lines, two dimensions of two values and null', { lines: LINES_OF_TWO, longest: 2 }],
  ])('on every pair of tables of up to %s', (_, { lines, longest }) => {
    const tables = tablesOver(lines, longest);
    for (const predicted of tables) for (const truth of tables) expectExhaustive({ predicted, truth });
  });

  test('on random tables of every pair of sizes from 0 x 0 to 7 x 7', () => {
    for (let predictedCount = 0; predictedCount <= 7; predictedCount += 1)
      for (let trueCount = 0; trueCount <= 7; trueCount += 1)
        fc.assert(fc.property(tablesOf(predictedCount, trueCount), expectExhaustive), {
          numRuns: Math.min(predictedCount, trueCount) < 6 ? 40 : 60,
          seed: 8 * predictedCount + trueCount,
        });
  });

  test('on random tables where one side is so much longer that most of its lines are left out', () => {
    const oblong = fc
      .integer({ min: 1, max: 2 })
      .chain((short) => fc.integer({ min: 16 * short, max: 50 }).chain((long) => tablesOf(short, long)));
    fc.assert(fc.property(oblong, expectExhaustive), { numRuns: 150, seed: 14 });
    const turned = oblong.map(({ predicted, truth }) => ({ predicted: truth, truth: predicted }));
    fc.assert(fc.property(turned, expectExhaustive), { numRuns: 150, seed: 15 });
  });

  test('on random tables of up to 5 lines', () => {
    fc.assert(fc.property(anyTables(5), expectExhaustive), { numRuns: 1500, seed: 1 });
  });
});

describe.each([
  ['the textbook’s Hungarian method', hungarian],
  ['the npm package munkres', byMunkres],
])('score equal to that of %s', (_, solve) => {
  const expectAssigned = ({ predicted, truth }: CodeTables): void => {
    const best = matchScore(predicted, truth, assignmentMatch(predicted, truth, solve));
    for (const ties of ['settled', 'any'] as const) {
      const { partners } = debug.match(codedTables([{ predicted, truth }]), ties);
      const used = [...partners].filter((partner) => partner >= 0);
      expect(used.length).toBe(Math.min(predicted.length, truth.length));
      expect(new Set(used).size).toBe(used.length);
      expect(matchScore(predicted, truth, [...partners])).toEqual(best);
    }
  };

  test('on random tables with few values, nulls and many equal lines', () => {
    fc.assert(fc.property(anyTables(60, 12), expectAssigned), { numRuns: 150, seed: 4 });
  });

  test('on likely tables of up to 120 lines', () => {
    fc.assert(fc.property(likelyTables(120), expectAssigned), { numRuns: 60, seed: 5 });
  });

  test('on tables of up to 150 lines whose values are rare in some dimensions and everywhere in others', () => {
    fc.assert(fc.property(mixedTables(150), expectAssigned), { numRuns: 60, seed: 6 });
  });

  test('on tables of which one is 16 times as long as the other and longer', () => {
    const oblong = fc.record({ tables: mixedTables(400), count: fc.integer({ min: 1, max: 14 }) });
    const cut = oblong.map(({ tables: { predicted, truth }, count }) =>
      count % 2 === 0
        ? { predicted: predicted.slice(0, count), truth }
        : { predicted, truth: truth.slice(0, count) },
    );
    fc.assert(fc.property(cut, expectAssigned), { numRuns: 120, seed: 16 });
  });

  test('on likely tables of nearly 500 x 500 lines', () => {
    const long = likelyTables(500).filter(
      ({ truth, predicted }) => truth.length > 420 && predicted.length > 300,
    );
    fc.assert(fc.property(long, expectAssigned), { numRuns: 3, seed: 7 });
  });

  test.each([
    ['500 x 500 lines, 12 dimensions of two values and null', 500, 500, 0],
    ['500 x 500 lines drawn from 60', 500, 500, 60],
    ['3 x 500 lines', 3, 500, 0],
    ['500 x 40 lines', 500, 40, 0],
  ])('on %s', (__, predictedCount, trueCount, pool) => {
    const below = numbers(7);
    const line = (): number[] => Array.from({ length: 12 }, () => below(3));
    const lines = Array.from({ length: pool }, line);
    const draw = (): number[] => lines[below(pool)] ?? line();
    expectAssigned({
      predicted: Array.from({ length: predictedCount }, draw),
      truth: Array.from({ length: trueCount }, draw),
    });
  });
});

test('no right segment is given up for missing ones, be they more than the 10,000 that outweigh it as published', () => {
  // Each predicted line shares a value with its own true line and with the next; one pair of neighbours shares two.
  // Its own true line has values where it has, the next one elsewhere.
  const count = 1700;
  const numbersOf = Array.from({ length: count }, (_, index) => index);
  const values = (index: number): number[] =>
    Array.from({ length: 12 }, (_, lane) => (lane < 6 === (index % 2 === 0) ? 1 : 0));
  const predicted = numbersOf.map((index) => [index + 1, index + 1, index === 0 ? 1 : 9, ...values(index)]);
  const truth = numbersOf.map((index) => [
    index + 1,
    ((index + count - 1) % count) + 1,
    index === 1 ? 1 : 8,
    ...values(index).map((code) => 2 * code),
  ]);
  const { partners } = matchOne(release, { predicted, truth });
  expect(partners).toEqual(numbersOf.map((index) => (index + 1) % count));
  expect(matchScore(predicted, truth, partners)).toEqual({ tp: count + 1, fn: 6 * count });
  expect(matchScore(predicted, truth, numbersOf)).toEqual({ tp: count, fn: 0 });
});

describe('the order of lines does not matter', () => {
  const expectSameAfterShuffling = ({ predicted, truth }: CodeTables): void => {
    const below = numbers(predicted.length * 31 + truth.length);
    const first = matchOne(release, { predicted, truth });
    const others = { predicted: shuffled(predicted, below), truth: shuffled(truth, below) };
    const second = matchOne(release, others);
    expect(second.outcome).toBe(first.outcome);
    expect(laneScores(others.predicted, others.truth, second.partners)).toEqual(
      laneScores(predicted, truth, first.partners),
    );
    expect(pairTexts(others.predicted, others.truth, second.partners)).toEqual(
      pairTexts(predicted, truth, first.partners),
    );
  };

  test('same pairs, same counts in every dimension, same ties after shuffling both sides', () => {
    fc.assert(fc.property(anyTables(40, 12), expectSameAfterShuffling), { numRuns: 400, seed: 8 });
    fc.assert(fc.property(likelyTables(150), expectSameAfterShuffling), { numRuns: 100, seed: 9 });
    fc.assert(fc.property(mixedTables(200), expectSameAfterShuffling), { numRuns: 60, seed: 11 });
    fc.assert(fc.property(tablesOf(4, 90), expectSameAfterShuffling), { numRuns: 60, seed: 17 });
    fc.assert(fc.property(likelyTables(500), expectSameAfterShuffling), { numRuns: 10, seed: 12 });
  });

  test('a document matches alone as it does among others', () => {
    fc.assert(
      fc.property(fc.array(anyTables(12), { maxLength: 8 }), (documents) => {
        const together = release.match(codedTables(documents));
        const alone = documents.map((tables) => matchOne(release, tables));
        expect([...together.partners]).toEqual(alone.flatMap(({ partners }) => partners));
        expect([...together.outcomes]).toEqual(alone.map(({ outcome }) => outcome));
      }),
      { numRuns: 200, seed: 10 },
    );
  });

  test('documents of more lines than are handed over at once match as they do alone', () => {
    const documents = fc.sample(anyTables(60), { numRuns: 1500, seed: 13 });
    const together = release.match(codedTables(documents));
    const alone = documents.map((tables) => matchOne(release, tables));
    expect(together.partners.length).toBeGreaterThan(1 << 15);
    expect([...together.partners]).toEqual(alone.flatMap(({ partners }) => partners));
    expect([...together.outcomes]).toEqual(alone.map(({ outcome }) => outcome));
  });
});

/** Every table of up to `longest` of these lines, as a multiset. */
function tablesOver(lines: readonly number[][], longest: number): number[][][] {
  const tables: number[][][] = [[]];
  let last: { table: number[][]; from: number }[] = [{ table: [], from: 0 }];
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap(({ table, from }) =>
      lines.slice(from).map((line, offset) => ({ table: [...table, line], from: from + offset })),
    );
    tables.push(...last.map(({ table }) => table));
  }
  return tables;
}
