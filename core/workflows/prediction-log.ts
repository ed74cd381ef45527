import type { CodingPrediction } from '../domain/coding-prediction.ts';
import { LEFT_BLANK } from './coded-blanks.ts';
import type { ProposalSink } from './learner.ts';

/** Predictions kept for judging, one list a dimension. */
export interface PredictionLog {
  readonly sink: ProposalSink;
  readonly byDimension: readonly (readonly CodingPrediction[])[];
}

/**
 * An empty log. A line that is neither coded in a dimension nor left blank there on purpose is left out: there is no
 * truth to judge by. Proposing to leave a cell blank is proposing nothing.
 */
export function predictionLog(dimensionCount: number): PredictionLog {
  const byDimension = Array.from({ length: dimensionCount }, (): CodingPrediction[] => []);
  return {
    byDimension,
    sink(line, dimension, { predicted, confidence, rank }) {
      const truth = line.coding[dimension] ?? null;
      if (truth === null) return;
      const isBlank = predicted === LEFT_BLANK;
      byDimension[dimension]?.push({
        truth: truth === LEFT_BLANK ? null : truth,
        predicted: isBlank ? null : predicted,
        confidence: isBlank ? 0 : confidence,
        rank,
      });
    },
  };
}
