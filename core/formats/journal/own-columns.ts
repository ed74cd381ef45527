import type { CellRange } from '../xlsx/cell-address.ts';
import type { Cell, TableRow } from '../table.ts';
import { cellText } from '../history/cell-text.ts';
import { CONFIDENCE_HEADER, REASON_HEADER } from '../history/own-header.ts';

/** Where one of the columns that we add to a journal stands or will stand; counted from 0. */
export interface OwnColumn {
  readonly columnIndex: number;
  /** Whether the file does not have it yet. */
  readonly isNew: boolean;
}

/** The columns that we add to a journal. */
export interface OwnColumns {
  readonly confidence: OwnColumn;
  readonly reason: OwnColumn;
}

/** Whether a column is free for us to take. */
export type IsFree = (columnIndex: number) => boolean;

/** Finds our columns in a header row, else two neighbouring free ones from `firstIndex` on. */
export function placeOwnColumns(
  headerCells: readonly Cell[],
  firstIndex: number,
  isFree: IsFree,
): OwnColumns {
  const find = (header: string): number => {
    return headerCells.findIndex((cell) => cellText(cell).toLowerCase() === header.toLowerCase());
  };
  const confidence = find(CONFIDENCE_HEADER);
  const reason = find(REASON_HEADER);
  let free = firstIndex;
  while (!isFree(free) || !isFree(free + 1)) free += 1;
  return {
    confidence:
      confidence === -1 ? { columnIndex: free, isNew: true } : { columnIndex: confidence, isNew: false },
    reason: reason === -1 ? { columnIndex: free + 1, isNew: true } : { columnIndex: reason, isNew: false },
  };
}

/** Free are columns of a sheet without a value in any row, and without merged cells at or below the header row. */
export function freeColumns(
  rows: Iterable<TableRow>,
  mergedRanges: readonly CellRange[],
  headerRow: number,
): IsFree {
  const used = new Set<number>();
  for (const { cells } of rows) {
    cells.forEach((cell, columnIndex) => {
      if (cell !== null) used.add(columnIndex);
    });
  }
  const merged = mergedRanges.filter(({ lastRow }) => lastRow >= headerRow);
  return (index) =>
    !used.has(index) &&
    !merged.some(({ firstColumn, lastColumn }) => firstColumn <= index && index <= lastColumn);
}
