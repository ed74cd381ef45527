import fc from 'fast-check';
import {
  CODES_PER_LINE,
  type CodedTables,
  type LineMatcher,
  type MATCH_OUTCOME,
} from '../../core/engine/index.ts';
import type { Codes } from '../oracle/line-score.ts';

/** A document's two tables as codes, 0 is null. */
export interface CodeTables {
  readonly predicted: readonly Codes[];
  readonly truth: readonly Codes[];
}

/** Documents as the matcher takes them. */
export function codedTables(documents: readonly CodeTables[]): CodedTables {
  return {
    documentCount: documents.length,
    predicted: packed(documents.flatMap(({ predicted }) => predicted)),
    predictedStarts: starts(documents.map(({ predicted }) => predicted.length)),
    truth: packed(documents.flatMap(({ truth }) => truth)),
    trueStarts: starts(documents.map(({ truth }) => truth.length)),
  };
}

/** The match of one document. */
export function matchOne(
  matcher: LineMatcher,
  tables: CodeTables,
): { partners: number[]; outcome: (typeof MATCH_OUTCOME)[keyof typeof MATCH_OUTCOME] } {
  const { partners, outcomes } = matcher.match(codedTables([tables]));
  return { partners: [...partners], outcome: (outcomes[0] ?? 2) as 0 | 1 | 2 };
}

/** Tables whose lines are often alike, with nulls, of unequal length, up to `longest` lines on each side. */
export function anyTables(longest: number, dimensions = 4): fc.Arbitrary<CodeTables> {
  return tablesWithin({ maxLength: longest, size: 'max' }, { maxLength: longest, size: 'max' }, dimensions);
}

/** Tables as `anyTables` draws them, of exactly these numbers of lines. */
export function tablesOf(predictedCount: number, trueCount: number): fc.Arbitrary<CodeTables> {
  const exactly = (count: number): fc.ArrayConstraints => ({ minLength: count, maxLength: count });
  return tablesWithin(exactly(predictedCount), exactly(trueCount), 4);
}

function tablesWithin(
  predicted: fc.ArrayConstraints,
  truth: fc.ArrayConstraints,
  dimensions: number,
): fc.Arbitrary<CodeTables> {
  return fc
    .record({
      width: fc.integer({ min: 1, max: dimensions }),
      values: fc.integer({ min: 1, max: 4 }),
      nulls: fc.boolean(),
    })
    .chain(({ width, values, nulls }) => {
      const code = fc.integer({ min: nulls ? 0 : 1, max: values });
      const line = fc.array(code, { minLength: width, maxLength: width });
      return fc.record({ predicted: fc.array(line, predicted), truth: fc.array(line, truth) });
    });
}

/** Tables of 15 segments where a dimension has from one value to hundreds, drawn apart or one altered from the other. */
export function mixedTables(longest: number): fc.Arbitrary<CodeTables> {
  const count = fc.integer({ min: 0, max: longest });
  const drawn = { predictedCount: count, trueCount: count, nulls: fc.integer({ min: 0, max: 9 }) };
  return fc
    .record({ ...drawn, isAltered: fc.boolean(), seed: fc.integer() })
    .map(({ predictedCount, trueCount, nulls, isAltered, seed }) => {
      const below = numbers(seed);
      const sizes = Array.from({ length: 15 }, () => [1, 3, 20, 300][below(4)] ?? 1);
      const code = (size: number): number => (below(12) < nulls ? 0 : 1 + below(size));
      const truth = Array.from({ length: trueCount }, () => sizes.map(code));
      const near = (line: Codes): number[] =>
        line.map((one, lane) => (below(3) > 0 ? one : code(sizes[lane] ?? 1)));
      const predicted = Array.from({ length: predictedCount }, (_, index) => {
        const line = isAltered ? truth[index % truth.length] : undefined;
        return line ? near(line) : sizes.map(code);
      });
      return { predicted: shuffled(predicted, below), truth };
    });
}

/** Tables like those of real invoices: the prediction is the truth altered, shortened, doubled here and there. */
export function likelyTables(longest: number): fc.Arbitrary<CodeTables> {
  const width = 12;
  return fc
    .record({
      values: fc.integer({ min: 2, max: 20 }),
      altered: fc.integer({ min: 0, max: 9 }),
      length: fc.integer({ min: 1, max: longest }),
      seed: fc.integer(),
    })
    .map(({ values, altered, length, seed }) => {
      const below = numbers(seed);
      const line = (): number[] => Array.from({ length: width }, () => below(values + 1));
      const truth = Array.from({ length }, line);
      const kept = truth.flatMap((one) => (below(10) === 0 ? [] : below(20) === 0 ? [one, one] : [one]));
      const predicted = kept.map((one) =>
        one.map((code) => (below(10) < altered ? below(values + 1) : code)),
      );
      return { predicted: shuffled(predicted, below), truth };
    });
}

/** A seeded source of numbers below a bound: a linear congruential generator, for fixtures only. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** The same in another order. */
export function shuffled<Line>(lines: readonly Line[], below: (count: number) => number): Line[] {
  return lines
    .map((line) => ({ line, place: below(1 << 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ line }) => line);
}

function packed(lines: readonly Codes[]): Int32Array {
  const codes = new Int32Array(lines.length * CODES_PER_LINE);
  lines.forEach((line, index) => {
    codes.set(line, index * CODES_PER_LINE);
  });
  return codes;
}

function starts(counts: readonly number[]): Int32Array {
  const first = new Int32Array(counts.length + 1);
  counts.forEach((count, index) => {
    first[index + 1] = (first[index] ?? 0) + count;
  });
  return first;
}
