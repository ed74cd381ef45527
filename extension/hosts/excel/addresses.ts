import { parseCellRange, type CellRange } from '../../../core/formats/xlsx/cell-address.ts';

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

/** The areas of an address as Excel gives it: `Sheet1!A1:B2,'a, b'!C:C`, names of sheets left out; whole rows and columns too. */
export function splitAddresses(addresses: string): CellRange[] {
  const withoutNames = addresses.replaceAll(/(?:'(?:[^']|'')*'|[^,!']+)!/g, '');
  return withoutNames.split(',').flatMap((text) => areaOf(text.trim()) ?? []);
}

function areaOf(text: string): CellRange | null {
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(text);
  if (rows)
    return {
      firstRow: Number(rows[1]),
      lastRow: Number(rows[2]),
      firstColumn: 0,
      lastColumn: SHEET_COLUMNS - 1,
    };
  const columns = /^\$?([A-Z]+):\$?([A-Z]+)$/.exec(text);
  if (columns) {
    const area = parseCellRange(`${columns[1] ?? ''}1:${columns[2] ?? ''}1`);
    return area && { ...area, lastRow: SHEET_ROWS };
  }
  return parseCellRange(text);
}
