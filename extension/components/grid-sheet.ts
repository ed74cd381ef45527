import type { CellState } from '../../core/domain/cell-state.ts';

/** A column of the sheet as the grid shows it. */
export interface GridColumn {
  readonly header: string;
  /** Numbers stand right. */
  readonly isNumeric: boolean;
  /** Only coding columns can be typed into. */
  readonly isCoding: boolean;
  readonly widthPx: number;
  /** How narrow the column may become before the sheet is scrolled instead. */
  readonly minWidthPx: number;
}

/** A coding cell as the grid shows it. */
export interface GridCell {
  readonly state: CellState;
  /** '' for a blank cell. */
  readonly value: string;
  /** How sure the suggestion is, in words; '' where there is none. */
  readonly certainty: string;
  /** It cannot be typed into. */
  readonly isLocked: boolean;
  /** What the code means; '' where that is not known. */
  readonly name: string;
  /** Why a value that a person chose is not what was expected; null where it is. */
  readonly deviation: string | null;
}

/** A value that may be picked for a cell. */
export interface GridChoice {
  readonly value: string;
  /** What the value means, or how sure we are of it; may be ''. */
  readonly label: string;
}

/** A range of cells, from 0, ends included. */
export interface GridRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What the grid shows. A new object where anything in it changed; rows and columns count from 0. */
export interface GridSheet {
  /** The same array as long as the columns are the same. */
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** Whether every row is shown, as in the file. */
  readonly isAsInFile: boolean;
  /** The column that the rows are sorted by; null: as in the file. */
  readonly sort: { readonly column: number; readonly direction: 'ascending' | 'descending' } | null;
  /** Columns by whose values rows are left out. */
  readonly filtered: ReadonlySet<number>;
  /** What copying a range puts into the clipboard, as text and as a table. */
  clip(range: GridRange): { readonly plain: string; readonly html: string };
  /** Whether a cell holds what is looked for. */
  isFound(row: number, column: number): boolean;
  /** The row's number in its file. */
  rowLabel(row: number): string;
  /** What the file shows in a cell that is no coding cell. */
  text(row: number, column: number): string;
  /** Null where the column is no coding column. */
  coding(row: number, column: number): GridCell | null;
  /** Likely values for a coding cell, best first. */
  choices(row: number, column: number): readonly GridChoice[];
}

/** A cell of the grid; rows and columns count from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The coding cells of a range, row by row. */
export function codingPlaces(
  { columns, rowCount }: Pick<GridSheet, 'columns' | 'rowCount'>,
  { firstRow, lastRow, firstColumn, lastColumn }: GridRange,
): GridPlace[] {
  const coding = [...columns.keys()].filter(
    (column) => column >= firstColumn && column <= lastColumn && columns[column]?.isCoding,
  );
  const last = Math.min(lastRow, rowCount - 1);
  const rows = Array.from({ length: Math.max(0, last - firstRow + 1) }, (_, index) => firstRow + index);
  return rows.flatMap((row) => coding.map((column) => ({ row, column })));
}
