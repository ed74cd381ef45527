import type { Fault } from '../../domain/ledger-line.ts';
import type { Cell, Table, TableRow } from '../table.ts';
import type { CellRange } from './cell-address.ts';
import type { InputFile } from '../input-file.ts';
import { decodeCell, isBroken, type CellContext } from './decode-cell.ts';
import { NumberFormatsVisitor } from './number-formats.ts';
import { openPackage, workbookFault, type SheetPart, type WorkbookPackage } from './open-package.ts';
import { scanPart } from './read-part.ts';
import { SharedStringsVisitor } from './shared-strings.ts';
import { SheetScan, type RawCell, type SheetEvents } from './sheet-scan.ts';
import { DEFAULT_WORKBOOK_LIMITS, type WorkbookLimits } from './workbook-limits.ts';

/** One worksheet with its cells in memory. Rows without any value are left out; the others keep their numbers. */
export interface WorkbookSheet extends Table {
  readonly sheet: string;
  readonly rows: readonly TableRow[];
  readonly isHidden: boolean;
  /** Columns up to the last that holds a value. */
  readonly columnCount: number;
  /** Rectangles of which only the first cell can hold a value. */
  readonly mergedRanges: readonly CellRange[];
  /** Rectangles that one array formula fills. */
  readonly arrayRanges: readonly CellRange[];
  /** By column index: how many cells are numbers that their format shows with leading zeros, and so read as texts. */
  readonly paddedNumberCounts: readonly number[];
}

/** The worksheets of a workbook in the order of the tabs, hidden ones included; or why it cannot be read. */
export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly WorkbookSheet[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads an .xlsx or .xlsm file. A workbook that is damaged anywhere is refused as a whole, with the sheet and the row
 * reached; nothing is guessed.
 */
export function readWorkbook(
  file: InputFile,
  limits: WorkbookLimits = DEFAULT_WORKBOOK_LIMITS,
): WorkbookReading {
  const opening = openPackage(file, limits);
  if (!opening.ok) return { ok: false, faults: [opening.fault] };
  const { book } = opening;
  const context = readContext(book, limits);
  if (typeof context === 'string') return { ok: false, faults: [workbookFault(file.name, context)] };

  const sheets: WorkbookSheet[] = [];
  let cellsLeft = limits.cellCount;
  for (const part of book.sheets) {
    const reader = new SheetReader(context, limits, cellsLeft);
    const scan = new SheetScan(reader);
    const found = scanPart(book.archive, part.entry, limits.partBytes, scan);
    if (found !== null) {
      const place = { sheet: part.name, ...(scan.rowNumber > 0 && { row: scan.rowNumber }) };
      return { ok: false, faults: [workbookFault(file.name, found, place)] };
    }
    cellsLeft = reader.cellsLeft;
    sheets.push(sheetOf(file.name, part, reader, scan));
  }
  return { ok: true, sheets };
}

/** Reads what the cells of a workbook refer to; a text says what is wrong with it. */
export function readContext(book: WorkbookPackage, limits: WorkbookLimits): CellContext | string {
  const strings = new SharedStringsVisitor(limits.sharedStringCount);
  const formats = new NumberFormatsVisitor();
  for (const [entry, visitor] of [[book.strings, strings] as const, [book.styles, formats] as const]) {
    const found = entry && scanPart(book.archive, entry, limits.partBytes, visitor);
    if (entry && found !== null) return `${entry.name}: ${found}`;
  }
  return { strings: strings.strings, formats: formats.formats, dateSystem: book.dateSystem };
}

function sheetOf(file: string, part: SheetPart, reader: SheetReader, scan: SheetScan): WorkbookSheet {
  return {
    file,
    sheet: part.name,
    rows: reader.rows,
    isHidden: part.isHidden,
    columnCount: reader.columnCount,
    mergedRanges: scan.mergedRanges,
    arrayRanges: scan.arrayRanges,
    paddedNumberCounts: reader.paddedNumberCounts,
  };
}

class SheetReader implements SheetEvents {
  readonly rows: TableRow[] = [];
  readonly paddedNumberCounts: number[] = [];
  columnCount = 0;
  cellsLeft: number;
  private readonly context: CellContext;
  private readonly limits: WorkbookLimits;
  private cells: Cell[] = [];

  constructor(context: CellContext, limits: WorkbookLimits, cellsLeft: number) {
    this.context = context;
    this.limits = limits;
    this.cellsLeft = cellsLeft;
  }

  rowOpened(rowNumber: number): string | null {
    this.cells = [];
    return rowNumber > this.limits.rowCount ? `more than ${this.limits.rowCount} rows` : null;
  }

  cellRead(raw: RawCell): string | null {
    if (raw.columnIndex >= this.limits.columnCount) return `more than ${this.limits.columnCount} columns`;
    const cell = decodeCell(raw, this.context);
    if (isBroken(cell)) return cell.found;
    if (cell === null) return null;
    this.cellsLeft -= raw.columnIndex + 1 - this.cells.length;
    if (this.cellsLeft < 0) return `more than ${this.limits.cellCount} cells in the workbook`;
    if (raw.type === 'n' && typeof cell === 'string') this.countPadded(raw);
    while (this.cells.length < raw.columnIndex) this.cells.push(null);
    this.cells.push(cell);
    return null;
  }

  private countPadded({ columnIndex, styleIndex }: RawCell): void {
    if (this.context.formats[styleIndex]?.kind !== 'code') return;
    while (this.paddedNumberCounts.length <= columnIndex) this.paddedNumberCounts.push(0);
    this.paddedNumberCounts[columnIndex] = (this.paddedNumberCounts[columnIndex] ?? 0) + 1;
  }

  rowClosed(rowNumber: number): string | null {
    if (this.cells.length > 0) this.rows.push({ rowNumber, cells: this.cells });
    this.columnCount = Math.max(this.columnCount, this.cells.length);
    return null;
  }

  elementOpened(): void {
    // What stands outside the rows does not change their values.
  }

  elementClosed(): void {
    // What stands outside the rows does not change their values.
  }
}
