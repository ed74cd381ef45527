import { takeBlock } from '../base/arena';
import { intBytes } from './ints';

/** Small requests end on this boundary, a SIMD word. */
const ALIGNMENT: i64 = 16;
/** Bytes lost to alignment by all requests between two calls of reserveScratch, at most. */
const SLACK_BYTES: i64 = 64 * ALIGNMENT;
const FIRST_BLOCK_BYTES: i64 = 1 << 16;

let blockStart: usize = 0;
let blockBytes: i64 = 0;
let blockEnd: usize = 0;
let cursor: usize = 0;

/** Gives all scratch memory back; what was taken before must no longer be read. */
export function resetScratch(): void {
  cursor = blockStart;
}

/**
 * Sees to it that `bytes` bytes can be taken; false where memory is at its end. Where the block is too small another
 * of at least twice its size takes its place, and what was taken before stays valid until resetScratch. Nothing is
 * ever freed, so doubling bounds what is lost to the size in use.
 */
export function reserveScratch(bytes: i64): bool {
  const wanted = bytes + SLACK_BYTES;
  if (i64(blockEnd - cursor) >= wanted) return true;
  const size = max<i64>(FIRST_BLOCK_BYTES, max<i64>(2 * blockBytes, wanted));
  if (size > i64(i32.MAX_VALUE)) return false;
  const fresh = takeBlock(i32(size));
  if (fresh == 0) return false;
  blockStart = fresh;
  blockBytes = size;
  blockEnd = fresh + usize(size);
  cursor = fresh;
  return true;
}

/** Takes `byteCount` of the bytes reserved, 16-byte aligned, not cleared. */
export function scratch(byteCount: usize): usize {
  const start = cursor;
  cursor = start + ((byteCount + 15) & ~15);
  assert(cursor <= blockEnd);
  return start;
}

/** Takes scratch memory for `count` 32-bit integers, all zero. */
export function zeroedInts(count: i32): usize {
  const start = scratch(intBytes(count));
  fillScratch(start, 0, intBytes(count));
  return start;
}

/** Bytes up to which a loop is quicker than the call that memory.fill and memory.copy are in today's engines. */
const SMALL_BYTES: usize = 512;

/** Fills scratch memory, from an address that `scratch` gave, rounded up to the 16 bytes that were taken. */
export function fillScratch(start: usize, byte: i8, byteCount: usize): void {
  if (byteCount > SMALL_BYTES) memory.fill(start, u8(byte), byteCount);
  else
    for (let offset: usize = 0; offset < byteCount; offset += 16)
      v128.store(start + offset, i8x16.splat(byte));
}

/** Copies scratch memory, as `fillScratch` fills it. */
export function copyScratch(to: usize, from: usize, byteCount: usize): void {
  if (byteCount > SMALL_BYTES) memory.copy(to, from, byteCount);
  else
    for (let offset: usize = 0; offset < byteCount; offset += 16)
      v128.store(to + offset, v128.load(from + offset));
}
