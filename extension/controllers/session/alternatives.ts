import type { CellSuggestion } from '../../../core/workflows/suggest-line.ts';
import type { CodingCell } from './coding-cell.ts';

/** What else a cell could hold, best first: the candidates other than the value that stands in it. */
export function alternativesOf(cell: CodingCell): CellSuggestion['alternatives'] {
  return cell.suggestion?.alternatives.filter(({ value }) => value !== cell.value) ?? [];
}
