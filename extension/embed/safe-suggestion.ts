import type { Masters } from '../../core/domain/masters.ts';
import { guardText } from '../../core/formats/csv/formula-guard.ts';
import type { CellSuggestion } from '../../core/workflows/suggest-line.ts';

/**
 * A suggestion without values that a spreadsheet would take for a formula, where no record vouches for them: a history may
 * have learned one, and nobody is to accept it with a key.
 */
export function safeSuggestion(cell: CellSuggestion, masters: Masters): CellSuggestion {
  if (masters.dimensions.includes(cell.dimension)) return cell;
  const isSafe = (value: string | null): boolean => value === null || guardText(value) === value;
  const alternatives = cell.alternatives.filter(({ value }) => isSafe(value));
  if (isSafe(cell.bestGuess)) return { ...cell, alternatives };
  return { ...cell, value: null, bestGuess: null, confidence: 0, lane: 'manual', alternatives };
}
