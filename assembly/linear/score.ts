import { MAX_CANDIDATES } from '../base/limits';
import { pair } from '../base/hash';
import { crossCount, crossHashes } from '../features/line-keys';
import { candidateCount, candidates } from './candidates';
import { CROSS_BITS, DimensionModel, MIXING_WEIGHTS } from './dimension-model';
import * as terms from './terms';

/** Unnormalised score, then probability, of every candidate. */
export const scores = new StaticArray<f32>(MAX_CANDIDATES + 1);
export const probabilities = new StaticArray<f32>(MAX_CANDIDATES + 1);

/** Step sizes of the weights, by AdaGrad (Duchi et al. 2011). */
const MIXING_STEP: f32 = 0.025;
const CROSS_STEP: f32 = 0.4;
const FIRST_CROSS_GRADIENT: f32 = 0.01;
/** Gradients under this are not worth a walk through memory. */
const LEAST_GRADIENT: f32 = 1e-4;

/** Places of a context's crosses with values are spread over a block of 2^10 pairs, so that one line touches few pages. */
const BLOCK_MASK: u32 = 1023;

function crossAt(model: DimensionModel, key: u32, value: u32): usize {
  const block = key & ((1 << CROSS_BITS) - 1) & ~BLOCK_MASK;
  return model.crosses + ((<usize>(block | (value & BLOCK_MASK))) << 3);
}

/** A value's spread over the blocks: what is added to a key before the two are crossed. */
function saltOf(model: DimensionModel, value: i32): u32 {
  return pair(<u32>value, model.seed);
}

/** Every key's part of a score: as many keys as there are share the weight. */
export function crossShare(): f32 {
  return 1 / sqrt<f32>(<f32>max(1, crossCount));
}

/** Scores the candidates from the terms found and the crosses of the line's keys. The model is read only. */
export function scoreCandidates(model: DimensionModel): void {
  for (let j = 0; j < candidateCount; j++) unchecked((scores[j] = 0));
  const mixing = model.mixing;
  for (let i = 0; i < terms.termCount; i++) {
    const w = unchecked(terms.termWeights[i]);
    const flags = unchecked(terms.termFlags[i]);
    let sum =
      unchecked(mixing[w]) * unchecked(terms.termLogShares[i]) +
      unchecked(mixing[w + 1]) * unchecked(terms.termFastLogShares[i]) +
      unchecked(mixing[w + 3]);
    if (flags & 1) sum += unchecked(mixing[w + 2]);
    if (flags & 2) sum += unchecked(mixing[w + 4]);
    const place = unchecked(terms.termPlaces[i]);
    unchecked((scores[place] += sum * terms.termShares[i]));
  }
  const share = crossShare();
  for (let j = 0; j < candidateCount; j++) {
    const salt = saltOf(model, unchecked(candidates[j]));
    let sum: f32 = 0;
    for (let i = 0; i < crossCount; i++) {
      const key = unchecked(crossHashes[i]);
      sum += load<f32>(crossAt(model, key, salt ^ (key >>> 20)));
    }
    unchecked((scores[j] += sum * share));
  }
}

/** Softmax of the scores over the candidates. */
export function findProbabilities(): void {
  let highest: f32 = -f32.MAX_VALUE;
  for (let j = 0; j < candidateCount; j++) highest = max(highest, unchecked(scores[j]));
  let sum: f32 = 0;
  for (let j = 0; j < candidateCount; j++) {
    const odds = Mathf.exp(unchecked(scores[j]) - highest);
    unchecked((probabilities[j] = odds));
    sum += odds;
  }
  for (let j = 0; j < candidateCount; j++) unchecked((probabilities[j] /= sum));
}

/** Takes one gradient step of the log loss towards the candidate at `truth`; needs probabilities. */
export function stepTowards(model: DimensionModel, truth: i32): void {
  const mixing = model.mixing;
  for (let i = 0; i < terms.termCount; i++) {
    const place = unchecked(terms.termPlaces[i]);
    const gradient = unchecked(probabilities[place]) - (place == truth ? 1 : 0);
    if (abs(gradient) < LEAST_GRADIENT) continue;
    const w = unchecked(terms.termWeights[i]);
    const flags = unchecked(terms.termFlags[i]);
    const g = gradient * unchecked(terms.termShares[i]);
    stepMixing(mixing, w, g * unchecked(terms.termLogShares[i]));
    stepMixing(mixing, w + 1, g * unchecked(terms.termFastLogShares[i]));
    stepMixing(mixing, w + 3, g);
    if (flags & 1) stepMixing(mixing, w + 2, g);
    if (flags & 2) stepMixing(mixing, w + 4, g);
  }
  const share = crossShare();
  for (let j = 0; j < candidateCount; j++) {
    const gradient = unchecked(probabilities[j]) - (j == truth ? 1 : 0);
    if (abs(gradient) >= LEAST_GRADIENT) stepCrosses(model, unchecked(candidates[j]), gradient * share);
  }
}

function stepMixing(mixing: StaticArray<f32>, weight: i32, gradient: f32): void {
  const squares = unchecked(mixing[MIXING_WEIGHTS + weight]) + gradient * gradient;
  unchecked((mixing[MIXING_WEIGHTS + weight] = squares));
  unchecked((mixing[weight] -= (MIXING_STEP * gradient) / sqrt<f32>(squares + 1)));
}

function stepCrosses(model: DimensionModel, value: i32, gradient: f32): void {
  const salt = saltOf(model, value);
  const square = gradient * gradient;
  for (let i = 0; i < crossCount; i++) {
    const key = unchecked(crossHashes[i]);
    const at = crossAt(model, key, salt ^ (key >>> 20));
    const squares = load<f32>(at, 4) + square;
    store<f32>(at, squares, 4);
    store<f32>(at, load<f32>(at) - (CROSS_STEP * gradient) / sqrt<f32>(squares + FIRST_CROSS_GRADIENT));
  }
}
