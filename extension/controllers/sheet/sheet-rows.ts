import { cellText } from '../../../core/formats/history/cell-text.ts';
import type { RetypedCell, RowId, SheetRow } from '../../hosts/host.ts';
import type { CellValue } from '../../worker/messages.ts';
import { numberPlaces, type PlaceOf } from '../number-places.ts';
import { remembered } from '../remembered.ts';
import { isUndecided } from '../session/coding-cell.ts';
import { withoutRows } from '../session/read-rows.ts';
import { cellAt, withCells, type Session } from '../session/session.ts';
import type { WorkbenchState } from '../workbench-state.ts';
import type { FoundValue } from './sheet-mirror.ts';

/** Values found in the sheet with the places of their rows; those of unknown rows are left out. */
export function placesOf({ rows }: Pick<WorkbenchState, 'rows'>, found: readonly FoundValue[]): CellValue[] {
  if (found.length === 0) return [];
  return found.flatMap(({ id, dimension, value }) => {
    const row = placesById(rows)(id);
    return row === null ? [] : [{ row, dimension, value }];
  });
}

/** Finds the place of a row by its id. */
export const placesById = remembered((rows: WorkbenchState['rows']): PlaceOf =>
  numberPlaces(rows.map(({ id }) => id)),
);

/** Suggestions that the person typed herself, to the letter: they are hers from now on, whatever we suggest later. */
export function retypedValues(
  state: Pick<WorkbenchState, 'rows' | 'session'>,
  retyped: readonly RetypedCell[],
  codingColumns: readonly number[],
): CellValue[] {
  const found = retyped.flatMap(({ row, column, cell }) => {
    const dimension = codingColumns.indexOf(column);
    return dimension < 0 ? [] : [{ id: row, dimension, value: cellText(cell) }];
  });
  return placesOf(state, found).filter(({ row, dimension, value }) => {
    const cell = state.session?.rows[row]?.[dimension];
    return cell !== undefined && value !== '' && isUndecided(cell) && cell.value === value;
  });
}

/** The state after others wrote into the sheet: what they wrote stays theirs, and nothing is learned from it. */
export function withForeignValues(state: WorkbenchState, values: readonly CellValue[]): WorkbenchState {
  if (!state.session || values.length === 0) return state;
  const session = state.session;
  const cells = values.flatMap(({ row, dimension, value }) => {
    if (session.rows[row]?.length === 0) return [];
    const cell = cellAt(session, { row, dimension });
    if (cell.value === value) return [];
    const isCleared = value === '' && isUndecided(cell);
    const after = isCleared
      ? { ...cell, state: 'empty' as const, value: '', suggestion: null }
      : { ...cell, state: 'yours' as const, value };
    return [{ row, dimension, cell: after }];
  });
  return { ...state, session: { ...session, rows: withCells(session.rows, cells) } };
}

/** The state after rows moved in the sheet or left it. */
export function withRowsMoved(
  state: WorkbenchState,
  sheetRows: readonly SheetRow[],
  removed: readonly RowId[],
): WorkbenchState {
  if (!state.session) return state;
  const gone = new Set(removed);
  const numbers = new Map(sheetRows.map(({ id, rowNumber }) => [id, rowNumber]));
  const rows = state.rows.map((row) => {
    const rowNumber = numbers.get(row.id) ?? row.rowNumber;
    return rowNumber === row.rowNumber ? row : { ...row, rowNumber };
  });
  const places = rows.flatMap(({ id }, place) => (gone.has(id) ? [place] : []));
  const session = withoutRows(state.session, places);
  return { ...state, rows, session, order: sheetOrder(rows, session) };
}

/** The order of the rows with those behind the known ones taken in; rows typed below all others only follow. */
export function orderWithNew(
  { rows: known, order }: Pick<WorkbenchState, 'rows' | 'order'>,
  rows: WorkbenchState['rows'],
  session: Session,
): WorkbenchState['order'] {
  if (rows.length === known.length) return order;
  const last = order ? rows[order.at(-1) ?? -1] : undefined;
  const fresh = rows.slice(known.length);
  const isBelow = fresh.every(
    ({ rowNumber }, index) => rowNumber > ((index === 0 ? last : fresh[index - 1])?.rowNumber ?? Infinity),
  );
  if (!order || !isBelow) return sheetOrder(rows, session);
  return order.concat(fresh.map((_, index) => known.length + index));
}

/** Places of the rows that are there, in the order of their row numbers. */
function sheetOrder(rows: WorkbenchState['rows'], session: Session): number[] {
  const there = rows.flatMap((_, place) => ((session.rows[place]?.length ?? 0) > 0 ? [place] : []));
  return there.sort((a, b) => (rows[a]?.rowNumber ?? 0) - (rows[b]?.rowNumber ?? 0));
}
