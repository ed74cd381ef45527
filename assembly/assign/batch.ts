import { get, intBytes, set } from './ints';
import { LINE_BYTES } from './limits';
import { lineAt } from './line';
import { matchTables } from './match';

/*
 * The documents of a call, written by the caller and read back after it:
 *
 *   predictedLines  i32[predicted lines][16]   codes, see line.ts
 *   trueLines       i32[true lines][16]
 *   predictedStarts i32[documents + 1]         first line of each document; the last entry is the number of lines
 *   trueStarts      i32[documents + 1]
 *   partners        i32[predicted lines]       out: number of the true line within its document, -1 for none
 *   outcomes        i32[documents]             out: 0 unique, 1 tied, 2 too large
 */
let predictedLines: usize = 0;
let trueLines: usize = 0;
let predictedStarts: usize = 0;
let trueStarts: usize = 0;
let partners: usize = 0;
let outcomes: usize = 0;
let documentRoom: i32 = 0;
let predictedRoom: i32 = 0;
let trueRoom: i32 = 0;

/** What the caller can cause. */
const OK: i32 = 0;
const BAD_COUNT: i32 = 1;
const BAD_STARTS: i32 = 2;

/** Lines and documents that one call may hand over, each. */
const MAX_BATCH: i32 = 1 << 20;

/**
 * Makes room for a call of this size; the addresses below change. 0, or 1 where a count is negative or above 2^20.
 */
export function reserveAssign(documentCount: i32, predictedCount: i32, trueCount: i32): i32 {
  if (min(documentCount, min(predictedCount, trueCount)) < 0) return BAD_COUNT;
  if (max(documentCount, max(predictedCount, trueCount)) > MAX_BATCH) return BAD_COUNT;
  if (documentCount > documentRoom || documentRoom == 0) {
    documentRoom = max(documentCount, max(2 * documentRoom, 64));
    predictedStarts = heap.alloc(intBytes(documentRoom + 1));
    trueStarts = heap.alloc(intBytes(documentRoom + 1));
    outcomes = heap.alloc(intBytes(documentRoom));
  }
  if (predictedCount > predictedRoom || predictedRoom == 0) {
    predictedRoom = max(predictedCount, max(2 * predictedRoom, 256));
    predictedLines = heap.alloc(usize(predictedRoom) * LINE_BYTES);
    partners = heap.alloc(intBytes(predictedRoom));
  }
  if (trueCount > trueRoom || trueRoom == 0) {
    trueRoom = max(trueCount, max(2 * trueRoom, 256));
    trueLines = heap.alloc(usize(trueRoom) * LINE_BYTES);
  }
  return OK;
}

/** Address of i32[predicted lines][16]. */
export function assignPredictedLines(): usize {
  return predictedLines;
}

/** Address of i32[true lines][16]. */
export function assignTrueLines(): usize {
  return trueLines;
}

/** Address of i32[documents + 1]. */
export function assignPredictedStarts(): usize {
  return predictedStarts;
}

/** Address of i32[documents + 1]. */
export function assignTrueStarts(): usize {
  return trueStarts;
}

/** Address of i32[predicted lines], filled by runAssign. */
export function assignPartners(): usize {
  return partners;
}

/** Address of i32[documents], filled by runAssign. */
export function assignOutcomes(): usize {
  return outcomes;
}

/** Matches the documents of the call. 0; 1 where there are more than reserved; 2 where starts do not ascend within the room. */
export function runAssign(documentCount: i32, settleTies: bool): i32 {
  if (documentCount < 0 || documentCount > documentRoom) return BAD_COUNT;
  if (!ascend(predictedStarts, documentCount, predictedRoom) || !ascend(trueStarts, documentCount, trueRoom))
    return BAD_STARTS;
  for (let document = 0; document < documentCount; ++document) {
    const predictedFrom = get(predictedStarts, document);
    const trueFrom = get(trueStarts, document);
    const outcome = matchTables(
      lineAt(predictedLines, predictedFrom),
      get(predictedStarts, document + 1) - predictedFrom,
      lineAt(trueLines, trueFrom),
      get(trueStarts, document + 1) - trueFrom,
      partners + intBytes(predictedFrom),
      settleTies,
    );
    set(outcomes, document, outcome);
  }
  return OK;
}

function ascend(starts: usize, documentCount: i32, room: i32): bool {
  let last = 0;
  for (let document = 0; document <= documentCount; ++document) {
    const start = get(starts, document);
    if (start < last || start > room) return false;
    last = start;
  }
  return true;
}
