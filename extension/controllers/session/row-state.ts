import { remembered } from '../remembered.ts';
import { deviation, isUndecided, type CodingCell } from './coding-cell.ts';
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

/** What counts of a row. */
export interface RowSummary {
  readonly state: RowState;
  readonly readyCells: number;
  /** Whether anything was suggested for it. */
  readonly isSuggested: boolean;
  /** Whether a decided cell is otherwise than we would expect. */
  readonly deviates: boolean;
  /** What stands open, each cell with its best guess: rows with the same question take the same answer. */
  readonly question: string;
  /** Confidence of the least sure cell that waits for the person; 1 where none does. */
  readonly leastConfidence: number;
}

// The rows that were summed up last, and the sums: of a row with the same cells it holds still.
let known: { readonly rows: Session['rows']; readonly summaries: readonly RowSummary[] } = {
  rows: [],
  summaries: [],
};

/** What counts of each row; worked out anew only for rows with other cells than when it was asked for before. */
export function rowSummaries(rows: Session['rows']): readonly RowSummary[] {
  if (known.rows === rows) return known.summaries;
  const before = known;
  const summaries = rows.map((cells, row) => {
    const summary = before.rows[row] === cells ? before.summaries[row] : undefined;
    return summary ?? summaryOf(cells);
  });
  known = { rows, summaries };
  return summaries;
}

// In one pass: a journal has many rows, and while it is coded each of them is summed up again.
function summaryOf(cells: readonly CodingCell[]): RowSummary {
  let worst: number = WORST_FIRST.length;
  let [readyCells, leastConfidence, isSuggested, deviates, question] = [0, 1, false, false, ''];
  for (const cell of cells) {
    const { state, suggestion } = cell;
    const at = isUndecided(cell) ? WORST_FIRST.findIndex((one) => one === state) : worst;
    if (at < worst) worst = at;
    if (state === 'ready') readyCells += 1;
    if (state === 'needs-you' || state === 'review')
      leastConfidence = Math.min(leastConfidence, suggestion?.confidence ?? 0);
    isSuggested ||= suggestion !== null;
    deviates ||= deviation(cell) !== null;
    question += isUndecided(cell) ? `${state} ${suggestion?.bestGuess ?? ''}\n` : '\n';
  }
  const state = WORST_FIRST.at(worst) ?? 'done';
  return { state, readyCells, isSuggested, deviates, question, leastConfidence };
}

/** The state of a row with these cells. */
export function rowState(cells: readonly CodingCell[]): RowState {
  return summaryOf(cells).state;
}

/** Counts rows by their state; rows that are no longer there do not count. */
export function countRows({ rows }: Session): SessionCounts {
  return counted(rows);
}

const counted = remembered((sessionRows: Session['rows']): SessionCounts => {
  const byState = { empty: 0, 'needs-you': 0, review: 0, ready: 0, done: 0 };
  let [rows, readyCells] = [0, 0];
  rowSummaries(sessionRows).forEach((summary, row) => {
    if (sessionRows[row]?.length === 0) return;
    byState[summary.state] += 1;
    readyCells += summary.readyCells;
    rows += 1;
  });
  return { rows, byState, readyCells };
});
