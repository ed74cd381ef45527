import { ByteBuffer } from '../base/buffer';
import { hashBytes } from '../base/hash';
import { MAX_DIMENSIONS, MAX_SLOTS, MAX_VALUES } from '../base/limits';
import { DAMAGED, NOT_A_MODEL, NO_MEMORY, OK, OTHER_VERSION } from '../base/status';
import { SLOTS_AT, SLOT_BYTES, slotCountOf } from '../memory/coding-memory';
import { BIN_COUNT } from './calibration';
import { CROSS_BYTES_SHIFT, MARGIN_AT } from './crosses';
import { CROSS_BITS, DimensionModel, MIXING_WEIGHTS } from './dimension-model';
import { areBins, areMixing, isCross, isRecord, MOST_LINES } from './model-checks';

/*
 * Model file, little-endian, every part a multiple of 4 bytes:
 *    0 'KGLC'   4 u32 version   8 u32 checksum of all from 12 on   12 u32 bytes of the file
 *   16 u32 dimensions          20 u32 bytes that are the caller's own, which follow, padded with zeros
 *   then for each dimension
 *      u32 lines, values, crosses, contexts, seed; u32 lines of each value; the mixing weights and their gradients;
 *      the bins of the calibration; crosses (u32 place, then as linear/crosses draws it); contexts as memory keeps them
 */
const MAGIC: u32 = 0x434c474b;
const VERSION: u32 = 2;
const CHECKED_FROM: i32 = 12;
const CALLER_BYTES_AT: i32 = 24;
const SAVED_CROSS_BYTES: i32 = 4 + (1 << CROSS_BYTES_SHIFT);

/** The file that was written last. */
export const saved = new ByteBuffer();

/** Writes the models behind `callerLength` bytes at `caller`; answers the file's length or NO_MEMORY. */
export function saveModel(models: Array<DimensionModel>, caller: usize, callerLength: i32): i32 {
  saved.length = 0;
  const padded = (callerLength + 3) & ~3;
  const head = saved.extend(CALLER_BYTES_AT + padded);
  if (head < 0) return NO_MEMORY;
  memory.fill(saved.start, 0, CALLER_BYTES_AT + padded);
  memory.copy(saved.start + CALLER_BYTES_AT, caller, callerLength);
  for (let d = 0; d < models.length; d++) if (!writeDimension(models[d])) return NO_MEMORY;
  store<u32>(saved.start, MAGIC);
  store<u32>(saved.start, VERSION, 4);
  store<u32>(saved.start, saved.length, 12);
  store<u32>(saved.start, models.length, 16);
  store<u32>(saved.start, callerLength, 20);
  store<u32>(saved.start, hashBytes(saved.start + CHECKED_FROM, saved.length - CHECKED_FROM), 8);
  return saved.length;
}

function write(from: usize, bytes: i32): bool {
  const at = saved.extend(bytes);
  if (at < 0) return false;
  memory.copy(saved.start + at, from, bytes);
  return true;
}

function writeNumber(value: u32): bool {
  const at = saved.extend(4);
  if (at < 0) return false;
  store<u32>(saved.start + at, value);
  return true;
}

function writeDimension(model: DimensionModel): bool {
  const crossCount = countCrosses(model);
  let done = writeNumber(model.lineCount) && writeNumber(model.valueCount);
  done = done && writeNumber(crossCount) && writeNumber(model.memory.count) && writeNumber(model.seed);
  for (let v = 0; v < model.valueCount; v++) done = done && writeNumber(model.countOf(v));
  done = done && write(changetype<usize>(model.mixing), MIXING_WEIGHTS * 8);
  done = done && write(changetype<usize>(model.calibration.hits), BIN_COUNT * 4);
  done = done && write(changetype<usize>(model.calibration.lines), BIN_COUNT * 4);
  return done && writeCrosses(model) && writeContexts(model);
}

function crossPlace(model: DimensionModel, index: i32): usize {
  return model.crosses + ((<usize>index) << CROSS_BYTES_SHIFT);
}

/** A cross that was ever trained has a squared step or a move. */
function isTrained(cross: usize): bool {
  return load<f32>(cross, 4) != 0 || load<f32>(cross, MARGIN_AT + 4) != 0;
}

function countCrosses(model: DimensionModel): i32 {
  let count = 0;
  for (let i = 0; i < 1 << CROSS_BITS; i++) if (isTrained(crossPlace(model, i))) count++;
  return count;
}

function writeCrosses(model: DimensionModel): bool {
  for (let i = 0; i < 1 << CROSS_BITS; i++) {
    const cross = crossPlace(model, i);
    if (!isTrained(cross)) continue;
    if (!writeNumber(i) || !write(cross, 1 << CROSS_BYTES_SHIFT)) return false;
  }
  return true;
}

