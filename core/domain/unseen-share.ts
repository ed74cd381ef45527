import { codedOnly, type CodingPrediction } from './coding-prediction.ts';

/** Share of coded lines whose value the training part never had, 0..1: no ranking of known values gets them. */
export function unseenShare(
  predictions: readonly CodingPrediction[],
  trainedValues: ReadonlySet<string>,
): number | null {
  const coded = codedOnly(predictions);
  const unseen = coded.filter(({ truth }) => truth !== null && !trainedValues.has(truth));
  return coded.length === 0 ? null : unseen.length / coded.length;
}
