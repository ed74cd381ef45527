import { describe, expect, test } from 'vitest';
import { drawBinomial } from '../../core/domain/kpi-binomial.ts';
import { ratioIntervals, type DocumentRows } from '../../core/domain/kpi-interval.ts';
import { SeededNumbers } from '../../core/domain/kpi-random.ts';
import { RowKinds } from '../../core/domain/kpi-row-kinds.ts';

const RATIO = [{ numerator: 0, denominator: 1 }];

/** Documents that add numerators and denominators as given. */
function rowsOf(pairs: readonly (readonly [number, number])[]): DocumentRows {
  const kinds = new RowKinds(2);
  const kindOf = Int32Array.from(pairs, (pair) => kinds.kindOf(Float64Array.from(pair)));
  return { kindOf, rows: kinds.distinctRows(), width: 2 };
}

describe('an interval', () => {
  test('is that of documents drawn one by one, within the noise of drawing', () => {
    const source = new SeededNumbers(5);
    const pairs = Array.from({ length: 300 }, () => {
      const below = 1 + source.next(9);
      return [source.next(below + 1), below] as const;
    });
    const quick = ratioIntervals(rowsOf(pairs), RATIO, { replicateCount: 2000, seed: 1 })[0];
    const slow = Array.from({ length: 2000 }, () => {
      let [above, below] = [0, 0];
      pairs.forEach(() => {
        const [a, b] = pairs[source.next(pairs.length)] ?? [0, 0];
        above += a;
        below += b;
      });
      return above / below;
    }).sort((a, b) => a - b);
    expect(Math.abs((quick?.low ?? 0) - (slow[49] ?? 0))).toBeLessThan(0.004);
    expect(Math.abs((quick?.high ?? 0) - (slow[1949] ?? 0))).toBeLessThan(0.004);
  });

  test('has no width where all documents are alike', () => {
    const alike = rowsOf(Array.from({ length: 50 }, () => [3, 4]));
    expect(ratioIntervals(alike, RATIO, { replicateCount: 100, seed: 1 })).toEqual([
      { low: 0.75, high: 0.75 },
    ]);
  });

  test('is the same for the same seed and another for another', () => {
    const rows = rowsOf(Array.from({ length: 40 }, (_, index) => [index % 3, 3]));
    const drawn = (seed: number) => ratioIntervals(rows, RATIO, { replicateCount: 100, seed });
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  test('is not given for one document, for no replicates, or where most have nothing to divide by', () => {
    const resampling = { replicateCount: 100, seed: 1 };
    expect(ratioIntervals(rowsOf([[1, 2]]), RATIO, resampling)).toEqual([null]);
    expect(
      ratioIntervals(
        rowsOf([
          [1, 2],
          [1, 2],
        ]),
        RATIO,
        { ...resampling, replicateCount: 0 },
      ),
    ).toEqual([null]);
    const rare = Array.from({ length: 50 }, (_, index): [number, number] => (index === 0 ? [1, 1] : [0, 0]));
    // The one document that counts is in 63 % of the replicates, and gives 1 there.
    expect(ratioIntervals(rowsOf(rare), RATIO, resampling)).toEqual([{ low: 1, high: 1 }]);
    expect(ratioIntervals(rowsOf(Array.from({ length: 9 }, () => [0, 0])), RATIO, resampling)).toEqual([
      null,
    ]);
  });
});

test.each([
  [20, 0.2],
  [1000, 0.004],
  [1000, 0.3],
  [50, 0.9],
  [100_000, 0.5],
])('binomial numbers of %i trials at %d have the mean and the spread of theirs', (trials, chance) => {
  const source = new SeededNumbers(3);
  const drawn = Array.from({ length: 20_000 }, () => drawBinomial(source, trials, chance));
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
  const expected = trials * chance * (1 - chance);
  expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(expected / drawn.length));
  expect(Math.abs(variance / expected - 1)).toBeLessThan(0.06);
  expect(drawn.every((one) => Number.isInteger(one) && one >= 0 && one <= trials)).toBe(true);
});

test('seeded numbers are those of sfc32 and spread evenly', () => {
  const source = new SeededNumbers(1);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw += 1) counts[source.next(10)] = (counts[source.next(10)] ?? 0) + 1;
  const one = new Int32Array(4);
  const other = new Int32Array(4);
  new SeededNumbers(9).draw(one, 4, 1000);
  const again = new SeededNumbers(9);
  for (let index = 0; index < 4; index += 1) other[index] = again.next(1000);
  expect([...one]).toEqual([...other]);
});

test('rows of equal numbers are of one kind, numbered by first appearance', () => {
  const kinds = new RowKinds(2);
  const numbers = Array.from({ length: 500 }, (_, index) => Float64Array.of(index % 100, index % 7));
  const found = numbers.map((row) => kinds.kindOf(row));
  const names = numbers.map((row) => row.join());
  expect(found).toEqual(names.map((name) => [...new Set(names)].indexOf(name)));
  expect(kinds.distinctRows().length).toBe(2 * new Set(names).size);
});
