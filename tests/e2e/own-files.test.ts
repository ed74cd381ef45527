import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../core/formats/xlsx/read-workbook.ts';
import { setPageStage, type PageStage } from './page-stage.ts';
import { historyCsv, journalCsv, KNOWN_HEADERS } from './small-company.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';
import { WorkbenchPage } from './workbench-page.ts';

const WEEKS = 60;

let stage: PageStage;
let watched: WatchedPage;
let workbench: WorkbenchPage;

beforeAll(async () => {
  stage = await setPageStage();
});

afterAll(() => stage.close());

beforeEach(async () => {
  watched = await openWatchedPage(stage.browser);
  workbench = new WorkbenchPage(watched.page);
  await workbench.open(stage.origin);
});

afterEach(async () => {
  await watched.page.context().close();
  expect(watched.troubles).toEqual([]);
});

describe('a person’s own files', () => {
  it('take the demo company’s place, and its history is not used for them', async () => {
    await workbench.pick('journal', 'april.csv', journalCsv(8, WEEKS));
    await watched.page.getByText('No history learned yet').waitFor();
    await workbench.countBecomes('not coded yet', 8);
  });

  it('are coded and saved as a workbook, leading zeros kept', async () => {
    await workbench.pick('history', 'history.csv', historyCsv(WEEKS));
    await watched.page.getByText(`Learned ${4 * WEEKS} lines`).waitFor();
    await workbench.pick('journal', 'april.csv', journalCsv(8, WEEKS));
    await workbench.saysOnce(/8 rows coded\./);
    await workbench.press('Control+Enter');
    const account = await workbench.columnOf('Account');
    await workbench.cellBecomes(0, account, { value: '0410', state: 'accepted' });

    const saved = await workbench.save();
    expect(saved.name).toBe('april.coded.xlsx');
    const reading = readWorkbook({ name: saved.name, bytes: await readFile(saved.path) });
    if (!reading.ok) throw new Error('the saved file cannot be read');
    const accounts = reading.sheets[0]?.rows.map(({ cells }) => cells[account] ?? null);
    expect(accounts).toEqual(['Account', '0410', ...Array.from({ length: 7 }, () => null)]);
  });

  it('with unknown headers are read once their columns were named', async () => {
    const headers = { ...KNOWN_HEADERS, supplier: 'Who', amount: 'How much', account: 'Bucket' };
    await workbench.pick('history', 'odd.csv', historyCsv(WEEKS, headers));
    const refusal = watched.page.locator('refused-file');
    await refusal.getByText('odd.csv could not be read as it is').waitFor();
    expect(await refusal.locator('li').allTextContents()).toEqual([
      'odd.csv, row 1: expected a column for: Supplier, found none',
      'odd.csv, row 1: expected a column for: Net amount, found none',
      'odd.csv, row 1: expected a column for: what is to be coded (account, cost centre, …), found none',
    ]);
    await refusal.getByLabel('Who').selectOption('supplier_name');
    await refusal.getByLabel('How much').selectOption('amount');
    await refusal.getByLabel('Bucket').selectOption('coding.account');
    await refusal.getByRole('button', { name: 'Read again' }).click();
    await watched.page.getByText(`Learned ${4 * WEEKS} lines`).waitFor();
    expect(await refusal.count()).toBe(0);
  });

  it('that are broken are named with what was expected', async () => {
    await workbench.pick('journal', 'torn.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3));
    await watched.page.locator('refused-file').getByText('torn.xlsx could not be read as it is').waitFor();
    expect(await watched.page.locator('refused-file li').first().textContent()).toMatch(
      /^torn\.xlsx: expected /,
    );
  });

  it('show the rows that could not be read, and code the rest', async () => {
    const journal = `${journalCsv(4, WEEKS)}not a day,Papyrus Office,Paper,12.00,\n`;
    await workbench.pick('history', 'history.csv', historyCsv(WEEKS));
    await workbench.pick('journal', 'april.csv', journal);
    await workbench.saysOnce(/5 rows coded\./);
    const refusal = watched.page.locator('refused-file');
    expect(await refusal.locator('h2').textContent()).toBe('april.csv: 1 row left out, the rest is in use');
    expect(await refusal.locator('li').first().textContent()).toMatch(
      /^april\.csv, row 6, column "Date": expected /,
    );
  });

  it('of thirty thousand rows are coded until the person cancels, and then to the end', async () => {
    await workbench.pick('history', 'history.csv', historyCsv(WEEKS));
    await watched.page.getByText(`Learned ${4 * WEEKS} lines`).waitFor();
    const cancelled = cancelCoding(watched.page);
    await workbench.pick('journal', 'year.csv', journalCsv(30_000, WEEKS));
    await cancelled;
    await workbench.saysOnce(/Coding was cancelled/);
    expect(await workbench.rowCount('not coded yet')).toBeGreaterThan(0);
    await watched.page.locator('fluent-button', { hasText: 'Code the remaining rows' }).click();
    await workbench.saysOnce(/30,000 rows coded\./);
    expect(await workbench.rowCount('not coded yet')).toBe(0);
  });

  it('do not replace a journal with unsaved decisions without an answer', async () => {
    await workbench.pick('history', 'history.csv', historyCsv(WEEKS));
    await workbench.pick('journal', 'april.csv', journalCsv(8, WEEKS));
    await workbench.saysOnce(/8 rows coded\./);
    await workbench.press('Control+Enter');
    await workbench.pick('journal', 'may.csv', journalCsv(4, WEEKS));
    await watched.page.getByRole('button', { name: 'Stay with this journal' }).click();
    await watched.page.locator('file-bar').getByText('april.csv').waitFor();
    await workbench.pick('journal', 'may.csv', journalCsv(4, WEEKS));
    await watched.page.getByRole('button', { name: 'Open it, drop the decisions' }).click();
    await workbench.saysOnce(/4 rows coded\./);
  });
});

/** Presses Cancel in the page itself as soon as coding shows: by the time a test could, it may be done. */
function cancelCoding(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((pressed) => {
        const look = (): void => {
          const task = document.querySelector('progress-strip')?.shadowRoot?.querySelector('.task');
          if (!task?.textContent.includes('Coding')) {
            requestAnimationFrame(look);
            return;
          }
          task.querySelector('button')?.click();
          pressed();
        };
        look();
      }),
  );
}
