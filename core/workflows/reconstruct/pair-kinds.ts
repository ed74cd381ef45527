import type { LedgerLine } from '../../domain/ledger-line.ts';
import { numbered } from './line-problem.ts';

/**
 * Ways in which two lines of a document may be alike, by name: the same text and amount; the same text; reference
 * numbers in the text that differ in their last digit at most; the same amount.
 */
export const PAIR_KINDS = ['identical', 'text', 'reference', 'amount'] as const;

const FIRST_NUMBER = /\d{3,}/;

/** For each kind, each line's group: lines of one group are alike, -1 is like none. */
export function pairGroups(lines: readonly LedgerLine[]): number[][] {
  const texts = lines.map(({ text }) => text.toLowerCase());
  return [
    numbered(lines.map(({ amountMinor }, index) => `${amountMinor} ${texts[index]}`)),
    telling(numbered(texts.map((text) => text || null))),
    telling(numbered(texts.map(referenceStem))),
    numbered(lines.map(({ amountMinor }) => `${amountMinor}`)),
  ];
}

function referenceStem(text: string): string | null {
  const number = FIRST_NUMBER.exec(text)?.[0];
  return number === undefined ? null : `${number.length} ${number.slice(0, -1)}`;
}

/** What more than half of a document's lines share tells none of them from the others. */
function telling(groups: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return groups.map((group) => (2 * (sizes.get(group) ?? 0) > groups.length ? -1 : group));
}
