import { knownValues } from '../known-values.ts';
import type { CodingCell } from '../session/coding-cell.ts';
import { remembered, rememberedLast } from '../remembered.ts';
import { rowSummaries } from '../session/session-counts.ts';
import type { WorkbenchState } from '../workbench-state.ts';
import { ROW_LANES, type RowLane } from './row-view.ts';

type Known = Pick<WorkbenchState, 'journal' | 'history' | 'names' | 'session'>;

/**
 * Whether a row is in a lane. `look`: a cell waits for the person, or what she typed is otherwise than expected;
 * `coded`: every cell is decided or ready; `typed`: a cell holds what a person filled in; `unknown`: a cell holds a
 * person's value that neither the history nor a list of codes has; `uncoded`: a cell was not coded yet. A row may be in
 * several.
 */
export function isInLane(state: Known, row: number, lane: RowLane): boolean {
  const cells = state.session?.rows[row] ?? [];
  const summary = state.session && rowSummaries(state.session)[row];
  if (cells.length === 0 || !summary) return false;
  const { state: worst, exception } = summary;
  switch (lane) {
    case 'look':
      return exception !== null;
    case 'coded':
      return worst === 'ready' || worst === 'done';
    case 'typed':
      return cells.some(isTyped);
    case 'unknown':
      return cells.some((cell, dimension) => isUnknownValue(state, cell, dimension));
    case 'uncoded':
      return worst === 'empty';
  }
}

/** Whether a person's value occurs neither in the history nor in a list of codes; false where nothing was learned. */
export function isUnknownValue(state: Known, cell: CodingCell, dimension: number): boolean {
  if (cell.state !== 'yours' || cell.value === '' || state.history === null) return false;
  const isListed = state.names[dimension]?.has(cell.value) ?? false;
  return !isListed && !valueSet(knownValues(state, dimension)).has(cell.value);
}

/** How many rows are in each lane. */
export const laneCounts = rememberedLast(
  ({ session, history, names, journal }: Known) => [session?.rows, history, names, journal],
  (state: Known): Readonly<Record<RowLane, number>> => {
    const counts = { look: 0, coded: 0, typed: 0, unknown: 0, uncoded: 0 };
    state.session?.rows.forEach((_, row) => {
      for (const lane of ROW_LANES) if (isInLane(state, row, lane)) counts[lane] += 1;
    });
    return counts;
  },
);

const valueSet = remembered((values: readonly string[]): ReadonlySet<string> => new Set(values));

function isTyped({ state, value, isLocked }: CodingCell): boolean {
  return state === 'yours' && value !== '' && !isLocked;
}
