import { dayNumber, isoDate } from '../core/domain/calendar-day.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';

/**
 * The first `count` of chronological lines (not empty), cut behind a whole day; where there are fewer, the ledger begins
 * again, its days moved behind its last one and its document numbers made new. Nothing else of a line changes: suppliers,
 * amounts and codings of the second time are those of the first.
 */
export function extendedLedger(lines: readonly LedgerLine[], count: number): readonly LedgerLine[] {
  const firstDay = numberOf(lines[0]);
  const spanDays = numberOf(lines.at(-1)) - firstDay + 1;
  const extended: LedgerLine[] = [];
  for (let again = 0; extended.length < count; again += 1)
    for (const line of lines) {
      const date = again === 0 ? line.date : isoDate(numberOf(line) + again * spanDays);
      if (extended.length >= count && extended.at(-1)?.date !== date) return extended;
      extended.push(again === 0 ? line : { ...line, date, documentId: renumbered(line.documentId, again) });
    }
  return extended;
}

function numberOf(line: LedgerLine | undefined): number {
  const day = line ? dayNumber(line.date) : null;
  if (day === null) throw new RangeError('a ledger needs lines with days');
  return day;
}

function renumbered(documentId: string | null, again: number): string | null {
  return documentId === null ? null : `${documentId}${again}`;
}
