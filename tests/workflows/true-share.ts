import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { codingText } from './unlinked-documents.ts';

/**
 * Lines of a document that got their true coding. Lines equal in amount and text cannot be told apart by anybody: of
 * them it counts how many got each coding, not which.
 */
export function trueLineCount(lines: readonly LedgerLine[], truth: ReadonlyMap<number, string>): number {
  const wanted = new Map<string, number>();
  const key = (line: LedgerLine, coding: string): string =>
    JSON.stringify([line.amountMinor, line.text, coding]);
  for (const line of lines) {
    const one = key(line, truth.get(line.rowNumber) ?? '');
    wanted.set(one, (wanted.get(one) ?? 0) + 1);
  }
  let count = 0;
  for (const line of lines) {
    const one = key(line, codingText(line));
    const left = wanted.get(one) ?? 0;
    if (left === 0) continue;
    wanted.set(one, left - 1);
    count += 1;
  }
  return count;
}

/** Lines of a document whose own coding is theirs, told apart by their place in the file alone. */
export function strictlyTrueLineCount(
  lines: readonly LedgerLine[],
  truth: ReadonlyMap<number, string>,
): number {
  return lines.filter((line) => codingText(line) === truth.get(line.rowNumber)).length;
}
