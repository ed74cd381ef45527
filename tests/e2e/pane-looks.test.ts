import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { setPageStage, type PageStage } from './page-stage.ts';
import { historyCsv, journalCsv } from './small-company.ts';
import { sheetOf } from './small-sheet.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';

const WEEKS = 30;
const LOOKS = [320, 480, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, height: 900, colorScheme })),
);

let stage: PageStage;
let office: string;
let pane: TaskPanePage;

beforeAll(async () => {
  [stage, office] = await Promise.all([setPageStage(), officeScript()]);
});

afterAll(() => stage.close());

afterEach(async () => {
  await pane.page.context().close();
  expect(pane.troubles).toEqual([]);
});

/** Whether a part of the page lies beyond its edge. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

describe('the task pane’s looks', () => {
  it.each(LOOKS)('have no barrier at $width px, $colorScheme, in any moment', async (look) => {
    const journal = `${journalCsv(12, WEEKS)}2026-01-05,Nobody Ltd,Repairs,7.00,\n`;
    const sheet = sheetOf(journal, { isDark: look.colorScheme === 'dark' });
    pane = await TaskPanePage.open(stage.browser, stage.origin, office, sheet, look);
    const { page } = pane;
    const show = async (name: RegExp): Promise<void> => {
      await page
        .locator('pane-header fluent-button, pane-settings fluent-button')
        .filter({ hasText: name })
        .click();
    };
    const expectNoBarrier = async (): Promise<void> => {
      expect(await barriers(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
    };
    await expectNoBarrier();
    await show(/Settings/);
    await page.locator('pane-settings').getByText('How sure it has to be').waitFor();
    await expectNoBarrier();
    await show(/Show it/);
    await page.locator('leaving-page').getByText('Nothing was sent from here.').waitFor();
    await expectNoBarrier();
    await show(/Back to the journal/);
    await pane.learn('history.csv', historyCsv(WEEKS));
    await pane.press('Control+Alt+c');
    await pane.says(/^13 rows coded\.$/);
    await pane.select('E14');
    await page.locator('suggestion-pane').getByText('Nobody Ltd').waitFor();
    await expectNoBarrier();
    await page.locator('action-bar summary').click();
    await page.locator('action-bar').getByText('Accept column Account').waitFor();
    await expectNoBarrier();
    await page.locator('fluent-button').filter({ hasText: 'Check and send' }).click();
    await page
      .locator('check-page')
      .getByText(/may be sent|cannot be sent/)
      .first()
      .waitFor();
    await expectNoBarrier();
  });
});
