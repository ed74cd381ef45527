import { FEATURE_COUNT } from './choice-features.ts';

/** A line of a solved document: the features of each entry, and which of them is its own. */
export interface ChoiceExample {
  readonly features: readonly (readonly number[])[];
  readonly chosen: number;
}

const EPOCHS = 5;
const FIRST_WEIGHT = 0.15;
const STEP = 0.1;
const PULL_TO_FIRST = 0.001;
const LEAST_SQUARE = 1e-6;

/**
 * Weights of the features: a conditional logit over the entries of a document (McFadden 1974), by AdaGrad. Weights stay
 * at 0 or above: evidence for a coding never speaks against it.
 */
export function fitChoice(examples: readonly ChoiceExample[]): number[] {
  const weights = new Array<number>(FEATURE_COUNT).fill(FIRST_WEIGHT);
  const squares = new Array<number>(FEATURE_COUNT).fill(LEAST_SQUARE);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const { features, chosen } of examples) {
      const probabilities = softmax(features.map((row) => choiceScore(row, weights)));
      for (let feature = 0; feature < FEATURE_COUNT; feature += 1) {
        const slope = features.reduce(
          (sum, row, entry) =>
            sum + (row[feature] ?? 0) * ((probabilities[entry] ?? 0) - (entry === chosen ? 1 : 0)),
          0,
        );
        if (slope === 0) continue;
        const weight = weights[feature] ?? 0;
        const gradient = slope + PULL_TO_FIRST * (weight - FIRST_WEIGHT);
        const square = (squares[feature] ?? 0) + gradient * gradient;
        squares[feature] = square;
        weights[feature] = Math.max(0, weight - (STEP * gradient) / Math.sqrt(square));
      }
    }
  return weights;
}

/** Unnormalised: log-likelihood of an entry for a line, but for what all entries of the document share. */
export function choiceScore(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, feature) => sum + value * (weights[feature] ?? 0), 0);
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
