import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import type { ServedModel } from './model-routes.ts';
import { learnModel, servePane, type PaneServer } from './pane-server.ts';
import { historyCsv, journalCsv } from './small-company.ts';
import { ACCOUNT_COLUMN, sheetOf } from './small-sheet.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';
import { watchPage } from './watched-page.ts';

const WEEKS = 60;
const ROW_COUNT = 12;
/** Where the small company posts the paper that it buys, and where it posts it later. */
const [PAPER, NEW_PAPER] = ['4410', '4490'];
const PAPER_ROW = 4;
/** The same of its parcels. */
const [PARCELS, NEW_PARCELS] = ['4520', '4590'];
const PARCELS_ROW = 5;
const COMPANY = { companyId: 'acme', callerName: 'Ada', accountNames: { [PAPER]: 'Office supplies' } };

let browser: Browser;
let office: string;
let model: ServedModel;
let server: PaneServer;
let panes: TaskPanePage[] = [];

beforeAll(async () => {
  [browser, office] = await Promise.all([launchBrowser(), officeScript()]);
  model = learnModel(historyCsv(WEEKS));
  server = await servePane(COMPANY, model);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

afterEach(async () => {
  for (const { page } of panes) await page.context().close();
  // What a network that is gone does to requests is what these tests are about; nothing else may go wrong.
  const troubles = panes.flatMap((pane) => pane.troubles.filter((trouble) => !trouble.includes('net::ERR_')));
  panes = [];
  server.comeBack();
  server.offer(model);
  server.decisions.length = 0;
  expect(troubles).toEqual([]);
});

const open = async (): Promise<TaskPanePage> => {
  const pane = await TaskPanePage.open(browser, server.origin, office, sheetOf(journalCsv(ROW_COUNT, WEEKS)));
  panes.push(pane);
  return pane;
};

/** Opens the pane in a second tab of the same browser, beside a workbook of its own. */
async function openBeside({ page }: TaskPanePage): Promise<TaskPanePage> {
  const tab = await watchPage(await page.context().newPage());
  const pane = new TaskPanePage(tab.page, tab.troubles);
  panes.push(pane);
  await pane.load(server.origin, office, sheetOf(journalCsv(ROW_COUNT, WEEKS)));
  return pane;
}

/** The history as it would be had the company posted its paper and its parcels elsewhere. */
function newerHistory(): string {
  return historyCsv(WEEKS).replaceAll(PAPER, NEW_PAPER).replaceAll(PARCELS, NEW_PARCELS);
}

async function accountOf(pane: TaskPanePage, row: number): Promise<unknown> {
  return (await pane.values(row, 1, ACCOUNT_COLUMN))[0]?.[ACCOUNT_COLUMN - 1];
}

/** Signs in at the server, and waits until its company's journal can be coded with its model. */
async function signIn({ page }: TaskPanePage): Promise<void> {
  await page.locator('pane-header fluent-button').click();
  await page.locator('pane-settings input[name=origin]').fill(server.origin);
  await page.locator('pane-settings input[name=origin]').press('Enter');
  await page.locator('pane-settings input[name=key]').fill('a-key-of-sixteen-signs');
  await page.locator('pane-settings input[name=key]').press('Enter');
  await page.locator('pane-header').getByText(COMPANY.companyId).waitFor();
  await page.locator('pane-header fluent-button').click();
  await page
    .locator('action-bar')
    .getByText(/^Code 12 rows/)
    .waitFor();
}

/** Has the pane synchronise, as a network that came back does. */
function synchronise({ page }: TaskPanePage): Promise<void> {
  return page.evaluate(() => {
    window.dispatchEvent(new Event('online'));
  });
}

async function code(pane: TaskPanePage): Promise<void> {
  await pane.press('Control+Alt+c');
  await pane.says(/^12 rows coded\.$/);
}

describe('the task pane', () => {
  it('opens and codes with no network once it was loaded, with what it learned', async () => {
    const pane = await open();
    await pane.learn('history.csv', historyCsv(WEEKS));
    await pane.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    server.goDown();
    await pane.page.context().setOffline(true);
    await pane.page.reload();
    await pane.page.locator('pane-header').getByText('model of').waitFor();
    await code(pane);
    await pane.cellBecomes(PAPER_ROW, ACCOUNT_COLUMN, PAPER);
  });

  it('keeps corrections while the server is down, says so, and sends them once it is back', async () => {
    const pane = await open();
    await signIn(pane);
    await code(pane);
    await pane.cellBecomes(PAPER_ROW, ACCOUNT_COLUMN, PAPER);
    server.goDown();
    await pane.paste(`E${PAPER_ROW}`, [[NEW_PAPER]]);
    await expect
      .poll(async () => {
        await synchronise(pane);
        return pane.page.locator('pane-header p').textContent();
      })
      .toContain('will be sent');
    await expect.poll(() => pane.page.locator('pane-header p').textContent()).toContain('working offline');
    expect(server.decisions).toEqual([]);

    server.comeBack();
    await synchronise(pane);
    await expect.poll(() => server.decisions.length).toBeGreaterThan(0);
    await expect.poll(() => pane.page.locator('pane-header p').textContent()).not.toContain('sent');
    expect(JSON.stringify(server.decisions)).toContain(NEW_PAPER);
  });

  it('codes on with a model that replaced the one before, and leaves alone what was typed', async () => {
    const pane = await open();
    await signIn(pane);
    await code(pane);
    await pane.cellBecomes(PARCELS_ROW, ACCOUNT_COLUMN, PARCELS);
    // The same as was suggested: now it is hers.
    await pane.paste(`E${PARCELS_ROW}`, [[PARCELS]]);
    await expect.poll(() => pane.rowCount('done')).toBe(1);
    server.offer(learnModel(newerHistory()));
    await synchronise(pane);
    await pane.cellBecomes(PAPER_ROW, ACCOUNT_COLUMN, NEW_PAPER);
    await pane.settled();
    expect(await accountOf(pane, PARCELS_ROW)).toBe(PARCELS);
  });

  it('in two tabs codes with what either of them learned, each in its own sheet', async () => {
    const first = await open();
    await first.learn('history.csv', historyCsv(WEEKS));
    await code(first);
    const second = await openBeside(first);
    await second.page.locator('pane-header').getByText('model of').waitFor();
    await second.pickHistory('newer.csv', newerHistory());
    await first.cellBecomes(PAPER_ROW, ACCOUNT_COLUMN, NEW_PAPER);
    expect(await accountOf(second, PAPER_ROW)).toBe('');
    await code(second);
    await second.cellBecomes(PAPER_ROW, ACCOUNT_COLUMN, NEW_PAPER);
  });
});
