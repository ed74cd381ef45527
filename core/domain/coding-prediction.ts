/** What was predicted for one line in one dimension, beside what was coded in the end. */
export interface CodingPrediction {
  /** The value a person coded. Lines that are not coded in the dimension have no prediction to judge. */
  readonly truth: string;
  /** The value ranked first; null where nothing was proposed. */
  readonly predicted: string | null;
  /** Confidence of `predicted` in 0..1; 0 where nothing was proposed. */
  readonly confidence: number;
  /** Position of the truth among the proposed values, 0 for the first; -1 where it is not among them. */
  readonly rank: number;
}

/** Whether the value ranked first is the one that was coded. */
export function isRight(prediction: CodingPrediction): boolean {
  return prediction.predicted === prediction.truth;
}
