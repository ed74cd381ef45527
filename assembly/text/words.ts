import { hashBytes } from '../base/hash';
import { MAX_TEXT_WORDS } from '../base/limits';

/** Hashes of the words found by the last call of a function here. */
export const wordHashes = new StaticArray<u32>(MAX_TEXT_WORDS);
/** Where they stand: address of the first byte, and length. */
export const wordStarts = new StaticArray<u32>(MAX_TEXT_WORDS);
export const wordLengths = new StaticArray<i32>(MAX_TEXT_WORDS);
/** Hashes of the same words' first five bytes: plural and singular, whole and cut word meet there. */
export const stemHashes = new StaticArray<u32>(MAX_TEXT_WORDS);

const STEM_BYTES: i32 = 5;

/** Whether a byte is 0 to 9 in ASCII. */
export function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function isLetter(byte: u32): bool {
  return byte - 0x61 < 26 || byte >= 0x80;
}

/**
 * Splits folded text into words of two bytes or more and hashes them; answers how many, at most `most`
 * (1..MAX_TEXT_WORDS). With `digits` a digit is a letter too.
 */
export function splitWords(from: usize, length: i32, digits: bool, most: i32): i32 {
  let count = 0;
  let start = -1;
  for (let i = 0; i <= length && count < most; i++) {
    const byte: u32 = i < length ? load<u8>(from + i) : 0x20;
    if (isLetter(byte) || (digits && isDigit(byte))) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0 && i - start > 1) {
      unchecked((wordHashes[count] = hashBytes(from + start, i - start)));
      unchecked((wordStarts[count] = <u32>(from + start)));
      unchecked((wordLengths[count] = i - start));
      unchecked((stemHashes[count] = hashBytes(from + start, min(STEM_BYTES, i - start))));
      count++;
    }
    start = -1;
  }
  return count;
}

/** Copies folded text to `to` with every run of digits as one `0`, and answers the length. */
export function maskDigits(from: usize, length: i32, to: usize): i32 {
  const start = to;
  for (let i = 0; i < length; i++) {
    const byte: u32 = load<u8>(from + i);
    if (!isDigit(byte)) store<u8>(to++, byte);
    else if (to == start || load<u8>(to - 1) != 0x30) store<u8>(to++, 0x30);
  }
  return <i32>(to - start);
}
