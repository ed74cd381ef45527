import type { CellValue } from '../../worker/messages.ts';
import { cellAt, doBatch, type Session } from './session.ts';

/**
 * The session with values typed, picked or pasted in one go, '' to clear: the cells are the person's from now on. Locked
 * cells stay as they are.
 */
export function typeValues(session: Session, typed: readonly CellValue[]): Session {
  const changes = typed.flatMap(({ row, dimension, value }) => {
    const before = cellAt(session, { row, dimension });
    if (before.isLocked || (before.state === 'yours' && before.value === value)) return [];
    return [{ row, dimension, before, after: { ...before, state: 'yours' as const, value } }];
  });
  return doBatch(session, { verb: 'typed', teaches: true, changes });
}
