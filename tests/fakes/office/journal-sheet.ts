import { enteredCell } from './entered-cell.ts';
import type { FakeHost } from './fake-host.ts';
import { areaAt } from './area.ts';

/** The headers of the journals that tests write. */
export const HEADERS = ['Date', 'Supplier', 'Text', 'Net amount', 'Account', 'Cost centre'];
/** Columns of the two codings. */
export const ACCOUNT = 4;
export const COST_CENTRE = 5;

/** Lines as a person would type them: day, supplier, text, amount; their coding is blank. */
export function lines(count: number): (string | number)[][] {
  return Array.from({ length: count }, (_, index) => [
    `2026-10-${String((index % 28) + 1).padStart(2, '0')}`,
    `Supplier ${index % 7}`,
    `line ${index}`,
    100 + index,
    '',
    '',
  ]);
}

/** Puts values into the active sheet without anyone being told: the workbook as it was opened. */
export function putCells(host: FakeHost, address: string, values: readonly (readonly unknown[])[]): void {
  const area = areaAt(address);
  const { active } = host.workbook;
  values.forEach((row, down) =>
    row.forEach((value, right) => {
      const [at, to] = [area.row + down, area.column + right];
      active.put(at, to, enteredCell(active.cell(at, to), value));
    }),
  );
}

/** A table of a name over an area of the active sheet. */
export function addTable(host: FakeHost, name: string, address: string): void {
  host.workbook.active.tables.push({ id: `{${host.workbook.newId()}}`, name, area: areaAt(address) });
}

/** A workbook with a table `Journal` of so many uncoded lines, from A1 on. */
export function journalTable(host: FakeHost, count: number): void {
  putCells(host, 'A1', [HEADERS, ...lines(count)]);
  addTable(host, 'Journal', `A1:F${count + 1}`);
}
