import type { LedgerLine } from './ledger-line.ts';

/**
 * Where the first `share` (0..1) of chronological lines ends: the cut moves to the end of its day, so that no document
 * and no day is torn. 0 where the share is less than one line, the number of lines where nothing is left after the cut.
 */
export function chronologicalSplit(lines: readonly LedgerLine[], share: number): number {
  let cut = Math.floor(lines.length * share);
  while (cut > 0 && cut < lines.length && lines[cut]?.date === lines[cut - 1]?.date) cut += 1;
  return cut;
}
