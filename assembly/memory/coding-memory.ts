import { Arena, takeBlock } from '../base/arena';
import { MAX_SLOTS } from '../base/limits';

/*
 * What was coded before in each context. A context is a record in the arena:
 *    0 u32 key               8 f32 lines, each decayed by every later one     16 i32 other value coded before that, or -1
 *    4 u32 lines            12 i32 value coded last, or -1                    20 u16 slots in use, 22 u16 slots in all
 *   24 slots of 16 bytes: i32 value, u32 lines, f32 decayed lines, i32 day coded last
 */
/** Where a record’s slots begin, and how long one is. */
export const SLOTS_AT: i32 = 24;
export const SLOT_BYTES: i32 = 16;
const FAST_DECAY: f32 = 0.7;
const FIRST_INDEX_BITS: i32 = 12;
const SIZE_CLASSES: i32 = 5;

/** Lines coded in a context. */
export function lineCountOf(record: usize): u32 {
  return load<u32>(record, 4);
}
/** The same, each line decayed by every later one. */
export function fastTotalOf(record: usize): f32 {
  return load<f32>(record, 8);
}
/** Value coded last in a context, -1 for none. */
export function lastValueOf(record: usize): i32 {
  return load<i32>(record, 12);
}
/** The other value coded before the last one, -1 for none. */
export function valueBeforeOf(record: usize): i32 {
  return load<i32>(record, 16);
}
/** Values remembered in a context, 0..MAX_SLOTS. */
export function slotCountOf(record: usize): i32 {
  return load<u16>(record, 20);
}
/** Address of a context’s slot. */
export function slotOf(record: usize, index: i32): usize {
  return record + SLOTS_AT + index * SLOT_BYTES;
}

/** The contexts of one dimension. */
export class CodingMemory {
  /** Contexts remembered. */
  count: i32 = 0;
  private arena: Arena = new Arena();
  /** Open addressing: 2^indexBits addresses of records, 0 where free. */
  private index: usize = takeBlock(4 << FIRST_INDEX_BITS);
  private indexBits: i32 = FIRST_INDEX_BITS;
  /** Per size class (1, 2, 4, 8, 16 slots) a list of records that were outgrown, linked through their first word. */
  private free: StaticArray<u32> = new StaticArray<u32>(SIZE_CLASSES);

  isWhole(): bool {
    return this.index != 0;
  }

  /** The record of a context, 0 where nothing was coded in it yet. */
  find(key: u32): usize {
    return load<u32>(this.place(key));
  }

  /** Counts one more line of a context, coded with `value` on `day`. False where memory is at its end. */
  learn(key: u32, value: i32, day: i32): bool {
    let place = this.place(key);
    if (load<u32>(place) == 0) {
      if (this.count * 2 >= 1 << this.indexBits) {
        if (!this.growIndex()) return false;
        place = this.place(key);
      }
      const fresh = this.takeRecord(0);
      if (fresh == 0) return false;
      store<u32>(fresh, key);
      store<i32>(fresh, -1, 12);
      store<i32>(fresh, -1, 16);
      store<u32>(place, <u32>fresh);
      this.count++;
    }
    const slot = this.decayAndFindSlot(place, value);
    if (slot == 0) return false;
    const record = <usize>load<u32>(place);
    store<u32>(record, load<u32>(record, 4) + 1, 4);
    store<f32>(record, load<f32>(record, 8) * FAST_DECAY + 1, 8);
    store<u32>(slot, load<u32>(slot, 4) + 1, 4);
    store<f32>(slot, load<f32>(slot, 8) + 1, 8);
    store<i32>(slot, day, 12);
    const last = lastValueOf(record);
    if (last != value) {
      store<i32>(record, last, 16);
      store<i32>(record, value, 12);
    }
    return true;
  }

  /** The records by place in the index, 0 where a place is free. */
  recordAt(place: i32): usize {
    return load<u32>(this.index + ((<usize>place) << 2));
  }
  placeCount(): i32 {
    return 1 << this.indexBits;
  }

