import { MAX_CANDIDATES } from '../base/limits';
import { DimensionModel } from './dimension-model';
import { candidateCount, candidates, findCandidates, findRecords } from './candidates';
import { findProbabilities, probabilities, scoreCandidates, scores } from './score';
import { findTerms } from './terms';

/** Values best first, with the raw probability of the first and the calibrated confidence of each. */
export const rankedValues = new StaticArray<i32>(MAX_CANDIDATES);
export const rankedConfidences = new StaticArray<f32>(MAX_CANDIDATES);
export let rankedCount: i32 = 0;
export let firstProbability: f32 = 0;
/** Place of the first among the candidates, while they are in use. */
export let firstPlace: i32 = -1;

/**
 * Ranks the candidates of the current line; the model is read only. The caller ends with dropCandidates.
 * False where memory is at its end.
 */
export function rankCandidates(model: DimensionModel): bool {
  findRecords(model);
  rankedCount = 0;
  firstPlace = -1;
  firstProbability = 0;
  if (!findCandidates(model)) return false;
  if (candidateCount == 0) return true;
  findTerms(model);
  scoreCandidates(model);
  findProbabilities();
  sortByScore();
  calibrate(model);
  return true;
}

const order = new StaticArray<i32>(MAX_CANDIDATES);

/** Insertion sort: at most MAX_CANDIDATES, equal scores in the order of the candidates. */
function sortByScore(): void {
  for (let j = 0; j < candidateCount; j++) {
    let place = j;
    while (place > 0 && unchecked(scores[order[place - 1]]) < unchecked(scores[j])) {
      unchecked((order[place] = order[place - 1]));
      place--;
    }
    unchecked((order[place] = j));
  }
  rankedCount = candidateCount;
  firstPlace = unchecked(order[0]);
  for (let j = 0; j < candidateCount; j++) unchecked((rankedValues[j] = candidates[order[j]]));
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
