// Entry of the script that stands in for Office.js in a real browser: Excel without a screen, with a sheet to be coded.
import { FakeHost } from '../fakes/office/fake-host.ts';
import { addTable, putCells } from '../fakes/office/journal-sheet.ts';
import { dialogApi } from '../fakes/office/dialogs.ts';
import type { FakeCell } from '../fakes/office/entered-cell.ts';

/** What stands in the sheet when the workbook is opened: a header and rows below it, from A1 on. */
export interface SheetInPage {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Columns whose cells are of the format `@`. */
  readonly textColumns: readonly number[];
  readonly tableAddress: string;
  readonly language: string;
  readonly isDark: boolean;
}

/** What tests may ask of the page's Excel. */
export interface ExcelInPage {
  readonly host: FakeHost;
  /** Values of an area of the active sheet, row by row. */
  values(firstRow: number, rowCount: number, columnCount: number): FakeCell['value'][][];
}

const given: unknown = Reflect.get(globalThis, 'sheetInPage');
const { ui, constants } = dialogApi();
// A window that the add-in opened has no sheet beside it.
if (given === undefined)
  Object.assign(globalThis, {
    Office: { ...constants, onReady: () => Promise.resolve({ host: 'Excel' }), context: { ui } },
  });
else openSheet(given as SheetInPage);

function openSheet(sheet: SheetInPage): void {
  const host = new FakeHost();
  const { active } = host.workbook;
  for (const column of sheet.textColumns)
    for (let row = 1; row <= sheet.rows.length; row += 1)
      active.put(row, column, { value: '', formula: null, format: '@' });
  putCells(host, 'A1', [sheet.header, ...sheet.rows]);
  addTable(host, 'Journal', sheet.tableAddress);
  const office = {
    ...constants,
    HostType: { Excel: 'Excel' },
    actions: { associate: () => undefined },
    onReady: () => Promise.resolve({ host: 'Excel', platform: host.platform }),
    context: {
      ui,
      displayLanguage: sheet.language,
      contentLanguage: sheet.language,
      officeTheme: { isDarkTheme: sheet.isDark },
      document: { url: 'https://files.example/april.xlsx' },
      requirements: { isSetSupported: (set: string, version: string) => host.supports(set, version) },
    },
  };
  const inPage: ExcelInPage = {
    host,
    values: (firstRow, rowCount, columnCount) =>
      active.grid({ row: firstRow - 1, column: 0, rowCount, columnCount }, ({ value }) => value),
  };
  Object.assign(globalThis, { Office: office, Excel: { run: host.run }, excelInPage: inPage });
}
