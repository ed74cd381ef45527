import { MOST_BLOCK_BYTES, takeBlock } from './arena';

/** A block of bytes that grows by doubling and keeps its content; its address changes when it grows. */
export class ByteBuffer {
  start: usize = 0;
  length: i32 = 0;
  private capacity: i32 = 0;

  /** Makes room for `bytes` in all; false where memory is at its end. */
  reserve(bytes: i32): bool {
    if (bytes <= this.capacity) return true;
    if (bytes > MOST_BLOCK_BYTES) return false;
    let grown = max(this.capacity, 65536);
    while (grown < bytes) grown = grown < 1 << 29 ? grown << 1 : MOST_BLOCK_BYTES;
    const fresh = takeBlock(grown);
    if (fresh == 0) return false;
    memory.copy(fresh, this.start, this.length);
    this.start = fresh;
    this.capacity = grown;
    return true;
  }

  /** Appends room for `bytes` and answers its offset, -1 where memory is at its end. */
  extend(bytes: i32): i32 {
    const offset = this.length;
    if (bytes > i32.MAX_VALUE - offset || !this.reserve(offset + bytes)) return -1;
    this.length = offset + bytes;
    return offset;
  }
}
