import type { EngineLine } from '../../core/engine/line.ts';
import {
  CONTEXT,
  MOST_DAY_COUNT,
  MAX_NAME_WORDS,
  MAX_TEXT_BYTES,
  MAX_TEXT_WORDS,
  STEM_BYTES,
} from './engine-constants.ts';
import { fold } from './engine-fold.ts';
import { hashBytes, pair } from './engine-hash.ts';
import { asText, maskDigits, wordsOf } from './engine-words.ts';

/** One context a line stands in. */
export interface Key {
  readonly kind: number;
  readonly hash: number;
  /** Share of its kind's weight, f32. */
  readonly share: number;
}

const MAX_TEXT_UNITS = 1024;
const MS_PER_DAY = 86_400_000;

/** Days from 1970-01-01. */
export const dayOf = (date: string): number => Date.UTC(...datePartsOf(date)) / MS_PER_DAY;

function datePartsOf(date: string): [year: number, monthIndex: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month - 1, day];
}

/** A text as the engine sees it: cut, encoded, cut again, folded. */
export function foldedText(text: string): number[] {
  return fold([...new TextEncoder().encode(text.slice(0, MAX_TEXT_UNITS))].slice(0, MAX_TEXT_BYTES));
}

/** The contexts of a line, in the engine's order, each once however often a word is repeated. */
export function keysOf(line: EngineLine): Key[] {
  const keys = allKeysOf(line);
  const isSame = (a: Key, b: Key): boolean => a.kind === b.kind && a.hash === b.hash;
  return keys.filter((key, index) => keys.findIndex((other) => isSame(key, other)) === index);
}

function allKeysOf(line: EngineLine): Key[] {
  const supplier = hashBytes(foldedText(line.supplierName));
  return [
    key(CONTEXT.companyWide, 1),
    key(CONTEXT.supplier, supplier),
    ...amountKeys(line, supplier),
    ...dayKeys(line.supplierDayCount ?? 0, supplier),
    ...nameKeys(foldedText(line.supplierName)),
    ...documentKeys(foldedText(line.documentId ?? ''), supplier),
    ...textKeys(foldedText(line.text), supplier),
    ...headerKeys(line, supplier),
  ];
}

function key(kind: number, hash: number, sharedBy = 1): Key {
  return { kind, hash: pair(hash, kind + 1), share: Math.fround(1 / Math.fround(Math.sqrt(sharedBy))) };
}

function amountKeys({ amountMinor, date }: EngineLine, supplier: number): Key[] {
  const amount = BigInt.asUintN(64, BigInt(amountMinor));
  const exact = pair(Number(amount & 0xffffffffn), Number(amount >> 32n));
  const fine = pair(supplier, fineSizeClass(amountMinor));
  return [
    key(CONTEXT.amount, exact),
    key(CONTEXT.supplierAmount, pair(supplier, exact)),
    key(CONTEXT.size, sizeClass(amountMinor)),
    key(CONTEXT.supplierSize, pair(supplier, sizeClass(amountMinor))),
    key(CONTEXT.supplierFineSize, fine),
    key(CONTEXT.supplierFineSizeWeekday, pair(fine, dayOf(date) % 7)),
    key(CONTEXT.supplierRoundness, pair(supplier, roundness(amountMinor))),
    key(CONTEXT.supplierMonth, pair(supplier, Number(date.slice(5, 7)))),
  ];
}

const bitLength = (size: number): number => (size === 0 ? 0 : BigInt(size).toString(2).length);

function sizeClass(amount: number): number {
  return bitLength(Math.abs(amount)) * 2 + (amount < 0 ? 1 : 0);
}

function fineSizeClass(amount: number): number {
  const size = Math.abs(amount);
  if (size === 0) return 0;
  const power = bitLength(size) - 1;
  const part = size / 2 ** power;
  const third = part >= 1.5874010519681994 ? 2 : part >= 1.2599210498948732 ? 1 : 0;
  return (power * 3 + third + 1) * 2 + (amount < 0 ? 1 : 0);
}

function roundness(amount: number): number {
  return [10, 100, 1_000, 10_000, 100_000].filter((power) => amount % power === 0).length;
}

function dayKeys(count: number, supplier: number): Key[] {
  return count > 0 ? [key(CONTEXT.supplierDayCount, pair(supplier, Math.min(count, MOST_DAY_COUNT)))] : [];
}

