import type { LedgerLine } from '../core/domain/ledger-line.ts';

/**
 * What fastText and Vowpal Wabbit are given of a line, one token a fact: supplier, amount by size and beside the supplier,
 * month, words and pairs of words of name and text, supplier beside the text's words, company. No blanks in a token.
 */
export function peerTokens({ supplierName, amountMinor, date, text, company }: LedgerLine): string[] {
  const supplier = supplierName.toLowerCase();
  const size = Math.abs(amountMinor) / 100;
  const doubling = size > 0 ? Math.trunc(Math.log2(size)) : -99;
  const third = size > 0 ? Math.trunc(3 * Math.log2(size)) : -99;
  const name = words(supplierName);
  const found = words(text);
  return [
    `s|${supplier}`,
    `a|${doubling}`,
    `sa|${third}|${supplier}`,
    `se|${amountMinor}|${supplier}`,
    `m|${date.slice(5, 7)}`,
    `sign|${amountMinor < 0}`,
    ...name.map((word) => `w|${word}`),
    ...pairs(name).map((pair) => `w2|${pair}`),
    ...found.map((word) => `t|${word}`),
    ...pairs(found).map((pair) => `t2|${pair}`),
    ...found.map((word) => `st|${supplier}|${word}`),
    `c|${company}`,
  ].map((token) => token.replace(/\s/g, '_'));
}

function words(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1);
}

function pairs(found: readonly string[]): string[] {
  return found.slice(1).map((word, index) => `${found[index] ?? ''}_${word}`);
}
