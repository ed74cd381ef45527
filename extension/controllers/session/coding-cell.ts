import type { CellState } from '../../../core/domain/cell-state.ts';
import type { Lane } from '../../../core/domain/lane.ts';
import type { CellSuggestion } from '../../../core/workflows/suggest-line.ts';

/** One coding cell of the journal. */
export interface CodingCell {
  readonly state: CellState;
  /** What the file held when it was opened, '' for a blank cell. */
  readonly given: string;
  /** A formula's cell for instance: it stays as it is. */
  readonly isLocked: boolean;
  /** What stands in the sheet now, '' for a blank cell and for a suggestion to leave it blank. */
  readonly value: string;
  /** The latest suggestion, of a decided cell the one it was decided by, so that a deviation can be told; null before coding. */
  readonly suggestion: CellSuggestion | null;
}

const STATE_OF_LANE: Readonly<Record<Lane, CellState>> = {
  auto: 'ready',
  review: 'review',
  manual: 'needs-you',
};

// Most cells of a new journal are alike, and cells are values.
const BLANK: CodingCell = { state: 'empty', given: '', isLocked: false, value: '', suggestion: null };

/** A cell as its file holds it: a filled one and a locked one are the person's. */
export function openedCell(given: string, isLocked: boolean): CodingCell {
  if (given === '' && !isLocked) return BLANK;
  return { state: 'yours', given, isLocked, value: given, suggestion: null };
}

/** Whether a suggestion may still change what stands in the cell. */
export function isUndecided(cell: CodingCell): boolean {
  return cell.state !== 'yours' && cell.state !== 'accepted';
}

/** Whether there is any guess at the cell's value, sure or not. */
export function isGuessed({ suggestion }: CodingCell): boolean {
  return suggestion !== null && suggestion.bestGuess !== null;
}

/** Whether the cell holds a suggestion that can be accepted; that may be to leave it blank. */
export function isAcceptable(cell: CodingCell): boolean {
  return cell.state === 'ready' || cell.state === 'review';
}

/** The cell with a newer suggestion; what a person decided stays as it is. */
export function withSuggestion(cell: CodingCell, suggestion: CellSuggestion): CodingCell {
  // What was suggested when a person decided is what her decision is compared with: she may have taught us since.
  if (!isUndecided(cell)) return cell.suggestion ? cell : { ...cell, suggestion };
  return { ...cell, state: STATE_OF_LANE[suggestion.lane], value: suggestion.value ?? '', suggestion };
}

/** The value we are very sure of where a person decided otherwise; null where nothing deviates. */
export function deviation(cell: CodingCell): CellSuggestion | null {
  const { state, value, suggestion, isLocked } = cell;
  if (state !== 'yours' || isLocked || value === '' || suggestion?.lane !== 'auto') return null;
  return suggestion.value === value ? null : suggestion;
}
