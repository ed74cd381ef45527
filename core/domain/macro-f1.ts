import { isRight, type CodingPrediction } from './coding-prediction.ts';

interface ValueCounts {
  right: number;
  coded: number;
  predicted: number;
}

/**
 * F1 of each value, averaged over the values with equal weight, so that rare accounts count as much as common ones.
 * F1 = 2 right / (coded + predicted), over every value that was coded or predicted (scikit-learn's
 * `f1_score(average='macro', zero_division=0)`); a value proposed where the line was left blank counts as predicted.
 * Null without lines.
 */
export function macroF1(predictions: readonly CodingPrediction[]): number | null {
  const countsByValue = new Map<string, ValueCounts>();
  for (const prediction of predictions) {
    const { truth, predicted } = prediction;
    if (truth !== null) countsOf(countsByValue, truth).coded += 1;
    if (predicted !== null) {
      const counts = countsOf(countsByValue, predicted);
      counts.predicted += 1;
      if (isRight(prediction)) counts.right += 1;
    }
  }
  if (countsByValue.size === 0) return null;
  let sum = 0;
  for (const { right, coded, predicted } of countsByValue.values()) sum += (2 * right) / (coded + predicted);
  return sum / countsByValue.size;
}

function countsOf(countsByValue: Map<string, ValueCounts>, value: string): ValueCounts {
  let counts = countsByValue.get(value);
  if (!counts) {
    counts = { right: 0, coded: 0, predicted: 0 };
    countsByValue.set(value, counts);
  }
  return counts;
}
