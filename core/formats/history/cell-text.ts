import type { Cell } from '../table.ts';
import { spreadsheetDecimal } from './plain-decimal.ts';

/** A cell's text without the spaces around it; '' for an empty cell, an error, or a formula that has no value. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell.trim();
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return spreadsheetDecimal(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  switch (cell.kind) {
    case 'date':
      return cell.date;
    case 'formula':
      return cellText(cell.value);
    case 'error':
      return '';
  }
}

/** A cell as a fault names what was found: quoted, cut at 80 characters; `nothing` for an empty one. */
export function foundText(cell: Cell | undefined): string {
  if (typeof cell === 'object' && cell?.kind === 'error') return cell.code;
  if (typeof cell === 'object' && cell?.kind === 'formula' && cell.value === null) {
    return `the formula ${`=${cell.formula}`.slice(0, 80)} without a computed value`;
  }
  const text = cellText(cell);
  return text === '' ? 'nothing' : `"${text.slice(0, 80)}"`;
}

/** Whether a row has nothing to read: every cell is empty or blank. */
export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}
