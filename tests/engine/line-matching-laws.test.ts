import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEngine, createLineMatcher, MATCH_OUTCOME } from '../../core/engine/index.ts';
import { exhaustiveMatch } from '../oracle/exhaustive-match.ts';
import { hungarian } from '../oracle/hungarian.ts';
import { laneScores, lineScore, matchScore, pairTexts, type Score } from '../oracle/line-score.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import {
  anyTables,
  codedTables,
  likelyTables,
  matchOne,
  numbers,
  shuffled,
  type CodeTables,
} from './code-tables.ts';

const release = createLineMatcher(RELEASE);
// The debug build stops where scratch memory is taken that was not reserved.
const debug = createLineMatcher(await compileEngine(engineBytes('debug')));

/** What an independent assignment solver finds, with the published order of TP and FN in one whole number. */
function assignmentScore({ predicted, truth }: CodeTables): Score {
  const predictedIsShort = predicted.length <= truth.length;
  const unit = 15 * Math.max(predicted.length, truth.length) + 1;
  const cost = (score: Score, alone: number): number => alone + score.fn - score.tp * unit;
  const costs = predictedIsShort
    ? predicted.map((p) => truth.map((t) => cost(lineScore(p, t), -lineScore(undefined, t).fn)))
    : truth.map((t) => predicted.map((p) => cost(lineScore(p, t), 0)));
  const columns = hungarian(costs);
  const partners = predictedIsShort ? columns : predicted.map((_, index) => columns.indexOf(index));
  return matchScore(predicted, truth, partners);
}

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
  test('on every pair of tables of up to 3 lines with one dimension of two values and null', () => {
    const tables = tablesOver([[0], [1], [2]], 3);
    for (const predicted of tables) for (const truth of tables) expectExhaustive({ predicted, truth });
  });

  test('on every pair of tables of up to 2 lines with two dimensions of two values and null', () => {
    const lines = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => [a, b]));
    const tables = tablesOver(lines, 2);
    for (const predicted of tables) for (const truth of tables) expectExhaustive({ predicted, truth });
  });

  test('on random tables of up to 5 lines', () => {
    fc.assert(fc.property(anyTables(5), expectExhaustive), { numRuns: 1500, seed: 1 });
  });

  test('on random tables of up to 7 lines, 7 x 7 included', () => {
    fc.assert(fc.property(anyTables(7), expectExhaustive), { numRuns: 600, seed: 2 });
    const sevens = anyTables(7).filter(
      ({ predicted, truth }) => predicted.length === 7 && truth.length === 7,
    );
    fc.assert(fc.property(sevens, expectExhaustive), { numRuns: 150, seed: 3 });
  });
});

describe('equal to an independent assignment solver', () => {
  const expectAssigned = (tables: CodeTables): void => {
    const best = assignmentScore(tables);
    for (const ties of ['settled', 'any'] as const) {
      const { partners } = debug.match(codedTables([tables]), ties);
      const used = [...partners].filter((partner) => partner >= 0);
      expect(used.length).toBe(Math.min(tables.predicted.length, tables.truth.length));
      expect(new Set(used).size).toBe(used.length);
      expect(matchScore(tables.predicted, tables.truth, [...partners])).toEqual(best);
    }
  };

  test('on random tables with few values, nulls and many equal lines', () => {
    fc.assert(fc.property(anyTables(60, 12), expectAssigned), { numRuns: 150, seed: 4 });
  });

  test('on likely tables of up to 120 lines', () => {
    fc.assert(fc.property(likelyTables(120), expectAssigned), { numRuns: 60, seed: 5 });
  });

  test('on tables of 500 x 500 lines', () => {
    fc.assert(
      fc.property(
        likelyTables(500).filter(({ truth, predicted }) => truth.length > 420 && predicted.length > 300),
        expectAssigned,
      ),
      { numRuns: 3, seed: 6 },
    );
    const below = numbers(7);
    const line = (): number[] => Array.from({ length: 12 }, () => below(3));
    expectAssigned({
      predicted: Array.from({ length: 500 }, line),
      truth: Array.from({ length: 500 }, line),
    });
  });
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
