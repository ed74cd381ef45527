import type { CodingPrediction } from './coding-prediction.ts';

/** Share of lines coded with a value that the training part never had, 0..1: no ranking of known values gets them. */
export function unseenShare(
  predictions: readonly CodingPrediction[],
  trainedValues: ReadonlySet<string>,
): number | null {
  if (predictions.length === 0) return null;
  let unseenCount = 0;
  for (const { truth } of predictions) if (!trainedValues.has(truth)) unseenCount += 1;
  return unseenCount / predictions.length;
}
