import { codedOnly, isRight, type CodingPrediction } from './coding-prediction.ts';

/** How many lines a confidence threshold lets through to be filled in, and how many of those are wrong. */
export interface Coverage {
  /** Share of the coded lines with a proposal at or above the threshold, 0..1. */
  readonly coverage: number;
  /** Share of wrong values among all lines let through, those left blank on purpose included; null where none is. */
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

/** What `threshold` lets through; null lets nothing through. The result is null without coded lines. */
export function coverageAbove(
  predictions: readonly CodingPrediction[],
  threshold: number | null,
): Coverage | null {
  const codedCount = codedOnly(predictions).length;
  if (codedCount === 0) return null;
  const filled = predictions.filter(
    ({ predicted, confidence }) => threshold !== null && predicted !== null && confidence >= threshold,
  );
  const wrongCount = filled.filter((prediction) => !isRight(prediction)).length;
  return {
    coverage: codedOnly(filled).length / codedCount,
    errorShare: filled.length === 0 ? null : wrongCount / filled.length,
  };
}
