import type { CodingPrediction } from '../domain/coding-prediction.ts';
import type { ProposalSink } from './learner.ts';

/** Predictions kept for judging, one list a dimension. */
export interface PredictionLog {
  readonly sink: ProposalSink;
  readonly byDimension: readonly (readonly CodingPrediction[])[];
}

/** An empty log. Lines that are not coded in a dimension are left out of it: there is no truth to judge by. */
export function predictionLog(dimensionCount: number): PredictionLog {
  const byDimension = Array.from({ length: dimensionCount }, (): CodingPrediction[] => []);
  return {
    byDimension,
    sink(line, dimension, { predicted, confidence, rank }) {
      const truth = line.coding[dimension] ?? null;
      if (truth !== null) byDimension[dimension]?.push({ truth, predicted, confidence, rank });
    },
  };
}
