import type { DateCell, FormulaCell } from '../table.ts';
import { cellAddress, columnLetters, rangeAddress } from './cell-address.ts';
import { dateSerial } from './serial-date.ts';
import { WRITTEN_FORMATS, type WrittenFormat } from './written-styles.ts';
import { escapeXml, textElement } from './xml-text.ts';

/** A cell of a workbook to be written; a text is always text, also where it looks like a number or a formula. */
export type WritableCell = string | number | boolean | DateCell | NumberFormula | null;

/** A formula, and the number that it comes to. */
export interface NumberFormula extends FormulaCell {
  readonly value: number;
}

/** A column of a sheet to be written. */
export interface ColumnToWrite {
  readonly header: string;
  /** In characters of the standard font. */
  readonly widthCharacters: number;
  /** How the column's cells, blank ones included, show what is in them. */
  readonly format: 'general' | 'text' | 'date' | 'amount' | 'percent';
  /** A drop-down list: the cells of another sheet's column that hold the values to choose from. */
  readonly choices?: {
    readonly sheet: string;
    readonly columnIndex: number;
    readonly firstRow: number;
    readonly lastRow: number;
  };
}

/** A sheet to be written: lines of title, then the header row, then the rows. */
export interface SheetToWrite {
  /** 1 to 31 characters without `[]:*?/\`, not beginning or ending with an apostrophe. */
  readonly name: string;
  /** Texts of the rows above the header row. */
  readonly titles?: readonly (readonly string[])[];
  readonly columns: readonly ColumnToWrite[];
  readonly rows: Iterable<readonly WritableCell[]>;
}

/** XML of one sheet, and the range that its filter is for. */
export function sheetXml(sheet: SheetToWrite): { readonly xml: string; readonly filterRange: string } {
  const titles = sheet.titles ?? [];
  const headerRow = titles.length + 1;
  const rows: string[] = titles.map((texts, index) => {
    const cells = texts.map((text, columnIndex) => cellXml(index + 1, columnIndex, text, 'title'));
    return rowXml(index + 1, cells);
  });
  const headers = sheet.columns.map(({ header }, index) => cellXml(headerRow, index, header, 'header'));
  rows.push(rowXml(headerRow, headers));
  let rowNumber = headerRow;
  for (const row of sheet.rows) {
    rowNumber += 1;
    if (row.length > sheet.columns.length)
      throw new Error(`row ${rowNumber} has more cells than there are columns`);
    const cells = sheet.columns.map(({ format }, index) =>
      cellXml(rowNumber, index, row[index] ?? null, format),
    );
    rows.push(rowXml(rowNumber, cells));
  }
  const lastColumn = sheet.columns.length - 1;
  const filter = rangeAddress({ firstColumn: 0, firstRow: headerRow, lastColumn, lastRow: rowNumber });
  const used = rangeAddress({ firstColumn: 0, firstRow: 1, lastColumn, lastRow: rowNumber });
  const xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<dimension ref="${used}"/>${viewXml(headerRow)}<sheetFormatPr defaultRowHeight="15"/>` +
    `<cols>${sheet.columns.map(columnXml).join('')}</cols><sheetData>${rows.join('')}</sheetData>` +
    `<autoFilter ref="${filter}"/>${choicesXml(sheet, headerRow + 1, Math.max(rowNumber, headerRow + 1))}</worksheet>`;
  return { xml, filterRange: filter };
}

/** Keeps everything down to the header row in sight. */
function viewXml(headerRow: number): string {
  const firstBelow = cellAddress({ columnIndex: 0, rowNumber: headerRow + 1 });
  return (
    '<sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${headerRow}" topLeftCell="${firstBelow}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="${firstBelow}" sqref="${firstBelow}"/></sheetView></sheetViews>`
  );
}

function columnXml(column: ColumnToWrite, index: number): string {
  const style = WRITTEN_FORMATS.indexOf(column.format);
  const width = `width="${column.widthCharacters}" customWidth="1"`;
  return `<col min="${index + 1}" max="${index + 1}" ${width}${style === 0 ? '' : ` style="${style}"`}/>`;
}

function rowXml(rowNumber: number, cells: readonly string[]): string {
  return `<row r="${rowNumber}">${cells.join('')}</row>`;
}

function cellXml(rowNumber: number, columnIndex: number, cell: WritableCell, format: WrittenFormat): string {
  const style = WRITTEN_FORMATS.indexOf(format);
  const open = `<c r="${cellAddress({ columnIndex, rowNumber })}"${style === 0 ? '' : ` s="${style}"`}`;
  if (cell === null || cell === '') return style === 0 ? '' : `${open}/>`;
  if (typeof cell === 'string') {
    return `${open} t="inlineStr"><is>${textElement('', cell)}</is></c>`;
  }
  if (typeof cell === 'boolean') return `${open} t="b"><v>${cell ? 1 : 0}</v></c>`;
  const value = typeof cell === 'number' ? cell : cell.kind === 'date' ? dateSerial(cell.date) : cell.value;
  if (!Number.isFinite(value))
    throw new Error(`cell ${cellAddress({ columnIndex, rowNumber })} holds no number`);
  const formula =
    typeof cell === 'object' && cell.kind === 'formula' ? `<f>${escapeXml(cell.formula)}</f>` : '';
  return `${open}>${formula}<v>${value}</v></c>`;
}

function choicesXml(sheet: SheetToWrite, firstRow: number, lastRow: number): string {
  const lists = sheet.columns.flatMap(({ choices }, columnIndex) => {
    if (!choices) return [];
    const letters = columnLetters(choices.columnIndex);
    const source = `${quoteSheetName(choices.sheet)}!$${letters}$${choices.firstRow}:$${letters}$${choices.lastRow}`;
    const cells = rangeAddress({ firstColumn: columnIndex, firstRow, lastColumn: columnIndex, lastRow });
    // A warning, not a stop: a code that is missing from the list may still be right.
    const kind = 'type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"';
    return [
      `<dataValidation ${kind} sqref="${cells}"><formula1>${escapeXml(source)}</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

/** A sheet's name as formulas write it. */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
