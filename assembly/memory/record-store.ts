import { Arena } from '../base/arena';
import { slotRoomOf, SLOTS_AT, SLOT_BYTES } from './context-record';

const SIZE_CLASSES: i32 = 5;

/** Room for records of 1, 2, 4, 8 or 16 slots; what is given back is taken again before memory grows. */
export class RecordStore {
  private arena: Arena = new Arena();
  /** Per size class a list of records that were given back, linked through their first word. */
  private free: StaticArray<u32> = new StaticArray<u32>(SIZE_CLASSES);

  /** A record of zeros with room for 2^sizeClass slots; 0 where memory is at its end. */
  take(sizeClass: i32): usize {
    const bytes = SLOTS_AT + (SLOT_BYTES << sizeClass);
    let record = <usize>unchecked(this.free[sizeClass]);
    if (record != 0) {
      unchecked((this.free[sizeClass] = load<u32>(record)));
      memory.fill(record, 0, bytes);
    } else {
      record = this.arena.take(bytes);
      if (record == 0) return 0;
    }
    const slots = 1 << sizeClass;
    store<u16>(record, <u16>slots, 22);
    return record;
  }

  /** Takes a record back; nothing may point to it any more. */
  give(record: usize): void {
    const sizeClass = ctz(slotRoomOf(record));
    store<u32>(record, unchecked(this.free[sizeClass]));
    unchecked((this.free[sizeClass] = <u32>record));
  }
}
