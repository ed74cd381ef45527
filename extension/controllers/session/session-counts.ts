import { rowSummary, type RowState, type RowSummary } from './row-state.ts';
import type { Session } from './session.ts';

/** How far a journal is, in rows; `readyCells` in cells. Rows that are no longer there do not count. */
export interface SessionCounts {
  readonly rows: number;
  readonly byState: Readonly<Record<RowState, number>>;
  /** Rows for which anything was suggested. */
  readonly suggestedRows: number;
  /** Cells that accepting all ready ones would accept. */
  readonly readyCells: number;
}

interface SummedRows {
  readonly rows: Session['rows'];
  readonly summaries: readonly RowSummary[];
  readonly counts: SessionCounts;
  readonly toLookAt: Uint8Array;
}

/** What counts of each row; worked out anew only for rows with other cells than when it was asked for before. */
export function rowSummaries({ rows }: Pick<Session, 'rows'>): readonly RowSummary[] {
  return summed(rows).summaries;
}

/** By row, 1 where it is an exception, else 0: walked through quicker than the summaries, which lie anywhere in memory. */
export function rowsToLookAt({ rows }: Pick<Session, 'rows'>): Uint8Array {
  return summed(rows).toLookAt;
}

/** Counts rows by their state. */
export function countRows({ rows }: Pick<Session, 'rows'>): SessionCounts {
  return summed(rows).counts;
}

// A journal may have very many rows, and drawing asks for them with each key: what is known of the same cells holds still.
let known: SummedRows = {
  rows: [],
  summaries: [],
  counts: {
    rows: 0,
    byState: { empty: 0, 'needs-you': 0, review: 0, ready: 0, done: 0 },
    suggestedRows: 0,
    readyCells: 0,
  },
  toLookAt: new Uint8Array(),
};

function summed(rows: Session['rows']): SummedRows {
  if (known.rows === rows) return known;
  const before = known;
  const tally = new Tally(before.counts);
  const toLookAt = new Uint8Array(rows.length);
  toLookAt.set(before.toLookAt.subarray(0, rows.length));
  const summaries = rows.map((cells, row) => {
    const summary = before.summaries[row];
    if (summary && before.rows[row] === cells) return summary;
    const now = rowSummary(cells);
    tally.add(before.rows[row], summary, -1);
    tally.add(cells, now, 1);
    toLookAt[row] = now.exception === null ? 0 : 1;
    return now;
  });
  for (let row = rows.length; row < before.rows.length; row += 1)
    tally.add(before.rows[row], before.summaries[row], -1);
  known = { rows, summaries, counts: tally.counts(), toLookAt };
  return known;
}

/** Counts that rows are added to and taken from. */
class Tally {
  #rows: number;
  readonly #byState: Record<RowState, number>;
  #suggestedRows: number;
  #readyCells: number;

  constructor({ rows, byState, suggestedRows, readyCells }: SessionCounts) {
    this.#rows = rows;
    this.#byState = { ...byState };
    this.#suggestedRows = suggestedRows;
    this.#readyCells = readyCells;
  }

  add(cells: Session['rows'][number] | undefined, summary: RowSummary | undefined, step: 1 | -1): void {
    if (!cells || cells.length === 0 || !summary) return;
    this.#rows += step;
    this.#byState[summary.state] += step;
    this.#suggestedRows += summary.isSuggested ? step : 0;
    this.#readyCells += step * summary.readyCells;
  }

  counts(): SessionCounts {
    return {
      rows: this.#rows,
      byState: this.#byState,
      suggestedRows: this.#suggestedRows,
      readyCells: this.#readyCells,
    };
  }
}
