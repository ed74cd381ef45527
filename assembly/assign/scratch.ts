import { intBytes } from './ints';

let blockStart: usize = 0;
let blockEnd: usize = 0;
let cursor: usize = 0;

const FIRST_BLOCK_BYTES: usize = 1 << 16;

/** Gives all scratch memory back; what was taken before must no longer be read. */
export function resetScratch(): void {
  cursor = blockStart;
}

/**
 * Takes `byteCount` bytes of scratch memory, 16-byte aligned, not cleared. Where the block is too small a block of at
 * least twice its size takes its place; the runtime frees nothing, so doubling bounds what is lost to the size in use.
 */
export function scratch(byteCount: usize): usize {
  const start = cursor;
  const end = start + ((byteCount + 15) & ~15);
  if (end <= blockEnd) {
    cursor = end;
    return start;
  }
  const size = max<usize>(FIRST_BLOCK_BYTES, 2 * max<usize>(blockEnd - blockStart, byteCount));
  blockStart = heap.alloc(size);
  blockEnd = blockStart + size;
  cursor = blockStart;
  return scratch(byteCount);
}

/** Scratch memory for `count` 32-bit integers, all zero. */
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
