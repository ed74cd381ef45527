import { readWorkbook } from '../../core/formats/xlsx/read-workbook.ts';
import type { Cell } from '../../core/formats/table.ts';

/** A cell that two workbooks have differently. */
export interface ChangedCell {
  readonly sheet: string;
  /** As a spreadsheet counts. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly before: Cell;
  readonly after: Cell;
}

/** All cells, of all sheets, that differ between two workbooks. Throws where one cannot be read. */
export function changedCells(before: Uint8Array, after: Uint8Array): ChangedCell[] {
  const [first, second] = [cellsOf(before), cellsOf(after)];
  const keys = new Set([...first.keys(), ...second.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [first.get(key) ?? null, second.get(key) ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const [sheet = '', row = '', column = ''] = key.split('\n');
    return [{ sheet, row: Number(row), column: Number(column), before: was, after: is }];
  });
}

function cellsOf(bytes: Uint8Array): Map<string, Cell> {
  const reading = readWorkbook({ name: 'workbook.xlsx', bytes });
  if (!reading.ok) throw new Error(`the workbook cannot be read: ${JSON.stringify(reading.faults)}`);
  return new Map(
    reading.sheets.flatMap(({ sheet, rows }) =>
      rows.flatMap(({ rowNumber, cells }) =>
        cells.map((cell, column): [string, Cell] => [`${sheet}\n${rowNumber}\n${column}`, cell]),
      ),
    ),
  );
}
