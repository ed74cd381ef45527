import type { CellPlace } from '../../worker/messages.ts';
import { isAcceptable, isGuessed, isUndecided, type CodingCell } from './coding-cell.ts';
import { cellAt, doBatch, withCells, type CellChange, type Session } from './session.ts';

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

/** Accepts every ready cell; `among`: only of these rows, null: of the journal. */
export function acceptReady(session: Session, among: readonly number[] | null = null): Session {
  return accept(
    session,
    placesWhere(session, among, ({ state }) => state === 'ready'),
  );
}

/** Takes rows as the pane shows them: suggestions, and the best guesses of cells that are not sure enough to be filled. */
export function takeRows(session: Session, rows: readonly number[]): Session {
  return accept(session, placesWhere(session, rows, isTakeable));
}

/** Accepts every suggestion of one dimension; `among` as above. */
export function acceptColumn(
  session: Session,
  dimension: number,
  among: readonly number[] | null = null,
): Session {
  return accept(
    session,
    placesWhere(session, among, (cell, place) => place.dimension === dimension && isAcceptable(cell)),
  );
}

/** Accepts all that we are at least so sure of (0..1), best guesses that were not filled in among them; `among` as above. */
export function acceptAbove(
  session: Session,
  confidence: number,
  among: readonly number[] | null = null,
): Session {
  return accept(
    session,
    placesWhere(
      session,
      among,
      (cell) => isTakeable(cell) && (cell.suggestion?.confidence ?? 0) >= confidence,
    ),
  );
}

/** Takes every suggestion that nobody decided about out of the sheet again; `among` as above. */
export function withdrawSuggestions(session: Session, among: readonly number[] | null = null): Session {
  const places = placesWhere(session, among, (cell) => isUndecided(cell) && cell.suggestion !== null);
  const cells = places.map((place) => ({
    ...place,
    cell: { ...cellAt(session, place), state: 'empty' as const, value: '', suggestion: null },
  }));
  return { ...session, rows: withCells(session.rows, cells) };
}

/** Whether a cell can be taken as the pane shows it. */
export function isTakeable(cell: CodingCell): boolean {
  return isAcceptable(cell) || (cell.state === 'needs-you' && isGuessed(cell));
}

function placesWhere(
  session: Session,
  among: readonly number[] | null,
  isWanted: (cell: CodingCell, place: CellPlace) => boolean,
): CellPlace[] {
  const inRow = (row: number): CellPlace[] =>
    (session.rows[row] ?? []).flatMap((cell, dimension) =>
      isWanted(cell, { row, dimension }) ? [{ row, dimension }] : [],
    );
  return among ? among.flatMap(inRow) : session.rows.flatMap((_, row) => inRow(row));
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