/** Goes round the index from a free place on: restored in that order, every context finds the place it has now. */
function writeContexts(model: DimensionModel): bool {
  const places = model.memory.placeCount();
  let free = 0;
  while (model.memory.recordAt(free) != 0) free++;
  for (let i = 1; i < places; i++) {
    const record = model.memory.recordAt((free + i) & (places - 1));
    if (record != 0 && !write(record, SLOTS_AT + slotCountOf(record) * SLOT_BYTES)) return false;
  }
  return true;
}

let at: usize = 0;
let end: usize = 0;

function left(bytes: i64): bool {
  return bytes <= <i64>(end - at);
}

/** Fills `models` from the file of `length` bytes at `file`; answers the length of the caller's bytes, or a status. */
export function loadModel(models: Array<DimensionModel>, file: usize, length: i32): i32 {
  if (length < CALLER_BYTES_AT || load<u32>(file) != MAGIC) return NOT_A_MODEL;
  if (load<u32>(file, 4) != VERSION) return OTHER_VERSION;
  if (load<u32>(file, 12) != <u32>length) return DAMAGED;
  if (load<u32>(file, 8) != hashBytes(file + CHECKED_FROM, length - CHECKED_FROM)) return DAMAGED;
  const dimensions = load<u32>(file, 16);
  const callerLength = load<u32>(file, 20);
  if (dimensions < 1 || dimensions > <u32>MAX_DIMENSIONS) return DAMAGED;
  at = file + CALLER_BYTES_AT;
  end = file + length;
  if (!left((<i64>callerLength + 3) & ~3)) return DAMAGED;
  at += (callerLength + 3) & ~3;
  for (let d: u32 = 0; d < dimensions; d++) {
    const model = new DimensionModel(0);
    const status = model.isWhole() ? readDimension(model) : NO_MEMORY;
    if (status != OK) {
      models.length = 0;
      return status;
    }
    models.push(model);
  }
  if (at == end) return <i32>callerLength;
  models.length = 0;
  return DAMAGED;
}

function readDimension(model: DimensionModel): i32 {
  if (!left(20)) return DAMAGED;
  model.lineCount = load<i32>(at);
  if (<u32>model.lineCount > MOST_LINES) return DAMAGED;
  const values = load<u32>(at, 4);
  const crosses = load<u32>(at, 8);
  const contexts = load<u32>(at, 12);
  model.seed = load<i32>(at, 16);
  at += 20;
  const weightBytes = MIXING_WEIGHTS * 8 + BIN_COUNT * 8;
  if (values > <u32>MAX_VALUES || !left(<i64>values * 4 + weightBytes + <i64>crosses * SAVED_CROSS_BYTES))
    return DAMAGED;
  if (values > 0 && !model.know(values - 1)) return NO_MEMORY;
  for (let v: u32 = 0; v < values; v++, at += 4) {
    if (load<u32>(at) > <u32>model.lineCount) return DAMAGED;
    model.setCount(v, load<u32>(at));
  }
  if (!areMixing(at, MIXING_WEIGHTS) || !areBins(at + MIXING_WEIGHTS * 8, BIN_COUNT)) return DAMAGED;
  memory.copy(changetype<usize>(model.mixing), at, MIXING_WEIGHTS * 8);
  at += MIXING_WEIGHTS * 8;
  memory.copy(changetype<usize>(model.calibration.hits), at, BIN_COUNT * 4);
  at += BIN_COUNT * 4;
  memory.copy(changetype<usize>(model.calibration.lines), at, BIN_COUNT * 4);
  at += BIN_COUNT * 4;
  model.calibration.refit();
  for (let i: u32 = 0; i < crosses; i++, at += SAVED_CROSS_BYTES) {
    const place = load<u32>(at);
    if (place >= 1 << CROSS_BITS || !isCross(at + 4)) return DAMAGED;
    memory.copy(crossPlace(model, place), at + 4, 1 << CROSS_BYTES_SHIFT);
  }
  return readContexts(model, contexts);
}

function readContexts(model: DimensionModel, count: u32): i32 {
  if (!left(<i64>count * (SLOTS_AT + SLOT_BYTES))) return DAMAGED;
  if (!model.memory.reserve(count)) return NO_MEMORY;
  for (let i: u32 = 0; i < count; i++) {
    if (!left(SLOTS_AT)) return DAMAGED;
    const slots = slotCountOf(at);
    if (slots < 1 || slots > MAX_SLOTS || !left(SLOTS_AT + slots * SLOT_BYTES)) return DAMAGED;
    if (!isRecord(at, model.valueCount)) return DAMAGED;
    const record = model.memory.restore(load<u32>(at), slots);
    if (record == 0) return DAMAGED;
    const room = load<u16>(record, 22);
    memory.copy(record, at, SLOTS_AT + slots * SLOT_BYTES);
    store<u16>(record, room, 22);
    at += SLOTS_AT + slots * SLOT_BYTES;
  }
  return OK;
}