  /** Makes the index as large as learning `count` contexts one by one would; false where memory is at its end. */
  reserve(count: u32): bool {
    while (count > 0 && (count - 1) * 2 >= 1 << this.indexBits) if (!this.growIndex()) return false;
    return true;
  }

  /** A new empty record for `key` with room for `slots`, for the model file; 0 where memory is at its end or it exists. */
  restore(key: u32, slots: i32): usize {
    if (this.count * 2 >= 1 << this.indexBits && !this.growIndex()) return 0;
    const place = this.place(key);
    if (load<u32>(place) != 0) return 0;
    let sizeClass = 0;
    while (1 << sizeClass < slots) sizeClass++;
    const record = this.takeRecord(sizeClass);
    if (record == 0) return 0;
    store<u32>(record, key);
    store<u32>(place, <u32>record);
    this.count++;
    return record;
  }

  private place(key: u32): usize {
    const mask: u32 = (1 << this.indexBits) - 1;
    let i = key & mask;
    while (true) {
      const place = this.index + ((<usize>i) << 2);
      const record = load<u32>(place);
      if (record == 0 || load<u32>(record) == key) return place;
      i = (i + 1) & mask;
    }
  }

  private growIndex(): bool {
    const grown = takeBlock(8 << this.indexBits);
    if (grown == 0) return false;
    const old = this.index;
    const places = 1 << this.indexBits;
    this.index = grown;
    this.indexBits++;
    for (let i = 0; i < places; i++) {
      const record = load<u32>(old + ((<usize>i) << 2));
      if (record != 0) store<u32>(this.place(load<u32>(record)), record);
    }
    return true;
  }

  private takeRecord(sizeClass: i32): usize {
    const bytes = SLOTS_AT + (SLOT_BYTES << sizeClass);
    let record = <usize>unchecked(this.free[sizeClass]);
    if (record != 0) {
      unchecked((this.free[sizeClass] = load<u32>(record)));
      memory.fill(record, 0, bytes);
    } else {
      record = this.arena.take(bytes);
      if (record == 0) return 0;
    }
    const slots: i32 = 1 << sizeClass;
    store<u16>(record, <u16>slots, 22);
    return record;
  }

  /** Decays every slot's fast count; answers the slot of `value`, made where it is missing; 0 where memory is at its end. */
  private decayAndFindSlot(place: usize, value: i32): usize {
    let record = <usize>load<u32>(place);
    const count = slotCountOf(record);
    let found: usize = 0;
    let weakest: usize = 0;
    let least: f32 = f32.MAX_VALUE;
    for (let i = 0; i < count; i++) {
      const slot = slotOf(record, i);
      const fast = load<f32>(slot, 8) * FAST_DECAY;
      store<f32>(slot, fast, 8);
      if (load<i32>(slot) == value) found = slot;
      const use = <f32>load<u32>(slot, 4) + 2 * fast;
      if (use < least) {
        least = use;
        weakest = slot;
      }
    }
    if (found != 0) return found;
    if (count == MAX_SLOTS) found = weakest;
    else {
      if (count == <i32>load<u16>(record, 22)) record = this.enlarge(place);
      if (record == 0) return 0;
      store<u16>(record, <u16>(count + 1), 20);
      found = slotOf(record, count);
    }
    store<i32>(found, value);
    store<u32>(found, 0, 4);
    store<f32>(found, 0, 8);
    return found;
  }

  /** Moves a full record to one with twice the slots. */
  private enlarge(place: usize): usize {
    const old = <usize>load<u32>(place);
    const slots: i32 = load<u16>(old, 22);
    const sizeClass = ctz(slots);
    const record = this.takeRecord(sizeClass + 1);
    if (record == 0) return 0;
    memory.copy(record, old, SLOTS_AT + slots * SLOT_BYTES);
    store<u16>(record, <u16>(slots << 1), 22);
    store<u32>(place, <u32>record);
    store<u32>(old, unchecked(this.free[sizeClass]));
    unchecked((this.free[sizeClass] = <u32>old));
    return record;
  }
}
