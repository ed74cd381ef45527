import type { CodingCell } from './coding-cell.ts';
import type { Session } from './session.ts';

/** A row's state: that of its cell which needs a person most; `done` where all its cells are decided. */
export type RowState = 'empty' | 'needs-you' | 'review' | 'ready' | 'done';

const WORST_FIRST = ['needs-you', 'review', 'empty', 'ready'] as const;

/** How far a journal is, in rows; `readyCells` in cells. */
export interface SessionCounts {
  readonly rows: number;
  readonly byState: Readonly<Record<RowState, number>>;
  /** Cells that accepting all ready ones would accept. */
  readonly readyCells: number;
}

/** The state of a row with these cells. */
export function rowState(cells: readonly CodingCell[]): RowState {
  return WORST_FIRST.find((state) => cells.some((cell) => cell.state === state)) ?? 'done';
}

/** Counts rows by their state. */
export function countRows(session: Session): SessionCounts {
  const byState = { empty: 0, 'needs-you': 0, review: 0, ready: 0, done: 0 };
  let readyCells = 0;
  for (const cells of session.rows) {
    byState[rowState(cells)] += 1;
    for (const cell of cells) if (cell.state === 'ready') readyCells += 1;
  }
  return { rows: session.rows.length, byState, readyCells };
}
