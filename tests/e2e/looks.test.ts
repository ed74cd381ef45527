import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { setPageStage, type PageStage } from './page-stage.ts';
import { historyCsv, journalCsv } from './small-company.ts';
import { openWatchedPage, type PageLook } from './watched-page.ts';
import { WorkbenchPage } from './workbench-page.ts';

const LOOKS: readonly Required<PageLook>[] = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 480, height: 900, colorScheme: 'dark' },
  { width: 320, height: 700, colorScheme: 'light' },
];

let stage: PageStage;

beforeAll(async () => {
  stage = await setPageStage();
});

afterAll(() => stage.close());

describe('the workbench’s looks', () => {
  it.each(LOOKS)('have no barrier at $width px, $colorScheme, in any moment', async (look) => {
    const { page, troubles } = await openWatchedPage(stage.browser, look);
    const workbench = new WorkbenchPage(page);
    await workbench.open(stage.origin);

    await workbench.pick('history', 'history.csv', 'Who,Bucket\nStaples,4410\n');
    await page.locator('refused-file select').first().waitFor();
    expect(await barriers(page)).toEqual([]);

    await workbench.pick('history', 'history.csv', historyCsv(30));
    await workbench.pick(
      'journal',
      'april.csv',
      `${journalCsv(12, 30)}2025-12-01,Nobody Ltd,Repairs,7.00,\n`,
    );
    await workbench.saysOnce(/rows coded\./);
    await workbench.focusedPlace();
    await workbench.press('F8');
    await workbench.type('0999');
    expect(await barriers(page)).toEqual([]);
    await workbench.press('Enter');
    await page.locator('suggestion-pane').getByText('Past postings').waitFor();
    expect(await barriers(page)).toEqual([]);

    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(isWide).toBe(false);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('are watched: a refused script and a console error would fail these tests', async () => {
    const { page, troubles } = await openWatchedPage(stage.browser);
    await new WorkbenchPage(page).open(stage.origin);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruded = true';
      document.head.append(script);
      console.error('as a test');
    });
    await expect.poll(() => troubles.some((trouble) => trouble.startsWith('policy: script-src'))).toBe(true);
    expect(troubles.some((trouble) => trouble.includes('as a test'))).toBe(true);
    expect(await page.evaluate(() => Reflect.has(window, 'intruded'))).toBe(false);
    await page.context().close();
  });
});
