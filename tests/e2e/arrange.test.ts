import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { setPageStage, type PageStage } from './page-stage.ts';
import { historyCsv, journalCsv } from './small-company.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';
import { WorkbenchPage } from './workbench-page.ts';

const WEEKS = 60;
const FILE = 'april.csv';

let stage: PageStage;
let watched: WatchedPage;
let page: Page;
let workbench: WorkbenchPage;

beforeAll(async () => {
  stage = await setPageStage();
});

afterAll(() => stage.close());

beforeEach(async () => {
  watched = await openWatchedPage(stage.browser);
  page = watched.page;
  workbench = new WorkbenchPage(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.open(stage.origin);
  await workbench.pick('history', 'history.csv', historyCsv(WEEKS));
  await page.getByText(`Learned ${4 * WEEKS} lines`).waitFor();
});

afterEach(async () => {
  await page.context().close();
  expect(watched.troubles).toEqual([]);
});

describe('the rows of a journal', () => {
  it('are sorted, filtered, found, pasted into and saved into their own file', async () => {
    await openFromDisk(journalCsv(12, WEEKS));
    await workbench.saysOnce(/12 rows coded\./);
    const [supplier, account] = [await workbench.columnOf('Supplier'), await workbench.columnOf('Account')];

    await page.locator('.rgHeaderCell[title="Supplier"] .header-name').click();
    await page.locator('filter-bar').getByText('Supplier, ascending').waitFor();
    await shows(0, supplier, 'Brightwater Energy');
    await shows(11, supplier, 'Swift Couriers');

    // The menu of the cursor's column, by keyboard; the cursor stays on its row.
    await workbench.press('Control+Home', ...Array<string>(supplier).fill('ArrowRight'), 'Alt+ArrowDown');
    await page.locator('column-menu').getByLabel('Papyrus Office').check();
    await page.locator('filter-bar').getByText('3 of 12 rows').waitFor();
    expect(await barriers(page)).toEqual([]);
    await workbench.press('Escape');
    await shows(0, supplier, 'Papyrus Office');

    await workbench.press('Control+f');
    await page.keyboard.type('120.25');
    await page.locator('find-bar').getByText('1 of 1').waitFor();
    expect(await barriers(page)).toEqual([]);
    await workbench.press('Escape');
    expect((await workbench.focusedPlace()).column).toBe(await workbench.columnOf('Net amount'));

    // Three codes from a spreadsheet, for the three rows that are shown.
    await page.evaluate(() => navigator.clipboard.writeText('0042\n=1+1\n0043\n'));
    await workbench.press('Control+Home', ...Array<string>(account).fill('ArrowRight'));
    await workbench.cell(0, account).and(workbench.focused).waitFor();
    await workbench.press('Control+v');
    await workbench.saysOnce(/^3 cells pasted\./);
    await workbench.cellBecomes(1, account, { value: '=1+1', state: 'yours' });
    await page.locator('filter-bar').getByRole('button', { name: 'Show all rows' }).click();
    await workbench.cellBecomes(2, account, { value: '0042', state: 'yours' });

    await workbench.press('Control+s');
    await workbench.saysOnce(/^Saved in april\.csv: 3 cells written/);
    const wanted = journalCsv(12, WEEKS).split('\n');
    for (const [line, code] of [
      [3, '0042'],
      [7, "'=1+1"],
      [11, '0043'],
    ] as const)
      wanted[line] = `${wanted[line] ?? ''}${code}`;
    expect(await onDisk()).toBe(wanted.join('\n'));

    // Somebody else writes the file: it is not overwritten without an answer.
    await writeOnDisk('theirs');
    await workbench.press('Control+z', 'Control+s');
    await page.getByText('april.csv was changed by another program').waitFor();
    expect(await onDisk()).toBe('theirs');
    await page.locator('question-bar').getByRole('button', { name: 'Overwrite it' }).click();
    await workbench.saysOnce(/^Saved in april\.csv: 0 cells written/);
    expect(await onDisk()).toBe(journalCsv(12, WEEKS));
  });

  it('a hundred thousand of them, open, are found and filtered, and end in view', async () => {
    await workbench.pick('journal', 'year.csv', journalCsv(100_000, WEEKS));
    await page.locator('progress-strip .total', { hasText: '100,000 rows' }).waitFor();
    await workbench.focusedPlace();
    await workbench.press('Control+f');
    await page.keyboard.type('couriers');
    await page.locator('find-bar').getByText('1 of 25,000').waitFor();
    await workbench.press('Shift+Enter');
    await page.locator('find-bar').getByText('25,000 of 25,000').waitFor();
    await workbench.press('Escape');
    await workbench.focusComesToRow(99_999);
    await workbench.press('Alt+ArrowDown');
    await page.locator('column-menu').getByLabel('Swift Couriers').check();
    await page.locator('filter-bar').getByText('25,000 of 100,000 rows').waitFor();
    await workbench.press('Escape');
    await workbench.focusComesToRow(24_999);
  });
});

/** Opens a journal with the page's own button, as from a disk: a real file of the browser's, in a picker of ours. */
async function openFromDisk(content: string): Promise<void> {
  await writeOnDisk(content);
  await page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(name);
    Object.assign(window, { showOpenFilePicker: () => Promise.resolve([handle]) });
  }, FILE);
  await page.getByRole('button', { name: 'Open journal…' }).click();
}

async function writeOnDisk(content: string): Promise<void> {
  await page.evaluate(
    async ([name = '', text = '']) => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    },
    [FILE, content],
  );
}

function onDisk(): Promise<string> {
  return page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(name)).getFile()).text();
  }, FILE);
}

async function shows(row: number, column: number, text: string): Promise<void> {
  await workbench.cell(row, column).filter({ hasText: text }).waitFor();
}
