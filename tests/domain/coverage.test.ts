import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceThreshold, coverageAbove } from '../../core/domain/coverage.ts';
import { arbitraryPredictions, prediction } from './prediction.ts';

const SURE_AND_RIGHT = Array.from({ length: 49 }, () => prediction('a', 'a', 0.99));

test('one error among fifty is within two percent', () => {
  const predictions = [...SURE_AND_RIGHT, prediction('a', 'b', 0.9)];
  expect(confidenceThreshold(predictions, 0.02)).toBe(0.9);
});

test('two errors among fifty-one are not', () => {
  const predictions = [...SURE_AND_RIGHT, prediction('a', 'b', 0.9), prediction('a', 'b', 0.8)];
  expect(confidenceThreshold(predictions, 0.02)).toBe(0.9);
});

test('an error at the top does not hide the good ones below it', () => {
  const predictions = [prediction('a', 'b', 1), ...SURE_AND_RIGHT];
  expect(confidenceThreshold(predictions, 0.02)).toBe(0.99);
});

test('no threshold keeps the promise where every proposal is wrong', () => {
  expect(confidenceThreshold([prediction('a', 'b', 0.9)], 0.05)).toBeNull();
  expect(coverageAbove([prediction('a', 'b', 0.9)], null)).toEqual({ coverage: 0, errorShare: null });
});

test('a line with nothing proposed is never covered but counts among the lines', () => {
  const predictions = [prediction('a', null, 0), prediction('a', 'a', 0.5)];
  expect(coverageAbove(predictions, 0)).toEqual({ coverage: 0.5, errorShare: 0 });
});

test('the threshold is the lowest that keeps the promise, by trying every confidence', () => {
  fc.assert(
    fc.property(arbitraryPredictions, fc.constantFrom(0, 0.02, 0.05, 0.5), (predictions, errorShare) => {
      const kept = [0.1, 0.5, 0.8, 0.95, 1].filter((confidence) => {
        const above = predictions.filter((p) => p.predicted !== null && p.confidence >= confidence);
        const wrongCount = above.filter((p) => p.predicted !== p.truth).length;
        return above.some((p) => p.confidence === confidence) && wrongCount <= errorShare * above.length;
      });
      expect(confidenceThreshold(predictions, errorShare)).toBe(kept[0] ?? null);
    }),
  );
});

test('a value proposed where a line was left blank on purpose is an error, and its line is not one to cover', () => {
  const predictions = [prediction('a', 'a', 0.9), prediction(null, 'a', 0.9), prediction(null, null, 0)];
  expect(coverageAbove(predictions, 0.9)).toEqual({ coverage: 1, errorShare: 0.5 });
});

test('the order of the predictions does not matter', () => {
  fc.assert(
    fc.property(arbitraryPredictions, (predictions) => {
      const threshold = confidenceThreshold(predictions, 0.05);
      expect(confidenceThreshold([...predictions].reverse(), 0.05)).toBe(threshold);
    }),
  );
});
