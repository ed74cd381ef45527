import type { Fault, LedgerLine } from '../../domain/ledger-line.ts';
import type { ReadingNotes } from '../history/reading-notes.ts';
import type { ColumnMapping } from '../history/recognize-columns.ts';
import type { Table } from '../table.ts';
import type { OwnColumns } from './own-columns.ts';

/** A coding column of a journal. */
export interface JournalDimension {
  /** `account`, `cost_centre`, ... */
  readonly name: string;
  /** Counted from 0. */
  readonly columnIndex: number;
  /** The header's text, which is what the person knows the dimension by. */
  readonly header: string;
  /** Whether the codes already there are numbers, so that new ones are to be numbers too. */
  readonly isNumeric: boolean;
}

/** A blank coding cell. */
export interface OpenCell {
  /** Index into the journal's lines. */
  readonly line: number;
  /** Index into the journal's dimensions. */
  readonly dimension: number;
}

/** A sheet of lines that are to be coded, and where everything stands in its file. */
export interface Journal {
  /** The file's name, for messages. */
  readonly file: string;
  /** Null for CSV. */
  readonly sheet: string | null;
  /** The whole table as its file states it, to be shown. */
  readonly table: Table;
  /** Row number of the header row. */
  readonly headerRow: number;
  /** What every column was recognised as. */
  readonly mapping: ColumnMapping;
  readonly dimensions: readonly JournalDimension[];
  readonly headerFieldNames: readonly string[];
  /** Rows that could be read, in the order of the file; `coding` is null where the cell is blank. */
  readonly lines: readonly LedgerLine[];
  /** The coding cells that may be filled, in the order of lines and dimensions. */
  readonly openCells: readonly OpenCell[];
  /** Rows and cells that are left as they are, with the reason, in the order of the file. */
  readonly faults: readonly Fault[];
  readonly notes: ReadingNotes;
  readonly ownColumns: OwnColumns;
  /** By index of the line: the text in the reason column, where an earlier run has left one. */
  readonly reasons: ReadonlyMap<number, string>;
}
