import {
  lastValueOf,
  lineCountOf,
  slotCountOf,
  slotLinesOf,
  slotOf,
  slotOfValue,
  SLOT_BYTES,
  valueBeforeOf,
} from './context-record';
import { FAST_DECAY } from './decay';

/**
 * Takes one line coded with `value` on `day` out of a context's record. Counts go back exactly. The decayed counts go back
 * exactly, rounding aside, for the line that was the context's last; of an earlier line goes the mean of its value's. A
 * value without lines left is forgotten, and what was coded before it is last again; a value that stays keeps its last
 * day. False, and nothing changed, where the record holds no such line.
 */
export function takeLine(record: usize, value: i32, day: i32): bool {
  const lines = lineCountOf(record);
  const slot = slotOfValue(record, value);
  if (slot == 0) {
    if (lines <= slotLinesOf(record)) return false;
    store<u32>(record, lines - 1, 4);
    return true;
  }
  store<u32>(record, lines - 1, 4);
  if (lastValueOf(record) == value && load<i32>(slot, 12) == day) takeLast(record, slot);
  else takeMean(record, slot);
  const left = load<u32>(slot, 4) - 1;
  store<u32>(slot, left, 4);
  if (left == 0) forget(record, slot, value);
  return true;
}

function takeLast(record: usize, slot: usize): void {
  store<f32>(slot, max<f32>(0, load<f32>(slot, 8) - 1), 8);
  store<f32>(record, max<f32>(0, load<f32>(record, 8) - 1) / FAST_DECAY, 8);
  for (let k = 0; k < slotCountOf(record); k++) {
    const each = slotOf(record, k);
    store<f32>(each, load<f32>(each, 8) / FAST_DECAY, 8);
  }
}

function takeMean(record: usize, slot: usize): void {
  const mean = load<f32>(slot, 8) / <f32>load<u32>(slot, 4);
  store<f32>(slot, load<f32>(slot, 8) - mean, 8);
  store<f32>(record, max<f32>(0, load<f32>(record, 8) - mean), 8);
}

/** Closes the gap that a slot leaves: the order of the others decides among equals which gives way. */
function forget(record: usize, slot: usize, value: i32): void {
  const count = slotCountOf(record) - 1;
  memory.copy(slot, slot + SLOT_BYTES, slotOf(record, count) - slot);
  store<u16>(record, <u16>count, 20);
  if (lastValueOf(record) == value) {
    store<i32>(record, valueBeforeOf(record), 12);
    store<i32>(record, latestBut(record, valueBeforeOf(record)), 16);
  } else if (valueBeforeOf(record) == value) {
    store<i32>(record, latestBut(record, lastValueOf(record)), 16);
  }
}

/** The value coded on the latest day, one aside; the earlier slot of equals; -1 where there is no other. */
function latestBut(record: usize, aside: i32): i32 {
  let latest = -1;
  let latestDay = i32.MIN_VALUE;
  for (let k = 0; k < slotCountOf(record); k++) {
    const slot = slotOf(record, k);
    if (load<i32>(slot) == aside || load<i32>(slot, 12) <= latestDay) continue;
    latest = load<i32>(slot);
    latestDay = load<i32>(slot, 12);
  }
  return latest;
}
