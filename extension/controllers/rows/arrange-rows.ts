import type { WorkbenchState } from '../workbench-state.ts';
import { BLANK_RANK, columnRanks } from './column-ranks.ts';
import { isInLane } from './row-lanes.ts';
import { isFiltering, type RowSort, type RowView } from './row-view.ts';
import { shownTextAt } from './shown-text.ts';

/** Places of the rows that fit a view, in its order; null where that is every row as in the file. */
export function arrangedRows(state: WorkbenchState, view: RowView): readonly number[] | null {
  if (!isFiltering(view) && view.sort === null) return null;
  const fitting = state.rows.flatMap((_, row) => (fits(state, view, row) ? [row] : []));
  return view.sort ? sorted(state, fitting, view.sort) : fitting;
}

/** Whether a row is one that a view wants. */
export function fits(state: WorkbenchState, { lane, values }: RowView, row: number): boolean {
  if (lane !== null && !isInLane(state, row, lane)) return false;
  for (const [column, wanted] of values) if (!wanted.has(shownTextAt(state, row, column))) return false;
  return true;
}

/** Equal rows stay as in the file, and blanks come last, whichever way is sorted. */
function sorted(state: WorkbenchState, rows: number[], { column, direction }: RowSort): number[] {
  const ranks = columnRanks(state, column);
  const step = direction === 'ascending' ? 1 : -1;
  return rows.sort((a, b) => {
    const [one = BLANK_RANK, other = BLANK_RANK] = [ranks[a], ranks[b]];
    if (one === other) return a - b;
    if (one === BLANK_RANK) return 1;
    return other === BLANK_RANK ? -1 : step * (one - other);
  });
}
