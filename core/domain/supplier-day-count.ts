import type { LedgerLine } from './ledger-line.ts';

type SupplierDayLine = Pick<LedgerLine, 'date' | 'supplierName'>;

/**
 * For lines that lie before a person together: how many of them are of the same supplier and day as a line, itself
 * included. A supplier's long list of one day is coded otherwise than its single lines.
 */
export function supplierDayCounts(lines: Iterable<SupplierDayLine>): (line: SupplierDayLine) => number {
  const days = new Map<string, SupplierDayLine[]>();
  for (const line of lines) {
    const day = days.get(line.date);
    if (day) day.push(line);
    else days.set(line.date, [line]);
  }
  // Often only a few lines of a long journal are asked for: their days are counted alone.
  const counts = new Map<string, ReadonlyMap<string, number>>();
  return ({ date, supplierName }) => {
    const ofDay = counts.get(date) ?? supplierCounts(days.get(date) ?? []);
    counts.set(date, ofDay);
    return ofDay.get(supplierName) ?? 0;
  };
}

function supplierCounts(lines: readonly SupplierDayLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { supplierName } of lines) counts.set(supplierName, (counts.get(supplierName) ?? 0) + 1);
  return counts;
}
