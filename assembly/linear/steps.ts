import { crossCount } from '../features/line-keys';
import { candidateCount, candidates } from './candidates';
import { crossAt, crossShare, saltOf, SQUARES_AT } from './crosses';
import { DimensionModel, MIXING_WEIGHTS } from './dimension-model';
import { clearestPlace, margins } from './margins';
import { countCrosses, findProbabilities, marginWeight, probabilities, sumCandidates } from './score';
import * as terms from './terms';

/** Step sizes of the weights, by AdaGrad (Duchi et al. 2011). */
const MIXING_STEP: f32 = 0.025;
const CROSS_STEP: f32 = 0.1;
const FIRST_CROSS_GRADIENT: f32 = 0.01;
/** By how much the crosses count while the weights of terms and margins are fitted. */
const CROSSES_BESIDE: f32 = 0.5;
/** Gradients under this are not worth a walk through memory. */
const LEAST_GRADIENT: f32 = 1e-4;

/**
 * Takes one gradient step of the log loss towards the candidate at `truth`: the crosses' as if they counted in full, the
 * weights of terms and margins with only half of what the crosses say, so that they hold where the crosses are not trusted.
 */
export function stepTowards(model: DimensionModel, truth: i32): void {
  sumCandidates(model, f32.MAX_VALUE);
  countCrosses(1);
  findProbabilities();
  stepAllCrosses(model, truth);
  countCrosses(CROSSES_BESIDE);
  findProbabilities();
  stepTerms(model, truth);
  stepMargins(model, truth);
}

function gradientOf(place: i32, truth: i32): f32 {
  return unchecked(probabilities[place]) - (place == truth ? 1 : 0);
}

function stepTerms(model: DimensionModel, truth: i32): void {
  const mixing = model.mixing;
  for (let group = 0; group < terms.groupCount; group++) {
    const weights = unchecked(terms.groupWeights[group]);
    const share = unchecked(terms.groupShares[group]);
    const end = unchecked(terms.groupEnds[group]);
    for (let i = terms.groupStart(group); i < end; i++) {
      const gradient = gradientOf(unchecked(terms.termPlaces[i]), truth);
      if (abs(gradient) < LEAST_GRADIENT) continue;
      const g = gradient * share;
      const logs = terms.termLogs + i * terms.LOG_BYTES;
      stepMixing(mixing, weights, g * load<f32>(logs));
      stepMixing(mixing, weights + 1, g * load<f32>(logs, 4));
      stepMixing(mixing, weights + 3, g);
    }
    stepMark(mixing, weights + 2, unchecked(terms.groupLasts[group]), truth, share);
    stepMark(mixing, weights + 4, unchecked(terms.groupBefores[group]), truth, share);
  }
}

/** Steps the weight of having been coded last in a context, or before that, which the candidate at `place` was if any. */
function stepMark(mixing: StaticArray<f32>, weight: i32, place: i32, truth: i32, share: f32): void {
  if (place < 0) return;
  const gradient = gradientOf(place, truth);
  if (abs(gradient) >= LEAST_GRADIENT) stepMixing(mixing, weight, gradient * share);
}

function stepMargins(model: DimensionModel, truth: i32): void {
  const mixing = model.mixing;
  const weight = marginWeight();
  for (let j = 0; j < candidateCount; j++) {
    const gradient = gradientOf(j, truth);
    if (abs(gradient) < LEAST_GRADIENT) continue;
    stepMixing(mixing, weight, gradient * unchecked(margins[j]));
    if (j == clearestPlace) stepMixing(mixing, weight + 1, gradient);
  }
}

function stepMixing(mixing: StaticArray<f32>, weight: i32, gradient: f32): void {
  const squares = unchecked(mixing[MIXING_WEIGHTS + weight]) + gradient * gradient;
  unchecked((mixing[MIXING_WEIGHTS + weight] = squares));
  unchecked((mixing[weight] -= (MIXING_STEP * gradient) / sqrt<f32>(squares + 1)));
}

function stepAllCrosses(model: DimensionModel, truth: i32): void {
  const share = crossShare();
  for (let j = 0; j < candidateCount; j++) {
    const gradient = gradientOf(j, truth);
    if (abs(gradient) >= LEAST_GRADIENT) stepCrosses(model, unchecked(candidates[j]), gradient * share);
  }
}

function stepCrosses(model: DimensionModel, value: i32, gradient: f32): void {
  const salt = saltOf(model, value);
  const square = gradient * gradient;
  for (let i = 0; i < crossCount; i++) {
    const at = crossAt(i, salt);
    const squares = load<f32>(at, SQUARES_AT) + square;
    store<f32>(at, squares, SQUARES_AT);
    store<f32>(at, load<f32>(at) - (CROSS_STEP * gradient) / sqrt<f32>(squares + FIRST_CROSS_GRADIENT));
  }
}
