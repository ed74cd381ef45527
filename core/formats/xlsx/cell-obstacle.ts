import { isInRange, rangeAddress } from './cell-address.ts';
import type { CellEdit } from './cell-edit.ts';
import { decodeCell, type CellContext } from './decode-cell.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** Why a cell must not be written to, as what was found in it; null where it may. */
export function cellObstacle(layout: SheetLayout, edit: CellEdit, context: CellContext): string | null {
  const merged = layout.mergedRanges.find((range) => isInRange(edit, range));
  const isAnchor = merged?.firstRow === edit.rowNumber && merged.firstColumn === edit.columnIndex;
  if (merged && !isAnchor) return `a part of the merged cells ${rangeAddress(merged)}`;
  const array = layout.arrayRanges.find((range) => isInRange(edit, range));
  if (array) return `a part of the array formula ${rangeAddress(array)}`;
  const cell = layout.rows.get(edit.rowNumber)?.cells.find((one) => one.columnIndex === edit.columnIndex);
  if (!cell) return null;
  if (cell.formula !== null) return `the formula =${cell.formula}`;
  if (edit.mayReplace) return null;
  const value = decodeCell(cell, context);
  if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
  return typeof value === 'object' ? `a value (${cell.content ?? ''})` : `the value ${String(value)}`;
}
