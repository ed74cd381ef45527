import { isUndecided } from './session/coding-cell.ts';
import type { WorkbenchState } from './workbench-state.ts';

/**
 * Rows to be coded, those from `firstShownRow` on first, so that the screen fills first: all of them the first time,
 * later those with a cell that is still open.
 */
export function codingOrder({ session, isCoded }: WorkbenchState, firstShownRow: number): number[] {
  if (!session) return [];
  const rows = session.rows.flatMap((cells, row) => (isCoded && !cells.some(isUndecided) ? [] : [row]));
  const start = rows.findIndex((row) => row >= firstShownRow);
  return start > 0 ? [...rows.slice(start), ...rows.slice(0, start)] : rows;
}
