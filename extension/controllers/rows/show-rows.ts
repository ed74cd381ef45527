import { texts } from '../../texts/texts.ts';
import { rememberedLast } from '../remembered.ts';
import type { SheetPlace, WorkbenchState } from '../workbench-state.ts';
import { arrangedRows, fits } from './arrange-rows.ts';
import { AS_IN_FILE, isFiltering, type RowView } from './row-view.ts';
import { isShown, positionOf, rowAt, shownCount } from './shown-rows.ts';

/**
 * The sheet with the rows that a view wants, as they stand now. Later decisions neither move nor hide a row under the
 * cursor: `showFittingRows` does. The cursor stays on its row, or goes to the first that is shown.
 */
export function showRows(state: WorkbenchState, view: RowView): WorkbenchState {
  if (!state.session) return state;
  const order = arrangedRows(state, view);
  const shown = { ...state, view, order };
  return { ...shown, cursor: cursorAmong(shown), notice: noticeOf(shown) };
}

/** Arranges the rows anew, as the view wants them now. */
export function showFittingRows(state: WorkbenchState): WorkbenchState {
  return showRows(state, state.view);
}

/** Shows every row, as in the file. */
export function showAllRows(state: WorkbenchState): WorkbenchState {
  return showRows(state, AS_IN_FILE);
}

/** Rows that are shown though they no longer fit the view, or fit and are not shown. */
export const unfitRowCount = rememberedLast(
  ({ session, rows, order, view, history, names }: WorkbenchState) => [
    ...[session?.rows, rows, order, view],
    // By these a person's value is known or not.
    ...[history, names],
  ],
  (state: WorkbenchState): number => {
    if (!isFiltering(state.view)) return 0;
    const rows = state.session?.rows ?? [];
    return rows.reduce(
      (sum, _, row) => sum + (fits(state, state.view, row) === isShown(state.order, row) ? 0 : 1),
      0,
    );
  },
);

/** The place in the file of a cell as the sheet counts, from 0; null where the sheet has no such row. */
export function placeInFile(state: WorkbenchState, { row: position, column }: SheetPlace): SheetPlace | null {
  const row = rowAt(state, position);
  return row === null ? null : { row, column };
}

/** Where the sheet shows a place of the file; null where it does not. */
export function placeInSheet(state: WorkbenchState, place: SheetPlace | null): SheetPlace | null {
  const row = place && positionOf(state.order, place.row);
  return place === null || row === null ? null : { row, column: place.column };
}

function cursorAmong(state: WorkbenchState): SheetPlace | null {
  const { cursor, order, journal } = state;
  if (cursor && isShown(order, cursor.row)) return cursor;
  const firstCoding = journal?.columns.findIndex(({ dimension }) => dimension !== null) ?? 0;
  return placeInFile(state, { row: 0, column: cursor?.column ?? Math.max(0, firstCoding) });
}

function noticeOf(state: WorkbenchState): string {
  return isFiltering(state.view)
    ? texts.rows.shownOf({ count: shownCount(state), total: state.rows.length })
    : '';
}
