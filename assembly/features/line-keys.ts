import { hashBytes, pair } from '../base/hash';
import { MAX_HEADER_FIELDS, MAX_KEYS, MAX_NAME_WORDS, MAX_TEXT_BYTES, MAX_TEXT_WORDS } from '../base/limits';
import {
  isDigit,
  maskDigits,
  splitWords,
  stemHashes,
  wordHashes,
  wordLengths,
  wordStarts,
} from '../text/words';
import { fineSizeClass, roundness, sizeClass } from './amount';
import { monthOf } from './calendar';
import * as context from './contexts';
import { CROSSED } from './contexts';
import * as line from './staged-line';

/** The contexts of the line read last: which kind, the hash of what is shared, and the share of its kind's weight. */
export const keyKinds = new StaticArray<u8>(MAX_KEYS);
export const keyHashes = new StaticArray<u32>(MAX_KEYS);
export const keyShares = new StaticArray<f32>(MAX_KEYS);
/** The words that a key is of: address and bytes in the folded text, 0 bytes where it is of no words. */
export const keyWordsAt = new StaticArray<u32>(MAX_KEYS);
export const keyWordBytes = new StaticArray<i32>(MAX_KEYS);
export let keyCount: i32 = 0;

/** For keys that come back from the queue of a day. */
export function setKeyCount(count: i32): void {
  keyCount = count;
}

/** Hashes of the keys whose crosses with values are worth a weight of their own, and which keys they are. */
export const crossHashes = new StaticArray<u32>(MAX_KEYS);
export const crossKeys = new StaticArray<i32>(MAX_KEYS);
export let crossCount: i32 = 0;

/** Static, so that a text can be masked where memory is at its end. */
const masked: usize = memory.data(MAX_TEXT_BYTES * 2);

/** Longer lists of a supplier's lines on one day are all alike. */
const MOST_DAY_COUNT: i32 = 20;

function add(kind: u32, hash: u32, share: f32 = 1): void {
  if (keyCount == MAX_KEYS) return;
  unchecked((keyKinds[keyCount] = <u8>kind));
  unchecked((keyHashes[keyCount] = pair(hash, kind + 1)));
  unchecked((keyShares[keyCount] = share));
  unchecked((keyWordBytes[keyCount] = 0));
  keyCount++;
}

/** The first key of a line's name or text, from which on a word may be repeated. */
let firstOfWords: i32 = 0;

/**
 * Adds one of several keys of a kind, which is of the words `first` to `last` found last; a word that is repeated stays
 * one, for memory counts lines.
 */
function addWords(kind: u32, hash: u32, share: f32, first: i32, last: i32): void {
  const key = pair(hash, kind + 1);
  for (let i = firstOfWords; i < keyCount; i++) if (unchecked(keyHashes[i]) == key) return;
  if (keyCount == MAX_KEYS) return;
  add(kind, hash, share);
  const start = unchecked(wordStarts[first]);
  unchecked((keyWordsAt[keyCount - 1] = start));
  unchecked((keyWordBytes[keyCount - 1] = <i32>(wordStarts[last] - start) + wordLengths[last]));
}

/** Lists the current keys' hashes that are crossed with values. */
export function findCrosses(): void {
  crossCount = 0;
  for (let i = 0; i < keyCount; i++) {
    if (!((CROSSED >> (<u64>unchecked(keyKinds[i]))) & 1)) continue;
    unchecked((crossKeys[crossCount] = i));
    unchecked((crossHashes[crossCount++] = keyHashes[i]));
  }
}

function hashOf(text: i32): u32 {
  return hashBytes(line.textAt(text), line.textLength(text));
}

/** Several keys of one kind share the weight that a single one would have. */
function shareOf(count: i32): f32 {
  return 1 / sqrt<f32>(<f32>count);
}

/** Finds the contexts of the line read last. The facts of the line are all that counts: no memory is asked. */
export function findKeys(): void {
  keyCount = 0;
  const supplier = hashOf(line.SUPPLIER_NAME);
  add(context.COMPANY_WIDE, 1);
  add(context.SUPPLIER, supplier);
  addAmount(supplier);
  if (line.supplierDayCount > 0)
    add(context.SUPPLIER_DAY_COUNT, pair(supplier, min(line.supplierDayCount, MOST_DAY_COUNT)));
  addName();
  addDocument(supplier);
  if (line.textLength(line.TEXT) > 0) addText(supplier);
  addHeader(supplier);
  findCrosses();
}

