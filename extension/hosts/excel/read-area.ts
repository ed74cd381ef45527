import type { HostWork } from '../host-outcome.ts';
import type { ReadRow } from '../row-register.ts';
import { decodeGrid } from './decode-cell.ts';
import type { ExcelSession } from './excel-calls.ts';
import { HostStop, officeCode } from './excel-fault.ts';
import type { JournalArea } from './journal-place.ts';

/** Bytes of an answer that blocks aim at; Excel on the web refuses more than 5 MB. */
const BLOCK_BYTES = 400_000;
/** Rows of the first block, before it is known how long the rows are. */
const FIRST_ROWS = 100;
const MAX_BLOCK_ROWS = 20_000;
/** Rows from which the length of all others is judged. */
const SAMPLE_ROWS = 20;

/** Consecutive rows of a sheet, counted from 0. */
export interface RowSpan {
  readonly row: number;
  readonly rowCount: number;
}

/** Columns whose formulas matter, as places in the journal: from the first coding column to the last. */
export interface ColumnSpan {
  readonly column: number;
  readonly columnCount: number;
}

/** What is asked of Excel for a span of rows: all cells of the journal, and formulas where it is coded. */
export interface AskedRows {
  readonly span: RowSpan;
  readonly cells: Excel.Range;
  readonly coding: Excel.Range | null;
}

/** Queues the reading of some rows. */
export function askRows(
  context: Excel.RequestContext,
  area: JournalArea,
  coding: ColumnSpan | null,
  span: RowSpan,
): AskedRows {
  const sheet = context.workbook.worksheets.getItem(area.sheetId);
  const { row, rowCount } = span;
  return {
    span,
    cells: sheet
      .getRangeByIndexes(row, area.firstColumn, rowCount, area.columnCount)
      .load('values,numberFormat'),
    coding:
      coding &&
      sheet
        .getRangeByIndexes(row, area.firstColumn + coding.column, rowCount, coding.columnCount)
        .load('formulas'),
  };
}

/** The rows that were asked for, once the context was synchronised. */
export function readAsked({ span, cells, coding }: AskedRows, codingColumn: number): ReadRow[] {
  return decodeGrid(cells.values, cells.numberFormat, coding?.formulas ?? [], codingColumn).map(
    (row, index) => ({ rowNumber: span.row + index + 1, cells: row }),
  );
}

/** Reads all rows of a journal in blocks that stay far below Excel's limit, and says how far it is. */
export async function readArea(
  { request }: ExcelSession,
  area: JournalArea,
  coding: ColumnSpan | null,
  work: HostWork,
): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  let size = FIRST_ROWS;
  while (rows.length < area.rowCount) {
    if (work.signal.aborted) throw new HostStop('cancelled', 'while reading');
    const span = { row: area.firstRow + rows.length, rowCount: Math.min(size, area.rowCount - rows.length) };
    try {
      const { block, bytes } = await request((context) => {
        const asked = askRows(context, area, coding, span);
        return () => ({
          block: readAsked(asked, coding?.column ?? 0),
          bytes: answerBytes(asked),
        });
      });
      rows.push(...block);
      size = Math.max(
        1,
        Math.min(MAX_BLOCK_ROWS, Math.floor((BLOCK_BYTES * span.rowCount) / Math.max(1, bytes))),
      );
      work.progress(rows.length, area.rowCount);
    } catch (error) {
      if (!officeCode(error).endsWith('SizeLimitExceeded') || span.rowCount === 1) throw error;
      size = Math.ceil(span.rowCount / 2);
    }
  }
  return rows;
}

/** About how long an answer was, by some of its rows. */
function answerBytes({ span, cells, coding }: AskedRows): number {
  const step = Math.max(1, Math.floor(span.rowCount / SAMPLE_ROWS));
  let bytes = 0;
  let sampled = 0;
  for (let row = 0; row < span.rowCount; row += step) {
    bytes += JSON.stringify([cells.values[row], cells.numberFormat[row], coding?.formulas[row]]).length;
    sampled += 1;
  }
  return (bytes * span.rowCount) / Math.max(1, sampled);
}
