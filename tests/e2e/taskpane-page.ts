import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ExcelInPage, SheetInPage } from './office-in-page.ts';
import { openWatchedPage, type PageOpening } from './watched-page.ts';

const OFFICE_SCRIPT = 'https://appsforoffice.microsoft.com/**';

/** The script that stands in for Office.js; `source`: where its source is. */
export async function officeScript(
  source = fileURLToPath(new URL('office-in-page.ts', import.meta.url)),
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The task pane beside a sheet, as a person meets it. */
export class TaskPanePage {
  readonly page: Page;
  readonly troubles: readonly string[];
  /** Keys that were pressed since the pane was opened. */
  keyCount = 0;

  constructor(page: Page, troubles: readonly string[]) {
    this.page = page;
    this.troubles = troubles;
  }

  /** Opens the pane beside a sheet, in a browser of its own or, for a second tab, in that of another pane. */
  static async open(
    browser: Browser,
    origin: string,
    office: string,
    sheet: SheetInPage,
    look: PageOpening = {},
  ): Promise<TaskPanePage> {
    const { page, troubles } = await openWatchedPage(browser, { width: 380, height: 900, ...look });
    const pane = new TaskPanePage(page, troubles);
    await pane.load(origin, office, sheet);
    return pane;
  }

  /** Loads the pane beside a sheet and waits until its rows are counted. */
  async load(origin: string, office: string, sheet: SheetInPage): Promise<void> {
    await this.page
      .context()
      .route(OFFICE_SCRIPT, (route) => route.fulfill({ contentType: 'text/javascript', body: office }));
    await this.page.addInitScript((given) => Reflect.set(globalThis, 'sheetInPage', given), sheet);
    await this.page.goto(`${origin}/taskpane.html`);
    await this.page.locator('progress-strip .total').waitFor();
  }

  /** Has a history learned from a file on the settings page. */
  async learn(name: string, content: string | Uint8Array): Promise<void> {
    await this.pickHistory(name, content);
    await this.page.locator('pane-header').getByText('model of').waitFor();
    await this.page
      .locator('action-bar')
      .getByText(/^Code /)
      .waitFor();
  }

  /** Picks a history's file on the settings page. */
  async pickHistory(name: string, content: string | Uint8Array): Promise<void> {
    await this.page.locator('pane-header fluent-button').click();
    await this.page
      .locator('pane-settings input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  }

  /** The line in which the pane says what just happened. */
  get status(): Locator {
    return this.page.locator('p.status');
  }

  async says(words: RegExp): Promise<void> {
    await this.status.filter({ hasText: words }).waitFor();
  }

  /** Presses a key, once or often. */
  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.keyCount += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** How many rows are in a state, by the legend's words. */
  async rowCount(words: string): Promise<number> {
    const item = this.page.locator('progress-strip li').filter({ hasText: words });
    if ((await item.count()) === 0) return 0;
    return Number((await item.locator('b').textContent())?.replaceAll(',', ''));
  }

  /** Values of the sheet, from a row on, as Excel has them. */
  values(firstRow: number, rowCount: number, columnCount: number): Promise<(string | number | boolean)[][]> {
    return this.page.evaluate(
      ([first, rows, columns]) => {
        const excel: unknown = Reflect.get(globalThis, 'excelInPage');
        return (excel as ExcelInPage).values(first, rows, columns);
      },
      [firstRow, rowCount, columnCount] as const,
    );
  }

  /** Waits until a cell of the sheet holds a value; row and column from 1. */
  async cellBecomes(row: number, column: number, value: string): Promise<void> {
    await this.page.waitForFunction(
      ([at, to, wanted]) => {
        const excel: unknown = Reflect.get(globalThis, 'excelInPage');
        return String((excel as ExcelInPage).values(at, 1, to)[0]?.[to - 1] ?? '') === wanted;
      },
      [row, column, value] as const,
    );
  }

  /** Whether the pane has said that nothing needs the person any more. */
  async isNothingLeft(): Promise<boolean> {
    return (await this.status.textContent())?.startsWith('Nothing is left') ?? false;
  }

  /** Takes the current row as the pane shows it, and waits until the pane has gone on to another or none is left. */
  async takeRow(): Promise<void> {
    const row = this.page.locator('suggestion-pane h2');
    const before = await row.textContent();
    await this.press('Enter');
    await this.page.waitForFunction(
      ([shown]) => {
        const now = document.querySelector('suggestion-pane')?.shadowRoot?.querySelector('h2')?.textContent;
        return now !== shown || document.querySelector('p.status')?.textContent.startsWith('Nothing is left');
      },
      [before] as const,
    );
  }

  /** Waits until the sheet no longer changes: nothing was asked of Excel for a while. */
  async settled(): Promise<void> {
    // Looks again by itself: a wait of the browser takes any promise for an answer.
    await this.page.evaluate(
      () =>
        new Promise<void>((done) => {
          const { host } = Reflect.get(globalThis, 'excelInPage') as ExcelInPage;
          const look = (before: number): void => {
            if (host.requestCount === before) done();
            else setTimeout(look, 400, host.requestCount);
          };
          look(-1);
        }),
    );
  }

  /** Pastes values at a cell, as the person at this screen does. */
  async paste(address: string, values: readonly (readonly (string | number)[])[]): Promise<void> {
    await this.page.evaluate(
      ([at, cells]) => (Reflect.get(globalThis, 'excelInPage') as ExcelInPage).host.person.paste(at, cells),
      [address, values] as const,
    );
  }

  /** Inserts rows above a row, counted from 1. */
  async insertRows(row: number, count: number): Promise<void> {
    await this.page.evaluate(
      ([at, rows]) =>
        (Reflect.get(globalThis, 'excelInPage') as ExcelInPage).host.person.insertRows(at, rows),
      [row, count] as const,
    );
  }

  /** Sorts an area by one of its columns, counted from 0. */
  async sort(address: string, by: number): Promise<void> {
    await this.page.evaluate(
      ([area, column]) =>
        (Reflect.get(globalThis, 'excelInPage') as ExcelInPage).host.person.sort(area, column),
      [address, by] as const,
    );
  }

  /** Selects cells in the sheet. */
  async select(address: string): Promise<void> {
    await this.page.evaluate(
      (area) => (Reflect.get(globalThis, 'excelInPage') as ExcelInPage).host.person.select(area),
      address,
    );
  }
}
