/*
 * A set of small numbers as bits in u64 words.
 */

/** u64 words that a set of numbers below `count` takes. */
export function bitWords(count: i32): i32 {
  return (count + 63) >> 6;
}

/** Bytes that a set of numbers below `count` takes. */
export function bitBytes(count: i32): usize {
  return usize(bitWords(count)) << 3;
}

/** Reads word `index` of a set. */
export function getWord(set: usize, index: i32): u64 {
  return load<u64>(set + (usize(index) << 3));
}

/** Writes word `index` of a set. */
export function setWord(set: usize, index: i32, word: u64): void {
  store<u64>(set + (usize(index) << 3), word);
}

/** True where the set has `number`. */
export function hasBit(set: usize, number: i32): bool {
  return ((getWord(set, number >> 6) >> u64(number & 63)) & 1) != 0;
}

/** Puts `number` into the set. */
export function setBit(set: usize, number: i32): void {
  setWord(set, number >> 6, getWord(set, number >> 6) | (u64(1) << u64(number & 63)));
}
