import { FIRST_DAY, MAX_SLOTS } from '../base/limits';
import { CodingMemory } from '../memory/coding-memory';
import { slotOf, SLOTS_AT } from '../memory/context-record';
import * as part from './compact-contexts';
import { fastOfLines, fastOfStep } from './fast-steps';
import { isRecord, MOST_LINES } from './model-checks';
import { Column, hasLeft, isWhole, readNumber } from './opened-bytes';

/** A context takes as many bytes at least: key, slots, and a slot's value, lines and day. */
const LEAST_BYTES: i64 = 8;

const columns = new Array<Column>();
let newestDay: i32 = 0;

/** Reads contexts in the compact form (linear/compact-contexts draws it) into an empty memory; false where they are damaged. */
export function readCompactContexts(memory: CodingMemory, valueCount: u32): bool {
  const count = readNumber();
  newestDay = <i32>readNumber();
  if (!hasLeft(<i64>count * LEAST_BYTES) || count > <u32>memory.mostContexts) return false;
  columns.length = 0;
  for (let i = 0; i < part.PART_COUNT; i++) columns.push(new Column());
  let key: u64 = 0;
  for (let i: u32 = 0; i < count && isWhole; i++) {
    const low = columns[part.KEY_LOW].byte();
    key += ((<u64>columns[part.KEY_REST].small()) << 8) | low;
    if (key > u32.MAX_VALUE || !readContext(memory, <u32>key, valueCount)) return false;
  }
  for (let i = 0; i < part.PART_COUNT; i++) columns[i].close();
  return isWhole;
}

function readContext(memory: CodingMemory, key: u32, valueCount: u32): bool {
  const shape = columns[part.SLOTS].byte();
  const slots = <i32>(shape & (MAX_SLOTS - 1)) + 1;
  if (shape >= part.MORE_LINES * 2) return false;
  const record = memory.restore(key, slots);
  if (record == 0) return false;
  store<u16>(record, <u16>slots, 20);
  let lines: u64 = shape & part.MORE_LINES ? columns[part.LINES_GONE].small() : 0;
  for (let k = 0; k < slots; k++) lines += readSlot(slotOf(record, k));
  if (lines > MOST_LINES) return false;
  store<u32>(record, <u32>lines, 4);
  return readShape(record, slots) && isRecord(record, valueCount);
}

/** Reads a slot but for its decayed count; answers its lines. */
function readSlot(slot: usize): u32 {
  const value = columns[part.VALUE_LOW].byte();
  store<u32>(slot, value | (columns[part.VALUE_REST].small() << 8));
  const lines = columns[part.LINES].small() + 1;
  store<u32>(slot, lines, 4);
  const low = columns[part.DAY_LOW].byte();
  const age = ((<i64>columns[part.DAY_REST].small()) << 8) | low;
  const day = <i64>newestDay - age;
  store<i32>(slot, day < FIRST_DAY ? FIRST_DAY - 1 : <i32>day, 12);
  return lines;
}

/** Decayed counts, the value coded last and the one before: a context of one value needs no bytes for them. */
function readShape(record: usize, slots: i32): bool {
  let last: u32 = 0;
  let before: u32 = 0;
  if (slots == 1) store<f32>(record + SLOTS_AT, fastOfLines(load<u32>(record + SLOTS_AT, 4)), 8);
  else {
    for (let k = 0; k < slots; k++) store<f32>(slotOf(record, k), fastOfStep(columns[part.FAST].byte()), 8);
    const lastTwo = columns[part.LAST_TWO].byte();
    last = lastTwo & (MAX_SLOTS - 1);
    before = lastTwo >>> 4;
    if (last >= <u32>slots || before >= <u32>slots) return false;
  }
  let total: f32 = 0;
  for (let k = 0; k < slots; k++) total += load<f32>(slotOf(record, k), 8);
  store<f32>(record, total, 8);
  store<i32>(record, load<i32>(slotOf(record, last)), 12);
  store<i32>(record, last == before ? -1 : load<i32>(slotOf(record, before)), 16);
  return true;
}
