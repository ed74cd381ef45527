import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chanceOfSoFew,
  errorPromise,
  isBroken,
  type DocumentOutcome,
} from '../../core/domain/error-promise.ts';
import { SeededNumbers } from '../../core/domain/kpi-random.ts';

function outcomes(confidence: number, documentCount: number, wrongCount: number): DocumentOutcome[] {
  return Array.from({ length: documentCount }, (_, index) => ({ confidence, isRight: index >= wrongCount }));
}

/** Adds up Pascal's triangle in whole numbers: no logarithm, no rounding before the end. */
function obviousChance(wrong: number, n: number, percent: number): number {
  let ways = 1n;
  let sum = 0n;
  for (let k = 0; k <= wrong; k += 1) {
    sum += ways * BigInt(percent) ** BigInt(k) * BigInt(100 - percent) ** BigInt(n - k);
    ways = (ways * BigInt(n - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 15n) / 100n ** BigInt(n)) / 1e15;
}

describe('the chance of so few errors', () => {
  test('is that of Pascal’s triangle', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 99 }), (n, k, percent) => {
        const wrong = Math.min(k, n);
        expect(chanceOfSoFew(wrong, n, percent / 100)).toBeCloseTo(obviousChance(wrong, n, percent), 9);
      }),
    );
  });
});

describe('a promise', () => {
  test('of at most 5 % takes 97 documents without an error: 0.95 ^ 97 is below a fourteenth of 0.1', () => {
    expect(errorPromise(outcomes(0.99, 97, 0), 0.05).threshold).toBe(0.5);
    expect(errorPromise(outcomes(0.99, 96, 0), 0.05)).toMatchObject({ threshold: null, moreDocuments: 1 });
  });

  test('is kept by the surest documents where the others break it', () => {
    const mixed = [...outcomes(0.97, 300, 0), ...outcomes(0.85, 300, 60)];
    expect(errorPromise(mixed, 0.02)).toMatchObject({ threshold: 0.9, documentCount: 300, wrongCount: 0 });
  });

  test('is not to be had from more documents that are as bad', () => {
    expect(errorPromise(outcomes(0.99, 1000, 100), 0.02)).toMatchObject({
      threshold: null,
      moreDocuments: null,
    });
    expect(errorPromise([], 0.02)).toMatchObject({ threshold: null, moreDocuments: null, documentCount: 0 });
  });

  test('comes with the documents it said were missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.nat(5), (count, wrongCount) => {
        const { moreDocuments } = errorPromise(outcomes(0.96, count, wrongCount), 0.05);
        fc.pre(moreDocuments !== null);
        const all = count + moreDocuments;
        const later = outcomes(0.96, all, Math.ceil((wrongCount * all) / count));
        expect(errorPromise(later, 0.05).threshold).toBe(0.5);
      }),
    );
  });

  test('of a share that is close to the limit says to the document how many are missing: no rounding adds one', () => {
    const { moreDocuments } = errorPromise(outcomes(0.96, 83, 4), 0.05);
    const all = 83 + (moreDocuments ?? 0);
    expect(errorPromise(outcomes(0.96, all, Math.ceil((4 * all) / 83)), 0.05).threshold).toBe(0.5);
  });

  test('is made falsely in at most one of ten histories whose documents are just too often wrong', () => {
    const source = new SeededNumbers(1);
    const [worlds, documents] = [400, 1500];
    let falselyMade = 0;
    for (let world = 0; world < worlds; world += 1) {
      const history = Array.from({ length: documents }, () => ({
        confidence: source.uniform(),
        isRight: source.uniform() >= 0.0501,
      }));
      if (errorPromise(history, 0.05).threshold !== null) falselyMade += 1;
    }
    expect(falselyMade / worlds).toBeLessThanOrEqual(0.1);
    expect(falselyMade).toBeGreaterThan(0);
  });

  test('never asks for less confidence when fewer errors are accepted', () => {
    const anyOutcome = fc.record({
      confidence: fc.constantFrom(0.4, 0.55, 0.81, 0.93, 0.985),
      isRight: fc.integer({ min: 0, max: 30 }).map((drawn) => drawn > 0),
    });
    fc.assert(
      fc.property(fc.array(anyOutcome, { minLength: 300, maxLength: 900 }), (history) => {
        const [strict, loose] = [0.02, 0.1].map((share) => errorPromise(history, share).threshold);
        expect(strict ?? 1).toBeGreaterThanOrEqual(loose ?? 1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('later documents', () => {
  const promise = errorPromise(outcomes(0.99, 500, 2), 0.05);

  test('break a promise where that many errors were unlikely under it', () => {
    expect(isBroken(promise, { documentCount: 332, wrongCount: 26 })).toBe(true);
  });

  test('leave it where they are as few as promised, or chance explains a few more', () => {
    expect(isBroken(promise, { documentCount: 300, wrongCount: 15 })).toBe(false);
    expect(isBroken(promise, { documentCount: 300, wrongCount: 18 })).toBe(false);
    expect(isBroken(promise, { documentCount: 0, wrongCount: 0 })).toBe(false);
  });
});
