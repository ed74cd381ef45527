import type { Fault } from '../../domain/ledger-line.ts';
import { readCsv } from '../csv/read-csv.ts';
import { NO_COLUMN_MAP, type ColumnMap } from '../history/column-map.ts';
import { findHeader, type FoundHeader } from '../history/find-header.ts';
import { readHistory } from '../history/read-table.ts';
import type { InputFile } from '../input-file.ts';
import type { Table, TableRow } from '../table.ts';
import { isWorkbookFile } from '../xlsx/is-workbook.ts';
import { readWorkbook, type WorkbookSheet } from '../xlsx/read-workbook.ts';
import { chooseSheet } from './choose-sheet.ts';
import type { Journal } from './journal.ts';
import { openCells } from './open-cells.ts';
import { isOwnHeader } from '../history/own-header.ts';
import { freeColumns, placeOwnColumns, type OwnColumns } from './own-columns.ts';
import { isTotalOfRows } from './total-row.ts';
import { cellText } from '../history/cell-text.ts';

/** How to read a journal; what is left out is recognised. */
export interface JournalOptions {
  /** What the person says about the columns. */
  readonly map?: ColumnMap | undefined;
  /** Name of the sheet, in a workbook. */
  readonly sheet?: string | undefined;
}

/** A journal, or why the file is none. */
export type JournalReading =
  | { readonly ok: true; readonly journal: Journal }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a journal from .xlsx, .xlsm, .csv or .csv.gz. In a workbook it is the first visible sheet with the columns of
 * a journal and a blank coding cell. A row that cannot be read is a fault of the journal and stays as it is.
 */
export function readJournal(file: InputFile, options: JournalOptions = {}): JournalReading {
  const map = options.map ?? NO_COLUMN_MAP;
  if (!isWorkbookFile(file)) {
    const csv = readCsv(file, map.delimiter);
    if (!csv.ok) return csv;
    const rows = [...csv.table.rows];
    return journalOf({ ...csv.table, rows }, map, null);
  }
  const workbook = readWorkbook(file);
  if (!workbook.ok) return workbook;
  const sheet = chooseSheet(file.name, workbook.sheets, map, options.sheet ?? null);
  return 'expected' in sheet ? { ok: false, faults: [sheet] } : journalOf(sheet, map, sheet);
}

/** A table whose rows are all there. */
export type ListedTable = Table & { readonly rows: readonly TableRow[] };

/** Reads a journal from rows that a program with an open sheet has: merged cells and arrays are that program's to know. */
export function readJournalTable(table: ListedTable, map: ColumnMap = NO_COLUMN_MAP): JournalReading {
  return journalOf(table, map, null);
}

function journalOf(table: ListedTable, map: ColumnMap, sheet: WorkbookSheet | null): JournalReading {
  const header = findHeader(table, map);
  const { lines: rows, totals } = withoutTotals(table, header);
  const reading = readHistory({ ...table, rows }, { map: withoutOwnColumns(map, header), maxBadShare: 1 });
  if (!reading.ok) return reading;

  const { history, mapping, notes } = reading;
  const { headerRow } = notes;
  const coding = openCells(table, mapping, history.lines, sheet);
  const ownColumns = ownColumnsOf(table, headerRow, mapping.header.length, sheet);
  const faults = [...history.faults, ...totals.map((row) => totalFault(table, row)), ...coding.faults];
  const journal: Journal = {
    file: table.file,
    sheet: table.sheet,
    table,
    headerRow,
    mapping,
    dimensions: coding.dimensions,
    headerFieldNames: history.headerFieldNames,
    lines: history.lines,
    openCells: coding.openCells,
    faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    notes,
    ownColumns,
    reasons: reasonsOf(coding.cellsOfLines, ownColumns),
  };
  return { ok: true, journal };
}

/** Rows that add up others are no lines, whatever else they say. */
function withoutTotals(
  table: ListedTable,
  header: FoundHeader | null,
): { readonly lines: readonly TableRow[]; readonly totals: readonly TableRow[] } {
  const amount = header?.mapping.fields.amount;
  if (header === null || amount === undefined) return { lines: table.rows, totals: [] };
  const isTotal = ({ rowNumber, cells }: TableRow): boolean =>
    rowNumber > header.rowNumber && isTotalOfRows(cells[amount]);
  return { lines: table.rows.filter((row) => !isTotal(row)), totals: table.rows.filter(isTotal) };
}

/** What we said about a line in an earlier run is not known before coding. */
function withoutOwnColumns(map: ColumnMap, header: FoundHeader | null): ColumnMap {
  const columns = new Map(map.columns);
  for (const name of header?.mapping.header.filter(isOwnHeader) ?? []) {
    columns.set(name, { kind: 'ignored', reason: 'an answer of Kontera' });
  }
  return { ...map, columns };
}

/** In a CSV file our columns come behind the header's last field; in a sheet, behind all that stands beside the table. */
function ownColumnsOf(
  table: ListedTable,
  headerRow: number,
  namedCount: number,
  sheet: WorkbookSheet | null,
): OwnColumns {
  const headerCells = table.rows.find(({ rowNumber }) => rowNumber === headerRow)?.cells ?? [];
  if (!sheet) return placeOwnColumns(headerCells, headerCells.length, () => true);
  return placeOwnColumns(headerCells, namedCount, freeColumns(table.rows, sheet.mergedRanges, headerRow));
}

function reasonsOf(cellsOfLines: readonly TableRow['cells'][], { reason }: OwnColumns): Map<number, string> {
  const reasons = new Map<number, string>();
  cellsOfLines.forEach((cells, line) => {
    const text = reason.isNew ? '' : cellText(cells[reason.columnIndex]);
    if (text !== '') reasons.set(line, text);
  });
  return reasons;
}

function totalFault(table: Table, row: TableRow): Fault {
  const place = { file: table.file, sheet: table.sheet, row: row.rowNumber, column: null };
  return { ...place, expected: 'a line to be coded', found: 'a total of other rows' };
}
