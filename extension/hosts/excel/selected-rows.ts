import { isInRange, type CellRange } from '../../../core/formats/xlsx/cell-address.ts';
import type { RowId, SheetRow } from '../host.ts';
import { splitAddresses } from './addresses.ts';
import type { ExcelSession } from './excel-calls.ts';
import type { JournalArea } from './journal-place.ts';

/** Visible rows that the selection touches where it touches two or more; else all visible rows. */
export async function selectedRows(
  { request }: ExcelSession,
  { sheetId, firstRow, rowCount, firstColumn, columnCount }: JournalArea,
  rows: readonly SheetRow[],
): Promise<readonly RowId[]> {
  const { selected, visible } = await request(({ workbook }) => {
    const body = workbook.worksheets
      .getItem(sheetId)
      .getRangeByIndexes(firstRow, firstColumn, Math.max(1, rowCount), columnCount);
    const shown = body.getSpecialCellsOrNullObject('Visible').load('address');
    const active = workbook.worksheets.getActiveWorksheet().load('id');
    const ranges = workbook.getSelectedRanges().load('address');
    return () => ({
      selected: active.id === sheetId ? splitAddresses(ranges.address) : [],
      visible: shown.isNullObject ? [] : splitAddresses(shown.address),
    });
  });
  const shown = rows.filter((row) => isInRows(row, visible));
  const touched = shown.filter((row) => isInRows(row, selected));
  return (touched.length > 1 ? touched : shown).map(({ id }) => id);
}

function isInRows({ rowNumber }: SheetRow, areas: readonly CellRange[]): boolean {
  return areas.some((area) => isInRange({ rowNumber, columnIndex: area.firstColumn }, area));
}
