import { FIRST_DAY, LAST_DAY } from '../base/limits';
import {
  fastTotalOf,
  lastValueOf,
  lineCountOf,
  slotCountOf,
  slotOf,
  SLOT_BYTES,
  valueBeforeOf,
} from '../memory/context-record';
import { MARGIN_AT, MOVES_AT, SQUARES_AT } from './crosses';

/*
 * What the numbers of a model file must keep to, so that every answer of a model that was opened is a number: a checksum
 * tells of an accident, not of a file that was made. Bounds lie far beyond what learning reaches.
 */
/** No weight is larger, whichever way it points. */
export const MOST_WEIGHT: f32 = 1e6;
const MOST_SUM: f32 = 1e12;
const LEAST_BIN_LINES: f32 = 1e-3;
/** Lines that a model, or a context, may count: learning goes on from there without a count passing 2^31. */
export const MOST_LINES: u32 = 1 << 30;

/** Whether `count` f32 at `from` are all within `least` to `most`; what is no number is not. */
function areWithin(from: usize, count: i32, least: f32, most: f32): bool {
  for (let i = 0; i < count; i++) {
    const number = load<f32>(from + ((<usize>i) << 2));
    if (!(number >= least && number <= most)) return false;
  }
  return true;
}

/** Whether `count` weights at `from`, and as many sums of squares behind them, can be used. */
export function areMixing(from: usize, count: i32): bool {
  return (
    areWithin(from, count, -MOST_WEIGHT, MOST_WEIGHT) &&
    areWithin(from + ((<usize>count) << 2), count, 0, MOST_SUM)
  );
}

/** Whether `count` faded counts of lines at `from` can be. */
export function areCounts(from: usize, count: i32): bool {
  return areWithin(from, count, 0, MOST_SUM);
}

/** Whether a cross can be used; linear/crosses draws one. */
export function isCross(cross: usize): bool {
  return (
    areWithin(cross, 1, -MOST_WEIGHT, MOST_WEIGHT) &&
    areWithin(cross + MARGIN_AT, 1, -MOST_WEIGHT, MOST_WEIGHT) &&
    areWithin(cross + SQUARES_AT, 1, 0, MOST_SUM) &&
    areWithin(cross + MOVES_AT, 1, 0, MOST_SUM)
  );
}

/** Whether `count` bins of hits at `from`, and as many of lines behind them, are shares of 0 to 1. */
export function areBins(from: usize, count: i32): bool {
  const lines = from + ((<usize>count) << 2);
  if (!areWithin(lines, count, LEAST_BIN_LINES, MOST_SUM)) return false;
  for (let i = 0; i < count; i++) {
    const at = (<usize>i) << 2;
    if (!(load<f32>(from + at) >= 0 && load<f32>(from + at) <= load<f32>(lines + at))) return false;
  }
  return true;
}

/** Whether the record of a context counts lines that can be, of values below `valueCount`, each once. The last two may be -1. */
export function isRecord(record: usize, valueCount: u32): bool {
  const fast = fastTotalOf(record);
  if (!(fast >= 0 && fast <= MOST_SUM) || lineCountOf(record) > MOST_LINES) return false;
  // One more than -1 is 0, whatever the number of values.
  if (<u32>(lastValueOf(record) + 1) > valueCount || <u32>(valueBeforeOf(record) + 1) > valueCount)
    return false;
  for (let k = 0; k < slotCountOf(record); k++) {
    const slot = slotOf(record, k);
    const value = load<u32>(slot);
    const lines = load<u32>(slot, 4);
    const day = load<i32>(slot, 12);
    if (value >= valueCount || lines == 0 || lines > lineCountOf(record)) return false;
    if (!areWithin(slot + 8, 1, 0, MOST_SUM) || day < FIRST_DAY || day > LAST_DAY) return false;
    for (let before = slotOf(record, 0); before < slot; before += SLOT_BYTES) {
      if (load<u32>(before) == value) return false;
    }
  }
  return true;
}
