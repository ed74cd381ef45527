import { ByteBuffer } from '../base/buffer';

/** The model file that is being written, or was written last. */
export const saved = new ByteBuffer();

/** Whether memory was at its end in this file; nothing is written from then on. */
export let isOutOfRoom: bool = false;

let columnAt: i32 = 0;

/** Begins a file of `bytes` bytes, or about as many. */
export function beginFile(bytes: i32): void {
  saved.length = 0;
  isOutOfRoom = !saved.reserve(bytes);
}

/** Appends bytes of zero and answers where they begin, -1 where memory is at its end. */
function append(bytes: i32): i32 {
  const at = isOutOfRoom ? -1 : saved.extend(bytes);
  if (at < 0) isOutOfRoom = true;
  return at;
}

/** Appends a copy of `bytes` bytes. */
export function writeBytes(from: usize, bytes: i32): void {
  const at = append(bytes);
  if (at >= 0) memory.copy(saved.start + at, from, bytes);
}

/** Appends a word. */
export function writeNumber(value: u32): void {
  const at = append(4);
  if (at >= 0) store<u32>(saved.start + at, value);
}

/** Appends a float. */
export function writeReal(value: f32): void {
  writeNumber(reinterpret<u32>(value));
}

/** Zeros up to a multiple of 4 bytes. */
export function padToWord(): void {
  while ((saved.length & 3) != 0 && !isOutOfRoom) writeByte(0);
}

/**
 * Begins a column: u32 bytes, then so many bytes, padded with zeros to a multiple of 4. Columns keep alike numbers together,
 * so that a general compressor finds them.
 */
export function beginColumn(): void {
  columnAt = saved.length;
  writeNumber(0);
}

/** Ends the column begun last: writes its length, and pads it. */
export function endColumn(): void {
  if (!isOutOfRoom) store<u32>(saved.start + columnAt, saved.length - columnAt - 4);
  padToWord();
}

/** Appends the lowest byte of a number. */
export function writeByte(value: u32): void {
  const at = append(1);
  if (at >= 0) store<u8>(saved.start + at, <u8>value);
}

/** Seven bits a byte, the lowest first; all bytes but the last have their highest bit set. */
export function writeSmall(value: u32): void {
  while (value > 127) {
    writeByte((value & 127) | 128);
    value >>= 7;
  }
  writeByte(value);
}

/** Bytes that writeSmall takes for a number. */
export function smallBytes(value: u32): i32 {
  let bytes = 1;
  for (; value > 127; value >>= 7) bytes++;
  return bytes;
}
