import type { Fault, LedgerLine } from '../../domain/ledger-line.ts';
import { foundText } from '../history/cell-text.ts';
import type { ColumnMapping } from '../history/recognize-columns.ts';
import type { Cell, Table, TableRow } from '../table.ts';
import { isInRange, rangeAddress, type CellPlace } from '../xlsx/cell-address.ts';
import type { WorkbookSheet } from '../xlsx/read-workbook.ts';
import { isBlankCell } from './blank-cell.ts';
import type { JournalDimension, OpenCell } from './journal.ts';

/** Which coding cells of a journal may be filled, and which are left although they hold no code. */
export interface CodingCells {
  readonly dimensions: readonly JournalDimension[];
  readonly openCells: readonly OpenCell[];
  readonly faults: readonly Fault[];
  /** By line: the cells of its row. */
  readonly cellsOfLines: readonly TableRow['cells'][];
}

/** Looks at the coding cells of every line; `sheet` is null for CSV. */
export function openCells(
  table: Table,
  mapping: ColumnMapping,
  lines: readonly LedgerLine[],
  sheet: WorkbookSheet | null,
): CodingCells {
  const cellsByRow = new Map(Array.from(table.rows, ({ rowNumber, cells }) => [rowNumber, cells]));
  const cellsOfLines = lines.map(({ rowNumber }) => cellsByRow.get(rowNumber) ?? []);
  const dimensions = mapping.dimensions.map(({ name, column }): JournalDimension => {
    const header = mapping.header[column] ?? name;
    return {
      name,
      columnIndex: column,
      header,
      isNumeric: sheet !== null && isNumeric(sheet, cellsOfLines, column),
    };
  });
  const open: OpenCell[] = [];
  const faults: Fault[] = [];
  lines.forEach(({ rowNumber, coding }, line) => {
    dimensions.forEach(({ columnIndex, header }, dimension) => {
      if (coding[dimension] !== null) return;
      const found = obstacle(sheet, { rowNumber, columnIndex }, cellsOfLines[line]?.[columnIndex]);
      if (found === null) open.push({ line, dimension });
      else faults.push({ ...placeOf(table, rowNumber, header), expected: 'a code or a blank cell', found });
    });
  });
  return { dimensions, openCells: open, faults, cellsOfLines };
}

/** Why a coding cell without a code must not be filled; null where it may. */
function obstacle(sheet: WorkbookSheet | null, place: CellPlace, cell: Cell | undefined): string | null {
  if (!isBlankCell(cell)) return foundText(cell);
  const merged = sheet?.mergedRanges.find((range) => isInRange(place, range));
  const isFirst = merged?.firstRow === place.rowNumber && merged.firstColumn === place.columnIndex;
  if (merged && !isFirst) return `a part of the merged cells ${rangeAddress(merged)}`;
  const array = sheet?.arrayRanges.find((range) => isInRange(place, range));
  return array ? `a part of the array formula ${rangeAddress(array)}` : null;
}

/** Whether all codes in a column are stored as numbers, those shown with leading zeros included. */
function isNumeric(sheet: WorkbookSheet, rows: readonly TableRow['cells'][], columnIndex: number): boolean {
  let textCount = 0;
  let filledCount = 0;
  for (const cells of rows) {
    const cell = cells[columnIndex];
    if (isBlankCell(cell)) continue;
    filledCount += 1;
    if (typeof cell !== 'number') textCount += 1;
  }
  return filledCount > 0 && textCount <= (sheet.paddedNumberCounts[columnIndex] ?? 0);
}

function placeOf(
  table: Table,
  row: number,
  column: string,
): Pick<Fault, 'file' | 'sheet' | 'row' | 'column'> {
  return { file: table.file, sheet: table.sheet, row, column };
}
