import { ByteBuffer } from '../base/buffer';
import * as positions from './positions';
import { Problem } from './problem';

/**
 * Which sums the last amounts can reach, modulo a power of two: a bit for each residue, a set for each position. What
 * is not in the set cannot be reached; what is in it may not be reachable either. Totals that the same amounts may go
 * to share their sets.
 */
const MAX_POSITIONS: i32 = 32;
const MAX_PATTERNS: i32 = 8;
const LEAST_BITS: i32 = 8;
const MOST_BITS: i32 = 20;
/** A set that is fuller than this tells too little to be asked. */
const FULL_SHARE: f64 = 0.6;

/** First position whose sets are kept. */
export let firstPosition: i32 = 0;
/** The modulus less one. */
export let residueMask: i64 = 0;

const room = new ByteBuffer();
const patternMasks = new StaticArray<u64>(MAX_PATTERNS * MAX_POSITIONS);
const patternOf = new StaticArray<i32>(64);
const firsts = new StaticArray<i32>(MAX_PATTERNS);
let patternCount: i32 = 0;
let setBytes: i32 = 0;

/** Finds the sets for the positions that were arranged. False where memory is at its end. */
export function findReach(problem: Problem): bool {
  const bits = min(MOST_BITS, max(LEAST_BITS, positions.count + 2));
  setBytes = 1 << (bits - 3);
  residueMask = ((<i64>1) << bits) - 1;
  findPatterns(problem);
  if (!room.reserve(patternCount * (MAX_POSITIONS + 1) * setBytes)) return false;
  firstPosition = positions.count;
  for (let k = 0; k < patternCount; k++) {
    fillPattern(k, problem);
    firstPosition = min(firstPosition, unchecked(firsts[k]));
  }
  return true;
}

/** Whether the amounts from position `p` on can add up to `left`, as far as the sets tell. */
export function mayReach(p: i32, j: i32, left: i64): bool {
  const k = unchecked(patternOf[j]);
  if (p < unchecked(firsts[k])) return true;
  const residue = <usize>(left & residueMask);
  return ((load<u64>(setAt(k, p) + ((residue >> 6) << 3)) >> (residue & 63)) & 1) != 0;
}

function setAt(pattern: i32, p: i32): usize {
  return room.start + <usize>(pattern * (MAX_POSITIONS + 1) + positions.count - p) * setBytes;
}

/** Columns of the last positions' masks: the first seven get sets of their own, the others one of all amounts. */
function findPatterns(problem: Problem): void {
  patternCount = 0;
  for (let j = 0; j < positions.totalCount; j++) {
    let k = 0;
    while (k < patternCount && !isPattern(problem, k, j)) k++;
    if (k == patternCount) {
      k = min(k, MAX_PATTERNS - 1);
      patternCount = k + 1;
      for (let d = 0; d < MAX_POSITIONS; d++) {
        const takes = k == MAX_PATTERNS - 1 || mayGo(problem, d, j);
        unchecked((patternMasks[k * MAX_POSITIONS + d] = u64(takes)));
      }
    }
    unchecked((patternOf[j] = k));
  }
}

function isPattern(problem: Problem, k: i32, j: i32): bool {
  if (k == MAX_PATTERNS - 1) return true;
  for (let d = 0; d < MAX_POSITIONS; d++)
    if (unchecked(patternMasks[k * MAX_POSITIONS + d]) != u64(mayGo(problem, d, j))) return false;
  return true;
}

/** Whether the amount `d` positions before the end may go to total j. */
function mayGo(problem: Problem, d: i32, j: i32): bool {
  const p = positions.count - 1 - d;
  if (p < 0) return false;
  return ((problem.mask(load<i32>(positions.places + ((<usize>p) << 2))) >> j) & 1) != 0;
}

function fillPattern(k: i32, problem: Problem): void {
  const end = positions.count;
  memory.fill(setAt(k, end), 0, setBytes);
  const within = min<i64>(problem.tolerance, residueMask >> 1);
  for (let off = -within; off <= within; off++) {
    const residue = <usize>(off & residueMask);
    const at = setAt(k, end) + ((residue >> 6) << 3);
    store<u64>(at, load<u64>(at) | ((<u64>1) << (residue & 63)));
  }
  let first = end;
  while (first > 0 && end - first < MAX_POSITIONS) {
    const p = first - 1;
    const before = setAt(k, first);
    const size = load<i64>(positions.sizes + ((<usize>p) << 3));
    if (unchecked(patternMasks[k * MAX_POSITIONS + end - first]) == 0)
      memory.copy(setAt(k, p), before, setBytes);
    else if (addShifted(setAt(k, p), before, size & residueMask)) break;
    first = p;
  }
  unchecked((firsts[k] = first));
}

/** Writes `from` and `from` moved up by `shift` residues, around the end, into `to`; whether that is too full. */
function addShifted(to: usize, from: usize, shift: i64): bool {
  const words = setBytes >> 3;
  const wordShift = <i32>(shift >> 6);
  const bitShift = <u64>(shift & 63);
  let members: i64 = 0;
  for (let w = 0; w < words; w++) {
    const source = (w - wordShift) & (words - 1);
    let moved = load<u64>(from + ((<usize>source) << 3)) << bitShift;
    if (bitShift != 0) {
      const below = load<u64>(from + ((<usize>((source - 1) & (words - 1))) << 3));
      moved |= below >> (64 - bitShift);
    }
    const both = load<u64>(from + ((<usize>w) << 3)) | moved;
    members += <i64>popcnt<u64>(both);
    store<u64>(to + ((<usize>w) << 3), both);
  }
  return <f64>members > FULL_SHARE * <f64>(residueMask + 1);
}
