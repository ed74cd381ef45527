import { ByteBuffer } from '../base/buffer';
import { MAX_CANDIDATES, MAX_KEYS } from '../base/limits';
import { crossCount, crossKeys, keyCount, keyKinds, keyWordBytes, keyWordsAt } from '../features/line-keys';
import { candidateCount, candidates } from './candidates';
import { crossAt, crossShare, MARGIN_AT, saltOf } from './crosses';
import { DimensionModel } from './dimension-model';
import { clearestPlace, margins } from './margins';
import { isAsked, marginWeight, scores } from './score';
import { groupScore } from './term-scores';
import * as terms from './terms';

/** Stands for a context in the part that no one context has. */
const TOGETHER: i32 = -1;
const HEAD_BYTES: i32 = 16;
const PART_BYTES: i32 = 12;

/** By key of the line: how far it moves the value ahead of the other. */
const amounts = new StaticArray<f64>(MAX_KEYS);

/** What of the margins cannot be told apart by key. */
let together: f64 = 0;
/** Leads below this are rounding. */
const LEAST_LEAD: f64 = 1e-6;

/** Place of a value among the candidates of the line, -1 where it is none. */
export function rankedPlace(value: i32): i32 {
  for (let j = 0; j < candidateCount; j++) if (unchecked(candidates[j]) == value) return j;
  return -1;
}

/** Place of the candidate with the highest score but for the one at `place`, -1 where it is alone. */
export function runnerUpTo(place: i32): i32 {
  let best = -1;
  for (let j = 0; j < min(candidateCount, MAX_CANDIDATES); j++) {
    if (j != place && (best < 0 || unchecked(scores[j]) > unchecked(scores[best]))) best = j;
  }
  return best;
}

/**
 * Writes to `to` what puts the candidate at `place` ahead of the one at `other`, while both are scored: i32 value, i32
 * other value, f32 difference of their scores, i32 parts; then each part as i32 context, f32 amount, i32 bytes and
 * the folded words it is of, padded to 4. The amounts add up to the difference. Answers how many parts, -1 without room.
 */
export function writeExplanation(model: DimensionModel, place: i32, other: i32, to: ByteBuffer): i32 {
  findAmounts(model, place, other);
  to.length = 0;
  if (to.extend(HEAD_BYTES) < 0) return -1;
  let parts = 0;
  for (let i = 0; i < keyCount; i++) {
    if (unchecked(amounts[i]) == 0) continue;
    if (!writePart(to, unchecked(keyKinds[i]), unchecked(amounts[i]), i)) return -1;
    parts++;
  }
  const joint = jointAmount(model, place, other);
  if (joint != 0) {
    if (!writePart(to, TOGETHER, joint, -1)) return -1;
    parts++;
  }
  store<i32>(to.start, unchecked(candidates[place]));
  store<i32>(to.start, unchecked(candidates[other]), 4);
  store<f32>(to.start, unchecked(scores[place]) - unchecked(scores[other]), 8);
  store<i32>(to.start, parts, 12);
  return parts;
}

function findAmounts(model: DimensionModel, place: i32, other: i32): void {
  for (let i = 0; i < keyCount; i++) unchecked((amounts[i] = 0));
  for (let group = 0; group < terms.groupCount; group++) {
    const ours: f64 = groupScore(model.mixing, group, place);
    const theirs: f64 = groupScore(model.mixing, group, other);
    unchecked((amounts[terms.groupKeys[group]] += ours - theirs));
  }
  addCrosses(model, place, other);
}

/**
 * Adds what the crosses say, in the score and through the margins; the part of a cut margin is cut in proportion. Of a
 * candidate whose crosses were not looked up they say nothing, and its margin is no one key's.
 */
function addCrosses(model: DimensionModel, place: i32, other: i32): void {
  const share = crossShare() * model.crossTrust.share;
  const ours = saltOf(model, unchecked(candidates[place]));
  const theirs = saltOf(model, unchecked(candidates[other]));
  const areOursAsked = isAsked(place);
  const areTheirsAsked = isAsked(other);
  const ourShare = areOursAsked ? share : 0;
  const theirShare = areTheirsAsked ? share : 0;
  let wholeLead: f64 = 0;
  if (areOursAsked && areTheirsAsked)
    for (let i = 0; i < crossCount; i++) wholeLead += marginLead(i, ours, theirs);
  const cutLead = <f64>(unchecked(margins[place]) - unchecked(margins[other]));
  const weight = <f64>unchecked(model.mixing[marginWeight()]);
  const perLead = abs(wholeLead) < LEAST_LEAD ? 0 : (weight * cutLead) / wholeLead;
  together = perLead == 0 ? weight * cutLead : 0;
  for (let i = 0; i < crossCount; i++) {
    const ahead = load<f32>(crossAt(i, ours)) * ourShare - load<f32>(crossAt(i, theirs)) * theirShare;
    unchecked((amounts[crossKeys[i]] += <f64>ahead + perLead * marginLead(i, ours, theirs)));
  }
}

/** How far one cross leads in the margins. */
function marginLead(cross: i32, ours: u32, theirs: u32): f64 {
  const our: f64 = load<f32>(crossAt(cross, ours), MARGIN_AT);
  const their: f64 = load<f32>(crossAt(cross, theirs), MARGIN_AT);
  return our - their;
}

/** What is said by all crosses together: that a margin is the clearest. */
function jointAmount(model: DimensionModel, place: i32, other: i32): f64 {
  const forClearest = <f64>unchecked(model.mixing[marginWeight() + 1]);
  if (place == clearestPlace) return together + forClearest;
  return other == clearestPlace ? together - forClearest : together;
}

function writePart(to: ByteBuffer, context: i32, amount: f64, key: i32): bool {
  const bytes = key < 0 ? 0 : unchecked(keyWordBytes[key]);
  const offset = to.extend(PART_BYTES + ((bytes + 3) & ~3));
  if (offset < 0) return false;
  const at = to.start + offset;
  store<i32>(at, context);
  store<f32>(at, <f32>amount, 4);
  store<i32>(at, bytes, 8);
  if (bytes > 0) memory.copy(at + PART_BYTES, <usize>unchecked(keyWordsAt[key]), bytes);
  return true;
}
