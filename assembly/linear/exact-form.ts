import { MAX_SLOTS } from '../base/limits';
import { DAMAGED, NO_MEMORY, OK } from '../base/status';
import { FIRST_INDEX_BITS } from '../memory/context-index';
import { keyOf, slotCountOf, slotRoomOf, SLOTS_AT, SLOT_BYTES } from '../memory/context-record';
import { crossInPlace, isTrained, MARGIN_AT, MOVES_AT, SQUARES_AT } from './crosses';
import { CROSS_BITS, DimensionModel } from './dimension-model';
import { isCross, isRecord } from './model-checks';
import { hasLeft, readBytes, readNumber, readReal } from './opened-bytes';
import { writeBytes, writeNumber, writeReal } from './saved-bytes';

/*
 * The exact form, from which learning goes on to the last bit as if it had never stopped: u32 crosses, contexts, bits of the
 * index; crosses (u32 place; f32 weight, summed squared steps, weight in the margin, moves of it); contexts as memory keeps them.
 */
const HEAD_BYTES: i32 = 12;
const SAVED_CROSS_BYTES: i32 = 20;

function countCrosses(model: DimensionModel): i32 {
  let count = 0;
  for (let i = 0; i < 1 << CROSS_BITS; i++) if (isTrained(crossInPlace(model, i))) count++;
  return count;
}

/** Bytes that the form takes for a model. */
export function exactBytes(model: DimensionModel): i64 {
  let bytes: i64 = HEAD_BYTES + <i64>countCrosses(model) * SAVED_CROSS_BYTES;
  for (let i = 0; i < model.memory.index.placeCount(); i++) {
    const record = model.memory.index.recordAt(i);
    if (record != 0) bytes += SLOTS_AT + slotCountOf(record) * SLOT_BYTES;
  }
  return bytes;
}

/** Writes a model’s crosses and contexts. */
export function writeExact(model: DimensionModel): void {
  writeNumber(countCrosses(model));
  writeNumber(model.memory.count);
  writeNumber(model.memory.index.bits);
  for (let i = 0; i < 1 << CROSS_BITS; i++) {
    const cross = crossInPlace(model, i);
    if (!isTrained(cross)) continue;
    writeNumber(i);
    writeReal(load<f32>(cross));
    writeReal(load<f32>(cross, SQUARES_AT));
    writeReal(load<f32>(cross, MARGIN_AT));
    writeReal(load<f32>(cross, MOVES_AT));
  }
  writeContexts(model);
}

/** Goes round the index from a free place on: restored in that order, every context finds the place it has now. */
function writeContexts(model: DimensionModel): void {
  const places = model.memory.index.placeCount();
  let free = 0;
  while (model.memory.index.recordAt(free) != 0) free++;
  for (let i = 1; i < places; i++) {
    const record = model.memory.index.recordAt((free + i) & (places - 1));
    if (record != 0) writeContext(record);
  }
}

/** The room that a record happens to have is no part of what it says. */
function writeContext(record: usize): void {
  writeBytes(record, 20);
  writeNumber(slotCountOf(record));
  writeBytes(record + SLOTS_AT, slotCountOf(record) * SLOT_BYTES);
}

/** Reads the form into a model that has only its head: OK, DAMAGED or NO_MEMORY. */
export function readExact(model: DimensionModel): i32 {
  const crosses = readNumber();
  const contexts = readNumber();
  const bits = <i32>readNumber();
  if (!hasLeft(<i64>crosses * SAVED_CROSS_BYTES)) return DAMAGED;
  for (let i: u32 = 0; i < crosses; i++) {
    const place = readNumber();
    if (place >= 1 << CROSS_BITS) return DAMAGED;
    const cross = crossInPlace(model, place);
    store<f32>(cross, readReal());
    store<f32>(cross, readReal(), SQUARES_AT);
    store<f32>(cross, readReal(), MARGIN_AT);
    store<f32>(cross, readReal(), MOVES_AT);
    if (!isCross(cross)) return DAMAGED;
  }
  if (!hasLeft(<i64>contexts * (SLOTS_AT + SLOT_BYTES))) return DAMAGED;
  if (contexts > <u32>model.memory.mostContexts || !isIndexSize(model, bits)) return DAMAGED;
  if (!model.memory.reserve(bits)) return NO_MEMORY;
  for (let i: u32 = 0; i < contexts; i++) if (!readContext(model)) return DAMAGED;
  return OK;
}

/** An index is no larger than its cap of contexts ever makes it. */
function isIndexSize(model: DimensionModel, bits: i32): bool {
  if (bits <= FIRST_INDEX_BITS) return bits == FIRST_INDEX_BITS;
  return bits < 31 && 1 << (bits - 2) <= model.memory.mostContexts;
}

function readContext(model: DimensionModel): bool {
  if (!hasLeft(SLOTS_AT)) return false;
  const from = readBytes(SLOTS_AT);
  const slots = slotCountOf(from);
  if (slots < 1 || slots > MAX_SLOTS || !hasLeft(slots * SLOT_BYTES)) return false;
  readBytes(slots * SLOT_BYTES);
  if (!isRecord(from, model.valueCount)) return false;
  const record = model.memory.restore(keyOf(from), slots);
  if (record == 0) return false;
  const room = slotRoomOf(record);
  memory.copy(record, from, SLOTS_AT + slots * SLOT_BYTES);
  store<u16>(record, <u16>room, 22);
  return true;
}
