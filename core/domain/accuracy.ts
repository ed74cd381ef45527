import { isRight, type CodingPrediction } from './coding-prediction.ts';

/** Share of lines whose first proposal is right, 0..1; nothing proposed counts as wrong. Null without lines. */
export function accuracy(predictions: readonly CodingPrediction[]): number | null {
  return shareWhere(predictions, isRight);
}

/** Share of lines whose coded value is among the first `count` proposals, 0..1. Null without lines. */
export function topShare(predictions: readonly CodingPrediction[], count: number): number | null {
  return shareWhere(predictions, ({ rank }) => rank >= 0 && rank < count);
}

function shareWhere(
  predictions: readonly CodingPrediction[],
  holds: (prediction: CodingPrediction) => boolean,
): number | null {
  if (predictions.length === 0) return null;
  let count = 0;
  for (const prediction of predictions) if (holds(prediction)) count += 1;
  return count / predictions.length;
}
