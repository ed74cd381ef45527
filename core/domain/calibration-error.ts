import { isRight, type CodingPrediction } from './coding-prediction.ts';

/** Bins of the calibration error, as in its source. */
export const CALIBRATION_BIN_COUNT = 15;

/**
 * Expected calibration error: sum over bins b of n_b / n * |share right in b - mean confidence in b|, with 15 bins of
 * equal width over the confidence (Guo, Pleiss, Sun, Weinberger 2017, equation 3). Equal widths rather than equal
 * counts: ties need no rule, and the figure compares with published ones. Lines with nothing proposed claim nothing
 * and are left out. 0..1, null where nothing was proposed.
 */
export function calibrationError(predictions: readonly CodingPrediction[]): number | null {
  const rightCounts = new Float64Array(CALIBRATION_BIN_COUNT);
  const confidenceSums = new Float64Array(CALIBRATION_BIN_COUNT);
  let proposedCount = 0;
  for (const prediction of predictions) {
    if (prediction.predicted === null) continue;
    const bin = calibrationBin(prediction.confidence);
    proposedCount += 1;
    rightCounts[bin] = (rightCounts[bin] ?? 0) + (isRight(prediction) ? 1 : 0);
    confidenceSums[bin] = (confidenceSums[bin] ?? 0) + prediction.confidence;
  }
  if (proposedCount === 0) return null;
  let gapSum = 0;
  for (const [bin, rightCount] of rightCounts.entries())
    gapSum += Math.abs(rightCount - (confidenceSums[bin] ?? 0));
  return gapSum / proposedCount;
}

/** The bin of a confidence 0..1. Bins are (i/15, (i+1)/15], as in the source; 0 belongs to the first. */
export function calibrationBin(confidence: number): number {
  const bin = Math.ceil(confidence * CALIBRATION_BIN_COUNT) - 1;
  return Math.min(CALIBRATION_BIN_COUNT - 1, Math.max(0, bin));
}
