import { ByteBuffer } from '../base/buffer';
import { candidateCount, candidates, setCandidateCount } from './candidates';
import * as terms from './terms';

/*
 * The candidates and terms of a day's lines, kept from their prediction until the weights learn from them: memory does
 * not change in between. A line: i32 candidates, i32 terms, i32 place of the truth; the candidates; then the terms'
 * six columns one after the other, 4 bytes each.
 */
const HEAD_BYTES: i32 = 12;

const bytes = new ByteBuffer();
let next: i32 = 0;

/** Forgets what was kept. */
export function clearTerms(): void {
  bytes.length = 0;
  next = 0;
}

/** Keeps the current candidates and terms behind the others. False where memory is at its end. */
export function keepTerms(truth: i32): bool {
  const column = terms.termCount << 2;
  const offset = bytes.extend(HEAD_BYTES + (candidateCount << 2) + column * 6);
  if (offset < 0) return false;
  let at = bytes.start + offset;
  store<i32>(at, candidateCount);
  store<i32>(at, terms.termCount, 4);
  store<i32>(at, truth, 8);
  at = keep(at + HEAD_BYTES, changetype<usize>(candidates), candidateCount << 2);
  at = keep(at, changetype<usize>(terms.termPlaces), column);
  at = keep(at, changetype<usize>(terms.termWeights), column);
  at = keep(at, changetype<usize>(terms.termShares), column);
  at = keep(at, changetype<usize>(terms.termLogShares), column);
  at = keep(at, changetype<usize>(terms.termFastLogShares), column);
  keep(at, changetype<usize>(terms.termFlags), column);
  return true;
}

function keep(to: usize, from: usize, length: i32): usize {
  memory.copy(to, from, length);
  return to + length;
}

/** Begins again with the first line kept. */
export function rewindTerms(): void {
  next = 0;
}

/** Makes the next line's candidates and terms the current ones, in the order kept; answers the place of the truth. */
export function recallTerms(): i32 {
  let at = bytes.start + next;
  const count = load<i32>(at);
  const termCount = load<i32>(at, 4);
  const truth = load<i32>(at, 8);
  const column = termCount << 2;
  at = recall(at + HEAD_BYTES, changetype<usize>(candidates), count << 2);
  at = recall(at, changetype<usize>(terms.termPlaces), column);
  at = recall(at, changetype<usize>(terms.termWeights), column);
  at = recall(at, changetype<usize>(terms.termShares), column);
  at = recall(at, changetype<usize>(terms.termLogShares), column);
  at = recall(at, changetype<usize>(terms.termFastLogShares), column);
  at = recall(at, changetype<usize>(terms.termFlags), column);
  next = <i32>(at - bytes.start);
  setCandidateCount(count);
  terms.setTermCount(termCount);
  return truth;
}

function recall(from: usize, to: usize, length: i32): usize {
  memory.copy(to, from, length);
  return from + length;
}
