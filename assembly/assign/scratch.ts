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
  memory.fill(start, 0, intBytes(count));
  return start;
}
