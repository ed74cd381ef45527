import type { CellPlace } from '../../worker/messages.ts';
import { positionOf, type RowOrder } from '../rows/shown-rows.ts';
import { isUndecided } from './coding-cell.ts';
import { rowSummaries } from './session-counts.ts';
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
  order: RowOrder = null,
): CellPlace | null {
  const compare = sheetOrder(session, order);
  const blanks = placesIn(session, order, 'needs-you');
  const reviews = placesIn(session, order, 'review');
  const ring = [...blanks, ...reviews];
  const index = from ? ring.findIndex((place) => isSame(place, from)) : -1;
  if (index >= 0) return ring[(index + step + ring.length) % ring.length] ?? null;
  const end = step === 1 ? 0 : -1;
  const group = blanks.length > 0 ? blanks : reviews;
  const following = from ? group.filter((place) => step * compare(place, from) > 0) : [];
  return following.at(end) ?? ring.at(end) ?? null;
}

/** The next undecided cell after a place in the order of the sheet, round again; null where all is decided. */
export function nextUndecided(session: Session, from: CellPlace, order: RowOrder = null): CellPlace | null {
  const count = order ? order.length : session.rows.length;
  const at = positionOf(order, from.row);
  const openIn = (position: number, first: number): CellPlace | null => {
    const row = order ? (order[position] ?? -1) : position;
    const cells = session.rows[row] ?? [];
    const dimension = cells.findIndex((cell, index) => index >= first && isUndecided(cell));
    return dimension < 0 ? null : { row, dimension };
  };
  const own = at === null ? null : openIn(at, from.dimension + 1);
  if (own) return own;
  // From a row that is not shown, the first of all; its own row comes again at the end.
  const start = at === null ? 0 : at + 1;
  for (let step = 0; step < count; step += 1) {
    const place = openIn((start + step) % count, 0);
    if (place) return place;
  }
  return null;
}

function placesIn(session: Session, order: RowOrder, state: 'needs-you' | 'review'): CellPlace[] {
  const places: CellPlace[] = [];
  const summaries = rowSummaries(session);
  const take = (row: number): void => {
    const cells = session.rows[row] ?? [];
    // A row that needs the person may hold cells to review too.
    const worst = summaries[row]?.state;
    if (worst !== 'needs-you' && worst !== 'review') return;
    cells.forEach((cell, dimension) => {
      if (cell.state === state) places.push({ row, dimension });
    });
  };
  if (order) order.forEach(take);
  else session.rows.forEach((_, row) => take(row));
  return places;
}

/** Compares places: below 0 where the first stands before the second in the sheet, 0 at the same place. */
function sheetOrder(session: Session, order: RowOrder): (a: CellPlace, b: CellPlace) => number {
  // A row that is not shown comes behind all others.
  const position = (row: number): number => positionOf(order, row) ?? session.rows.length + row;
  return (a, b) => position(a.row) - position(b.row) || a.dimension - b.dimension;
}

function isSame(a: CellPlace, b: CellPlace): boolean {
  return a.row === b.row && a.dimension === b.dimension;
}
