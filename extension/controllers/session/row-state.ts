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
  /** Whether a decided cell is otherwise than we would expect. */
  readonly deviates: boolean;
  /** What stands open, each cell with its best guess: rows with the same question take the same answer. */
  readonly question: string;
  /** Confidence of the least sure cell that waits for the person; 1 where none does. */
  readonly leastConfidence: number;
}

// A row's cells are a value: as long as they are the same, so is what counts of them.
const summaries = new WeakMap<readonly CodingCell[], RowSummary>();

/** What counts of a row with these cells; worked out once for each value of them. */
export function rowSummary(cells: readonly CodingCell[]): RowSummary {
  const known = summaries.get(cells);
  if (known) return known;
  const summary = summaryOf(cells);
  summaries.set(cells, summary);
  return summary;
}

// In one pass: a journal has many rows, and while it is coded each of them is summed up again.
function summaryOf(cells: readonly CodingCell[]): RowSummary {
  let worst: number = WORST_FIRST.length;
  let [readyCells, leastConfidence, deviates, question] = [0, 1, false, ''];
  for (const cell of cells) {
    const { state, suggestion } = cell;
    const at = isUndecided(cell) ? WORST_FIRST.findIndex((one) => one === state) : worst;
    if (at < worst) worst = at;
    if (state === 'ready') readyCells += 1;
    if (state === 'needs-you' || state === 'review')
      leastConfidence = Math.min(leastConfidence, suggestion?.confidence ?? 0);
    deviates ||= deviation(cell) !== null;
    question += isUndecided(cell) ? `${state} ${suggestion?.bestGuess ?? ''}\n` : '\n';
  }
  const state = WORST_FIRST.at(worst) ?? 'done';
  return { state, readyCells, deviates, question, leastConfidence };
}

/** The state of a row with these cells. */
export function rowState(cells: readonly CodingCell[]): RowState {
  return rowSummary(cells).state;
}

// Drawing counts again with each move of the cursor; the rows of a journal are many.
const counted = new WeakMap<Session['rows'], SessionCounts>();

/** Counts rows by their state; rows that are no longer there do not count. */
export function countRows({ rows }: Session): SessionCounts {
  const known = counted.get(rows) ?? countOf(rows);
  counted.set(rows, known);
  return known;
}

function countOf(sessionRows: Session['rows']): SessionCounts {
  const byState = { empty: 0, 'needs-you': 0, review: 0, ready: 0, done: 0 };
  let [rows, readyCells] = [0, 0];
  for (const cells of sessionRows) {
    if (cells.length === 0) continue;
    const summary = rowSummary(cells);
    byState[summary.state] += 1;
    readyCells += summary.readyCells;
    rows += 1;
  }
  return { rows, byState, readyCells };
}
