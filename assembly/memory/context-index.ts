import { takeBlock } from '../base/arena';
import { keyOf } from './context-record';

/** Bits of an index's places when it is made, and at most. */
export const FIRST_INDEX_BITS: i32 = 12;

/** A record's address is a multiple of 8; its place keeps the highest bits of its key in the lowest of the address. */
const TAG_SHIFT: u32 = 29;
const TAG_MASK: u32 = 7;

/**
 * Records by key: open addressing, 2^bits addresses, 0 where a place is free. At most half of the places are taken. Records
 * lie anywhere in memory, so that a key's tag in the place spares most readings of other keys' records.
 */
export class ContextIndex {
  bits: i32 = FIRST_INDEX_BITS;
  private start: usize = takeBlock(4 << FIRST_INDEX_BITS);

  isWhole(): bool {
    return this.start != 0;
  }

  /** The record of a key, 0 where there is none. */
  find(key: u32): usize {
    return this.recordIn(this.placeOf(key));
  }

  /** What stands where the search for a key begins: read ahead for many keys, so that no search waits for another's. */
  homeOf(key: u32): u32 {
    const mask: u32 = (1 << this.bits) - 1;
    return load<u32>(this.start + ((<usize>(key & mask)) << 2));
  }

  /** Where the address of a key's record stands, or is to be put. */
  placeOf(key: u32): usize {
    const mask: u32 = (1 << this.bits) - 1;
    const tag = key >>> TAG_SHIFT;
    let i = key & mask;
    while (true) {
      const place = this.start + ((<usize>i) << 2);
      const word = load<u32>(place);
      if (word == 0) return place;
      if ((word & TAG_MASK) == tag && keyOf(word & ~TAG_MASK) == key) return place;
      i = (i + 1) & mask;
    }
  }

  /** The record whose address stands at `place`, 0 where that is free. */
  recordIn(place: usize): usize {
    return load<u32>(place) & ~TAG_MASK;
  }

  /** Puts a record's address at `place`, which is its key's. */
  put(place: usize, record: usize): void {
    store<u32>(place, (<u32>record) | (keyOf(record) >>> TAG_SHIFT));
  }

  /** The records by number of their place, 0 where a place is free. */
  recordAt(index: i32): usize {
    return this.recordIn(this.start + ((<usize>index) << 2));
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
      const record = this.recordIn(old + ((<usize>i) << 2));
      if (record != 0) this.put(this.placeOf(keyOf(record)), record);
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
      this.put(this.start + ((<usize>hole) << 2), record);
      hole = i;
    }
    store<u32>(this.start + ((<usize>hole) << 2), 0);
  }
}
