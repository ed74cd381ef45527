import { MAX_CANDIDATES } from '../base/limits';
import { crossCount } from '../features/line-keys';
import { candidates, scoredCount } from './candidates';
import { crossAt, crossShare, MARGIN_AT, placeCrosses, saltOf } from './crosses';
import { DimensionModel, MARGIN_WEIGHTS_AT } from './dimension-model';
import { clearestPlace, LEAST_MARGIN, marginClass, margins, settleMargins } from './margins';
import { ownScores, scoreTerms } from './term-scores';

/** What its crosses say for every candidate; beside it stands what memory and the margins say, ownScores of term-scores. */
export const crossSums = new StaticArray<f32>(MAX_CANDIDATES + 1);
/** Unnormalised score, then probability, of every candidate. */
export const scores = new StaticArray<f32>(MAX_CANDIDATES + 1);
export const probabilities = new StaticArray<f32>(MAX_CANDIDATES + 1);

/** The crosses of a candidate that by its terms is further behind the first are not looked up: they will not bring it there. */
const MOST_BEHIND: f32 = 4;

/** Candidates whose crosses are summed at once, and room for all of them. */
const AT_ONCE: i32 = 4;
const MOST_SCORED: i32 = (MAX_CANDIDATES + AT_ONCE) & ~(AT_ONCE - 1);
/** The candidates whose crosses are looked up: their places, and how many. */
const askedPlaces = new StaticArray<i32>(MAX_CANDIDATES + 1);
let askedCount: i32 = 0;
/** Each one's salt, and the sums of its crosses' weights and margins, two f32. */
const SUM_BYTES_SHIFT: i32 = 3;
const salts = new StaticArray<u32>(MOST_SCORED);
const sums: usize = memory.data(MOST_SCORED << SUM_BYTES_SHIFT, 16);

/** Scores the candidates from the terms found and the crosses of the line's keys. The model is read only. */
export function scoreCandidates(model: DimensionModel): void {
  sumCandidates(model, MOST_BEHIND);
  countCrosses(model.crossTrust.share);
}

/** The candidates' scores, with the crosses' sums counting by so much; needs sumCandidates. */
export function countCrosses(share: f32): void {
  for (let j = 0; j < scoredCount; j++) unchecked((scores[j] = ownScores[j] + share * crossSums[j]));
}

/**
 * Finds what the terms, the margins and the crosses say for the candidates, and places the crosses; those of candidates whose
 * terms are more than `mostBehind` behind count for nothing, and their margins as the least. The model is read only.
 */
export function sumCandidates(model: DimensionModel, mostBehind: f32): void {
  const mixing = model.mixing;
  scoreTerms(mixing);
  askCandidates(model, mostBehind);
  sumCrosses(model);
  const weight = marginWeight();
  for (let j = 0; j < scoredCount; j++) {
    unchecked((ownScores[j] += mixing[weight] * margins[j]));
  }
  if (clearestPlace >= 0) unchecked((ownScores[clearestPlace] += mixing[weight + 1]));
}

/** Index of the weight of the margins; behind it stands that of the clearest candidate. */
export function marginWeight(): i32 {
  return MARGIN_WEIGHTS_AT + marginClass * 2;
}

/** Whether the crosses of the candidate at `place` were looked up. */
export function isAsked(place: i32): bool {
  for (let k = 0; k < askedCount; k++) if (unchecked(askedPlaces[k]) == place) return true;
  return false;
}

/** Picks the candidates whose crosses are looked up, by their terms; all are as if not picked until the crosses are summed. */
function askCandidates(model: DimensionModel, mostBehind: f32): void {
  let least: f32 = -f32.MAX_VALUE;
  for (let j = 0; j < scoredCount; j++) least = max(least, unchecked(ownScores[j]));
  least -= mostBehind;
  askedCount = 0;
  for (let j = 0; j < scoredCount; j++) {
    unchecked((crossSums[j] = 0));
    unchecked((margins[j] = LEAST_MARGIN));
    if (unchecked(ownScores[j]) < least) continue;
    unchecked((salts[askedCount] = saltOf(model, unchecked(candidates[j]))));
    unchecked((askedPlaces[askedCount++] = j));
  }
}

/** Adds up the weights and the margins of the crosses of every candidate asked. */
function sumCrosses(model: DimensionModel): void {
  placeCrosses(model);
  for (let k = askedCount; k % AT_ONCE != 0; k++) unchecked((salts[k] = salts[0]));
  for (let k = 0; k < askedCount; k += AT_ONCE) addCrosses(k);
  const share = crossShare();
  for (let k = 0; k < askedCount; k++) {
    const place = unchecked(askedPlaces[k]);
    const sum = sums + ((<usize>k) << SUM_BYTES_SHIFT);
    unchecked((crossSums[place] = load<f32>(sum) * share));
    unchecked((margins[place] = load<f32>(sum, MARGIN_AT)));
  }
  settleMargins();
}

/** Sums the crosses of the AT_ONCE candidates asked from the `first` on, two in a vector. */
function addCrosses(first: i32): void {
  const salt0 = unchecked(salts[first]);
  const salt1 = unchecked(salts[first + 1]);
  const salt2 = unchecked(salts[first + 2]);
  const salt3 = unchecked(salts[first + 3]);
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  for (let i = 0; i < crossCount; i++) {
    sum0 = f32x4.add(sum0, crossPair(i, salt0, salt1));
    sum1 = f32x4.add(sum1, crossPair(i, salt2, salt3));
  }
  const at = sums + ((<usize>first) << SUM_BYTES_SHIFT);
  v128.store(at, sum0);
  v128.store(at, sum1, 16);
}

/** Weights and margins of a key's crosses with two values. */
function crossPair(index: i32, one: u32, other: u32): v128 {
  return v128.load64_lane(crossAt(index, other), v128.load64_zero(crossAt(index, one)), 1);
}

/** Softmax of the scores over the candidates. */
export function findProbabilities(): void {
  let highest: f32 = -f32.MAX_VALUE;
  for (let j = 0; j < scoredCount; j++) highest = max(highest, unchecked(scores[j]));
  let sum: f32 = 0;
  for (let j = 0; j < scoredCount; j++) {
    const odds = Mathf.exp(unchecked(scores[j]) - highest);
    unchecked((probabilities[j] = odds));
    sum += odds;
  }
  for (let j = 0; j < scoredCount; j++) unchecked((probabilities[j] /= sum));
}
