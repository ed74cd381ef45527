import { ByteBuffer } from '../base/buffer';
import { MAX_SLOTS } from '../base/limits';
import { CodingMemory } from '../memory/coding-memory';
import {
  keyOf,
  lastValueOf,
  lineCountOf,
  slotCountOf,
  slotLinesOf,
  slotOf,
  valueBeforeOf,
} from '../memory/context-record';
import { sortByKey } from '../memory/sort-by-key';
import { addUse, beginUse, isKept, settleUse } from '../memory/use-order';
import { stepOfFast } from './fast-steps';
import { beginColumn, endColumn, smallBytes, writeByte, writeNumber, writeSmall } from './saved-bytes';

/*
 * Contexts in the compact form, ascending by key: u32 contexts; i32 youngest day; then PART_COUNT columns. Of a context: its
 * key’s gap to the one before, low byte and rest; a byte of slots less one, and MORE_LINES where lines gave way; those lines.
 * Of a slot: value, low byte and rest; lines less one; days before the youngest, low byte and rest. Of a context of several
 * slots: the step of each slot’s decayed count, and a byte of the places of the value coded last and of the one before, the
 * same twice where there is none.
 */
/** Numbers of the columns. */
export const KEY_LOW: i32 = 0;
export const KEY_REST: i32 = 1;
export const SLOTS: i32 = 2;
export const LINES_GONE: i32 = 3;
export const VALUE_LOW: i32 = 4;
export const VALUE_REST: i32 = 5;
export const LINES: i32 = 6;
export const DAY_LOW: i32 = 7;
export const DAY_REST: i32 = 8;
export const FAST: i32 = 9;
export const LAST_TWO: i32 = 10;
export const PART_COUNT: i32 = 11;
/** In a byte of slots. */
export const MORE_LINES: u32 = 16;

/** Gaps that take a byte more than two are few, for keys end at 2^32. */
const MOST_LONG_GAPS: i32 = (1 << 17) + (1 << 10) + 8;
const HEAD_BYTES: i32 = 8 + PART_COUNT * 8;

const kept = new ByteBuffer();
let newestDay: i32 = 0;

/** Bytes that no choice of contexts takes less than. */
export function contextsHeadBytes(memory: CodingMemory): i32 {
  return HEAD_BYTES + min(memory.count, MOST_LONG_GAPS);
}

/** Bytes of a context but for a long gap. */
function costOf(record: usize): i32 {
  const slots = slotCountOf(record);
  const gone = lineCountOf(record) - slotLinesOf(record);
  let bytes = 3 + (slots > 1 ? slots + 1 : 0) + (gone > 0 ? smallBytes(gone) : 0);
  for (let k = 0; k < slots; k++) {
    const slot = slotOf(record, k);
    bytes += 2 + smallBytes(load<u32>(slot) >>> 8) + smallBytes(load<u32>(slot, 4) - 1);
    bytes += smallBytes((<u32>(newestDay - load<i32>(slot, 12))) >>> 8);
  }
  return bytes;
}

/** Weighs the contexts; answers the bytes that all of them take at most. */
export function weighContexts(memory: CodingMemory): i64 {
  newestDay = memory.newestDay();
  beginUse(newestDay);
  let bytes: i64 = contextsHeadBytes(memory);
  for (let i = 0; i < memory.index.placeCount(); i++) {
    const record = memory.index.recordAt(i);
    if (record == 0) continue;
    addUse(record, costOf(record));
    bytes += costOf(record);
  }
  return bytes;
}

/** Settles which of the contexts weighed are kept: the most useful that fit into `budget` bytes. False at the end of memory. */
export function chooseContexts(memory: CodingMemory, budget: i32): bool {
  kept.length = 0;
  if (!kept.reserve(memory.count << 2)) return false;
  settleUse(<f64>(budget - contextsHeadBytes(memory)));
  for (let i = 0; i < memory.index.placeCount(); i++) {
    const record = memory.index.recordAt(i);
    if (record != 0 && isKept(record, costOf(record))) store<u32>(kept.start + kept.extend(4), <u32>record);
  }
  return sortByKey(kept);
}

/** Writes the contexts that chooseContexts settled on. */
export function writeCompactContexts(): void {
  const count = kept.length >> 2;
  writeNumber(count);
  writeNumber(newestDay);
  for (let part = 0; part < PART_COUNT; part++) {
    beginColumn();
    let before: u32 = 0;
    for (let i = 0; i < count; i++) {
      const record = <usize>load<u32>(kept.start + ((<usize>i) << 2));
      const key = keyOf(record);
      if (part <= LINES_GONE) writeContextPart(part, record, key - before);
      else if (part <= DAY_REST) writeSlotPart(part, record);
      else if (slotCountOf(record) > 1) writeShapePart(part, record);
      before = key;
    }
    endColumn();
  }
}

function writeContextPart(part: i32, record: usize, gap: u32): void {
  const gone = lineCountOf(record) - slotLinesOf(record);
  if (part == KEY_LOW) writeByte(gap);
  else if (part == KEY_REST) writeSmall(gap >>> 8);
  else if (part == SLOTS) writeByte((slotCountOf(record) - 1) | (gone > 0 ? MORE_LINES : 0));
  else if (gone > 0) writeSmall(gone);
}

function writeSlotPart(part: i32, record: usize): void {
  for (let k = 0; k < slotCountOf(record); k++) {
    const slot = slotOf(record, k);
    const value = load<u32>(slot);
    const age = <u32>(newestDay - load<i32>(slot, 12));
    if (part == VALUE_LOW) writeByte(value);
    else if (part == VALUE_REST) writeSmall(value >>> 8);
    else if (part == LINES) writeSmall(load<u32>(slot, 4) - 1);
    else if (part == DAY_LOW) writeByte(age);
    else writeSmall(age >>> 8);
  }
}

function writeShapePart(part: i32, record: usize): void {
  if (part == LAST_TWO) {
    const last = max(placeOf(record, lastValueOf(record)), 0);
    const before = placeOf(record, valueBeforeOf(record));
    writeByte(last | ((before < 0 ? last : before) << 4));
    return;
  }
  for (let k = 0; k < slotCountOf(record); k++) writeByte(stepOfFast(load<f32>(slotOf(record, k), 8)));
}

/** Which of a context's slots is a value's, -1 for none. */
function placeOf(record: usize, value: i32): i32 {
  for (let k = 0; k < min(slotCountOf(record), MAX_SLOTS); k++)
    if (load<i32>(slotOf(record, k)) == value) return k;
  return -1;
}
