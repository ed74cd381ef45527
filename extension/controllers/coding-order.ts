import { isUndecided, type CodingCell } from './session/coding-cell.ts';
import { isShown } from './rows/shown-rows.ts';
import type { WorkbenchState } from './workbench-state.ts';

/**
 * Rows to be coded, those at position `firstShown` of the sheet and below first, so that the screen fills first, and
 * rows that are not shown last: all of them the first time, later those with a cell that is still open. Where only some
 * rows were asked for, those of them that are open.
 */
export function codingOrder(
  { session, isCoded, scope, order }: WorkbenchState,
  firstShown: number,
): number[] {
  if (!session) return [];
  const isWanted = (row: number): boolean => {
    const cells = session.rows[row] ?? [];
    if (cells.length === 0) return false;
    if (scope === 'asked')
      return cells.some((cell: CodingCell) => isUndecided(cell) && cell.suggestion !== null);
    return !isCoded || cells.some(isUndecided);
  };
  const inFile = [...session.rows.keys()];
  const shown = order ?? inFile;
  const rest = order ? inFile.filter((row) => !isShown(order, row)) : [];
  return [...shown.slice(firstShown), ...shown.slice(0, firstShown), ...rest].filter(isWanted);
}
