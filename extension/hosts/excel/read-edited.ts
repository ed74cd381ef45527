import type { CellRange } from '../../../core/formats/xlsx/cell-address.ts';
import type { FoundJournal } from '../host.ts';
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
}

/** More rows than these, or a table that is no longer where it was, are read with all others. */
const MAX_ROWS = 500;

/**
 * Reads the rows that were typed into, in one request; null where all rows have to be read. A table grows when a row is
 * typed below it, so its place is asked for with the rows.
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
  const isInside = first > area.firstRow && last <= area.firstRow + area.rowCount;
  if (!isInside || last - first >= MAX_ROWS) return null;
  return request((context) => {
    const asked = askRows(context, area, coding, { row: first - 1, rowCount: last - first + 1 });
    const body =
      found.kind === 'table'
        ? context.workbook.tables.getItem(found.name).getDataBodyRange().load('rowIndex,rowCount')
        : null;
    return () => {
      const isSame = !body || (body.rowIndex === area.firstRow && body.rowCount === area.rowCount);
      return isSame ? { typed, first, last, rows: readAsked(asked, coding?.column ?? 0) } : null;
    };
  });
}
