import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawInteger,
  drawLogNormal,
  drawOne,
  drawWeighted,
  seededRandom,
  seededStream,
  xoshiro128,
} from '../../core/demo/seeded-random.ts';

const draws = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('the seeded generator', () => {
  test('xoshiro128** gives the sequence published for the state 1, 2, 3, 4', () => {
    const random = xoshiro128([1, 2, 3, 4]);
    const words = Array.from({ length: 10 }, () => random.next() * 2 ** 32);
    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test('the same seed gives the same numbers, another seed others', () => {
    expect(draws(5, 50)).toEqual(draws(5, 50));
    expect(draws(5, 50)).not.toEqual(draws(6, 50));
  });

  test('streams of one seed differ by their purpose', () => {
    const first = (purpose: string): number => seededStream(9, purpose).next();
    expect(new Set(['a', 'b', 'supplier 1', 'supplier 2'].map(first)).size).toBe(4);
  });

  test('an integer lies between the two asked for, both included, and reaches them', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 0, max: 4 }),
        (seed, first, span) => {
          const random = seededRandom(seed);
          const drawn = new Set(Array.from({ length: 200 }, () => drawInteger(random, first, first + span)));
          expect([...drawn].sort((a, b) => a - b)).toEqual(
            Array.from({ length: span + 1 }, (_, step) => first + step),
          );
        },
      ),
    );
  });

  test('a value of weight 0 is never drawn, and the others as often as they weigh', () => {
    const random = seededRandom(3);
    const weights: Record<string, number> = { never: 0, once: 1, thrice: 3 };
    const counts: Record<string, number> = { never: 0, once: 0, thrice: 0 };
    for (let count = 0; count < 8000; count++) {
      const drawn = drawWeighted(random, Object.keys(weights), (name) => weights[name] ?? 0);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(counts.never).toBe(0);
    expect((counts.thrice ?? 0) / (counts.once ?? 1)).toBeCloseTo(3, 0);
  });

  test('nothing can be drawn from nothing', () => {
    expect(() => drawOne(seededRandom(1), [])).toThrow('nothing to draw from');
    expect(() => drawWeighted(seededRandom(1), ['a'], () => 0)).toThrow('nothing to draw from');
  });

  test('a log-normal amount has the median and the spread asked for, by Math.log as the judge', () => {
    const random = seededRandom(11);
    const logs = Array.from({ length: 20_000 }, () => Math.log(drawLogNormal(random, 240, 0.8) / 240));
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(0.8, 1);
  });
});
