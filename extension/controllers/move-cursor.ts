import { texts } from '../texts/texts.ts';
import type { CellPlace } from '../worker/messages.ts';
import { nextException, nextUndecided } from './session/next-cell.ts';
import { countRows } from './session/session-counts.ts';
import { cellPlace, sheetPlace } from './sheet-places.ts';
import type { SheetPlace, WorkbenchState } from './workbench-state.ts';

/** The cursor on the next open cell after a decision; where it is when nothing is open. */
export function goOn(state: WorkbenchState, from: SheetPlace): WorkbenchState {
  const place = cellPlace(state, from);
  return withCursor(state, state.session && place && nextUndecided(state.session, place, state.order));
}

/** The cursor on the next (or, with -1, the previous) cell that waits for the person, among the rows that are shown. */
export function goToException(state: WorkbenchState, step: 1 | -1): WorkbenchState {
  const { session, cursor } = state;
  if (!session) return state;
  // Before the first coding cell of the row where the cursor is on none.
  const from = cursor && (cellPlace(state, cursor) ?? { row: cursor.row, dimension: -1 });
  return withCursor(state, nextException(session, from, step, state.order));
}

/** The cursor where a person put it. */
export function enterCell(state: WorkbenchState, cursor: SheetPlace): WorkbenchState {
  const isThere = state.cursor?.row === cursor.row && state.cursor.column === cursor.column;
  return isThere ? state : { ...state, cursor };
}

function withCursor(state: WorkbenchState, place: CellPlace | null): WorkbenchState {
  const cursor = place && sheetPlace(state, place);
  return cursor ? { ...state, cursor } : { ...state, notice: nothingOpen(state) };
}

/** Says so where nothing is open among the rows that are shown, but elsewhere is. */
function nothingOpen({ session, order }: WorkbenchState): string {
  const { byState } = session && order ? countRows(session) : { byState: null };
  const count = byState ? byState['needs-you'] + byState.review : 0;
  return count > 0 ? texts.rows.exceptionsHidden({ count }) : texts.actions.noException;
}

/** The cursor on what is open first in a row; on its first coding cell where all is decided. */
export function goToRow(state: WorkbenchState, row: number): WorkbenchState {
  const cells = state.session?.rows[row] ?? [];
  const open = ['needs-you', 'review', 'empty', 'ready'] as const;
  const worst = open.find((wanted) => cells.some((cell) => cell.state === wanted));
  const dimension = Math.max(
    0,
    cells.findIndex((cell) => cell.state === worst),
  );
  return withCursor(state, cells.length > 0 ? { row, dimension } : null);
}
