import type { CellPlace } from '../../worker/messages.ts';
import { isUndecided, type CodingCell } from './coding-cell.ts';
import type { Session } from './session.ts';

/**
 * The exception after (or, with `step` -1, before) a place: blanks that need the person first, then what is to be
 * reviewed, each in the order of the sheet, and round again. Null where there is no exception.
 */
export function nextException(session: Session, from: CellPlace | null, step: 1 | -1): CellPlace | null {
  const blanks = placesWhere(session, (cell) => cell.state === 'needs-you');
  const reviews = placesWhere(session, (cell) => cell.state === 'review');
  const ring = [...blanks, ...reviews];
  const index = from ? ring.findIndex((place) => order(place, from) === 0) : -1;
  if (index >= 0) return ring[(index + step + ring.length) % ring.length] ?? null;
  const end = step === 1 ? 0 : -1;
  const group = blanks.length > 0 ? blanks : reviews;
  const following = from ? group.filter((place) => step * order(place, from) > 0) : [];
  return following.at(end) ?? ring.at(end) ?? null;
}

/** The next undecided cell after a place in the order of the sheet, round again; null where all is decided. */
export function nextUndecided(session: Session, from: CellPlace): CellPlace | null {
  const places = placesWhere(session, isUndecided);
  return places.find((place) => order(place, from) > 0) ?? places[0] ?? null;
}

function placesWhere(session: Session, isWanted: (cell: CodingCell) => boolean): CellPlace[] {
  return session.rows.flatMap((cells, row) =>
    cells.flatMap((cell, dimension) => (isWanted(cell) ? [{ row, dimension }] : [])),
  );
}

/** Below 0 where `a` stands before `b` in the sheet, 0 at the same place. */
function order(a: CellPlace, b: CellPlace): number {
  return a.row - b.row || a.dimension - b.dimension;
}
