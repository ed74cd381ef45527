/** A rectangle of cells; rows and columns count from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Rows and columns of a sheet. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

const CORNER = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?$/i;

/** `B2:C4`, `B2`, `B:C`, `2:4`, with a sheet's name before it or without; null where it is none. */
export function parseArea(address: string): Area | null {
  const own = address.slice(address.lastIndexOf('!') + 1).trim();
  const [first, last = first] = own.split(':');
  const from = corner(first ?? '');
  const to = corner(last ?? '');
  if (!from || !to || (from.row === null) !== (to.row === null)) return null;
  if ((from.column === null) !== (to.column === null)) return null;
  const row = from.row ?? 0;
  const column = from.column ?? 0;
  return {
    row,
    column,
    rowCount: (to.row ?? SHEET_ROWS - 1) - row + 1,
    columnCount: (to.column ?? SHEET_COLUMNS - 1) - column + 1,
  };
}

/** The area of an address that is one; throws where it is none. */
export function areaAt(address: string): Area {
  const area = parseArea(address);
  if (!area) throw new RangeError(`no address: ${address}`);
  return area;
}

/** `B2:C4`; whole rows as `2:4`, whole columns as `B:C`. */
export function areaText({ row, column, rowCount, columnCount }: Area): string {
  const last = { row: row + rowCount, column: column + columnCount - 1 };
  if (columnCount === SHEET_COLUMNS) return `${row + 1}:${last.row}`;
  if (rowCount === SHEET_ROWS) return `${columnText(column)}:${columnText(last.column)}`;
  const first = `${columnText(column)}${row + 1}`;
  return rowCount === 1 && columnCount === 1 ? first : `${first}:${columnText(last.column)}${last.row}`;
}

/** What two areas have in common; null where that is nothing. */
export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rowCount = Math.min(a.row + a.rowCount, b.row + b.rowCount) - row;
  const columnCount = Math.min(a.column + a.columnCount, b.column + b.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : null;
}

/** The area that holds all of them. */
export function hull(areas: readonly Area[]): Area {
  const row = Math.min(...areas.map((area) => area.row));
  const column = Math.min(...areas.map((area) => area.column));
  const rowEnd = Math.max(...areas.map((area) => area.row + area.rowCount));
  const columnEnd = Math.max(...areas.map((area) => area.column + area.columnCount));
  return { row, column, rowCount: rowEnd - row, columnCount: columnEnd - column };
}

function corner(text: string): { row: number | null; column: number | null } | null {
  const parts = CORNER.exec(text);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  return {
    column: parts[1] === undefined ? null : columnIndex(parts[1].toUpperCase()),
    row: parts[2] === undefined ? null : Number(parts[2]) - 1,
  };
}

function columnIndex(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function columnText(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnText(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
