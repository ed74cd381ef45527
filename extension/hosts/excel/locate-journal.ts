import { cellText } from '../../../core/formats/history/cell-text.ts';
import { decodeCell } from './decode-cell.ts';
import { MAX_SHEET_ROWS } from '../host.ts';
import type { ExcelSession } from './excel-calls.ts';
import { HostStop } from './excel-fault.ts';
import type { FoundPlace, JournalArea } from './journal-place.ts';

/** Rows from the top of a sheet in which a header that moved is looked for. */
const HEADER_ROWS = 200;

/** Where a journal stands now; null where its headers are no longer as they were found. A journal that is gone stops. */
export function locateJournal(session: ExcelSession, place: FoundPlace): Promise<JournalArea | null> {
  return place.found.kind === 'table' ? locateTable(session, place) : locateBlock(session, place);
}

async function locateTable({ request }: ExcelSession, { found }: FoundPlace): Promise<JournalArea | null> {
  const read = await request(({ workbook }) => {
    const table = workbook.tables.getItem(found.name);
    const sheet = table.worksheet.load('id');
    const header = table.getHeaderRowRange().load('values,rowIndex');
    const body = table.getDataBodyRange().load('rowIndex,rowCount,columnIndex,columnCount');
    return () => ({
      header: header.values,
      area: {
        sheetId: sheet.id,
        headerRow: header.rowIndex,
        firstRow: body.rowIndex,
        rowCount: body.rowCount,
        firstColumn: body.columnIndex,
        columnCount: body.columnCount,
      },
    });
  });
  return isHeader(found.mapping.header, read.header[0]) ? capped(read.area) : null;
}

async function locateBlock(
  { request }: ExcelSession,
  { found, area }: FoundPlace,
): Promise<JournalArea | null> {
  const { used, header } = await request(({ workbook }) => {
    const sheet = workbook.worksheets.getItem(area.sheetId);
    const range = sheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount');
    const at = sheet.getRangeByIndexes(area.headerRow, area.firstColumn, 1, area.columnCount).load('values');
    return () => ({
      used: range.isNullObject ? null : { end: range.rowIndex + range.rowCount },
      header: at.values[0],
    });
  });
  if (!used) throw new HostStop('gone', 'the sheet is empty');
  const isThere = isHeader(found.mapping.header, header);
  const headerRow = isThere ? area.headerRow : await movedHeader(request, { found, area });
  if (headerRow === null) return null;
  const firstRow = headerRow + 1;
  return capped({ ...area, headerRow, firstRow, rowCount: Math.max(0, used.end - firstRow) });
}

/** The row that the header of a block has moved to, with rows put in or taken out above it. */
async function movedHeader(
  request: ExcelSession['request'],
  { found, area }: FoundPlace,
): Promise<number | null> {
  const rows = await request(({ workbook }) => {
    const sheet = workbook.worksheets.getItem(area.sheetId);
    const top = sheet.getRangeByIndexes(0, area.firstColumn, HEADER_ROWS, area.columnCount).load('values');
    return () => top.values;
  });
  const row = rows.findIndex((cells) => isHeader(found.mapping.header, cells));
  return row < 0 ? null : row;
}

function isHeader(header: readonly string[], cells: readonly unknown[] | undefined): boolean {
  return header.every(
    (text, column) => cellText(decodeCell({ value: cells?.[column], format: null, formula: null })) === text,
  );
}

function capped(area: JournalArea): JournalArea {
  return { ...area, rowCount: Math.min(area.rowCount, MAX_SHEET_ROWS) };
}
