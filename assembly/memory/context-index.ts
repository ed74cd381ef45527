import { takeBlock } from '../base/arena';
import { keyOf } from './context-record';

/** Bits of an index's places when it is made, and at most. */
export const FIRST_INDEX_BITS: i32 = 12;

/** Records by key: open addressing, 2^bits addresses, 0 where a place is free. At most half of the places are taken. */
export class ContextIndex {
  bits: i32 = FIRST_INDEX_BITS;
  private start: usize = takeBlock(4 << FIRST_INDEX_BITS);

  isWhole(): bool {
    return this.start != 0;
  }

  /** The record of a key, 0 where there is none. */
  find(key: u32): usize {
    return load<u32>(this.placeOf(key));
  }

  /** Where the address of a key's record stands, or is to be put. */
  placeOf(key: u32): usize {
    const mask: u32 = (1 << this.bits) - 1;
    let i = key & mask;
    while (true) {
      const place = this.start + ((<usize>i) << 2);
      const record = load<u32>(place);
      if (record == 0 || keyOf(record) == key) return place;
      i = (i + 1) & mask;
    }
  }

  /** The records by place, 0 where a place is free. */
  recordAt(place: i32): usize {
    return load<u32>(this.start + ((<usize>place) << 2));
  }
  placeCount(): i32 {
    return 1 << this.bits;
  }

  /** Whether one record more than `count` would leave fewer than half of the places free. */
  isFull(count: i32): bool {
    return count * 2 >= 1 << this.bits;
  }

  /** Doubles the places; false where memory is at its end. */
  grow(): bool {
    const grown = takeBlock(8 << this.bits);
    if (grown == 0) return false;
    const old = this.start;
    const places = this.placeCount();
    this.start = grown;
    this.bits++;
    for (let i = 0; i < places; i++) {
      const record = <usize>load<u32>(old + ((<usize>i) << 2));
      if (record != 0) store<u32>(this.placeOf(keyOf(record)), <u32>record);
    }
    return true;
  }

  /** Makes every place free. */
  clear(): void {
    memory.fill(this.start, 0, 4 << this.bits);
  }

  /** Frees the place of a record, and moves those up that had to pass it (Knuth 1973, vol. 3, 6.4, algorithm R). */
  remove(place: usize): void {
    const mask: u32 = (1 << this.bits) - 1;
    let hole = <u32>((place - this.start) >> 2);
    let i = hole;
    while (true) {
      i = (i + 1) & mask;
      const record = this.recordAt(i);
      if (record == 0) break;
      const home = keyOf(record) & mask;
      if (((i - home) & mask) < ((i - hole) & mask)) continue;
      store<u32>(this.start + ((<usize>hole) << 2), <u32>record);
      hole = i;
    }
    store<u32>(this.start + ((<usize>hole) << 2), 0);
  }
}
