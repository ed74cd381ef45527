import type { LedgerLine } from './ledger-line.ts';

type SupplierDayLine = Pick<LedgerLine, 'date' | 'supplierName'>;

/**
 * For lines that lie before a person together: how many of them are of the same supplier and day as a line, itself
 * included. A supplier's long list of one day is coded otherwise than its single lines.
 */
export function supplierDayCounts(lines: Iterable<SupplierDayLine>): (line: SupplierDayLine) => number {
  const counts = new Map<string, number>();
  const keyOf = ({ date, supplierName }: SupplierDayLine): string => `${date} ${supplierName}`;
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  return (line) => counts.get(keyOf(line)) ?? 0;
}
