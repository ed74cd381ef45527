import type { WorkbenchState } from '../workbench-state.ts';
import { fits } from './arrange-rows.ts';
import { columnRanks } from './column-ranks.ts';
import { withValues } from './row-view.ts';
import { shownTextAt } from './shown-text.ts';

/** A text that a column shows, '' for a blank, in how many rows, and whether the filter wants it. */
export interface ColumnValue {
  readonly text: string;
  readonly rowCount: number;
  readonly isWanted: boolean;
}

/** What there is to choose of a column. */
export interface ColumnValues {
  /** As the column sorts, blanks last; at most `MAX_VALUES`, those that are wanted among them. */
  readonly values: readonly ColumnValue[];
  /** Values beyond those listed. */
  readonly moreCount: number;
}

const MAX_VALUES = 300;

/**
 * What a column shows in the rows that the rest of the view wants. `search`: only texts with these letters, whatever
 * their case.
 */
export function columnValues(state: WorkbenchState, column: number, search: string): ColumnValues {
  const others = withValues(state.view, column, null);
  const ranks = columnRanks(state, column);
  const counts = new Map<string, { rank: number; rowCount: number }>();
  state.rows.forEach((_, row) => {
    if (!fits(state, others, row)) return;
    const text = shownTextAt(state, row, column);
    const count = counts.get(text);
    if (count) count.rowCount += 1;
    else counts.set(text, { rank: text === '' ? Infinity : (ranks[row] ?? 0), rowCount: 1 });
  });
  const wanted = state.view.values.get(column);
  const letters = search.toLowerCase();
  const found = [...counts]
    .filter(([text]) => (wanted?.has(text) ?? false) || text.toLowerCase().includes(letters))
    .sort(([, a], [, b]) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    .map(([text, { rowCount }]) => ({ text, rowCount, isWanted: wanted?.has(text) ?? false }));
  const listed = found.length > MAX_VALUES ? mostWanted(found) : found;
  return { values: listed, moreCount: found.length - listed.length };
}

/** Too many to list: those that are wanted, and the first of the others. */
function mostWanted(values: readonly ColumnValue[]): ColumnValue[] {
  const wantedCount = values.filter(({ isWanted }) => isWanted).length;
  let room = Math.max(0, MAX_VALUES - wantedCount);
  return values.filter(({ isWanted }) => isWanted || (room -= 1) >= 0);
}
