import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoCompany, DEMO_DIMENSIONS } from '../../core/demo/demo-company.ts';
import { createCoder, type CodedEngineLine, type Outcome, type Ranking } from '../../core/engine/index.ts';
import { assemblyLibm } from '../assembly/assembly-libm.ts';
import { EngineOracle } from '../oracle/engine-oracle.ts';
import { HOST_LIBM, type Libm } from '../oracle/libm.ts';
import { RELEASE } from './built-engine.ts';
import { ANY_LINE, anyDays, byDay, dateOf, lineWith } from './lines.ts';

/**
 * How far the oracle's confidences may lie from the engine's where it takes the host's log and exp: they differ from
 * AssemblyScript's in the last bit of f32, and what is learned carries that on. With the engine's own log and exp
 * the two are the same to the last bit.
 */
const TOLERANCE = 1e-4;
const DEMO = demoCompany(1);
const DEMO_LINES = DEMO.history.lines.slice(0, 500);
const DEMO_QUERIES = DEMO.journal.lines.slice(0, 60);
const MOST = 16;

const ENGINE_LIBM = await assemblyLibm();

/** What both answer to the same days and, after them, to the same questions. */
function answers(
  dimensions: readonly string[],
  days: readonly CodedEngineLine[][],
  queries: readonly CodedEngineLine[],
  libm: Libm,
): { engine: Answers; oracle: Answers } {
  const coder = createCoder(RELEASE, { dimensions, headerFieldNames: ['site', 'unit'] });
  const oracle = new EngineOracle(dimensions, libm);
  return {
    engine: {
      outcomes: days.flatMap((day) => coder.learnDay(day)),
      rankings: queries.flatMap((line) => coder.suggest(line, MOST)),
    },
    oracle: {
      outcomes: days.flatMap((day) => oracle.learnDay(day)),
      rankings: queries.flatMap((line) => oracle.suggest(line, MOST)),
    },
  };
}

interface Answers {
  readonly outcomes: readonly Outcome[];
  readonly rankings: readonly Ranking[];
}

describe('the engine and its oracle', () => {
  test('agree to the last bit on a company’s ledger, with the same log and exp', () => {
    const { engine, oracle } = answers(DEMO_DIMENSIONS, byDay(DEMO_LINES), DEMO_QUERIES, ENGINE_LIBM);
    expect(engine.outcomes).toHaveLength(DEMO_LINES.length * DEMO_DIMENSIONS.length);
    expect(engine.outcomes).toEqual(oracle.outcomes);
    expect(engine.rankings).toEqual(oracle.rankings);
  });

  test('agree to the last bit where a value was coded hundreds of lines ago, and its decayed count is next to nothing', () => {
    const codings = Array.from({ length: 320 }, (_, line) =>
      line < 3 ? '4400' : line % 3 === 0 ? '4510' : '0440',
    );
    const days = codings.map((value, day) => [lineWith({ date: dateOf(day), coding: [value] })]);
    const { engine, oracle } = answers(['account'], days, [lineWith({ date: dateOf(320) })], ENGINE_LIBM);
    expect(engine).toEqual(oracle);
  });

  test('agree on values, order and evidence with the host’s log and exp, on confidence within the tolerance', () => {
    const { engine, oracle } = answers(DEMO_DIMENSIONS, byDay(DEMO_LINES), DEMO_QUERIES, HOST_LIBM);
    expect(engine.rankings.map(withoutConfidence)).toEqual(oracle.rankings.map(withoutConfidence));
    expect(engine.outcomes.map(({ predicted, rank }) => ({ predicted, rank }))).toEqual(
      oracle.outcomes.map(({ predicted, rank }) => ({ predicted, rank })),
    );
    expect(furthest(engine, oracle)).toBeLessThan(TOLERANCE);
  });

  test('agree to the last bit on any lines at all', () => {
    const queries = fc.array(ANY_LINE, { maxLength: 4 });
    fc.assert(
      fc.property(anyDays(6), queries, (days, asked) => {
        const { engine, oracle } = answers(['account', 'tax_code'], days, asked, ENGINE_LIBM);
        expect(engine).toEqual(oracle);
      }),
      { numRuns: 25 },
    );
  });

  test('agree on which crosses share a weight, whatever the seed', () => {
    const days = byDay(DEMO_LINES.slice(0, 120));
    for (const seed of [0, 1, -1, 2 ** 31 - 1]) {
      const coder = createCoder(RELEASE, { dimensions: DEMO_DIMENSIONS, seed });
      const oracle = new EngineOracle(DEMO_DIMENSIONS, ENGINE_LIBM, seed);
      for (const day of days) expect(coder.learnDay(day)).toEqual(oracle.learnDay(day));
    }
  });
});

const withoutConfidence = ({ candidates, evidence }: Ranking): unknown => ({
  values: candidates.map(({ value }) => value),
  evidence,
});

/** The largest difference between the confidences of two answers. */
function furthest(a: Answers, b: Answers): number {
  const confidences = ({ outcomes, rankings }: Answers): number[] => [
    ...outcomes.map(({ confidence }) => confidence),
    ...rankings.flatMap(({ candidates }) => candidates.map(({ confidence }) => confidence)),
  ];
  const ofB = confidences(b);
  return Math.max(
    ...confidences(a).map((confidence, index) => Math.abs(confidence - (ofB[index] ?? Infinity))),
  );
}
