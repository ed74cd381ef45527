/** Where reading a model file stands, and where it ends. */
let at: usize = 0;
let end: usize = 0;

/** Whether what was read so far was in the file, and what it said of itself. */
export let isWhole: bool = true;

/** Begins to read `length` bytes at `start`. */
export function beginReading(start: usize, length: i32): void {
  at = start;
  end = start + length;
  isWhole = true;
}

/** Whether so many bytes are left; where they are not, the file is not whole. */
export function hasLeft(bytes: i64): bool {
  if (bytes < 0 || bytes > <i64>(end - at)) isWhole = false;
  return isWhole;
}

/** Whether all was read. */
export function isAtEnd(): bool {
  return at == end;
}

/** Address of the next `bytes` bytes, which are left. */
export function readBytes(bytes: usize): usize {
  const from = at;
  at += bytes;
  return from;
}

/** The next word; 0, and the file is not whole, where none is left. */
export function readNumber(): u32 {
  return hasLeft(4) ? load<u32>(readBytes(4)) : 0;
}

/** The next word as a float. */
export function readReal(): f32 {
  return reinterpret<f32>(readNumber());
}

/** A column of bytes, as linear/saved-bytes draws it. */
export class Column {
  private at: usize = 0;
  private end: usize = 0;

  /** Takes the next column of the file. */
  constructor() {
    const length = readNumber();
    const padded = (<i64>length + 3) & ~3;
    if (hasLeft(padded)) {
      this.at = readBytes(<usize>padded);
      this.end = this.at + length;
    }
  }

  /** The next byte; 0, and the file is not whole, where none is left. */
  byte(): u32 {
    if (this.at == this.end) {
      isWhole = false;
      return 0;
    }
    return load<u8>(this.at++);
  }

  /** The next number that writeSmall wrote; what needs more than 32 bits is none. */
  small(): u32 {
    let value: u64 = 0;
    for (let shift: u64 = 0; shift < 35; shift += 7) {
      const part = this.byte();
      value |= (<u64>(part & 127)) << shift;
      if (part < 128) {
        if (value > u32.MAX_VALUE) isWhole = false;
        return <u32>value;
      }
    }
    isWhole = false;
    return 0;
  }

  /** Ends the column: a byte that nobody asked for says that the file is not whole. */
  close(): void {
    if (this.at != this.end) isWhole = false;
  }
}
