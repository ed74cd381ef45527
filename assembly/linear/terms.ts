import { LOGS_AT_ONCE, scaleLogs } from '../base/logs';
import { MAX_CANDIDATES, MAX_KEYS, MAX_SLOTS } from '../base/limits';
import { keyCount, keyKinds, keyShares } from '../features/line-keys';
import { COMPANY_WIDE } from '../features/contexts';
import {
  lastValueOf,
  lineCountOf,
  slotCountOf,
  slotOf,
  SLOT_BYTES,
  valueBeforeOf,
} from '../memory/context-record';
import { candidateCount, candidates, keyRecords, placeOf } from './candidates';
import { classWeights, DimensionModel, evidenceClass } from './dimension-model';

/*
 * What memory says for the candidates, as a sparse list: a group for each context found, and in it a term for each candidate
 * that was coded there. A candidate that a context has not seen has no term and so no part of the score from it.
 */
/** Terms of a line at most: of every context's values, and of every candidate one of the company's lines at large. */
export const MOST_TERMS: i32 = MAX_KEYS * MAX_SLOTS + MAX_CANDIDATES + 1;
/** Place of the term's candidate. */
export const termPlaces = new StaticArray<u8>(MOST_TERMS);
/** An f32 a term: the log of how many times more lines were coded so than expected... */
export const slowLogs: usize = memory.data((MOST_TERMS + LOGS_AT_ONCE) << 2, 16);
/** ...and of how many times more decayed lines. */
export const fastLogs: usize = memory.data((MOST_TERMS + LOGS_AT_ONCE) << 2, 16);
export let termCount: i32 = 0;

/** Which key of the line the group comes from; known after findTerms only. */
export const groupKeys = new StaticArray<i32>(MAX_KEYS);
/** The group's classWeights. */
export const groupWeights = new StaticArray<i32>(MAX_KEYS);
export const groupShares = new StaticArray<f32>(MAX_KEYS);
/** Number behind the group's last term. */
export const groupEnds = new StaticArray<i32>(MAX_KEYS);
/** Places of the candidates that were coded last in the context, and before that; -1 for none. */
export const groupLasts = new StaticArray<i32>(MAX_KEYS);
export const groupBefores = new StaticArray<i32>(MAX_KEYS);
export let groupCount: i32 = 0;

/** For terms that come back from the day's store. */
export function setTermCounts(groups: i32, terms: i32): void {
  groupCount = groups;
  termCount = terms;
}

/** Number of the group's first term. */
export function groupStart(group: i32): i32 {
  return group == 0 ? 0 : unchecked(groupEnds[group - 1]);
}

/** Logs of how much reach to about 10: brought to the scale of the flags. */
const LOG_SCALE: f32 = 0.3;

/** Every line's first key is that of the company's lines at large. */
const COMPANY_WIDE_KEY: i32 = 0;

/** Half a line is thought to be coded in every context as the company codes in all. */
const DOUBT: f32 = 0.5;
const LEAST_SHARE: f32 = 1e-4;

/** One by what of that half line falls to each candidate. */
const inverses = new StaticArray<f32>(MAX_CANDIDATES + 1);

/** Finds the terms of the candidates. */
export function findTerms(model: DimensionModel): void {
  groupCount = 0;
  const all = <f32>model.lineCount + 0.5 * <f32>(model.valueCount + 1);
  for (let j = 0; j < candidateCount; j++) {
    const share = (<f32>model.countOf(unchecked(candidates[j])) + 0.5) / all;
    unchecked((inverses[j] = <f32>1 / (DOUBT * max(LEAST_SHARE, share))));
    unchecked((termPlaces[j] = <u8>j));
    store<f32>(slowLogs + ((<usize>j) << 2), share);
    store<f32>(fastLogs + ((<usize>j) << 2), 1);
  }
  termCount = candidateCount;
  endGroup(COMPANY_WIDE_KEY, classWeights(COMPANY_WIDE, 0), 1, -1, -1);
  for (let i = 0; i < keyCount; i++) {
    const record = <usize>unchecked(keyRecords[i]);
    if (record != 0 && unchecked(keyKinds[i]) != COMPANY_WIDE) addContext(i, record);
  }
  scaleLogs(slowLogs, termCount, LOG_SCALE);
  scaleLogs(fastLogs, termCount, LOG_SCALE);
}

/** Adds the terms of a context, with how many times more lines there are than expected where their logs will be. */
function addContext(key: i32, record: usize): void {
  const slots = slotCountOf(record);
  const end = slotOf(record, slots);
  const first = termCount;
  for (let slot = slotOf(record, 0); slot < end; slot += SLOT_BYTES) {
    const place = placeOf(load<i32>(slot));
    if (place < 0) continue;
    const inverse = v128.load32_splat(changetype<usize>(inverses) + ((<usize>place) << 2));
    const counts = v128.load64_zero(slot, 4);
    const lines = v128.shuffle<f32>(f32x4.convert_i32x4_s(counts), counts, 0, 5, 2, 3);
    const timesExpected = f32x4.add(f32x4.mul(lines, inverse), f32x4.splat(1));
    v128.store32_lane(slowLogs + ((<usize>termCount) << 2), timesExpected, 0);
    v128.store32_lane(fastLogs + ((<usize>termCount) << 2), timesExpected, 1);
    unchecked((termPlaces[termCount++] = <u8>place));
  }
  const last = placeOfAny(lastValueOf(record));
  const before = placeOfAny(valueBeforeOf(record));
  if (termCount == first && last < 0 && before < 0) return;
  const evidence = evidenceClass(lineCountOf(record), slots);
  const weights = classWeights(<i32>unchecked(keyKinds[key]), evidence);
  endGroup(key, weights, unchecked(keyShares[key]), last, before);
}

/** Place of a value among the candidates, -1 where it is none, or no value. */
function placeOfAny(value: i32): i32 {
  return value < 0 ? -1 : placeOf(value);
}

function endGroup(key: i32, weights: i32, share: f32, last: i32, before: i32): void {
  unchecked((groupKeys[groupCount] = key));
  unchecked((groupWeights[groupCount] = weights));
  unchecked((groupShares[groupCount] = share));
  unchecked((groupEnds[groupCount] = termCount));
  unchecked((groupLasts[groupCount] = last));
  unchecked((groupBefores[groupCount++] = before));
}
