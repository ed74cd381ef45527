import type { NamedColumn } from '../../../core/formats/history/recognize-columns.ts';
import { isBlankCell } from '../../../core/formats/journal/blank-cell.ts';
import type { SheetRow } from '../host.ts';

/** Coding columns whose codes are all stored as numbers, so that new ones are to be numbers too. */
export function numericColumns(
  rows: readonly SheetRow[],
  dimensions: readonly NamedColumn[],
): ReadonlySet<number> {
  const numeric = dimensions.filter(({ column }) => isNumeric(rows, column));
  return new Set(numeric.map(({ column }) => column));
}

function isNumeric(rows: readonly SheetRow[], column: number): boolean {
  let hasNumber = false;
  for (const { cells } of rows) {
    const cell = cells[column];
    if (isBlankCell(cell)) continue;
    if (typeof cell !== 'number') return false;
    hasNumber = true;
  }
  return hasNumber;
}
