/** What was predicted for one line in one dimension, beside what was coded in the end. */
export interface CodingPrediction {
  /** The value a person coded; null where she left the dimension blank on purpose, as a project that does not apply. */
  readonly truth: string | null;
  /** The value ranked first; null where nothing was proposed. */
  readonly predicted: string | null;
  /** Confidence of `predicted` in 0..1; 0 where nothing was proposed. */
  readonly confidence: number;
  /** Position of the truth among the proposed values, 0 for the first; -1 where it is not among them. */
  readonly rank: number;
}

/** Whether the value ranked first is the one that was coded. A blank is never right: there is nothing to get right. */
export function isRight({ truth, predicted }: CodingPrediction): boolean {
  return predicted !== null && predicted === truth;
}

/** The predictions for lines that have a value in the dimension. */
export function codedOnly(predictions: readonly CodingPrediction[]): CodingPrediction[] {
  return predictions.filter(({ truth }) => truth !== null);
}
