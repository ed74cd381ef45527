import type { CellState } from '../../core/domain/cell-state.ts';

/** A mark for each state that a person has to look at, beside its colour and its word. */
export const STATE_MARKS: Readonly<Record<CellState, string>> = {
  empty: '',
  ready: '✓',
  review: '●',
  'needs-you': '?',
  yours: '',
  accepted: '',
};