function addAmount(supplier: u32): void {
  const amount = line.amountMinor;
  const exact = pair(<u32>amount, <u32>(amount >> 32));
  const fine = fineSizeClass(amount);
  add(context.AMOUNT, exact);
  add(context.SUPPLIER_AMOUNT, pair(supplier, exact));
  add(context.SIZE, sizeClass(amount));
  add(context.SUPPLIER_SIZE, pair(supplier, sizeClass(amount)));
  add(context.SUPPLIER_FINE_SIZE, pair(supplier, fine));
  add(context.SUPPLIER_FINE_SIZE_WEEKDAY, pair(pair(supplier, fine), line.day % 7));
  add(context.SUPPLIER_ROUNDNESS, pair(supplier, roundness(amount)));
  add(context.SUPPLIER_MONTH, pair(supplier, monthOf(line.day)));
}

function addName(): void {
  const count = splitWords(
    line.textAt(line.SUPPLIER_NAME),
    line.textLength(line.SUPPLIER_NAME),
    true,
    MAX_NAME_WORDS,
  );
  if (count == 0) return;
  add(context.SUPPLIER_FIRST_WORD, unchecked(wordHashes[0]));
  firstOfWords = keyCount;
  for (let i = 0; i < count; i++) {
    const word = unchecked(wordHashes[i]);
    addWords(context.NAME_WORD, word, shareOf(count), i, i);
    if (i > 0) addWords(context.NAME_WORD_PAIR, pair(wordHashes[i - 1], word), shareOf(count - 1), i - 1, i);
  }
}

function addDocument(supplier: u32): void {
  const start = line.textAt(line.DOCUMENT_ID);
  const length = line.textLength(line.DOCUMENT_ID);
  if (length == 0) return;
  let letters = 0;
  while (letters < length && !isDigit(load<u8>(start + letters))) letters++;
  let number: u64 = 0;
  for (let i = letters; i < length; i++) {
    const byte: u32 = load<u8>(start + i);
    if (isDigit(byte)) number = number * 10 + (byte - 0x30);
  }
  const form = pair(hashBytes(start, letters), length);
  add(context.DOCUMENT_FORM, form);
  add(context.SUPPLIER_DOCUMENT_FORM, pair(supplier, form));
  add(context.DOCUMENT_TEN, pair(form, <u32>(number / 10)));
  add(context.DOCUMENT_HUNDRED, pair(form, <u32>(number / 100)));
  const batch = pair(form, <u32>(number / 10000));
  add(context.DOCUMENT_BATCH, batch);
  add(context.SUPPLIER_DOCUMENT_BATCH, pair(supplier, batch));
}

function addText(supplier: u32): void {
  const start = line.textAt(line.TEXT);
  const length = line.textLength(line.TEXT);
  const form = hashBytes(masked, maskDigits(start, length, masked));
  add(context.WHOLE_TEXT, hashBytes(start, length));
  add(context.MASKED_TEXT, form);
  add(context.SUPPLIER_MASKED_TEXT, pair(supplier, form));
  add(context.TEXT_START, hashBytes(start, min(4, length)));
  const count = splitWords(start, length, false, MAX_TEXT_WORDS);
  if (count == 0) return;
  let all: u32 = 0;
  firstOfWords = keyCount;
  for (let i = 0; i < count; i++) {
    const word = unchecked(wordHashes[i]);
    all = pair(all, word);
    addWords(context.WORD, word, shareOf(count), i, i);
    addWords(context.WORD_STEM, unchecked(stemHashes[i]), shareOf(count), i, i);
    addWords(context.SUPPLIER_WORD, pair(supplier, word), shareOf(count), i, i);
    if (i > 0) addWords(context.WORD_PAIR, pair(wordHashes[i - 1], word), shareOf(count - 1), i - 1, i);
  }
  add(context.WORDS, all);
  add(context.SUPPLIER_WORDS, pair(supplier, all));
}

function addHeader(supplier: u32): void {
  if (line.textLength(line.SUPPLIER_ID) > 0) add(context.SUPPLIER_NUMBER, hashOf(line.SUPPLIER_ID));
  else if (line.textLength(line.SUPPLIER_TAX_ID) > 0)
    add(context.SUPPLIER_NUMBER, hashOf(line.SUPPLIER_TAX_ID));
  if (line.textLength(line.COMPANY) > 0 || line.direction != 0) {
    add(context.COMPANY_SUPPLIER, pair(pair(supplier, hashOf(line.COMPANY)), line.direction));
  }
  if (line.taxRate == line.taxRate) {
    const rate = <u32>(<i32>(line.taxRate * 100));
    add(context.TAX_RATE, rate);
    add(context.SUPPLIER_TAX_RATE, pair(supplier, rate));
  }
  const count = min(line.headerFieldCount, MAX_HEADER_FIELDS);
  for (let i = 0; i < count; i++) {
    if (line.textLength(line.HEADER_FIELDS + i) == 0) continue;
    const value = pair(hashOf(line.HEADER_FIELDS + i), i);
    add(context.HEADER_FIELD, value, shareOf(count));
    add(context.SUPPLIER_HEADER_FIELD, pair(supplier, value), shareOf(count));
  }
}
