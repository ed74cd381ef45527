import { FIRST_DAY } from '../base/limits';

/*
 * What was coded before in one context. A record:
 *    0 u32 key               8 f32 lines, each decayed by every later one     16 i32 other value coded before that, or -1
 *    4 u32 lines            12 i32 value coded last, or -1                    20 u16 slots in use, 22 u16 slots in all
 *   24 slots of 16 bytes: i32 value, u32 lines, f32 decayed lines, i32 day coded last
 */
/** Where a record’s slots begin, and how long one is. */
export const SLOTS_AT: i32 = 24;
export const SLOT_BYTES: i32 = 16;
/** Where a slot's decayed lines are. */
export const FAST_AT: i32 = 8;

/** Hash of what the lines of a context share. */
export function keyOf(record: usize): u32 {
  return load<u32>(record);
}
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
/** Slots that a record has room for, a power of two. */
export function slotRoomOf(record: usize): i32 {
  return load<u16>(record, 22);
}
/** Address of a context’s slot. */
export function slotOf(record: usize, index: i32): usize {
  return record + SLOTS_AT + index * SLOT_BYTES;
}

/** Address of the slot of a value, 0 where the context does not remember it. */
export function slotOfValue(record: usize, value: i32): usize {
  const slots = slotCountOf(record);
  for (let k = 0; k < slots; k++) {
    const slot = slotOf(record, k);
    if (load<i32>(slot) == value) return slot;
  }
  return 0;
}

/** Lines of a context that its slots count; what is missing to its lines gave way to other values. */
export function slotLinesOf(record: usize): u32 {
  let lines: u32 = 0;
  for (let k = 0; k < slotCountOf(record); k++) lines += load<u32>(slotOf(record, k), 4);
  return lines;
}

/** Day on which the context was coded last. */
export function lastDayOf(record: usize): i32 {
  let day = FIRST_DAY;
  for (let k = 0; k < slotCountOf(record); k++) day = max(day, load<i32>(slotOf(record, k), 12));
  return day;
}
