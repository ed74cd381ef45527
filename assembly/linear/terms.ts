import { twoLogs } from '../base/two-logs';
import { MAX_CANDIDATES, MAX_KEYS } from '../base/limits';
import { keyCount, keyKinds, keyShares } from '../features/line-keys';
import { COMPANY_WIDE } from '../features/contexts';
import { lastValueOf, lineCountOf, slotCountOf, slotOf, valueBeforeOf } from '../memory/context-record';
import { candidateCount, candidates, keyRecords, placeOf } from './candidates';
import { DimensionModel, evidenceClass, EVIDENCE_CLASSES, TERM_KINDS } from './dimension-model';

/**
 * What memory says for the candidates, as a sparse list: one term for each (context, candidate that was coded there).
 * A candidate that a context has not seen has no term and so no part of the score from it.
 */
const MOST_TERMS: i32 = MAX_KEYS * (MAX_CANDIDATES + 1);
export const termPlaces = new StaticArray<i32>(MOST_TERMS);
/** Index of the first of the term's TERM_KINDS mixing weights. */
export const termWeights = new StaticArray<i32>(MOST_TERMS);
export const termShares = new StaticArray<f32>(MOST_TERMS);
export const termLogShares = new StaticArray<f32>(MOST_TERMS);
export const termFastLogShares = new StaticArray<f32>(MOST_TERMS);
/** 1: coded last in the context; 2: coded before the last one. */
export const termFlags = new StaticArray<i32>(MOST_TERMS);
/** Which key of the line the term comes from; known after findTerms only. */
export const termKeys = new StaticArray<i32>(MOST_TERMS);
export let termCount: i32 = 0;

/** For terms that come back from the day's store. */
export function setTermCount(count: i32): void {
  termCount = count;
}

/** Logs of how much reach to about 10: brought to the scale of the flags. */
const LOG_SCALE: f32 = 0.3;

/** Every line's first key is that of the company's lines at large. */
const COMPANY_WIDE_KEY: i32 = 0;

/** Half a line is thought to be coded in every context as the company codes in all. */
const DOUBT: f32 = 0.5;
const LEAST_SHARE: f32 = 1e-4;

/** What of that half line falls to each candidate, and its log. */
const expectedLines = new StaticArray<f32>(MAX_CANDIDATES + 1);
const logExpected = new StaticArray<f32>(MAX_CANDIDATES + 1);

/** Finds the terms of the candidates. */
export function findTerms(model: DimensionModel): void {
  termCount = 0;
  const all = <f32>model.lineCount + 0.5 * <f32>(model.valueCount + 1);
  for (let j = 0; j < candidateCount; j++) {
    const share = (<f32>model.countOf(unchecked(candidates[j])) + 0.5) / all;
    const expected = DOUBT * max(LEAST_SHARE, share);
    unchecked((expectedLines[j] = expected));
    const logs = twoLogs(expected, share);
    unchecked((logExpected[j] = f32x4.extract_lane(logs, 0)));
    unchecked((termKeys[termCount] = COMPANY_WIDE_KEY));
    add(j, COMPANY_WIDE * EVIDENCE_CLASSES * TERM_KINDS, 1, LOG_SCALE * f32x4.extract_lane(logs, 1), 0, 0);
  }
  for (let i = 0; i < keyCount; i++) {
    const record = <usize>unchecked(keyRecords[i]);
    if (record != 0 && unchecked(keyKinds[i]) != COMPANY_WIDE) addContext(i, record);
  }
}

function addContext(key: i32, record: usize): void {
  const slots = slotCountOf(record);
  const evidence = evidenceClass(lineCountOf(record), slots);
  const weights = (<i32>unchecked(keyKinds[key]) * EVIDENCE_CLASSES + evidence) * TERM_KINDS;
  const last = lastValueOf(record);
  const before = valueBeforeOf(record);
  for (let k = 0; k < slots; k++) {
    const slot = slotOf(record, k);
    const value = load<i32>(slot);
    const place = placeOf(value);
    if (place < 0) continue;
    const expected = unchecked(expectedLines[place]);
    const logs = twoLogs(<f32>load<u32>(slot, 4) + expected, load<f32>(slot, 8) + expected);
    const shares = f32x4.mul(
      f32x4.sub(logs, f32x4.splat(unchecked(logExpected[place]))),
      f32x4.splat(LOG_SCALE),
    );
    const slow = f32x4.extract_lane(shares, 0);
    const fast = f32x4.extract_lane(shares, 1);
    const flags = i32(value == last) | (i32(value == before) << 1);
    unchecked((termKeys[termCount] = key));
    add(place, weights, unchecked(keyShares[key]), slow, fast, flags);
  }
}

function add(place: i32, weights: i32, share: f32, slow: f32, fast: f32, flags: i32): void {
  unchecked((termPlaces[termCount] = place));
  unchecked((termWeights[termCount] = weights));
  unchecked((termShares[termCount] = share));
  unchecked((termLogShares[termCount] = slow));
  unchecked((termFastLogShares[termCount] = fast));
  unchecked((termFlags[termCount] = flags));
  termCount++;
}
