import { ByteBuffer } from '../base/buffer';
import * as keys from '../features/line-keys';
import * as line from '../features/staged-line';

/*
 * The lines of a day, from when they are staged until they are learned. A queued line:
 *    0 i32 day   4 i32 keys   8 i32 value in each dimension, -1 where not coded
 *    then for each key 12 bytes: u32 hash, f32 share, u32 kind
 */
const VALUES_AT: i32 = 8;
const KEY_BYTES: i32 = 12;

const bytes = new ByteBuffer();
const offsets = new ByteBuffer();

/** Lines queued. */
export function queueLength(): i32 {
  return offsets.length >> 2;
}

/** Forgets the queued lines. */
export function clearQueue(): void {
  bytes.length = 0;
  offsets.length = 0;
}

function lineAt(index: i32): usize {
  return bytes.start + load<u32>(offsets.start + ((<usize>index) << 2));
}

/** Day and value of a queued line; the value is -1 where it is not coded in the dimension. */
export function queuedDay(index: i32): i32 {
  return load<i32>(lineAt(index));
}
export function queuedValue(index: i32, dimension: i32): i32 {
  return load<i32>(lineAt(index) + VALUES_AT + ((<usize>dimension) << 2));
}

/** Queues the line whose keys were found last, with its values (i32 each) at `values`. False where memory is at its end. */
export function queueLine(values: usize, dimensionCount: i32): bool {
  const head = VALUES_AT + dimensionCount * 4;
  const offset = bytes.extend(head + keys.keyCount * KEY_BYTES);
  if (offset < 0) return false;
  const place = offsets.extend(4);
  if (place < 0) return false;
  store<i32>(offsets.start + place, offset);
  const at = bytes.start + offset;
  store<i32>(at, line.day);
  store<i32>(at, keys.keyCount, 4);
  memory.copy(at + VALUES_AT, values, dimensionCount * 4);
  for (let i = 0; i < keys.keyCount; i++) {
    const key = at + head + i * KEY_BYTES;
    store<u32>(key, unchecked(keys.keyHashes[i]));
    store<f32>(key, unchecked(keys.keyShares[i]), 4);
    store<u32>(key, unchecked(keys.keyKinds[i]), 8);
  }
  return true;
}

/** Makes a queued line's keys the current ones. */
export function recallKeys(index: i32, dimensionCount: i32): void {
  const at = lineAt(index);
  const count = load<i32>(at, 4);
  const head = VALUES_AT + dimensionCount * 4;
  for (let i = 0; i < count; i++) {
    const key = at + head + i * KEY_BYTES;
    unchecked((keys.keyHashes[i] = load<u32>(key)));
    unchecked((keys.keyShares[i] = load<f32>(key, 4)));
    unchecked((keys.keyKinds[i] = load<u8>(key, 8)));
  }
  keys.setKeyCount(count);
  keys.findCrosses();
}
