import type { CellValue } from '../../worker/messages.ts';
import type { Session } from './session.ts';

/**
 * What the engine is to have learned from this session, in the order in which it was decided: the last word on each
 * cell, without the rows that are for this once. Derived from the log, so undo unlearns by itself.
 */
export function lessonsOf(session: Session): CellValue[] {
  const justOnce = new Set(session.justOnce);
  const lessons = new Map<string, CellValue>();
  for (const batch of session.log) {
    for (const { row, dimension, before, after } of batch.changes) {
      const key = `${row}:${dimension}`;
      lessons.delete(key);
      const isNews = after.state === 'yours' || before.state === 'review';
      if (batch.teaches && isNews && !justOnce.has(row))
        lessons.set(key, { row, dimension, value: after.value });
    }
  }
  return [...lessons.values()];
}

/** The session with the lessons of one row taken (`learn` true) or left out. */
export function setLearning(session: Session, row: number, learn: boolean): Session {
  const others = session.justOnce.filter((other) => other !== row);
  return { ...session, justOnce: learn ? others : [...others, row] };
}
