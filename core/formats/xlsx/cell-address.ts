/** A place in a sheet: columns counted from 0, rows as shown, from 1. */
export interface CellPlace {
  readonly columnIndex: number;
  readonly rowNumber: number;
}

/** A rectangle of cells, all four ends inclusive. */
export interface CellRange {
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly lastColumn: number;
  readonly lastRow: number;
}

/** Letters of a column counted from 0: `A`, `Z`, `AA`, ... */
export function columnLetters(columnIndex: number): string {
  let letters = '';
  for (let rest = columnIndex + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `B7` for column 1, row 7. */
export function cellAddress(place: CellPlace): string {
  return `${columnLetters(place.columnIndex)}${place.rowNumber}`;
}

/** The place of `B7` or `$B$7`; null where the text is no address. */
export function parseCellAddress(address: string): CellPlace | null {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!parts) return null;
  let columnCount = 0;
  for (const letter of parts[1] ?? '') columnCount = columnCount * 26 + letter.charCodeAt(0) - 64;
  return { columnIndex: columnCount - 1, rowNumber: Number(parts[2]) };
}

/** The rectangle of `B7:D9`, or of `B7` alone; null where the text is neither. */
export function parseCellRange(text: string): CellRange | null {
  const [from = '', to = from, more] = text.split(':');
  const first = parseCellAddress(from);
  const last = parseCellAddress(to);
  if (!first || !last || more !== undefined) return null;
  return {
    firstColumn: Math.min(first.columnIndex, last.columnIndex),
    firstRow: Math.min(first.rowNumber, last.rowNumber),
    lastColumn: Math.max(first.columnIndex, last.columnIndex),
    lastRow: Math.max(first.rowNumber, last.rowNumber),
  };
}

/** `B7:D9`, or `B7` where the rectangle is one cell. */
export function rangeAddress(range: CellRange): string {
  const first = cellAddress({ columnIndex: range.firstColumn, rowNumber: range.firstRow });
  const last = cellAddress({ columnIndex: range.lastColumn, rowNumber: range.lastRow });
  return first === last ? first : `${first}:${last}`;
}

/** Whether a place lies in a rectangle. */
export function isInRange(place: CellPlace, range: CellRange): boolean {
  return (
    place.columnIndex >= range.firstColumn &&
    place.columnIndex <= range.lastColumn &&
    place.rowNumber >= range.firstRow &&
    place.rowNumber <= range.lastRow
  );
}
