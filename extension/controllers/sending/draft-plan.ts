import type { DraftCoding } from '../../../core/contracts/draft.ts';
import type { Draft } from '../../sync/server-door.ts';
import { isUndecided, type CodingCell } from '../session/coding-cell.ts';
import type { Session } from '../session/session.ts';
import type { MatchedDraft } from './match-drafts.ts';

/** A cell that somebody changed in the ERP to something else than what is wanted; '' is a blank one. */
export interface CellConflict {
  readonly row: number;
  readonly dimension: string;
  readonly now: string;
  readonly read: string;
  readonly wanted: string;
}

/** The coding that goes to a draft: cells that the person decided, each with what it held when the draft was read. */
export function draftCodingOf({ draft, lines }: MatchedDraft, session: Session): DraftCoding {
  const { key, fingerprint } = draft;
  return {
    ...{ key, fingerprint, date: draft.lines[0]?.date ?? '' },
    lines: lines.map(({ row, draftLine }) => {
      const cells = decided(session, row);
      return {
        key: draftLine.key,
        before: Object.fromEntries(cells.map(([name]) => [name, draftLine.coding[name] ?? null])),
        after: Object.fromEntries(cells.map(([name, { value }]) => [name, value || null])),
      };
    }),
  };
}

/**
 * Cells that hold another code in the ERP than the sheet when it was opened, and than what is wanted. A blank one takes
 * what is wanted: nothing of anybody's is lost.
 */
export function conflictsWithSheet({ lines }: MatchedDraft, session: Session): CellConflict[] {
  return lines
    .flatMap(({ row, draftLine }) =>
      decided(session, row).flatMap(([dimension, { given, value }]) =>
        conflict(row, dimension, draftLine.coding[dimension] ?? '', given, value),
      ),
    )
    .filter(({ now }) => now !== '');
}

/** Cells that somebody changed in the ERP since the draft was read; `now` is the draft read anew. */
export function conflictsSince({ lines }: MatchedDraft, now: Draft, session: Session): CellConflict[] {
  const codings = new Map(now.lines.map(({ key, coding }) => [key, coding]));
  return lines.flatMap(({ row, draftLine }) =>
    decided(session, row).flatMap(([dimension, { value }]) => {
      const read = draftLine.coding[dimension] ?? '';
      return conflict(row, dimension, codings.get(draftLine.key)?.[dimension] ?? '', read, value);
    }),
  );
}

function conflict(row: number, dimension: string, now: string, read: string, wanted: string): CellConflict[] {
  return now === read || now === wanted ? [] : [{ row, dimension, now, read, wanted }];
}

function decided({ dimensions, rows }: Session, row: number): (readonly [string, CodingCell])[] {
  return (rows[row] ?? []).flatMap((cell, index) => {
    const dimension = dimensions[index];
    return dimension === undefined || isUndecided(cell) ? [] : [[dimension, cell] as const];
  });
}
