import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_QUESTION } from '../../core/domain/kpi-passport.ts';
import { createLineMatcher } from '../../core/engine/index.ts';
import { kpiReportPage } from '../../core/report/kpi-report-page.ts';
import { kpiReport } from '../../core/workflows/kpi.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { setOf, sureLine, tableOf } from '../workflows/coding-tables.ts';
import { barriers } from './barriers.ts';
import { launchBrowser } from './browser.ts';

const DIMENSIONS = ['account', 'cost_centre', 'project'];

/** A report on 200 documents of twelve suppliers over forty days. */
function report(): string {
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const head = (index: number) => ({
    date: new Date(Date.UTC(2024, 0, 1 + Math.floor(index / 5))).toISOString().slice(0, 10),
    supplier: `Supplier ${index % 12}`,
  });
  const truth = setOf(
    DIMENSIONS,
    ...numbers.map((index) => tableOf(`D${index}`, [['4410', '120', null]], head(index))),
  );
  const line = (index: number) =>
    sureLine(
      [index % 7 === 0 ? '4500' : '4410', 0.5 + (index % 50) / 100],
      ['120', 0.97],
      [index % 9 ? null : 'P1', 0.6],
    );
  const predicted = setOf(
    DIMENSIONS,
    ...numbers.map((index) => tableOf(`D${index}`, [], { ...head(index), lines: [line(index)] })),
  );
  const made = kpiReport(truth, predicted, null, DEFAULT_QUESTION, createLineMatcher(RELEASE));
  return kpiReportPage(made, 'A report made for this test.');
}

describe('a report in a browser', () => {
  let browser: Browser;
  const content = report();
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function opened(
    width: number,
    colorScheme: 'light' | 'dark',
  ): Promise<{ page: Page; troubles: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    const troubles: string[] = [];
    page.on('request', (request) => troubles.push(request.url()));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.setContent(content);
    return { page, troubles };
  }

  test.each([
    [320, 'light'],
    [320, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)(
    '%i px wide, %s, fits, asks for nothing and has no fault that axe can find',
    async (width, scheme) => {
      const { page, troubles } = await opened(width, scheme);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(troubles).toEqual([]);
      expect(await barriers(page)).toEqual([]);
      await page.close();
    },
  );

  test('shows one drawing of each chart, the one that fits', async () => {
    for (const [width, size] of [
      [320, 'narrow'],
      [1440, 'wide'],
    ] as const) {
      const { page } = await opened(width, 'light');
      expect(await page.locator('.chart svg:visible').count()).toBe(4);
      expect(await page.locator(`.chart.${size} svg:visible`).count()).toBe(4);
      await page.close();
    }
  });

  test('sorts a table by numbers, largest first, then the other way; dashes stay last', async () => {
    const { page } = await opened(1440, 'light');
    const table = page.locator('table', { hasText: 'By dimension' });
    const names = () => table.locator('tbody td:first-child').allTextContents();
    const press = () => table.getByRole('button', { name: 'recall' }).press('Enter');
    await press();
    expect((await names()).at(-1)).toBe('project');
    await press();
    expect(await names()).toEqual(['account', 'cost_centre', 'project']);
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await page.close();
  });
});
