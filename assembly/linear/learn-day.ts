import { ByteBuffer } from '../base/buffer';
import { keyCount, keyHashes } from '../features/line-keys';
import { candidateCount, candidates, dropCandidates, placeOfTruth, scoredCount } from './candidates';
import { WAY_COUNT } from './cross-trust';
import { clearQueue, queuedDay, queuedValue, queueLength, recallKeys } from './day-queue';
import { DimensionModel } from './dimension-model';
import { clearTerms, keepTerms, recallTerms, rewindTerms } from './day-terms';
import { learnMargins } from './margins';
import { firstProbability, rankCandidates, rankedConfidences, rankedCount, rankedValues } from './rank';
import { crossSums } from './score';
import { stepTowards } from './steps';
import { ownScores } from './term-scores';
import { findTerms } from './terms';

/** What was predicted for each queued line before it was learned: i32 value or -1, f32 confidence, i32 rank or -1. */
export const outcomes = new ByteBuffer();
const OUTCOME_BYTES: i32 = 12;
/** A true value further down counts as not found. */
const MOST_RANK: i32 = 3;

/**
 * Predicts every queued line, then learns them all: nothing of the day is known while the day is predicted. Outcomes
 * stand line by line, the dimensions of a line side by side. False where memory is at its end.
 */
export function learnQueue(models: Array<DimensionModel>): bool {
  outcomes.length = 0;
  if (outcomes.extend(queueLength() * models.length * OUTCOME_BYTES) < 0) return false;
  for (let d = 0; d < models.length; d++) {
    if (!learnDimension(models[d], d, models.length)) return false;
  }
  clearQueue();
  return true;
}

function learnDimension(model: DimensionModel, dimension: i32, dimensionCount: i32): bool {
  const count = queueLength();
  clearTerms();
  for (let i = 0; i < count; i++) {
    recallKeys(i, dimensionCount);
    if (
      !predict(
        model,
        outcomes.start + (i * dimensionCount + dimension) * OUTCOME_BYTES,
        queuedValue(i, dimension),
      )
    )
      return false;
  }
  model.calibration.refit();
  model.crossTrust.settle();
  for (let i = 0; i < count; i++) {
    const value = queuedValue(i, dimension);
    if (value < 0) continue;
    recallKeys(i, dimensionCount);
    stepTowards(model, recallTerms());
  }
  rewindTerms();
  for (let i = 0; i < count; i++) {
    const value = queuedValue(i, dimension);
    if (value < 0) continue;
    recallKeys(i, dimensionCount);
    learnMargins(model, recallTerms());
    if (!remember(model, value, queuedDay(i))) return false;
  }
  return true;
}

/** Ranks the line as if its coding were not known, writes the outcome, and keeps what the weights will learn from. */
function predict(model: DimensionModel, outcome: usize, truth: i32): bool {
  if (!rankCandidates(model, true, MOST_RANK)) return false;
  const first = rankedCount > 0 ? rankedValues[0] : -1;
  let place = -1;
  for (let j = 0; j < rankedCount; j++) if (truth >= 0 && rankedValues[j] == truth) place = j;
  store<i32>(outcome, first);
  store<f32>(outcome, first < 0 ? 0 : rankedConfidences[0], 4);
  store<i32>(outcome, place, 8);
  if (truth >= 0) noteWays(model, truth);
  const kept = truth < 0 || keepTruth(model, truth);
  dropCandidates();
  if (truth >= 0 && first >= 0) model.calibration.add(firstProbability, first == truth);
  return kept;
}

/** Notes which ways of counting the crosses would have put the true value first. */
function noteWays(model: DimensionModel, truth: i32): void {
  for (let way = 0; way < WAY_COUNT; way++) {
    const share = model.crossTrust.shareOf(way);
    let first = -1;
    let most: f32 = -f32.MAX_VALUE;
    for (let j = 0; j < scoredCount; j++) {
      const score = unchecked(ownScores[j]) + share * unchecked(crossSums[j]);
      if (score <= most) continue;
      most = score;
      first = unchecked(candidates[j]);
    }
    model.crossTrust.add(way, first == truth);
  }
}

function keepTruth(model: DimensionModel, truth: i32): bool {
  const ranked = candidateCount;
  const place = placeOfTruth(truth);
  if (place < 0) return false;
  if (place == ranked) findTerms(model);
  return keepTerms(place);
}

function remember(model: DimensionModel, value: i32, day: i32): bool {
  if (!model.know(value)) return false;
  for (let i = 0; i < keyCount; i++) {
    if (!model.memory.learn(unchecked(keyHashes[i]), value, day)) return false;
  }
  model.setCount(value, model.countOf(value) + 1);
  model.lineCount++;
  return true;
}
