import type { LedgerLine } from '../domain/ledger-line.ts';
import { LEFT_BLANK } from './coded-blanks.ts';

/** The different values that lines are coded with in one dimension (an index into their `coding`), blanks aside. */
export function codedValues(lines: Iterable<LedgerLine>, dimension: number): Set<string> {
  const values = new Set<string>();
  for (const line of lines) {
    const value = line.coding[dimension] ?? LEFT_BLANK;
    if (value !== LEFT_BLANK) values.add(value);
  }
  return values;
}
