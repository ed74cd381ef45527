import type { FoundJournal } from '../host.ts';

/** Where a journal stands now; rows and columns count from 0, as Excel's interface does. */
export interface JournalArea {
  readonly sheetId: string;
  readonly headerRow: number;
  /** Row of the first line below the header. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly firstColumn: number;
  readonly columnCount: number;
}

/** A found journal with where it stood when it was found. */
export interface FoundPlace {
  readonly found: FoundJournal;
  readonly area: JournalArea;
}

/** The key of a table: table names are unique in a workbook. */
export function tableKey(name: string): string {
  return `table ${name}`;
}

/** The key of the block of a sheet; a sheet has one at most. */
export function blockKey(sheet: string): string {
  return `block ${sheet}`;
}
