import { isRight, type CodingPrediction } from './coding-prediction.ts';

/** How many lines a confidence threshold lets through, and how many of those are wrong. */
export interface Coverage {
  /** Share of all lines at or above the threshold, 0..1. */
  readonly coverage: number;
  /** Share of wrong values among the lines let through, 0..1; null where none is. */
  readonly errorShare: number | null;
}

/**
 * The lowest confidence at which the proposals at or above it hold at most `errorShare` (0..1) wrong values.
 * Equal confidences stand or fall together, so the order of the predictions does not matter.
 * Null where no confidence keeps the promise.
 */
export function confidenceThreshold(
  predictions: readonly CodingPrediction[],
  errorShare: number,
): number | null {
  const surestFirst = predictions
    .filter(({ predicted }) => predicted !== null)
    .sort((a, b) => b.confidence - a.confidence);
  let threshold: number | null = null;
  let wrongCount = 0;
  for (const [index, prediction] of surestFirst.entries()) {
    if (!isRight(prediction)) wrongCount += 1;
    const isLastOfItsConfidence = surestFirst[index + 1]?.confidence !== prediction.confidence;
    if (isLastOfItsConfidence && wrongCount <= errorShare * (index + 1)) threshold = prediction.confidence;
  }
  return threshold;
}

/** What `threshold` lets through; null lets nothing through. The result is null without lines. */
export function coverageAbove(
  predictions: readonly CodingPrediction[],
  threshold: number | null,
): Coverage | null {
  if (predictions.length === 0) return null;
  let count = 0;
  let wrongCount = 0;
  for (const prediction of predictions) {
    if (threshold === null || prediction.predicted === null || prediction.confidence < threshold) continue;
    count += 1;
    if (!isRight(prediction)) wrongCount += 1;
  }
  return { coverage: count / predictions.length, errorShare: count === 0 ? null : wrongCount / count };
}
