import { isUndecided, type CodingCell } from './session/coding-cell.ts';
import type { WorkbenchState } from './workbench-state.ts';

/**
 * Rows to be coded, those from `firstShownRow` on first, so that the screen fills first: all of them the first time,
 * later those with a cell that is still open. Where only some rows were asked for, those of them that are open.
 */
export function codingOrder({ session, isCoded, scope }: WorkbenchState, firstShownRow: number): number[] {
  if (!session) return [];
  const isWanted = (cells: readonly CodingCell[]): boolean => {
    if (scope === 'asked') return cells.some((cell) => isUndecided(cell) && cell.suggestion !== null);
    return !isCoded || cells.some(isUndecided);
  };
  const rows = session.rows.flatMap((cells, row) => (cells.length > 0 && isWanted(cells) ? [row] : []));
  const start = rows.findIndex((row) => row >= firstShownRow);
  return start > 0 ? [...rows.slice(start), ...rows.slice(0, start)] : rows;
}
