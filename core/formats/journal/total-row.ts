import type { Cell } from '../table.ts';
import { parseCellRange } from '../xlsx/cell-address.ts';

const SUMMING = /\b(?:SUM|SUBTOTAL|AGGREGATE)\(([^()]*)\)/gi;

/**
 * Whether an amount is a formula that adds up other rows: then its row is a total, whatever else it says. Word by
 * word is no way to tell: `Total` is also the name of a supplier.
 */
export function isTotalOfRows(amount: Cell | undefined): boolean {
  if (typeof amount !== 'object' || amount?.kind !== 'formula') return false;
  for (const [, list = ''] of amount.formula.matchAll(SUMMING)) {
    const ranges = list
      .split(/[,;]/)
      .map((text) => parseCellRange(text.trim().replace(/^.*!/, '').toUpperCase()));
    if (ranges.some((range) => range !== null && range.lastRow > range.firstRow)) return true;
  }
  // A column of a table by its name: `SUBTOTAL(109,Lines[Amount])`.
  return /\b(?:SUM|SUBTOTAL|AGGREGATE)\([^()]*\[[^@\]]+\]\)/i.test(amount.formula);
}
