import type { CellState } from '../../../core/domain/cell-state.ts';
import type { CellPlace } from '../../worker/messages.ts';
import { isAcceptable } from './coding-cell.ts';
import { cellAt, doBatch, type CellChange, type Session } from './session.ts';

/**
 * Accepts the suggestions at `places`; blank, decided and not yet coded cells among them stay as they are.
 * A reviewed suggestion teaches the engine; a ready one tells it nothing new.
 */
export function acceptCells(session: Session, places: readonly CellPlace[]): Session {
  const changes = places.flatMap((place) => acceptChange(session, place));
  const teaches = changes.some((change) => change.before.state === 'review');
  return doBatch(session, { verb: 'accepted', teaches, changes });
}

/** Accepts every suggestion of one row. */
export function acceptRow(session: Session, row: number): Session {
  return acceptCells(
    session,
    session.dimensions.map((_, dimension) => ({ row, dimension })),
  );
}

/** Accepts every ready cell of the journal. */
export function acceptReady(session: Session): Session {
  return acceptCells(session, placesIn(session, 'ready'));
}

/** Places of all cells in `state`, in the order of the sheet. */
export function placesIn(session: Session, state: CellState): CellPlace[] {
  return session.rows.flatMap((cells, row) =>
    cells.flatMap((cell, dimension) => (cell.state === state ? [{ row, dimension }] : [])),
  );
}

function acceptChange(session: Session, place: CellPlace): CellChange[] {
  const before = cellAt(session, place);
  if (!isAcceptable(before)) return [];
  return [{ row: place.row, dimension: place.dimension, before, after: { ...before, state: 'accepted' } }];
}
