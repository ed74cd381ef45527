import type { CellPlace } from '../../worker/messages.ts';
import { openedCell, type CodingCell } from './coding-cell.ts';

/** One cell changed by a person. */
export interface CellChange extends CellPlace {
  readonly before: CodingCell;
  readonly after: CodingCell;
}

/** What a person did in one go, and what one undo takes back. */
export interface Batch {
  readonly verb: 'accepted' | 'typed';
  /** Whether the engine learns from it. */
  readonly teaches: boolean;
  readonly changes: readonly CellChange[];
}

/** The coding of one journal while a person works on it. A value: every change makes a new one. */
export interface Session {
  /** `account`, `cost_centre`, ...: the columns of `rows`. */
  readonly dimensions: readonly string[];
  /** Cells by journal row, then by dimension. */
  readonly rows: readonly (readonly CodingCell[])[];
  /** What was done, oldest first. */
  readonly log: readonly Batch[];
  /** Rows whose coding is for this once: nothing is learned from them. */
  readonly justOnce: readonly number[];
}

/** What the file holds in the coding cells of a row, by dimension. */
export interface GivenRow {
  /** '' where blank. */
  readonly given: readonly string[];
  readonly isLocked: readonly boolean[];
}

/** A session on a journal with these rows. */
export function openSession(dimensions: readonly string[], rows: readonly GivenRow[]): Session {
  const cells = rows.map(({ given, isLocked }) =>
    dimensions.map((_, index) => openedCell(given[index] ?? '', isLocked[index] ?? false)),
  );
  return { dimensions, rows: cells, log: [], justOnce: [] };
}

/** The cell at a place; throws where the session has none, for places come from the session itself. */
export function cellAt(session: Session, { row, dimension }: CellPlace): CodingCell {
  const cell = session.rows[row]?.[dimension];
  if (!cell) throw new RangeError(`no coding cell at row ${row}, dimension ${dimension}`);
  return cell;
}

/** The session with `batch` done and logged; a batch without changes leaves it as it is. */
export function doBatch(session: Session, batch: Batch): Session {
  if (batch.changes.length === 0) return session;
  const cells = batch.changes.map(({ row, dimension, after }) => ({ row, dimension, cell: after }));
  return { ...session, rows: withCells(session.rows, cells), log: [...session.log, batch] };
}

/** The session as it was before its last batch; the same session where nothing was done. */
export function undoLast(session: Session): Session {
  const batch = session.log.at(-1);
  if (!batch) return session;
  const cells = batch.changes.map(({ row, dimension, before }) => ({ row, dimension, cell: before }));
  return { ...session, rows: withCells(session.rows, cells), log: session.log.slice(0, -1) };
}

/** `rows` with some cells replaced; rows that do not change are shared. */
export function withCells(
  rows: Session['rows'],
  cells: readonly (CellPlace & { readonly cell: CodingCell })[],
): Session['rows'] {
  const next = [...rows];
  const copied = new Map<number, CodingCell[]>();
  for (const { row, dimension, cell } of cells) {
    // A row that is no longer there stays empty.
    if (rows[row]?.length === 0) continue;
    const copy = copied.get(row) ?? [...(rows[row] ?? [])];
    copy[dimension] = cell;
    copied.set(row, copy);
    next[row] = copy;
  }
  return next;
}
