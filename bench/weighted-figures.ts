/** Figures of many classes, each class weighing as many lines as truly belong to it; 0..1. */
export interface WeightedFigures {
  readonly precision: number;
  /** The same as the share of lines that are right. */
  readonly recall: number;
  readonly f1: number;
}

/**
 * Precision, recall and F1 of each class, averaged by its true lines: scikit-learn's
 * `precision_recall_fscore_support(average='weighted', zero_division=0)`. A null prediction belongs to no class.
 */
export function weightedFigures(
  truth: readonly string[],
  predicted: readonly (string | null)[],
): WeightedFigures {
  const counts = new Map<string, { right: number; truth: number; predicted: number }>();
  const countsOf = (value: string) => {
    const known = counts.get(value) ?? { right: 0, truth: 0, predicted: 0 };
    counts.set(value, known);
    return known;
  };
  for (const [index, value] of truth.entries()) {
    const other = predicted[index] ?? null;
    countsOf(value).truth += 1;
    if (other !== null) countsOf(other).predicted += 1;
    if (other === value) countsOf(value).right += 1;
  }
  const mean = (of: (one: { right: number; truth: number; predicted: number }) => number): number =>
    [...counts.values()].reduce((sum, one) => sum + one.truth * of(one), 0) / truth.length;
  return {
    precision: mean((one) => (one.predicted === 0 ? 0 : one.right / one.predicted)),
    recall: mean((one) => one.right / Math.max(1, one.truth)),
    f1: mean((one) => (2 * one.right) / (one.truth + one.predicted)),
  };
}
