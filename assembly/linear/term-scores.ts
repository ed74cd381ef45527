import { MAX_CANDIDATES } from '../base/limits';
import { candidateCount } from './candidates';
import { contextWeights, valuesWeights } from './dimension-model';
import * as terms from './terms';

/** What the terms say for every candidate; linear/score adds what the margins do. */
export const ownScores = new StaticArray<f32>(MAX_CANDIDATES + 1);

/** Terms at a time: there is room for as many behind the last. */
const AT_ONCE: i32 = 4;
/** What every term says for its candidate. */
const termScores: usize = memory.data((terms.MOST_TERMS + AT_ONCE) << 2, 16);

/** Adds up, for every candidate, where it was coded last or before that, and then its terms. */
export function scoreTerms(mixing: StaticArray<f32>): void {
  for (let j = 0; j < candidateCount; j++) unchecked((ownScores[j] = 0));
  for (let group = 0; group < terms.groupCount; group++) scoreGroup(mixing, group);
  for (let i = 0; i < terms.termCount; i++) {
    const place = unchecked(terms.termPlaces[i]);
    unchecked((ownScores[place] += load<f32>(termScores + ((<usize>i) << 2))));
  }
}

/** Scores a group's terms and adds its marks. */
function scoreGroup(mixing: StaticArray<f32>, group: i32): void {
  const weights = firstWeights(mixing, group);
  const share = unchecked(terms.groupShares[group]);
  scoreLogs(weights, share, terms.groupStart(group), unchecked(terms.groupEnds[group]));
  const last = unchecked(terms.groupLasts[group]);
  const before = unchecked(terms.groupBefores[group]);
  if (last >= 0) unchecked((ownScores[last] += f32x4.extract_lane(weights, 2) * share));
  if (before >= 0) unchecked((ownScores[before] += beforeWeight(mixing, group) * share));
}

/** What the logs of the terms `first` to before `end`, and that there are such terms, are worth. */
function scoreLogs(weights: v128, share: f32, first: i32, end: i32): void {
  const slow = v128.shuffle<f32>(weights, weights, 0, 0, 0, 0);
  const fast = v128.shuffle<f32>(weights, weights, 1, 1, 1, 1);
  const seen = v128.shuffle<f32>(weights, weights, 3, 3, 3, 3);
  const shares = f32x4.splat(share);
  for (let i = first; i < end; i += AT_ONCE) {
    const at = (<usize>i) << 2;
    const ofLines = f32x4.mul(slow, v128.load(terms.slowLogs + at));
    const ofLogs = f32x4.add(ofLines, f32x4.mul(fast, v128.load(terms.fastLogs + at)));
    v128.store(termScores + at, f32x4.mul(f32x4.add(ofLogs, seen), shares));
  }
}

/** The first four of a group's TERM_KINDS weights, each the sum of the class's, the context's and that of as many values. */
function firstWeights(mixing: StaticArray<f32>, group: i32): v128 {
  const start = changetype<usize>(mixing);
  const ofClass = unchecked(terms.groupWeights[group]);
  const ofContext = v128.load(start + ((<usize>contextWeights(ofClass)) << 2));
  const ofValues = v128.load(start + ((<usize>valuesWeights(ofClass)) << 2));
  return f32x4.add(f32x4.add(v128.load(start + ((<usize>ofClass) << 2)), ofContext), ofValues);
}

/** The last of them, of having been coded before the last. */
function beforeWeight(mixing: StaticArray<f32>, group: i32): f32 {
  const ofClass = unchecked(terms.groupWeights[group]);
  const own = unchecked(mixing[ofClass + 4]) + unchecked(mixing[contextWeights(ofClass) + 4]);
  return own + unchecked(mixing[valuesWeights(ofClass) + 4]);
}

/** A group's part of the score of the candidate at `place`; needs scoreTerms. */
export function groupScore(mixing: StaticArray<f32>, group: i32, place: i32): f32 {
  const share = unchecked(terms.groupShares[group]);
  const end = unchecked(terms.groupEnds[group]);
  let sum: f32 = 0;
  for (let i = terms.groupStart(group); i < end; i++)
    if (unchecked(terms.termPlaces[i]) == place) sum += load<f32>(termScores + ((<usize>i) << 2));
  if (unchecked(terms.groupLasts[group]) == place)
    sum += f32x4.extract_lane(firstWeights(mixing, group), 2) * share;
  if (unchecked(terms.groupBefores[group]) == place) sum += beforeWeight(mixing, group) * share;
  return sum;
}
