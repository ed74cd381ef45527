import type { JournalRow } from '../../worker/messages.ts';
import { openedCell } from './coding-cell.ts';
import type { Session } from './session.ts';

/** The session with rows as they were read again: new ones are opened, in others only what is locked may be new. */
export function withReadRows(
  session: Session,
  reread: readonly { readonly row: number; readonly content: JournalRow }[],
): Session {
  const rows = [...session.rows];
  for (const { row, content } of reread) {
    const { given, isLocked } = content;
    const known = rows[row];
    const isThere = known !== undefined && known.length > 0;
    rows[row] = session.dimensions.map((_, index) => {
      const [value, locked] = [given[index] ?? '', isLocked[index] ?? false];
      const cell = known?.[index];
      return isThere && cell ? { ...cell, isLocked: locked } : openedCell(value, locked);
    });
  }
  return { ...session, rows };
}

/** The session without some rows: they keep their places, and hold nothing. */
export function withoutRows(session: Session, places: readonly number[]): Session {
  if (places.length === 0) return session;
  const rows = [...session.rows];
  for (const place of places) rows[place] = [];
  return { ...session, rows };
}
