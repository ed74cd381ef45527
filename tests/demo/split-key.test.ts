import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../core/demo/seeded-random.ts';
import { divideMinor, drawSplitKey } from '../../core/demo/split-key.ts';

describe('dividing an invoice', () => {
  test('a key names 2 to 6 cost centres once each, the usual one first with the largest part, 100 % in all', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const key = drawSplitKey(seededRandom(seed), '080');
        const percents = key.map((share) => share.percent);
        expect(new Set(key.map((share) => share.costCentre)).size).toBe(key.length);
        expect(key.length >= 2 && key.length <= 6).toBe(true);
        expect(key[0]?.costCentre).toBe('080');
        expect(Math.max(...percents)).toBe(percents[0]);
        expect(Math.min(...percents)).toBeGreaterThanOrEqual(5);
        expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
      }),
    );
  });

  test('the parts of an amount add up to it to the cent, credits too', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (seed, amountMinor) => {
        const parts = divideMinor(amountMinor, drawSplitKey(seededRandom(seed), '080'));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amountMinor);
      }),
    );
  });
});
