import { MAX_CANDIDATES } from '../base/limits';
import { crossCount } from '../features/line-keys';
import { candidateCount, candidates } from './candidates';
import {
  crossAt,
  CROSS_BYTES_SHIFT,
  crossShare,
  MARGIN_AT,
  placeCrosses,
  placedCross,
  saltOf,
} from './crosses';
import { DimensionModel, MARGIN_WEIGHTS_AT, MIXING_WEIGHTS } from './dimension-model';
import { clearestPlace, marginClass, margins, settleMargins } from './margins';
import * as terms from './terms';

/** Unnormalised score, then probability, of every candidate. */
export const scores = new StaticArray<f32>(MAX_CANDIDATES + 1);
export const probabilities = new StaticArray<f32>(MAX_CANDIDATES + 1);

/** Candidates whose crosses are summed at once, and room for all of them. */
const AT_ONCE: i32 = 4;
const MOST_SCORED: i32 = (MAX_CANDIDATES + AT_ONCE) & ~(AT_ONCE - 1);
/** Each candidate's salt, and the sums over its crosses' places. */
const salts = new StaticArray<u32>(MOST_SCORED);
const sums: usize = memory.data(MOST_SCORED << CROSS_BYTES_SHIFT, 16);

/** Step sizes of the weights, by AdaGrad (Duchi et al. 2011). */
const MIXING_STEP: f32 = 0.025;
const CROSS_STEP: f32 = 0.1;
const FIRST_CROSS_GRADIENT: f32 = 0.01;
/** Gradients under this are not worth a walk through memory. */
const LEAST_GRADIENT: f32 = 1e-4;

/** Scores the candidates from the terms found and the crosses of the line's keys. The model is read only. */
export function scoreCandidates(model: DimensionModel): void {
  for (let j = 0; j < candidateCount; j++) unchecked((scores[j] = 0));
  const mixing = model.mixing;
  for (let i = 0; i < terms.termCount; i++) {
    const place = unchecked(terms.termPlaces[i]);
    unchecked((scores[place] += termScore(mixing, i)));
  }
  scoreCrosses(model);
  const weight = marginWeight();
  for (let j = 0; j < candidateCount; j++) {
    unchecked((scores[j] += mixing[weight] * margins[j]));
  }
  if (clearestPlace >= 0) unchecked((scores[clearestPlace] += mixing[weight + 1]));
}

/** A term's part of its candidate's score. */
export function termScore(mixing: StaticArray<f32>, term: i32): f32 {
  const w = unchecked(terms.termWeights[term]);
  const flags = unchecked(terms.termFlags[term]);
  let sum =
    unchecked(mixing[w]) * unchecked(terms.termLogShares[term]) +
    unchecked(mixing[w + 1]) * unchecked(terms.termFastLogShares[term]) +
    unchecked(mixing[w + 3]);
  if (flags & 1) sum += unchecked(mixing[w + 2]);
  if (flags & 2) sum += unchecked(mixing[w + 4]);
  return sum * unchecked(terms.termShares[term]);
}

/** Index of the weight of the margins; behind it stands that of the clearest candidate. */
export function marginWeight(): i32 {
  return MARGIN_WEIGHTS_AT + marginClass * 2;
}

/** Adds up the weights and the margins of every candidate's crosses. */
function scoreCrosses(model: DimensionModel): void {
  placeCrosses(model);
  for (let j = 0; j < MOST_SCORED; j++)
    unchecked((salts[j] = j < candidateCount ? saltOf(model, unchecked(candidates[j])) : 0));
  for (let j = 0; j < candidateCount; j += AT_ONCE) addCrosses(j);
  const share = crossShare();
  for (let j = 0; j < candidateCount; j++) {
    const sum = sums + ((<usize>j) << CROSS_BYTES_SHIFT);
    unchecked((scores[j] += load<f32>(sum) * share));
    unchecked((margins[j] = load<f32>(sum, MARGIN_AT)));
  }
  settleMargins();
}

/** Sums the crosses of the candidates from the place `first` on, so many at once that the processor need not wait for any. */
function addCrosses(first: i32): void {
  const salt0 = unchecked(salts[first]);
  const salt1 = unchecked(salts[first + 1]);
  const salt2 = unchecked(salts[first + 2]);
  const salt3 = unchecked(salts[first + 3]);
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  let sum3 = f32x4.splat(0);
  for (let i = 0; i < crossCount; i++) {
    sum0 = f32x4.add(sum0, v128.load(placedCross(i, salt0)));
    sum1 = f32x4.add(sum1, v128.load(placedCross(i, salt1)));
    sum2 = f32x4.add(sum2, v128.load(placedCross(i, salt2)));
    sum3 = f32x4.add(sum3, v128.load(placedCross(i, salt3)));
  }
  const at = sums + ((<usize>first) << CROSS_BYTES_SHIFT);
  v128.store(at, sum0);
  v128.store(at, sum1, 16);
  v128.store(at, sum2, 32);
  v128.store(at, sum3, 48);
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

/** Takes one gradient step of the log loss towards the candidate at `truth`; needs scores and probabilities. */
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
  const weight = marginWeight();
  for (let j = 0; j < candidateCount; j++) {
    const gradient = unchecked(probabilities[j]) - (j == truth ? 1 : 0);
    if (abs(gradient) < LEAST_GRADIENT) continue;
    stepMixing(mixing, weight, gradient * unchecked(margins[j]));
    if (j == clearestPlace) stepMixing(mixing, weight + 1, gradient);
    stepCrosses(model, unchecked(candidates[j]), gradient * share);
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
    const at = crossAt(model, i, salt);
    const squares = load<f32>(at, 4) + square;
    store<f32>(at, squares, 4);
    store<f32>(at, load<f32>(at) - (CROSS_STEP * gradient) / sqrt<f32>(squares + FIRST_CROSS_GRADIENT));
  }
}
