import { hashBytes } from '../base/hash';
import { MAX_DIMENSIONS, MAX_STAGED_BYTES } from '../base/limits';
import { DAMAGED, NOT_A_MODEL, NO_MEMORY, OK, OTHER_VERSION, OVER_LIMIT } from '../base/status';
import { leastCompactBytes, readCompact, writeCompact } from './compact-form';
import { headBytes, readHead, writeHead } from './dimension-head';
import { DimensionModel } from './dimension-model';
import { exactBytes, readExact, writeExact } from './exact-form';
import { beginReading, hasLeft, isAtEnd, readBytes } from './opened-bytes';
import { beginFile, isOutOfRoom, padToWord, saved, writeBytes, writeNumber } from './saved-bytes';

/*
 * Model file, little-endian, every part a multiple of 4 bytes:
 *    0 'KGLC'   4 u32 version   8 u32 checksum of all from 12 on   12 u32 bytes of the file
 *   16 u16 dimensions, 18 u16 form: 0 exact, 1 compact   20 u32 bytes that are the caller's own, which follow, padded
 *   then for each dimension its head (linear/dimension-head) and the rest in the file's form (exact-form, compact-form)
 */
const MAGIC: u32 = 0x434c474b;
const VERSION: u32 = 5;
const CHECKED_FROM: i32 = 12;
const CALLER_BYTES_AT: i32 = 24;
const EXACT: u32 = 0;
const COMPACT: u32 = 1;

/** Writes the models behind `callerLength` bytes at `caller`; answers the file's length, NO_MEMORY or OVER_LIMIT. */
export function saveModel(models: Array<DimensionModel>, caller: usize, callerLength: i32): i32 {
  let bytes = fixedBytes(models, callerLength);
  for (let d = 0; d < models.length; d++) bytes += exactBytes(models[d]);
  if (bytes > MAX_STAGED_BYTES) return OVER_LIMIT;
  beginModel(<i32>bytes, models.length, EXACT, caller, callerLength);
  for (let d = 0; d < models.length; d++) {
    writeHead(models[d]);
    writeExact(models[d]);
  }
  return endModel();
}

/**
 * The same in the compact form and at most `budget` bytes: what a dimension does not need is left to those after it.
 * OVER_LIMIT where not even a model without crosses and contexts fits.
 */
export function saveCompactModel(
  models: Array<DimensionModel>,
  caller: usize,
  callerLength: i32,
  budget: i32,
): i32 {
  let bytes = fixedBytes(models, callerLength);
  for (let d = 0; d < models.length; d++) bytes += leastCompactBytes(models[d]);
  if (bytes > budget) return OVER_LIMIT;
  beginModel(min(budget, MAX_STAGED_BYTES), models.length, COMPACT, caller, callerLength);
  let left = budget - <i32>fixedBytes(models, callerLength);
  for (let d = 0; d < models.length; d++) {
    writeHead(models[d]);
    const before = saved.length;
    let later = 0;
    for (let e = d + 1; e < models.length; e++) later += leastCompactBytes(models[e]);
    const share = min(left - later, max(left / (models.length - d), leastCompactBytes(models[d])));
    if (!writeCompact(models[d], share)) return NO_MEMORY;
    left -= saved.length - before;
  }
  return endModel();
}

/** Bytes of the file's head, the caller's own and the heads of the dimensions. */
function fixedBytes(models: Array<DimensionModel>, callerLength: i32): i64 {
  let bytes = <i64>CALLER_BYTES_AT + ((callerLength + 3) & ~3);
  for (let d = 0; d < models.length; d++) bytes += headBytes(models[d]);
  return bytes;
}

function beginModel(bytes: i32, dimensions: i32, form: u32, caller: usize, callerLength: i32): void {
  beginFile(bytes);
  writeNumber(MAGIC);
  writeNumber(VERSION);
  writeNumber(0);
  writeNumber(0);
  writeNumber(dimensions | (form << 16));
  writeNumber(callerLength);
  writeBytes(caller, callerLength);
  padToWord();
}

function endModel(): i32 {
  if (isOutOfRoom) return NO_MEMORY;
  store<u32>(saved.start, saved.length, 12);
  store<u32>(saved.start, hashBytes(saved.start + CHECKED_FROM, saved.length - CHECKED_FROM), 8);
  return saved.length;
}

/** Fills `models` from the file of `length` bytes at `file`; answers the length of the caller's bytes, or a status. */
export function loadModel(models: Array<DimensionModel>, file: usize, length: i32): i32 {
  if (length < CALLER_BYTES_AT || load<u32>(file) != MAGIC) return NOT_A_MODEL;
  if (load<u32>(file, 4) != VERSION) return OTHER_VERSION;
  if (load<u32>(file, 12) != <u32>length) return DAMAGED;
  if (load<u32>(file, 8) != hashBytes(file + CHECKED_FROM, length - CHECKED_FROM)) return DAMAGED;
  const dimensions: i32 = load<u16>(file, 16);
  const form: u32 = load<u16>(file, 18);
  const callerLength = load<u32>(file, 20);
  if (dimensions < 1 || dimensions > MAX_DIMENSIONS || form > COMPACT) return DAMAGED;
  beginReading(file + CALLER_BYTES_AT, length - CALLER_BYTES_AT);
  const padded = (<i64>callerLength + 3) & ~3;
  if (!hasLeft(padded)) return DAMAGED;
  readBytes(<usize>padded);
  const status = readDimensions(models, dimensions, form);
  if (status == OK) return <i32>callerLength;
  models.length = 0;
  return status;
}

function readDimensions(models: Array<DimensionModel>, dimensions: i32, form: u32): i32 {
  for (let d = 0; d < dimensions; d++) {
    const model = new DimensionModel(0);
    if (!model.isWhole()) return NO_MEMORY;
    let status = readHead(model);
    if (status == OK) status = form == EXACT ? readExact(model) : readCompact(model);
    if (status != OK) return status;
    models.push(model);
  }
  return isAtEnd() ? OK : DAMAGED;
}
