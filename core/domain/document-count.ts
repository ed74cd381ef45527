import type { LedgerLine } from './ledger-line.ts';

/** Number of documents: lines with one id and one day belong together, a line without an id is one of its own. */
export function documentCount(lines: readonly LedgerLine[]): number {
  const keys = new Set<string>();
  let loneLineCount = 0;
  for (const { documentId, date } of lines)
    if (documentId === null) loneLineCount += 1;
    else keys.add(`${date} ${documentId}`);
  return keys.size + loneLineCount;
}
