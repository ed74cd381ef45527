import type { CellSuggestion } from '../../../core/workflows/suggest-line.ts';
import type { CodingCell } from './coding-cell.ts';

/** What else a cell could hold, best first: the candidates other than the one that stands in it. */
export function alternativesOf({ state, value, suggestion }: CodingCell): CellSuggestion['alternatives'] {
  const candidates = suggestion?.alternatives ?? [];
  // A cell that needs the person is blank because nothing is sure, not because blank was chosen.
  return state === 'needs-you' ? candidates : candidates.filter((candidate) => candidate.value !== value);
}
