import fc from 'fast-check';
import type { CodingPrediction } from '../../core/domain/coding-prediction.ts';

/** A prediction with its first proposal right or wrong. */
export function prediction(
  truth: string | null,
  predicted: string | null,
  confidence = 0.5,
): CodingPrediction {
  return { truth, predicted, confidence, rank: predicted !== null && predicted === truth ? 0 : -1 };
}

/** Predictions with few values and few confidences, so that ties and misses are common. */
export const arbitraryPredictions: fc.Arbitrary<CodingPrediction[]> = fc.array(
  fc
    .record({
      truth: fc.constantFrom('a', 'b', 'c'),
      predicted: fc.constantFrom('a', 'b', 'c', 'd', null),
      confidence: fc.constantFrom(0.1, 0.5, 0.8, 0.95, 1),
    })
    .map(({ truth, predicted, confidence }) =>
      prediction(truth, predicted, predicted === null ? 0 : confidence),
    ),
  { minLength: 1, maxLength: 40 },
);
