import { codedOnly, isRight, type CodingPrediction } from './coding-prediction.ts';

/** Share of coded lines whose first proposal is right, 0..1; nothing proposed counts as wrong. Null without lines. */
export function accuracy(predictions: readonly CodingPrediction[]): number | null {
  return shareWhere(predictions, isRight);
}

/** Share of coded lines whose value is among the first `count` proposals, 0..1. Null without lines. */
export function topShare(predictions: readonly CodingPrediction[], count: number): number | null {
  return shareWhere(predictions, ({ rank }) => rank >= 0 && rank < count);
}

function shareWhere(
  predictions: readonly CodingPrediction[],
  holds: (prediction: CodingPrediction) => boolean,
): number | null {
  const coded = codedOnly(predictions);
  return coded.length === 0 ? null : coded.filter(holds).length / coded.length;
}
