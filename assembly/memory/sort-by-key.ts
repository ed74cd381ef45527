import { ByteBuffer } from '../base/buffer';
import { keyOf } from './context-record';

const DIGIT_BITS: u32 = 8;
const DIGITS: i32 = 1 << 8;
const PASSES: u32 = 4;

const ends = new StaticArray<i32>(DIGITS);
const spare = new ByteBuffer();

/** Sorts addresses of records (u32 each) by their keys, ascending: a radix sort. False where memory is at its end. */
export function sortByKey(records: ByteBuffer): bool {
  if (!spare.reserve(records.length)) return false;
  for (let pass: u32 = 0; pass < PASSES; pass += 2) {
    sortByDigit(records.start, spare.start, records.length >> 2, pass * DIGIT_BITS);
    sortByDigit(spare.start, records.start, records.length >> 2, (pass + 1) * DIGIT_BITS);
  }
  return true;
}

function sortByDigit(from: usize, to: usize, count: i32, shift: u32): void {
  for (let digit = 0; digit < DIGITS; digit++) unchecked((ends[digit] = 0));
  for (let i = 0; i < count; i++) unchecked((ends[digitOf(from, i, shift)] += 1));
  for (let digit = 1; digit < DIGITS; digit++) unchecked((ends[digit] += ends[digit - 1]));
  for (let i = count - 1; i >= 0; i--) {
    const digit = digitOf(from, i, shift);
    const place = unchecked(ends[digit]) - 1;
    unchecked((ends[digit] = place));
    store<u32>(to + ((<usize>place) << 2), load<u32>(from + ((<usize>i) << 2)));
  }
}

function digitOf(records: usize, index: i32, shift: u32): i32 {
  return <i32>((keyOf(load<u32>(records + ((<usize>index) << 2))) >>> shift) & (DIGITS - 1));
}
