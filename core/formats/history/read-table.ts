import type { Fault, History, LedgerLine } from '../../domain/ledger-line.ts';
import { fieldCountProblem } from '../csv/field-count.ts';
import type { CsvTable } from '../csv/read-csv.ts';
import type { Table, TableRow } from '../table.ts';
import { isBlankRow } from './cell-text.ts';
import { NO_COLUMN_MAP, type ColumnMap } from './column-map.ts';
import { ColumnReadings } from './column-readings.ts';
import { findHeader, type FoundHeader } from './find-header.ts';
import { headerFaults } from './header-faults.ts';
import { LineReader, type BadRow } from './line-reader.ts';
import type { StandardField } from './column-target.ts';
import type { ReadingNotes } from './reading-notes.ts';
import type { ColumnMapping } from './recognize-columns.ts';

/** How to read a history; what is left out has its default. */
export interface HistoryOptions {
  /** What the person says about the columns; everything is recognised without it. */
  readonly map?: ColumnMap | undefined;
  /** Share of bad rows, 0 to 1, beyond which the whole file is refused; 0.05 by default. */
  readonly maxBadShare?: number | undefined;
  /** False for lines that are still to be coded: then no coding column need be there. */
  readonly codingRequired?: boolean | undefined;
  /** Columns without which the file is refused; a history's by default. Without a column for it a date is ''. */
  readonly required?: readonly StandardField[] | undefined;
}

/** A history with how it was read, or why it was not. */
export type HistoryReading =
  | {
      readonly ok: true;
      readonly history: History;
      readonly mapping: ColumnMapping;
      readonly notes: ReadingNotes;
    }
  | {
      readonly ok: false;
      /** At most 21: with too many bad rows, first their share, then the first 20 of them. */
      readonly faults: readonly Fault[];
      /** Of all faults, those that are not listed included. */
      readonly faultCount: number;
    };

/** Bad rows that a refusal lists. */
const LISTED_FAULTS = 20;
/** Bad rows that a history that is accepted lists; the notes count them all. */
const MAX_KEPT_FAULTS = 10_000;
/** Lines that a history may have. */
const MAX_LINES = 5_000_000;

/** Reads a table, of a CSV file or of a sheet, as a history by the form of the command line's documentation. */
export function readHistory(table: Table | CsvTable, options: HistoryOptions = {}): HistoryReading {
  const map = options.map ?? NO_COLUMN_MAP;
  const header = findHeader(table, map, options.required);
  if (header === null) return refused([wholeFileFault(table, 'a header row', 'an empty table')]);
  const faults = headerFaults(table, header, options.codingRequired ?? true, options.required);
  if (faults.length > 0) return refused(faults);

  const { outcome, readings, reader } = readTwice(table, header, map);
  if (outcome.rowCount === 0) return refused([wholeFileFault(table, 'rows below the header', 'none')]);
  if (outcome.rowCount > MAX_LINES) {
    return refused([wholeFileFault(table, `at most ${MAX_LINES} rows`, 'more')]);
  }
  const maxBadShare = options.maxBadShare ?? 0.05;
  if (outcome.badRowCount > maxBadShare * outcome.rowCount)
    return tooManyBadRows(table, outcome, maxBadShare);
  const history: History = {
    file: table.file,
    dimensions: header.mapping.dimensions.map(({ name }) => name),
    headerFieldNames: header.mapping.headerFields.map(({ name }) => name),
    lines: outcome.lines,
    faults: outcome.faults,
  };
  const notes = readingNotes(table, header, readings, reader, outcome);
  return { ok: true, history, mapping: header.mapping, notes };
}

function readingNotes(
  table: Table | CsvTable,
  header: FoundHeader,
  readings: ColumnReadings,
  reader: LineReader,
  { rowCount, badRowCount }: Outcome,
): ReadingNotes {
  return {
    encoding: 'encoding' in table ? table.encoding : null,
    delimiter: 'delimiter' in table ? table.delimiter : null,
    headerRow: header.rowNumber,
    dateForms: readings.dates.forms,
    decimalSign: readings.amounts.sign,
    rowCount,
    badRowCount,
    roundedCount: reader.roundedCount,
    taxRatesAreShares: readings.taxRates.areShares,
    unread: reader.unread,
  };
}

