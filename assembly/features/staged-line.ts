import { BAD_LINE, NO_MEMORY, OK } from '../base/status';
import { FIRST_DAY, LAST_DAY, MAX_HEADER_FIELDS, MAX_TEXT_BYTES } from '../base/limits';
import { takeBlock } from '../base/arena';
import { fold } from '../text/fold';

/*
 * A line as the caller stages it, little-endian:
 *    0 i32 day, days from 1970-01-01      20 i32 lines of the supplier that day, 0 not known
 *    4 i32 direction: 0 not known,        24 i32 header fields, 0..MAX_HEADER_FIELDS
 *          1 received, 2 sent             28 i32 bytes of: supplier's name, supplier's id, supplier's tax id,
 *    8 f64 net amount, minor units               document id, text, company
 *   16 f32 tax rate, percent, or NaN      52 i32 bytes of each header field
 *                                            then the texts in the same order, UTF-8
 */
const FIXED_BYTES: i32 = 52;
/** Numbers of a line’s texts; the header fields come last. */
export const SUPPLIER_NAME: i32 = 0;
export const SUPPLIER_ID: i32 = 1;
export const SUPPLIER_TAX_ID: i32 = 2;
export const DOCUMENT_ID: i32 = 3;
export const TEXT: i32 = 4;
export const COMPANY: i32 = 5;
export const HEADER_FIELDS: i32 = 6;
const MAX_TAX_RATE: f32 = 10000;
const MAX_TEXTS: i32 = HEADER_FIELDS + MAX_HEADER_FIELDS;

/** The facts of the line that was read last. */
export let day: i32 = 0;
export let direction: i32 = 0;
export let amountMinor: i64 = 0;
export let taxRate: f32 = 0;
export let supplierDayCount: i32 = 0;
export let headerFieldCount: i32 = 0;

const textLengths = new StaticArray<i32>(MAX_TEXTS);
let folded: usize = 0;

/** Address and length in bytes of a folded text of the line that was read last. */
export function textAt(index: i32): usize {
  return folded + index * MAX_TEXT_BYTES * 2;
}
export function textLength(index: i32): i32 {
  return textLengths[index];
}

/** Reads and folds the staged line of `bytes` bytes at `address`. OK, BAD_LINE or NO_MEMORY. */
export function readLine(address: usize, bytes: i32): i32 {
  if (folded == 0) folded = takeBlock(MAX_TEXTS * MAX_TEXT_BYTES * 2);
  if (folded == 0) return NO_MEMORY;
  if (bytes < FIXED_BYTES) return BAD_LINE;
  const fields = load<i32>(address + 24);
  if (<u32>fields > <u32>MAX_HEADER_FIELDS || bytes < FIXED_BYTES + fields * 4) return BAD_LINE;
  if (load<i32>(address) < FIRST_DAY || load<i32>(address) > LAST_DAY) return BAD_LINE;
  const amount = load<f64>(address + 8);
  if (!(abs(amount) <= 9007199254740992)) return BAD_LINE;
  if (abs(load<f32>(address + 16)) > MAX_TAX_RATE || load<i32>(address + 20) < 0) return BAD_LINE;
  let at = FIXED_BYTES + fields * 4;
  for (let i = 0; i < HEADER_FIELDS + fields; i++) {
    const length = load<i32>(address + 28 + i * 4);
    if (length < 0 || length > bytes - at) return BAD_LINE;
    textLengths[i] = fold(address + at, min(length, MAX_TEXT_BYTES), textAt(i));
    at += length;
  }
  if (at != bytes) return BAD_LINE;
  day = load<i32>(address);
  direction = load<i32>(address + 4);
  amountMinor = <i64>amount;
  taxRate = load<f32>(address + 16);
  supplierDayCount = load<i32>(address + 20);
  headerFieldCount = fields;
  return OK;
}
