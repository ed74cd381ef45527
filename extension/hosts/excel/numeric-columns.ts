import type { NamedColumn } from '../../../core/formats/history/recognize-columns.ts';
import { isBlankCell } from '../../../core/formats/journal/blank-cell.ts';
import type { SheetRow } from '../host.ts';

/** Coding columns whose codes are all stored as numbers, so that new ones are to be numbers too. */
export function numericColumns(
  rows: readonly SheetRow[],
  dimensions: readonly NamedColumn[],
): ReadonlySet<number> {
  const numeric = dimensions.filter(({ column }) => {
    const filled = rows.map(({ cells }) => cells[column] ?? null).filter((cell) => !isBlankCell(cell));
    return filled.length > 0 && filled.every((cell) => typeof cell === 'number');
  });
  return new Set(numeric.map(({ column }) => column));
}