interface Reading {
  readonly outcome: Outcome;
  readonly readings: ColumnReadings;
  readonly reader: LineReader;
}

interface Outcome {
  readonly lines: LedgerLine[];
  readonly faults: Fault[];
  rowCount: number;
  badRowCount: number;
}

/** Reads all rows, and once more where a value was read that rows behind it may have shown to mean something else. */
function readTwice(table: Table | CsvTable, header: FoundHeader, map: ColumnMap): Reading {
  const readings = new ColumnReadings(header.mapping, map);
  const reader = new LineReader(header.mapping, readings);
  const outcome = readLines(table, header, reader, () => readings.isOpen);
  if (!readings.isOpen) return { outcome, readings, reader };
  readings.settle();
  const second = new LineReader(header.mapping, readings);
  return { outcome: readLines(table, header, second, () => false), readings, reader: second };
}

/** Lines are not kept from where on `isFutile`: the rows will be read again. */
function readLines(
  table: Table | CsvTable,
  header: FoundHeader,
  reader: LineReader,
  isFutile: () => boolean,
): Outcome {
  const outcome: Outcome = { lines: [], faults: [], rowCount: 0, badRowCount: 0 };
  for (const row of rowsBelow(table, header)) {
    outcome.rowCount += 1;
    if (outcome.rowCount > MAX_LINES) break;
    const line = wrongWidth(table, header, row) ?? reader.read(row);
    if (isFutile()) {
      outcome.lines.length = 0;
    } else if ('rowNumber' in line) {
      outcome.lines.push(line);
    } else {
      outcome.badRowCount += 1;
      if (outcome.faults.length < MAX_KEPT_FAULTS) outcome.faults.push(rowFault(table, header, row, line));
    }
  }
  return outcome;
}

/** Rows below the header that hold anything. */
function* rowsBelow(table: Table, header: FoundHeader): Generator<TableRow> {
  for (const row of table.rows) {
    if (row.rowNumber > header.rowNumber && !isBlankRow(row.cells)) yield row;
  }
}

type WrongRow = Omit<BadRow, 'field'> & { readonly field: BadRow['field'] | null };

function wrongWidth(table: Table | CsvTable, header: FoundHeader, row: TableRow): WrongRow | null {
  if (!('delimiter' in table)) return null;
  const [only] = row.cells;
  if (typeof only === 'object' && only?.kind === 'error') {
    return { field: null, expected: 'a row of fields', found: only.code };
  }
  const width = { fields: header.cellCount, named: header.mapping.header.length };
  const problem = fieldCountProblem(table, width, row.cells);
  return problem && { field: null, ...problem };
}

function rowFault(table: Table, header: FoundHeader, row: TableRow, wrong: WrongRow): Fault {
  const column =
    wrong.field && (header.mapping.header[header.mapping.fields[wrong.field] ?? -1] ?? wrong.field);
  const { expected, found } = wrong;
  return { file: table.file, sheet: table.sheet, row: row.rowNumber, column, expected, found };
}

function tooManyBadRows(table: Table, outcome: Outcome, maxBadShare: number): HistoryReading {
  const { badRowCount, rowCount } = outcome;
  const share = ((100 * badRowCount) / rowCount).toFixed(1);
  const summary = wholeFileFault(
    table,
    `at most ${Number((100 * maxBadShare).toFixed(2))} % bad rows`,
    `${badRowCount} of ${rowCount} (${share} %)`,
  );
  const listed = outcome.faults.slice(0, LISTED_FAULTS);
  return { ok: false, faults: [summary, ...listed], faultCount: badRowCount };
}

function wholeFileFault(table: Table, expected: string, found: string): Fault {
  return { file: table.file, sheet: table.sheet, row: null, column: null, expected, found };
}

function refused(faults: readonly Fault[]): HistoryReading {
  return { ok: false, faults, faultCount: faults.length };
}
