import type { CodingTableSet } from '../../domain/coding-table.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { fieldCountProblem } from '../csv/field-count.ts';
import { readCsv, type CsvTable } from '../csv/read-csv.ts';
import { isBlankRow } from '../history/cell-text.ts';
import { NO_COLUMN_MAP, type ColumnMap } from '../history/column-map.ts';
import type { StandardField } from '../history/column-target.ts';
import { findHeader, type FoundHeader } from '../history/find-header.ts';
import { headerFaults } from '../history/header-faults.ts';
import { missingFields, type ColumnMapping } from '../history/recognize-columns.ts';
import type { InputFile } from '../input-file.ts';
import type { Table } from '../table.ts';
import { isWorkbookFile } from '../xlsx/is-workbook.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';
import { LISTED_FAULTS, type CountedFaults } from './listed-faults.ts';
import { TableCollector } from './table-collector.ts';
import { TableRowReader } from './table-row-reader.ts';

/** How to read coding tables; what is left out has its default. */
export interface CodingTableOptions {
  readonly map?: ColumnMap | undefined;
  /** Share of bad rows, 0 to 1, beyond which the whole file is refused; 0.05 by default. */
  readonly maxBadShare?: number | undefined;
}

/** Coding tables with how they were read, or why they were not. */
export type CodingTablesReading =
  | {
      readonly ok: true;
      readonly set: CodingTableSet;
      readonly mapping: ColumnMapping;
      /** Headers of the columns that confidences were read from. */
      readonly confidenceHeaders: readonly string[];
      readonly rowCount: number;
      readonly badRows: CountedFaults;
      /** Confidences and days that could not be used and are taken as not known. */
      readonly unread: CountedFaults;
      /** Rows that show that an id names two documents; both stand in the set under this id. */
      readonly duplicates: CountedFaults;
      /** For each table the rows its lines stand in, as a spreadsheet counts. */
      readonly rowNumbers: readonly (readonly number[])[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly faultCount: number };

const REQUIRED: readonly StandardField[] = ['document_id'];
const MAX_LINES = 5_000_000;
const MAX_BAD_SHARE = 0.05;

/**
 * Reads coding tables from a file in the form of a history, a row a coded line: `document_id` and at least one
 * `coding.<dimension>` column; `company`, `date`, supplier, `line_no` and `confidence.<dimension>` where there are any.
 */
export function readCodingTables(file: InputFile, options: CodingTableOptions = {}): CodingTablesReading {
  const table = tableOf(file, options.map ?? NO_COLUMN_MAP);
  return table.ok ? readTable(table.table, options) : refused(table.faults);
}

type TableReading =
  | { readonly ok: true; readonly table: Table | CsvTable }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A workbook's first sheet with document ids and coded columns, else its first. */
function tableOf(file: InputFile, map: ColumnMap): TableReading {
  if (!isWorkbookFile(file)) return readCsv(file, map.delimiter);
  const workbook = readWorkbook(file);
  if (!workbook.ok) return workbook;
  const isCoded = (sheet: Table): boolean => {
    const mapping = findHeader(sheet, map, REQUIRED)?.mapping;
    return (
      mapping !== undefined && missingFields(mapping, REQUIRED).length === 0 && mapping.dimensions.length > 0
    );
  };
  const table = workbook.sheets.find(isCoded) ?? workbook.sheets[0];
  if (table) return { ok: true, table };
  return {
    ok: false,
    faults: [{ ...NO_PLACE, file: file.name, expected: 'a sheet', found: 'a workbook without any' }],
  };
}

const NO_PLACE = { sheet: null, row: null, column: null } as const;

function readTable(table: Table | CsvTable, options: CodingTableOptions): CodingTablesReading {
  const map = options.map ?? NO_COLUMN_MAP;
  const header = findHeader(table, map, REQUIRED);
  if (header === null) return refused([wholeFileFault(table, 'a header row', 'an empty table')]);
  const faults = headerFaults(table, header, true, REQUIRED);
  if (faults.length > 0) return refused(faults);
  const rows = readRows(table, header, map);
  const unfit = unfitRows(table, rows, options.maxBadShare ?? MAX_BAD_SHARE);
  if (unfit) return unfit;
  const { collector, reader, rowCount, badRows } = rows;
  return {
    ok: true,
    set: { dimensions: header.mapping.dimensions.map(({ name }) => name), tables: collector.tables },
    mapping: header.mapping,
    confidenceHeaders: reader.confidenceHeaders,
    rowCount,
    badRows,
    unread: reader.unread,
    duplicates: collector.duplicates,
    rowNumbers: collector.rowNumbers,
  };
}

/** The refusal where rows are none, too many or too bad; null where they are fit. */
function unfitRows(
  table: Table,
  { rowCount, badRows }: RowsRead,
  maxBadShare: number,
): CodingTablesReading | null {
  if (rowCount === 0) return refused([wholeFileFault(table, 'rows below the header', 'none')]);
  if (rowCount > MAX_LINES) return refused([wholeFileFault(table, `at most ${MAX_LINES} rows`, 'more')]);
  if (badRows.count <= maxBadShare * rowCount) return null;
  const most = `at most ${Number((100 * maxBadShare).toFixed(2))} % bad rows`;
  const summary = wholeFileFault(table, most, `${badRows.count} of ${rowCount}`);
  return { ok: false, faults: [summary, ...badRows.first], faultCount: badRows.count };
}

function wholeFileFault({ file, sheet }: Table, expected: string, found: string): Fault {
  return { file, sheet, row: null, column: null, expected, found };
}

interface RowsRead {
  readonly collector: TableCollector;
  readonly reader: TableRowReader;
  readonly rowCount: number;
  readonly badRows: CountedFaults;
}

/** Reads all rows, and once more where a day was read that rows behind it may have shown to mean another. */
function readRows(table: Table | CsvTable, header: FoundHeader, map: ColumnMap): RowsRead {
  const reader = new TableRowReader(table, header, map);
  const first = collect(table, header, reader);
  if (!reader.isOpen) return first;
  reader.settle();
  return collect(table, header, reader);
}

function collect(table: Table | CsvTable, header: FoundHeader, reader: TableRowReader): RowsRead {
  const collector = new TableCollector();
  const first: Fault[] = [];
  let [rowCount, badCount] = [0, 0];
  for (const row of table.rows) {
    if (row.rowNumber <= header.rowNumber || isBlankRow(row.cells)) continue;
    rowCount += 1;
    if (rowCount > MAX_LINES) break;
    const width = { fields: header.cellCount, named: header.mapping.header.length };
    const problem = 'delimiter' in table ? fieldCountProblem(table, width, row.cells) : null;
    const place = { file: table.file, sheet: table.sheet, row: row.rowNumber, column: null };
    const read = problem ? { ...place, ...problem } : reader.read(row);
    if ('expected' in read) {
      badCount += 1;
      if (first.length < LISTED_FAULTS) first.push(read);
    } else collector.add(read, (found) => ({ ...place, column: reader.documentColumn, ...found }));
  }
  return { collector, reader, rowCount, badRows: { count: badCount, first } };
}

function refused(faults: readonly Fault[]): CodingTablesReading {
  return { ok: false, faults, faultCount: faults.length };
}
