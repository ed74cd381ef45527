import { deviation, isUndecided, type CodingCell } from './coding-cell.ts';

/** A row's state: that of its cell which needs a person most; `done` where all its cells are decided. */
export type RowState = 'empty' | 'needs-you' | 'review' | 'ready' | 'done';

const WORST_FIRST = ['needs-you', 'review', 'empty', 'ready'] as const;

/** Why a person has to look at a row: a blank needs her, a cell is to be reviewed, or she typed otherwise than expected. */
export type RowException = 'needs-you' | 'review' | 'deviates';

/** What counts of a row. */
export interface RowSummary {
  readonly state: RowState;
  readonly readyCells: number;
  /** Whether anything was suggested for it. */
  readonly isSuggested: boolean;
  /** The most urgent reason to look at it; null where there is none. */
  readonly exception: RowException | null;
  /** What stands open, each cell with its best guess: rows with the same question take the same answer. */
  readonly question: string;
  /** Confidence of the least sure cell that waits for the person; 1 where none does. */
  readonly leastConfidence: number;
}

/** What counts of a row with these cells; in one pass, for while a journal is coded each of its rows is summed up again. */
export function rowSummary(cells: readonly CodingCell[]): RowSummary {
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
  const exception = state === 'needs-you' || state === 'review' ? state : deviates ? 'deviates' : null;
  return { state, readyCells, isSuggested, exception, question, leastConfidence };
}
