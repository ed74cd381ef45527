import { MAX_CANDIDATES, MAX_KEYS, MAX_SLOTS } from '../base/limits';
import { ByteBuffer } from '../base/buffer';
import { keyCount, keyHashes, keyShares } from '../features/line-keys';
import { fastTotalOf, FAST_AT, lineCountOf, slotCountOf, slotOf, SLOT_BYTES } from '../memory/context-record';
import { DimensionModel } from './dimension-model';

/** Record of every key of the line in the dimension's memory, 0 where the context is new. */
export const keyRecords = new StaticArray<u32>(MAX_KEYS);

/** The values to choose from, most votes first; learning may add the true value behind them. */
export const candidates = new StaticArray<i32>(MAX_CANDIDATES + 1);
export let candidateCount: i32 = 0;
/** The first so many of them are scored: the likely ones to answer, all of them where the weights learn. */
export let scoredCount: i32 = 0;

/**
 * Of a line of which memory has a third of the contexts or more, so many candidates at most are likely: those with at least this
 * share of the first one's votes, and the first few. Of a line of which it has less, votes say little, and all are.
 */
const MOST_LIKELY: i32 = 12;
const LEAST_VOTES: f32 = 0.06;
const LEAST_LIKELY: i32 = 5;

const MOST_VOTED: i32 = MAX_KEYS * MAX_SLOTS;
const voted = new StaticArray<i32>(MOST_VOTED);
/** Of each candidate the bits of its votes, which stand in the votes' order, for none is negative; below them its value, inverted. */
const ranks = new StaticArray<u64>(MAX_CANDIDATES);

/** For candidates that come back from the day's store, all to be scored; they are not placed. */
export function setCandidateCount(count: i32): void {
  candidateCount = count;
  scoredCount = count;
}

/** Per value: the votes while they are counted, then its place among the candidates plus one; 0 between calls. */
const scratch = new ByteBuffer();

function cell(value: i32): usize {
  return scratch.start + ((<usize>value) << 2);
}

/** Place of a value among the candidates, -1 where it is none. Only between findCandidates and dropCandidates. */
export function placeOf(value: i32): i32 {
  return load<i32>(cell(value)) - 1;
}

/** Looks up the contexts of the line's keys. */
export function findRecords(model: DimensionModel): void {
  const index = model.memory.index;
  for (let i = 0; i < keyCount; i++) unchecked((keyRecords[i] = index.homeOf(keyHashes[i])));
  for (let i = 0; i < keyCount; i++) unchecked((keyRecords[i] = <u32>index.find(keyHashes[i])));
}

function makeCells(count: i32): bool {
  const before = scratch.length;
  if (before >= count << 2) return true;
  if (scratch.extend((count << 2) - before) < 0) return false;
  memory.fill(scratch.start + before, 0, (count << 2) - before);
  return true;
}

/**
 * Picks the values with the most votes from the contexts found: the likely ones, and behind them those that the weights are to learn
 * from besides. False where memory is at its end.
 */
export function findCandidates(model: DimensionModel, isLesson: bool): bool {
  if (!makeCells(model.valueCount)) return false;
  const count = countVotes();
  const isKnown = recordCount() * 3 >= keyCount;
  const most = isKnown && !isLesson ? MOST_LIKELY : MAX_CANDIDATES;
  candidateCount = 0;
  for (let i = 0; i < count; i++) consider(unchecked(voted[i]), most);
  for (let i = 0; i < count; i++) store<i32>(cell(unchecked(voted[i])), 0);
  scoredCount = isKnown ? likelyCount() : candidateCount;
  if (!isLesson) candidateCount = scoredCount;
  for (let j = 0; j < candidateCount; j++) {
    const value = ~(<i32>unchecked(ranks[j]));
    unchecked((candidates[j] = value));
    store<i32>(cell(value), j + 1);
  }
  return true;
}

/** Adds the true value where it is missing and answers its place; -1 where memory is at its end. */
export function placeOfTruth(value: i32): i32 {
  if (!makeCells(value + 1)) return -1;
  const place = placeOf(value);
  if (place >= 0) return place;
  unchecked((candidates[candidateCount] = value));
  store<i32>(cell(value), candidateCount + 1);
  return candidateCount++;
}

/** Ends the use of the candidates. */
export function dropCandidates(): void {
  for (let j = 0; j < candidateCount; j++) store<i32>(cell(unchecked(candidates[j])), 0);
}

function countVotes(): i32 {
  let count = 0;
  for (let i = 0; i < keyCount; i++) {
    const record = <usize>unchecked(keyRecords[i]);
    if (record == 0) continue;
    const end = slotOf(record, slotCountOf(record));
    const slow = unchecked(keyShares[i]) / (<f32>lineCountOf(record) + 1);
    const fast = unchecked(keyShares[i]) / (fastTotalOf(record) + 0.5);
    for (let slot = slotOf(record, 0); slot < end; slot += SLOT_BYTES) {
      const at = cell(load<i32>(slot));
      const votes = load<f32>(at);
      unchecked((voted[count] = load<i32>(slot)));
      count += i32(votes == 0);
      store<f32>(at, votes + <f32>load<i32>(slot, 4) * slow + load<f32>(slot, FAST_AT) * fast);
    }
  }
  return count;
}

/** Contexts of the line that memory has. */
function recordCount(): i32 {
  let count = 0;
  for (let i = 0; i < keyCount; i++) count += i32(unchecked(keyRecords[i]) != 0);
  return count;
}

/** How many of the candidates, most votes first, are likely where the line is known. */
function likelyCount(): i32 {
  let count = min(candidateCount, MOST_LIKELY);
  const least = LEAST_VOTES * votesOf(0);
  while (count > LEAST_LIKELY && votesOf(count - 1) < least) count--;
  return count;
}

/** Votes of the candidate that is ranked so, while candidates are picked. */
function votesOf(rank: i32): f32 {
  return reinterpret<f32>(<u32>(unchecked(ranks[rank]) >> 32));
}

/** Keeps the best so far sorted, `most` of them: more votes first, then the lower value number. */
function consider(value: i32, most: i32): void {
  const rank = ((<u64>load<u32>(cell(value))) << 32) | (<u64>~(<u32>value));
  let place = candidateCount;
  if (place < most) candidateCount++;
  else if (rank < unchecked(ranks[--place])) return;
  for (; place > 0 && unchecked(ranks[place - 1]) < rank; place--)
    unchecked((ranks[place] = ranks[place - 1]));
  unchecked((ranks[place] = rank));
}
