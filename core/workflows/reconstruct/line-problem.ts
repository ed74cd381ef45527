import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';

/** A document's lines and entries as amounts and totals, as the partitioner takes them. */
export interface LineProblem {
  readonly amounts: readonly number[];
  readonly totals: readonly number[];
  readonly allowed: readonly (readonly boolean[])[];
  readonly labels: readonly number[];
  readonly tolerance: number;
  readonly wholeTolerance: number;
}

/** What sums may differ by, in minor units: each entry's, and those of a document together. */
export interface Tolerance {
  readonly entryMinor: number;
  readonly documentMinor: number;
}

/**
 * Lines with the amounts of a reading over entries. An entry that states a tax rate takes only lines of that rate, or
 * lines that state none.
 */
export function lineProblem(
  lines: readonly LedgerLine[],
  amountsMinor: readonly number[],
  entries: readonly JournalEntry[],
  { entryMinor, documentMinor }: Tolerance,
): LineProblem {
  return {
    amounts: amountsMinor,
    totals: entries.map(({ amountMinor }) => amountMinor),
    allowed: lines.map(({ taxRate }) =>
      entries.map((entry) => entry.taxRate === null || taxRate === null || entry.taxRate === taxRate),
    ),
    labels: numbered(lines.map(seenText)),
    tolerance: entryMinor,
    wholeTolerance: documentMinor,
  };
}

/** Everything about a line, its amount apart, that a classifier sees. */
function seenText(line: LedgerLine): string {
  const { date, direction, supplierName, supplierId, supplierTaxId, text, taxRate, company, headerFields } =
    line;
  const supplier = [supplierName, supplierId, supplierTaxId, company];
  return JSON.stringify([date, direction, supplier, text, taxRate, headerFields]);
}

/** Texts as numbers: 0 for the first that is met, and so on; null is -1. */
export function numbered(texts: readonly (string | null)[]): number[] {
  const numbers = new Map<string, number>();
  return texts.map((text) => {
    if (text === null) return -1;
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
}
