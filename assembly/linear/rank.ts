import { MAX_RANKED } from '../base/limits';
import { DimensionModel } from './dimension-model';
import { candidates, findCandidates, findRecords, scoredCount } from './candidates';
import { findProbabilities, probabilities, scoreCandidates, scores } from './score';
import { findTerms } from './terms';

/** Values best first, with the raw probability of the first and the calibrated confidence of each. */
export const rankedValues = new StaticArray<i32>(MAX_RANKED);
export const rankedConfidences = new StaticArray<f32>(MAX_RANKED);
export let rankedCount: i32 = 0;
export let firstProbability: f32 = 0;
/** Place of the first among the candidates, while they are in use. */
export let firstPlace: i32 = -1;

/**
 * Finds candidates for the current line and ranks the best `most` (1..MAX_RANKED) of the likely ones. Where the line is a lesson those are
 * found too that only the weights learn from. The model is read only. The caller ends with dropCandidates. False where
 * memory is at its end.
 */
export function rankCandidates(model: DimensionModel, isLesson: bool, most: i32): bool {
  findRecords(model);
  rankedCount = 0;
  firstPlace = -1;
  firstProbability = 0;
  if (!findCandidates(model, isLesson)) return false;
  if (scoredCount == 0) return true;
  findTerms(model);
  scoreCandidates(model);
  findProbabilities();
  pickBest(most);
  calibrate(model);
  return true;
}

const order = new StaticArray<i32>(MAX_RANKED);

/** Keeps the best so far sorted: higher scores first, equal ones in the order of the candidates. */
function pickBest(most: i32): void {
  rankedCount = 0;
  for (let j = 0; j < scoredCount; j++) {
    const score = unchecked(scores[j]);
    if (rankedCount == most && unchecked(scores[order[most - 1]]) >= score) continue;
    let place = rankedCount < most ? rankedCount++ : most - 1;
    for (; place > 0 && unchecked(scores[order[place - 1]]) < score; place--)
      unchecked((order[place] = order[place - 1]));
    unchecked((order[place] = j));
  }
  firstPlace = unchecked(order[0]);
  for (let j = 0; j < rankedCount; j++) unchecked((rankedValues[j] = candidates[order[j]]));
}

/** The first gets its calibrated confidence, the others share the rest in proportion to their probabilities. */
function calibrate(model: DimensionModel): void {
  firstProbability = unchecked(probabilities[firstPlace]);
  const first = model.calibration.confidence(firstProbability);
  const rest: f32 = (<f32>1 - first) / max<f32>(<f32>1 - firstProbability, 1e-6);
  unchecked((rankedConfidences[0] = first));
  for (let j = 1; j < rankedCount; j++) {
    unchecked((rankedConfidences[j] = min(first, probabilities[order[j]] * rest)));
  }
}
