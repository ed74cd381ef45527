import type { CellRange } from '../../../core/formats/xlsx/cell-address.ts';
import { MAX_SHEET_ROWS, type FoundJournal } from '../host.ts';
import type { ReadRow } from '../row-register.ts';
import type { ExcelSession } from './excel-calls.ts';
import type { JournalArea } from './journal-place.ts';
import { askRows, readAsked, type ColumnSpan } from './read-area.ts';

/** Rows that an edit touched, read again: all from the row number `first` to `last`. */
export interface EditedRows {
  readonly typed: readonly CellRange[];
  readonly first: number;
  readonly last: number;
  readonly rows: readonly ReadRow[];
  /** Where the journal stands now: rows typed below it are its own. */
  readonly area: JournalArea;
}

/** More rows than these, or a table that is no longer where it was, are read with all others. */
const MAX_ROWS = 500;

/**
 * Reads the rows that were typed into, in one request; null where all rows have to be read. A journal grows when a row is
 * typed below it: a block by itself, a table where Excel takes the row into it, so its place is asked for with the rows.
 */
export async function readEdited(
  { request }: ExcelSession,
  area: JournalArea,
  found: FoundJournal,
  coding: ColumnSpan | null,
  typed: readonly CellRange[],
): Promise<EditedRows | null> {
  const first = Math.min(...typed.map(({ firstRow }) => firstRow));
  const last = Math.max(...typed.map(({ lastRow }) => lastRow));
  const grown = { ...area, rowCount: Math.max(area.rowCount, last - area.firstRow) };
  const isBelowHeader = first > area.firstRow && grown.rowCount <= MAX_SHEET_ROWS;
  if (!isBelowHeader || last - first >= MAX_ROWS) return null;
  return request((context) => {
    const asked = askRows(context, area, coding, { row: first - 1, rowCount: last - first + 1 });
    const body = found.kind === 'table' ? askBody(context, found.name) : null;
    return () => {
      const now = body ? tableNow(body, area, grown) : grown;
      if (!now) return null;
      const rows = readAsked(asked, coding?.column ?? 0);
      const end = now.firstRow + now.rowCount;
      return { typed, first, last, area: now, rows: rows.filter(({ rowNumber }) => rowNumber <= end) };
    };
  });
}

function askBody({ workbook }: Excel.RequestContext, table: string): Excel.Range {
  return workbook.tables.getItem(table).getDataBodyRange().load('rowIndex,rowCount,columnIndex,columnCount');
}

/** The table's place: as it was, or with the rows typed below it taken in; null where it is anything else. */
function tableNow(
  { rowIndex, rowCount, columnIndex, columnCount }: Excel.Range,
  area: JournalArea,
  grown: JournalArea,
): JournalArea | null {
  const isThere =
    rowIndex === area.firstRow && columnIndex === area.firstColumn && columnCount === area.columnCount;
  const place = [area, grown].find((one) => one.rowCount === rowCount);
  return isThere && place ? place : null;
}
