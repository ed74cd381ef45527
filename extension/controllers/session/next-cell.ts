import type { CellPlace } from '../../worker/messages.ts';
import { isUndecided, type CodingCell } from './coding-cell.ts';
import type { Session } from './session.ts';

/**
 * The exception after (or, with `step` -1, before) a place: blanks that need the person first, then what is to be
 * reviewed, each in the order of the sheet, and round again. Null where there is no exception. `order`: places of rows
 * as the sheet shows them; null: as they are.
 */
export function nextException(
  session: Session,
  from: CellPlace | null,
  step: 1 | -1,
  order: readonly number[] | null = null,
): CellPlace | null {
  const compare = sheetOrder(session, order);
  const blanks = placesWhere(session, order, (cell) => cell.state === 'needs-you');
  const reviews = placesWhere(session, order, (cell) => cell.state === 'review');
  const ring = [...blanks, ...reviews];
  const index = from ? ring.findIndex((place) => isSame(place, from)) : -1;
  if (index >= 0) return ring[(index + step + ring.length) % ring.length] ?? null;
  const end = step === 1 ? 0 : -1;
  const group = blanks.length > 0 ? blanks : reviews;
  const following = from ? group.filter((place) => step * compare(place, from) > 0) : [];
  return following.at(end) ?? ring.at(end) ?? null;
}

/** The next undecided cell after a place in the order of the sheet, round again; null where all is decided. */
export function nextUndecided(
  session: Session,
  from: CellPlace,
  order: readonly number[] | null = null,
): CellPlace | null {
  const compare = sheetOrder(session, order);
  const places = placesWhere(session, order, isUndecided);
  return places.find((place) => compare(place, from) > 0) ?? places[0] ?? null;
}

function placesWhere(
  session: Session,
  order: readonly number[] | null,
  isWanted: (cell: CodingCell) => boolean,
): CellPlace[] {
  const inRow = (row: number): CellPlace[] =>
    (session.rows[row] ?? []).flatMap((cell, dimension) => (isWanted(cell) ? [{ row, dimension }] : []));
  return order ? order.flatMap(inRow) : session.rows.flatMap((_, row) => inRow(row));
}

/** Compares places: below 0 where the first stands before the second in the sheet, 0 at the same place. */
function sheetOrder(
  session: Session,
  order: readonly number[] | null,
): (a: CellPlace, b: CellPlace) => number {
  if (!order) return (a, b) => a.row - b.row || a.dimension - b.dimension;
  const at = new Map(order.map((row, position) => [row, position]));
  // A row that is not shown comes behind all others.
  const position = (row: number): number => at.get(row) ?? session.rows.length + row;
  return (a, b) => position(a.row) - position(b.row) || a.dimension - b.dimension;
}

function isSame(a: CellPlace, b: CellPlace): boolean {
  return a.row === b.row && a.dimension === b.dimension;
}
