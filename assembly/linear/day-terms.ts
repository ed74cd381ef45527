import { ByteBuffer } from '../base/buffer';
import { candidateCount, candidates, setCandidateCount } from './candidates';
import * as terms from './terms';

/*
 * The candidates and terms of a day's lines, kept from their prediction until the weights learn from them: memory does
 * not change in between. A line: i32 candidates, i32 groups, i32 terms, i32 place of the truth; the candidates; the groups' five
 * columns one after the other, 4 bytes each; the terms' two columns of logs, and their places, padded to 4 bytes.
 */
const HEAD_BYTES: i32 = 16;

const bytes = new ByteBuffer();
let next: i32 = 0;

/** Forgets what was kept. */
export function clearTerms(): void {
  bytes.length = 0;
  next = 0;
}

/** Keeps the current candidates and terms behind the others. False where memory is at its end. */
export function keepTerms(truth: i32): bool {
  const offset = bytes.extend(lineBytes());
  if (offset < 0) return false;
  const at = bytes.start + offset;
  store<i32>(at, candidateCount);
  store<i32>(at, terms.groupCount, 4);
  store<i32>(at, terms.termCount, 8);
  store<i32>(at, truth, 12);
  copyColumns(at + HEAD_BYTES, true);
  return true;
}

/** Begins again with the first line kept. */
export function rewindTerms(): void {
  next = 0;
}

/** Makes the next line's candidates and terms the current ones, in the order kept; answers the place of the truth. */
export function recallTerms(): i32 {
  const at = bytes.start + next;
  setCandidateCount(load<i32>(at));
  terms.setTermCounts(load<i32>(at, 4), load<i32>(at, 8));
  copyColumns(at + HEAD_BYTES, false);
  next += lineBytes();
  return load<i32>(at, 12);
}

/** Bytes of a line of as many candidates, groups and terms as the current one. */
function lineBytes(): i32 {
  const places = (terms.termCount + 3) & ~3;
  return HEAD_BYTES + (candidateCount << 2) + terms.groupCount * 20 + (terms.termCount << 3) + places;
}

/** Copies the current line's columns to what is kept of it from `at` on, or back from there. */
function copyColumns(at: usize, isKept: bool): void {
  const group = terms.groupCount << 2;
  at = copy(at, changetype<usize>(candidates), candidateCount << 2, isKept);
  at = copy(at, changetype<usize>(terms.groupWeights), group, isKept);
  at = copy(at, changetype<usize>(terms.groupShares), group, isKept);
  at = copy(at, changetype<usize>(terms.groupEnds), group, isKept);
  at = copy(at, changetype<usize>(terms.groupLasts), group, isKept);
  at = copy(at, changetype<usize>(terms.groupBefores), group, isKept);
  at = copy(at, terms.slowLogs, terms.termCount << 2, isKept);
  at = copy(at, terms.fastLogs, terms.termCount << 2, isKept);
  copy(at, changetype<usize>(terms.termPlaces), terms.termCount, isKept);
}

function copy(kept: usize, current: usize, length: i32, isKept: bool): usize {
  memory.copy(isKept ? kept : current, isKept ? current : kept, length);
  return kept + length;
}
