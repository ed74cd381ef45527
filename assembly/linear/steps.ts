import { crossCount } from '../features/line-keys';
import { candidateCount, candidates } from './candidates';
import { crossAt, crossShare, saltOf, SQUARES_AT } from './crosses';
import { contextWeights, DimensionModel, MIXING_WEIGHTS, valuesWeights } from './dimension-model';
import { clearestPlace, margins } from './margins';
import { countCrosses, findProbabilities, marginWeight, probabilities, sumCandidates } from './score';
import * as terms from './terms';

/** Step sizes of the weights, by AdaGrad (Duchi et al. 2011). */
const TERM_STEP: f32 = 0.0125;
const OPINION_STEP: f32 = 0.025;
/** From a weight of terms or margins to its summed squared gradients. */
const SQUARES_BYTES: usize = MIXING_WEIGHTS << 2;
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
      stepLogs(mixing, weights, gradient * share, i);
    }
    stepMark(mixing, weights, 2, unchecked(terms.groupLasts[group]), truth, share);
    stepMark(mixing, weights, 4, unchecked(terms.groupBefores[group]), truth, share);
  }
}

/** Steps what a term's logs are worth, and that there is a term: kinds 0, 1 and 3. */
function stepLogs(mixing: StaticArray<f32>, weights: i32, gradient: f32, term: i32): void {
  const at = (<usize>term) << 2;
  const logs = v128.load32_lane(terms.fastLogs + at, v128.load32_zero(terms.slowLogs + at), 1);
  const amounts = f32x4.replace_lane(logs, 3, 1);
  const gradients = f32x4.mul(f32x4.splat(gradient), amounts);
  stepFour(mixing, weights, gradients);
  stepFour(mixing, valuesWeights(weights), gradients);
  stepFour(mixing, contextWeights(weights), gradients);
}

/** stepMixing of the four weights from the `first` on; one whose gradient is 0 stays as it is. */
function stepFour(mixing: StaticArray<f32>, first: i32, gradients: v128): void {
  const at = changetype<usize>(mixing) + ((<usize>first) << 2);
  const squares = f32x4.add(v128.load(at, SQUARES_BYTES), f32x4.mul(gradients, gradients));
  v128.store(at, squares, SQUARES_BYTES);
  const reach = f32x4.sqrt(f32x4.add(squares, f32x4.splat(1)));
  const steps = f32x4.div(f32x4.mul(f32x4.splat(TERM_STEP), gradients), reach);
  v128.store(at, f32x4.sub(v128.load(at), steps));
}

/** Steps what it is worth to have been coded last in a context, or before that, which the candidate at `place` was if any. */
function stepMark(
  mixing: StaticArray<f32>,
  weights: i32,
  kind: i32,
  place: i32,
  truth: i32,
  share: f32,
): void {
  if (place < 0) return;
  const gradient = gradientOf(place, truth);
  if (abs(gradient) < LEAST_GRADIENT) return;
  const g = gradient * share;
  stepMixing(mixing, weights + kind, g, TERM_STEP);
  stepMixing(mixing, valuesWeights(weights) + kind, g, TERM_STEP);
  stepMixing(mixing, contextWeights(weights) + kind, g, TERM_STEP);
}

function stepMargins(model: DimensionModel, truth: i32): void {
  const mixing = model.mixing;
  const weight = marginWeight();
  for (let j = 0; j < candidateCount; j++) {
    const gradient = gradientOf(j, truth);
    if (abs(gradient) < LEAST_GRADIENT) continue;
    stepMixing(mixing, weight, gradient * unchecked(margins[j]), OPINION_STEP);
    if (j == clearestPlace) stepMixing(mixing, weight + 1, gradient, OPINION_STEP);
  }
}

function stepMixing(mixing: StaticArray<f32>, weight: i32, gradient: f32, step: f32): void {
  const squares = unchecked(mixing[MIXING_WEIGHTS + weight]) + gradient * gradient;
  unchecked((mixing[MIXING_WEIGHTS + weight] = squares));
  unchecked((mixing[weight] -= (step * gradient) / sqrt<f32>(squares + 1)));
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
