import { ByteBuffer } from '../base/buffer';
import { BAD_LINE, NO_MEMORY, OK, OVER_LIMIT } from '../base/status';
import { get, intBytes, set } from './ints';
import { LINE_BYTES } from './limits';
import { isLine, lineAt } from './line';
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
const predictedLines = new ByteBuffer();
const trueLines = new ByteBuffer();
const predictedStarts = new ByteBuffer();
const trueStarts = new ByteBuffer();
const partners = new ByteBuffer();
const outcomes = new ByteBuffer();

/** What the buffers have room for; -1 documents as long as nothing was reserved. */
let documentRoom: i32 = -1;
let predictedRoom: i32 = 0;
let trueRoom: i32 = 0;

/** Lines and documents that one call may hand over, each. */
const MAX_BATCH: i32 = 1 << 20;

/** Makes room for a call of this size; the addresses below change. OVER_LIMIT for a count below 0 or above 2^20. */
export function reserveAssign(documentCount: i32, predictedCount: i32, trueCount: i32): i32 {
  if (min(documentCount, min(predictedCount, trueCount)) < 0) return OVER_LIMIT;
  if (max(documentCount, max(predictedCount, trueCount)) > MAX_BATCH) return OVER_LIMIT;
  const startBytes = i32(intBytes(documentCount + 1));
  const hasRoom =
    predictedStarts.reserve(startBytes) &&
    trueStarts.reserve(startBytes) &&
    outcomes.reserve(startBytes) &&
    predictedLines.reserve(predictedCount * i32(LINE_BYTES)) &&
    partners.reserve(i32(intBytes(predictedCount))) &&
    trueLines.reserve(trueCount * i32(LINE_BYTES));
  if (!hasRoom) return NO_MEMORY;
  documentRoom = max(documentRoom, documentCount);
  predictedRoom = max(predictedRoom, predictedCount);
  trueRoom = max(trueRoom, trueCount);
  return OK;
}

/** Address of i32[predicted lines][16]. */
export function assignPredictedLines(): usize {
  return predictedLines.start;
}

/** Address of i32[true lines][16]. */
export function assignTrueLines(): usize {
  return trueLines.start;
}

/** Address of i32[documents + 1]. */
export function assignPredictedStarts(): usize {
  return predictedStarts.start;
}

/** Address of i32[documents + 1]. */
export function assignTrueStarts(): usize {
  return trueStarts.start;
}

/** Address of i32[predicted lines], filled by runAssign. */
export function assignPartners(): usize {
  return partners.start;
}

/** Address of i32[documents], filled by runAssign. */
export function assignOutcomes(): usize {
  return outcomes.start;
}

/**
 * Matches the documents of the call; `settleTies` as for matchTables. OVER_LIMIT where there are more documents than
 * reserved, or where the starts do not ascend from 0 on within the lines reserved; BAD_LINE where a code is negative or
 * stands in the spare lane. Then nothing is matched.
 */
export function runAssign(documentCount: i32, settleTies: bool): i32 {
  if (documentCount < 0 || documentCount > documentRoom) return OVER_LIMIT;
  const areStarts =
    ascend(predictedStarts.start, documentCount, predictedRoom) &&
    ascend(trueStarts.start, documentCount, trueRoom);
  if (!areStarts) return OVER_LIMIT;
  const areLines =
    haveLines(predictedLines.start, get(predictedStarts.start, documentCount)) &&
    haveLines(trueLines.start, get(trueStarts.start, documentCount));
  if (!areLines) return BAD_LINE;
  for (let document = 0; document < documentCount; ++document) {
    const predictedFrom = get(predictedStarts.start, document);
    const trueFrom = get(trueStarts.start, document);
    const outcome = matchTables(
      lineAt(predictedLines.start, predictedFrom),
      get(predictedStarts.start, document + 1) - predictedFrom,
      lineAt(trueLines.start, trueFrom),
      get(trueStarts.start, document + 1) - trueFrom,
      partners.start + intBytes(predictedFrom),
      settleTies,
    );
    set(outcomes.start, document, outcome);
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

function haveLines(lines: usize, count: i32): bool {
  for (let number = 0; number < count; ++number) if (!isLine(lineAt(lines, number))) return false;
  return true;
}
