import { ByteBuffer } from '../base/buffer';
import { DEFAULT_CONTEXTS, FIRST_DAY, MAX_SLOTS } from '../base/limits';
import { ContextIndex } from './context-index';
import {
  FAST_AT,
  keyOf,
  lastDayOf,
  lastValueOf,
  slotCountOf,
  slotOf,
  slotRoomOf,
  SLOTS_AT,
  SLOT_BYTES,
} from './context-record';
import { decayCount, FAST_DECAY } from './decay';
import { RecordStore } from './record-store';
import { takeLine } from './take-line';
import { addUse, beginUse, isKept, settleUse } from './use-order';

/** Of a full memory an eighth leaves at once, so that finding the least useful is paid for by many lines. */
const LEAVING_SHARE_SHIFT: i32 = 3;

/** Addresses of the records that stay, while the others leave. */
const staying = new ByteBuffer();

/** The contexts of one dimension: what was coded in each of them before. */
export class CodingMemory {
  /** Contexts remembered, 0..mostContexts. */
  count: i32 = 0;
  /** The cap; the least useful contexts leave before it is passed. */
  mostContexts: i32 = DEFAULT_CONTEXTS;
  index: ContextIndex = new ContextIndex();
  private records: RecordStore = new RecordStore();

  isWhole(): bool {
    return this.index.isWhole();
  }

  /** The record of a context, 0 where nothing was coded in it yet. */
  find(key: u32): usize {
    return this.index.find(key);
  }

  /** Counts one more line of a context, coded with `value` on `day`. False where memory is at its end. */
  learn(key: u32, value: i32, day: i32): bool {
    let place = this.index.placeOf(key);
    if (this.index.recordIn(place) == 0) {
      const fresh = this.restore(key, 1);
      if (fresh == 0) return false;
      store<i32>(fresh, -1, 12);
      store<i32>(fresh, -1, 16);
      place = this.index.placeOf(key);
    }
    const slot = this.decayAndFindSlot(place, value);
    if (slot == 0) return false;
    const record = this.index.recordIn(place);
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

  /** Takes one line of a context back, coded with `value` on `day`; false where the context holds no such line. */
  unlearn(key: u32, value: i32, day: i32): bool {
    const place = this.index.placeOf(key);
    const record = this.index.recordIn(place);
    if (record == 0 || !takeLine(record, value, day)) return false;
    if (slotCountOf(record) > 0) return true;
    this.index.remove(place);
    this.records.give(record);
    this.count--;
    return true;
  }

  /** Makes the index one of 2^bits places, as it was when it was saved; false where memory is at its end. */
  reserve(bits: i32): bool {
    while (this.index.bits < bits) if (!this.index.grow()) return false;
    return true;
  }

  /**
   * A record of zeros for `key` with room for `slots`, which the caller fills; where memory is at its cap, the least
   * useful others leave. 0 where memory is at its end, or the key is there already.
   */
  restore(key: u32, slots: i32): usize {
    if (this.count >= this.mostContexts && !this.leave(this.mostContexts - this.leaving())) return 0;
    if (this.index.isFull(this.count) && !this.index.grow()) return 0;
    const place = this.index.placeOf(key);
    if (this.index.recordIn(place) != 0) return 0;
    let sizeClass = 0;
    while (1 << sizeClass < slots) sizeClass++;
    const record = this.records.take(sizeClass);
    if (record == 0) return 0;
    store<u32>(record, key);
    this.index.put(place, record);
    this.count++;
    return record;
  }

  /** Sets the cap; what is over it leaves. False where memory is at its end. */
  limit(mostContexts: i32): bool {
    if (this.count > mostContexts && !this.leave(mostContexts)) return false;
    this.mostContexts = mostContexts;
    return true;
  }

  /** The youngest day of all contexts, FIRST_DAY where there is none. */
  newestDay(): i32 {
    let day = FIRST_DAY;
    for (let i = 0; i < this.index.placeCount(); i++) {
      const record = this.index.recordAt(i);
      if (record != 0) day = max(day, lastDayOf(record));
    }
    return day;
  }

  private leaving(): i32 {
    return (this.mostContexts >> LEAVING_SHARE_SHIFT) + 1;
  }

  /** Forgets the least useful contexts, so that `count` stay; among equals those stay that come first in the index. */
  private leave(count: i32): bool {
    if (!staying.reserve(this.count << 2)) return false;
    const places = this.index.placeCount();
    beginUse(this.newestDay());
    for (let i = 0; i < places; i++) {
      const record = this.index.recordAt(i);
      if (record != 0) addUse(record, 1);
    }
    settleUse(<f64>count);
    staying.length = 0;
    for (let i = 0; i < places; i++) {
      const record = this.index.recordAt(i);
      if (record == 0) continue;
      if (isKept(record, 1)) store<u32>(staying.start + staying.extend(4), <u32>record);
      else this.records.give(record);
    }
    this.index.clear();
    this.count = staying.length >> 2;
    for (let i = 0; i < this.count; i++) {
      const record = <usize>load<u32>(staying.start + ((<usize>i) << 2));
      this.index.put(this.index.placeOf(keyOf(record)), record);
    }
    return true;
  }

  /** Decays every slot's fast count; answers the slot of `value`, made where it is missing; 0 where memory is at its end. */
  private decayAndFindSlot(place: usize, value: i32): usize {
    let record = this.index.recordIn(place);
    const count = slotCountOf(record);
    let found: usize = 0;
    let weakest: usize = 0;
    let least: f32 = f32.MAX_VALUE;
    for (let i = 0; i < count; i++) {
      const slot = slotOf(record, i);
      decayCount(slot + FAST_AT);
      if (load<i32>(slot) == value) found = slot;
      const use = <f32>load<u32>(slot, 4) + 2 * load<f32>(slot, FAST_AT);
      if (use < least) {
        least = use;
        weakest = slot;
      }
    }
    if (found != 0) return found;
    if (count == MAX_SLOTS) found = weakest;
    else {
      if (count == slotRoomOf(record)) record = this.enlarge(place);
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
    const old = this.index.recordIn(place);
    const slots = slotRoomOf(old);
    const record = this.records.take(ctz(slots) + 1);
    if (record == 0) return 0;
    memory.copy(record, old, SLOTS_AT + slots * SLOT_BYTES);
    store<u16>(record, <u16>(slots << 1), 22);
    this.index.put(place, record);
    this.records.give(old);
    return record;
  }
}
