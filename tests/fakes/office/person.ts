import { areaAt, type Area } from './area.ts';
import { enteredCell } from './entered-cell.ts';
import type { FakeChange, FakeWorkbook } from './fake-workbook.ts';

/** Someone at a sheet: the person at this screen (`Local`), or a co-author whose edits arrive from elsewhere (`Remote`). */
export class Person {
  readonly #workbook: FakeWorkbook;
  readonly #source: 'Local' | 'Remote';

  constructor(workbook: FakeWorkbook, source: 'Local' | 'Remote' = 'Local') {
    this.#workbook = workbook;
    this.#source = source;
  }

  /** Types a value into a cell and leaves it. */
  type(address: string, value: string | number): void {
    this.paste(address, [[value]]);
  }

  /** Pastes values with their upper left corner in a cell. A table grows where a row is added right below it. */
  paste(address: string, values: readonly (readonly (string | number)[])[]): void {
    const sheet = this.#workbook.active;
    const at = areaAt(address);
    const area = { ...at, rowCount: values.length, columnCount: values[0]?.length ?? 0 };
    const cells = values.flatMap((line, row) =>
      line.map((value, column) => {
        const place = { sheet, row: area.row + row, column: area.column + column };
        const before = sheet.cell(place.row, place.column);
        sheet.put(place.row, place.column, enteredCell(before, value));
        return { ...place, before };
      }),
    );
    for (const table of sheet.tables) {
      const end = table.area.row + table.area.rowCount;
      const isBeside =
        at.column >= table.area.column && at.column < table.area.column + table.area.columnCount;
      if (isBeside && area.row <= end && area.row + area.rowCount > end)
        table.area = { ...table.area, rowCount: area.row + area.rowCount - table.area.row };
    }
    if (this.#source === 'Local') this.#workbook.undoStack.push({ cells });
    this.#tell('changed', area, 'RangeEdited');
  }

  clear(address: string): void {
    const { rowCount, columnCount } = areaAt(address);
    this.paste(
      address,
      Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => '')),
    );
  }

  /** Sorts the rows of an area by one of its columns, counted from 0 in the area, ascending. */
  sort(address: string, by: number): void {
    const sheet = this.#workbook.active;
    const area = areaAt(address);
    const keys = sheet.grid(area, (cell) => cell.value).map((row) => row[by] ?? '');
    const order = [...keys.keys()].sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b);
    sheet.reorder(area, order);
    this.#workbook.undoStack.length = 0;
    this.#tell('sorted', area, 'RangeEdited');
    this.#tell('changed', area, 'RangeEdited');
  }

  insertRows(row: number, count: number): void {
    this.#workbook.active.insertRows(row - 1, count);
    this.#workbook.undoStack.length = 0;
    this.#tell('changed', rows(row - 1, count), 'RowInserted');
  }

  deleteRows(row: number, count: number): void {
    this.#workbook.active.deleteRows(row - 1, count);
    this.#workbook.undoStack.length = 0;
    this.#tell('changed', rows(row - 1, count), 'RowDeleted');
  }

  select(...addresses: string[]): void {
    this.#workbook.selection = addresses.map(areaAt);
    const [area] = this.#workbook.selection;
    if (area) this.#tell('selected', area, 'RangeEdited');
  }

  /** Ctrl+Z: the last record of Excel's own undo. Says whether there was one. */
  undo(): boolean {
    const record = this.#workbook.undoStack.pop();
    if (!record) return false;
    for (const { sheet, row, column, before } of [...record.cells].reverse()) sheet.put(row, column, before);
    for (const { row, column } of record.cells)
      this.#tell('changed', { row, column, rowCount: 1, columnCount: 1 }, 'RangeEdited');
    return true;
  }

  #tell(kind: FakeChange['kind'], area: Area, changeType: FakeChange['changeType']): void {
    const { active } = this.#workbook;
    this.#workbook.tell({
      kind,
      sheet: active,
      area,
      changeType,
      source: this.#source,
      triggerSource: 'Unknown',
    });
  }
}

function rows(row: number, count: number): Area {
  return areaAt(`${row + 1}:${row + count}`);
}

function compare(a: string | number | boolean, b: string | number | boolean): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
