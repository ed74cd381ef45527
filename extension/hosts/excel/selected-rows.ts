import { firstPlace } from '../../../core/domain/first-place.ts';
import type { CellRange } from '../../../core/formats/xlsx/cell-address.ts';
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
  const shown = rowsWithin(rows, visible);
  const touched = rowsWithin(shown, selected);
  return (touched.length > 1 ? touched : shown).map(({ id }) => id);
}

/**
 * Rows that stand in one of some areas, whatever its columns; rows and answer in the order of the sheet. A filter leaves as many
 * areas as it hides blocks of rows, so each is searched for instead of asking every row for every area.
 */
export function rowsWithin(rows: readonly SheetRow[], areas: readonly CellRange[]): readonly SheetRow[] {
  const placeOf = (rowNumber: number): number =>
    firstPlace(rows.length, (place) => (rows[place]?.rowNumber ?? Infinity) >= rowNumber);
  const within: SheetRow[] = [];
  let end = 0;
  for (const { firstRow, lastRow } of [...areas].sort((a, b) => a.firstRow - b.firstRow)) {
    const first = Math.max(end, placeOf(firstRow));
    end = Math.max(end, placeOf(lastRow + 1));
    for (let place = first; place < end; place += 1) {
      const row = rows[place];
      if (row) within.push(row);
    }
  }
  return within;
}
