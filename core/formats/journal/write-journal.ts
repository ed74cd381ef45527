import type { Fault } from '../../domain/ledger-line.ts';
import { fieldCountProblem } from '../csv/field-count.ts';
import type { CsvTable } from '../csv/read-csv.ts';
import type { InputFile } from '../input-file.ts';
import type { TableRow } from '../table.ts';
import { isWorkbookFile } from '../xlsx/is-workbook.ts';
import { patchWorkbook } from '../xlsx/patch-workbook.ts';
import type { Journal } from './journal.ts';
import { journalEdits, type JournalEdits } from './journal-edits.ts';
import { JOURNAL_SHEET, journalWorkbook } from './journal-workbook.ts';
import { patchCsv } from './patch-csv.ts';
import type { SuggestedCell, TypedCell } from './suggested-cell.ts';

/** What else is to be written, and how. */
export interface JournalWritingOptions {
  /** What a person typed or accepted. */
  readonly typed?: readonly TypedCell[] | undefined;
  /** The form of the file; that of the original where not given. A workbook stays one. */
  readonly as?: 'xlsx' | 'csv' | undefined;
}

/** The coded journal with a name for its file; or why it was not written. */
export type JournalWriting =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Writes suggestions, and what a person typed, into the file that the journal was read from. Suggestions only ever go
 * to blank cells; one for a cell that holds something is refused, and nothing is written then. All else in the file
 * stays as it was. Written again into its own output, the same suggestions change nothing.
 */
export function writeCodedJournal(
  file: InputFile,
  journal: Journal,
  suggested: readonly SuggestedCell[],
  options: JournalWritingOptions = {},
): JournalWriting {
  const edits = journalEdits(journal, suggested, options.typed ?? []);
  const [, base = file.name, ending = ''] = /^(.*?)(?:\.coded)?(\.[a-z]+(?:\.gz)?)?$/is.exec(file.name) ?? [];
  if (journal.sheet !== null && isWorkbookFile(file)) {
    if (options.as === 'csv')
      return refusal(journal, 'the ending .xlsx: a workbook stays a workbook', '.csv');
    return named(`${base}.coded${ending || '.xlsx'}`, patchSheet(file, journal.sheet, edits));
  }
  if (options.as === 'xlsx') {
    const workbook = { name: file.name, bytes: journalWorkbook(journal) };
    return named(`${base}.coded.xlsx`, patchSheet(workbook, JOURNAL_SHEET, edits));
  }
  const plainEnding = ending.replace(/\.gz$/i, '') || '.csv';
  return named(`${base}.coded${plainEnding}`, writeCsv(file, journal, edits));
}

type Written = Exclude<JournalWriting, { ok: true }> | { readonly ok: true; readonly bytes: Uint8Array };

function named(name: string, written: Written): JournalWriting {
  return written.ok ? { ok: true, name, bytes: written.bytes } : written;
}

function patchSheet(file: InputFile, sheet: string, { cells, widths }: JournalEdits): Written {
  return patchWorkbook(file, [{ sheet, cells, widths }]);
}

/** Rows that are cut as the header is get the new columns; titles, blank and broken rows stay as they are. */
function writeCsv(file: InputFile, journal: Journal, { cells }: JournalEdits): Written {
  const table = journal.table;
  if (!isCsvTable(table)) throw new Error('a journal without a sheet was read from CSV');
  const rows = [...table.rows];
  const headerCells = rows.find(({ rowNumber }) => rowNumber === journal.headerRow)?.cells ?? [];
  const width = { fields: headerCells.length, named: journal.mapping.header.length };
  const isRight = (row: TableRow): boolean =>
    row.cells.some((cell) => cell !== null) && fieldCountProblem(table, width, row.cells) === null;
  const right =
    cells.length === 0 ? [] : rows.filter((row) => row.rowNumber >= journal.headerRow && isRight(row));
  const { confidence, reason } = journal.ownColumns;
  const hasNewColumns = cells.some(({ rowNumber }) => rowNumber === journal.headerRow);
  const fieldCount = hasNewColumns ? Math.max(confidence.columnIndex, reason.columnIndex) + 1 : 0;
  const rowNumbers = new Set(right.map(({ rowNumber }) => rowNumber));
  return patchCsv({ file, table: { ...table, rows }, rowNumbers, fieldCount }, cells);
}

function isCsvTable(table: Journal['table']): table is CsvTable {
  return 'delimiter' in table;
}

function refusal(journal: Journal, expected: string, found: string): JournalWriting {
  const place = { file: journal.file, sheet: journal.sheet, row: null, column: null };
  return { ok: false, faults: [{ ...place, expected, found }] };
}