function nameKeys(name: readonly number[]): Key[] {
  const words = wordsOf(name, true, MAX_NAME_WORDS).map(hashBytes);
  return words.flatMap((word, index) => [
    ...(index === 0 ? [key(CONTEXT.supplierFirstWord, word)] : []),
    key(CONTEXT.nameWord, word, words.length),
    ...pairKeys(CONTEXT.nameWordPair, words, index),
  ]);
}

function pairKeys(kind: number, words: readonly number[], index: number): Key[] {
  const [before, word] = [words[index - 1], words[index]];
  return before === undefined || word === undefined ? [] : [key(kind, pair(before, word), words.length - 1)];
}

function documentKeys(id: readonly number[], supplier: number): Key[] {
  if (id.length === 0) return [];
  const letters = /^[^0-9]*/.exec(asText(id))?.[0].length ?? 0;
  const digits = asText(id).replace(/[^0-9]/g, '');
  const number = BigInt.asUintN(64, BigInt(digits || 0));
  const form = pair(hashBytes(id.slice(0, letters)), id.length);
  const near = (step: bigint): number => pair(form, Number(BigInt.asUintN(32, number / step)));
  return [
    key(CONTEXT.documentForm, form),
    key(CONTEXT.supplierDocumentForm, pair(supplier, form)),
    key(CONTEXT.documentTen, near(10n)),
    key(CONTEXT.documentHundred, near(100n)),
    key(CONTEXT.documentBatch, near(10_000n)),
    key(CONTEXT.supplierDocumentBatch, pair(supplier, near(10_000n))),
  ];
}

function textKeys(text: readonly number[], supplier: number): Key[] {
  if (text.length === 0) return [];
  const form = hashBytes(maskDigits(text));
  const spelled = wordsOf(text, false, MAX_TEXT_WORDS);
  const words = spelled.map(hashBytes);
  const stems = spelled.map((word) => hashBytes(word.slice(0, STEM_BYTES)));
  const all = words.reduce((hash, word) => pair(hash, word), 0);
  return [
    key(CONTEXT.wholeText, hashBytes(text)),
    key(CONTEXT.maskedText, form),
    key(CONTEXT.supplierMaskedText, pair(supplier, form)),
    key(CONTEXT.textStart, hashBytes(text.slice(0, 4))),
    ...words.flatMap((word, index) => [
      key(CONTEXT.word, word, words.length),
      key(CONTEXT.wordStem, stems[index] ?? 0, words.length),
      key(CONTEXT.supplierWord, pair(supplier, word), words.length),
      ...pairKeys(CONTEXT.wordPair, words, index),
    ]),
    ...(words.length > 0 ? [key(CONTEXT.words, all), key(CONTEXT.supplierWords, pair(supplier, all))] : []),
  ];
}

function headerKeys(line: EngineLine, supplier: number): Key[] {
  const ids = [foldedText(line.supplierId), foldedText(line.supplierTaxId)];
  const id = ids.find((bytes) => bytes.length > 0);
  const company = foldedText(line.company);
  const direction = line.direction === null ? 0 : line.direction === 'received' ? 1 : 2;
  const ofCompany = pair(pair(supplier, hashBytes(company)), direction);
  return [
    ...(id ? [key(CONTEXT.supplierNumber, hashBytes(id))] : []),
    ...(company.length > 0 || direction > 0 ? [key(CONTEXT.companySupplier, ofCompany)] : []),
    ...taxKeys(line.taxRate, supplier),
    ...line.headerFields.flatMap((field, index) =>
      fieldKeys(field, index, line.headerFields.length, supplier),
    ),
  ];
}

function taxKeys(taxRate: number | null, supplier: number): Key[] {
  if (taxRate === null || Number.isNaN(taxRate)) return [];
  const rate = Math.trunc(Math.fround(Math.fround(taxRate) * 100));
  return [key(CONTEXT.taxRate, rate), key(CONTEXT.supplierTaxRate, pair(supplier, rate))];
}

function fieldKeys(text: string, index: number, count: number, supplier: number): Key[] {
  const field = foldedText(text);
  if (field.length === 0) return [];
  const value = pair(hashBytes(field), index);
  return [
    key(CONTEXT.headerField, value, count),
    key(CONTEXT.supplierHeaderField, pair(supplier, value), count),
  ];
}
