import type { Cell } from '../table.ts';

/** Whether a cell holds nothing that a person would miss: it is empty or blanks only. A formula is never blank. */
export function isBlankCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
