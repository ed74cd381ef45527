import type { LedgerLine } from './ledger-line.ts';

/** Lines by day, then document id (none first), then as they stood in the file. */
export function chronological<Line extends LedgerLine>(lines: readonly Line[]): Line[] {
  return [...lines].sort(
    (a, b) => compareTexts(a.date, b.date) || compareTexts(a.documentId ?? '', b.documentId ?? ''),
  );
}

/** Chronological lines cut into their calendar days (`length` 10) or months (`length` 7); no run is empty. */
export function periods<Line extends LedgerLine>(lines: readonly Line[], length: 7 | 10): Line[][] {
  const runs: Line[][] = [];
  let period: string | null = null;
  for (const line of lines) {
    const linePeriod = line.date.slice(0, length);
    if (linePeriod !== period) runs.push([]);
    period = linePeriod;
    runs.at(-1)?.push(line);
  }
  return runs;
}

/** Code units, not a locale: the order must be the same on every machine. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
