import type { CellState } from '../../../core/domain/cell-state.ts';
import type { CellPlace } from '../../worker/messages.ts';
import { isAcceptable, isGuessed, isUndecided, type CodingCell } from './coding-cell.ts';
import { cellAt, doBatch, type CellChange, type Session } from './session.ts';

/**
 * Accepts the suggestions at `places`; blank, decided and not yet coded cells among them stay as they are.
 * A reviewed suggestion teaches the engine; a ready one tells it nothing new.
 */
export function acceptCells(session: Session, places: readonly CellPlace[]): Session {
  return accept(
    session,
    places.filter((place) => isAcceptable(cellAt(session, place))),
  );
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

/** Takes rows as the pane shows them: suggestions, and the best guesses of cells that are not sure enough to be filled. */
export function takeRows(session: Session, rows: readonly number[]): Session {
  const wanted = new Set(rows);
  return accept(
    session,
    placesWhere(session, (cell, { row }) => wanted.has(row) && isTakeable(cell)),
  );
}

/** Accepts every suggestion of one dimension. */
export function acceptColumn(session: Session, dimension: number): Session {
  return accept(
    session,
    placesWhere(session, (cell, place) => place.dimension === dimension && isAcceptable(cell)),
  );
}

/** Accepts all that we are at least so sure of (0..1), best guesses that were not filled in among them. */
export function acceptAbove(session: Session, confidence: number): Session {
  return accept(
    session,
    placesWhere(session, (cell) => isTakeable(cell) && (cell.suggestion?.confidence ?? 0) >= confidence),
  );
}

/** Takes every suggestion that nobody decided about out of the sheet again. */
export function withdrawSuggestions(session: Session): Session {
  const isSuggested = (cell: CodingCell): boolean => isUndecided(cell) && cell.suggestion !== null;
  const rows = session.rows.map((cells) =>
    cells.some(isSuggested)
      ? cells.map((cell) =>
          isSuggested(cell) ? { ...cell, state: 'empty' as const, value: '', suggestion: null } : cell,
        )
      : cells,
  );
  return { ...session, rows };
}

/** Places of all cells in `state`, in the order of the sheet. */
export function placesIn(session: Session, state: CellState): CellPlace[] {
  return placesWhere(session, (cell) => cell.state === state);
}

/** Whether a cell can be taken as the pane shows it. */
export function isTakeable(cell: CodingCell): boolean {
  return isAcceptable(cell) || (cell.state === 'needs-you' && isGuessed(cell));
}

function placesWhere(
  session: Session,
  isWanted: (cell: CodingCell, place: CellPlace) => boolean,
): CellPlace[] {
  return session.rows.flatMap((cells, row) =>
    cells.flatMap((cell, dimension) => (isWanted(cell, { row, dimension }) ? [{ row, dimension }] : [])),
  );
}

function accept(session: Session, places: readonly CellPlace[]): Session {
  const changes = places.map((place): CellChange => {
    const before = cellAt(session, place);
    const value = isAcceptable(before) ? before.value : (before.suggestion?.bestGuess ?? '');
    return { ...place, before, after: { ...before, value, state: 'accepted' } };
  });
  const teaches = changes.some(({ before }) => before.state !== 'ready');
  return doBatch(session, { verb: 'accepted', teaches, changes });
}
