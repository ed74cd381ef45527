import type { IsoDate } from '../domain/calendar-day.ts';

/** A number that the workbook shows as a date; the time of day is dropped. */
export interface DateCell {
  readonly kind: 'date';
  readonly date: IsoDate;
}

/** A formula with the value its workbook last computed; null where the file holds none. */
export interface FormulaCell {
  readonly kind: 'formula';
  /** Without the leading `=`. */
  readonly formula: string;
  readonly value: string | number | boolean | DateCell | null;
}

/** A cell whose workbook states an error, `#N/A` for instance. */
export interface ErrorCell {
  readonly kind: 'error';
  readonly code: string;
}

/** A cell as its file states it. CSV cells are text; workbook cells keep their type. null: empty. */
export type Cell = string | number | boolean | null | DateCell | FormulaCell | ErrorCell;

/** One row of a table, header included. */
export interface TableRow {
  /** 1-based as a spreadsheet counts; in CSV the record's number: line breaks inside quotes do not count. */
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
}

/** Rows of a CSV file or of one sheet of a workbook. */
export interface Table {
  /** The file's name, for messages. */
  readonly file: string;
  /** Sheet name in a workbook, null elsewhere. */
  readonly sheet: string | null;
  /** In file order, header included; may be read more than once. */
  readonly rows: Iterable<TableRow>;
}
