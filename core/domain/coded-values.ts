import type { LedgerLine } from './ledger-line.ts';

/** The different values that lines are coded with in one dimension (an index into their `coding`). */
export function codedValues(lines: Iterable<LedgerLine>, dimension: number): Set<string> {
  const values = new Set<string>();
  for (const line of lines) {
    const value = line.coding[dimension] ?? null;
    if (value !== null) values.add(value);
  }
  return values;
}
