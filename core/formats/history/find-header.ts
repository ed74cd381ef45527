import type { Table } from '../table.ts';
import { cellText, isBlankRow } from './cell-text.ts';
import type { ColumnMap } from './column-map.ts';
import { REQUIRED_FIELDS, type StandardField } from './column-target.ts';
import { missingFields, recognizeColumns, type ColumnMapping } from './recognize-columns.ts';

/** A table's header row and what its columns are. */
export interface FoundHeader {
  readonly rowNumber: number;
  /** Cells of the row, empty ones at its end included. */
  readonly cellCount: number;
  readonly mapping: ColumnMapping;
}

/** Rows, blank ones aside, among which the header is looked for: exports put titles and dates above it. */
const HEADER_SEARCH_ROWS = 20;

/**
 * The first row of a table whose columns include every required field; where there is none, the row that is most
 * like a header, for a fault to say what is missing. Null for a table without rows.
 */
export function findHeader(
  table: Table,
  map: ColumnMap,
  required: readonly StandardField[] = REQUIRED_FIELDS,
): FoundHeader | null {
  let best: FoundHeader | null = null;
  let bestScore = -1;
  let searched = 0;
  for (const { rowNumber, cells } of table.rows) {
    if (isBlankRow(cells)) continue;
    const found = { rowNumber, cellCount: cells.length, mapping: recognizeColumns(cells.map(cellText), map) };
    if (missingFields(found.mapping, required).length === 0) return found;
    const score = recognizedCount(found.mapping);
    if (score > bestScore) [best, bestScore] = [found, score];
    searched += 1;
    if (searched === HEADER_SEARCH_ROWS) break;
  }
  return best;
}

function recognizedCount(mapping: ColumnMapping): number {
  return Object.keys(mapping.fields).length + mapping.dimensions.length;
}
