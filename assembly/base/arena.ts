/** Bump allocation in linear memory: what is taken stays taken. */

const PAGE_BYTES: i32 = 65536;
const CHUNK_BYTES: i32 = 1 << 18;

/** One growing store of 8-byte aligned blocks. */
export class Arena {
  private next: usize = 0;
  private end: usize = 0;

  /** A zeroed block of `bytes`, a multiple of 8; 0 where memory is at its end. */
  take(bytes: i32): usize {
    if (this.end - this.next < <usize>bytes) {
      const wanted = max(bytes, CHUNK_BYTES);
      const fresh = takeBlock(wanted);
      if (fresh == 0) return 0;
      this.next = fresh;
      this.end = fresh + wanted;
    }
    const block = this.next;
    this.next += bytes;
    return block;
  }
}

/** The largest block: the runtime's allocator stops the program at one that is larger. */
export const MOST_BLOCK_BYTES: i32 = (1 << 30) - 64;
/** The runtime's allocator puts a header before a block and aligns it. */
const BLOCK_OVERHEAD: i64 = 32;
/** What the runtime takes for objects of its own, about 13 KB a dimension, with room to spare. */
const RUNTIME_BYTES: i64 = 1 << 19;

/** Bytes that were grown ahead and not handed out yet: growing in small steps costs the host more than the pages. */
let ready: i64 = -RUNTIME_BYTES;

/**
 * A zeroed block of at least `bytes`, never given back; the address, or 0 where memory is at its end. The pages are
 * grown first, because the runtime's allocator stops the program where it cannot grow; it then finds them there.
 */
export function takeBlock(bytes: i32): usize {
  if (bytes > MOST_BLOCK_BYTES) return 0;
  const needed = <i64>bytes + BLOCK_OVERHEAD;
  if (ready < needed) {
    const pages = <i32>((needed - ready + PAGE_BYTES - 1) / PAGE_BYTES);
    let grown = max(pages, memory.size() >> 3);
    if (memory.grow(grown) < 0) {
      grown = pages;
      if (memory.grow(grown) < 0) return 0;
    }
    ready += <i64>grown * PAGE_BYTES;
  }
  ready -= needed;
  return heap.alloc(bytes);
}
