import { add, get, set, setShort } from './ints';
import { MAX_SHARED_VALUES, SEGMENTS } from './limits';
import { scratch, zeroedInts } from './scratch';
import { COMPARABLE_BYTES, ELSEWHERE, NULL_VALUE, Side } from './side';

/*
 * A table of the values that the shorter side has, each in its dimension. Open addressing; a slot is a u64, 0 where free:
 *
 *   bits 0..31 code | 32..35 dimension | from 36 on the value's number, 0 until a line of the other side has it too
 */
const NUMBER_SHIFT: u64 = 36;
const KEY_MASK: u64 = (1 << 36) - 1;

let slots: usize = 0;
let slotShift: u32 = 0;
let slotMask: u32 = 0;

/**
 * Writes the comparable lines of both sides in time proportional to the sum of their lengths. False where one dimension
 * shares more than MAX_SHARED_VALUES values.
 */
export function compareMany(short: Side, long: Side): bool {
  openTable(short.restCount);
  for (let index = 0; index < short.restCount; ++index) {
    const line = short.restLine(index);
    for (let lane = 0; lane < SEGMENTS; ++lane) enter(get(line, lane), lane);
  }
  if (!numberLong(long)) return false;
  short.comparable = scratch(usize(short.restCount) * COMPARABLE_BYTES);
  for (let index = 0; index < short.restCount; ++index) {
    const line = short.restLine(index);
    const comparable = short.comparableLine(index);
    setShort(comparable, SEGMENTS, NULL_VALUE);
    for (let lane = 0; lane < SEGMENTS; ++lane) {
      const code = get(line, lane);
      const number = code == 0 ? NULL_VALUE : numberAt(find(code, lane));
      setShort(comparable, lane, code != 0 && number == 0 ? ELSEWHERE : number);
    }
  }
  return true;
}

function numberLong(long: Side): bool {
  const sharedCount = zeroedInts(SEGMENTS);
  long.comparable = scratch(usize(long.restCount) * COMPARABLE_BYTES);
  for (let index = 0; index < long.restCount; ++index) {
    const line = long.restLine(index);
    const comparable = long.comparableLine(index);
    setShort(comparable, SEGMENTS, NULL_VALUE);
    for (let lane = 0; lane < SEGMENTS; ++lane) {
      const code = get(line, lane);
      let number = NULL_VALUE;
      if (code != 0) {
        const slot = find(code, lane);
        number = load<u64>(slot) == 0 ? ELSEWHERE : numberAt(slot);
        if (number == 0) {
          number = add(sharedCount, lane, 1);
          if (number > MAX_SHARED_VALUES) return false;
          store<u64>(slot, load<u64>(slot) | (u64(number) << NUMBER_SHIFT));
        }
      }
      setShort(comparable, lane, number);
    }
  }
  return true;
}

function openTable(lineCount: i32): void {
  const bits = 33 - clz(lineCount * SEGMENTS);
  slots = zeroedInts(2 << bits);
  slotShift = 32 - bits;
  slotMask = (1 << bits) - 1;
}

/** The slot that holds this value of this dimension, or the free one where it would stand. */
function find(code: i32, lane: i32): usize {
  const key = keyOf(code, lane);
  let place = ((u32(code) + u32(lane) * 0x632be5ab) * 0x9e3779b1) >> slotShift;
  let slot = slots + (usize(place) << 3);
  for (let entry = load<u64>(slot); entry != 0 && (entry & KEY_MASK) != key; entry = load<u64>(slot)) {
    place = (place + 1) & slotMask;
    slot = slots + (usize(place) << 3);
  }
  return slot;
}

function enter(code: i32, lane: i32): void {
  if (code != 0) store<u64>(find(code, lane), keyOf(code, lane));
}

function keyOf(code: i32, lane: i32): u64 {
  return u64(u32(code)) | (u64(lane) << 32);
}

function numberAt(slot: usize): i32 {
  return i32(load<u64>(slot) >> NUMBER_SHIFT);
}
