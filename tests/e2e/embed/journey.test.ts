import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../barriers.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { setStage, type EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
let watched: WatchedPage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  stage.host.written.length = 0;
  stage.host.refusal = null;
  await watched.page.context().close();
});

const open = async (way: 'frame' | 'element', look = {}): Promise<WatchedPage> => {
  watched = await openWatchedPage(stage.browser, look);
  await watched.page.goto(`${stage.host.origin}/?way=${way}`);
  return watched;
};
const inside = (way: 'frame' | 'element') =>
  way === 'frame'
    ? watched.page.frameLocator('iframe').locator('kontera-coding')
    : watched.page.locator('kontera-coding');

describe.each(['frame', 'element'] as const)('a document coded in the ERP, as %s', (way) => {
  it('goes from open to written by keyboard alone, under a strict policy', async () => {
    const { page, troubles } = await open(way);
    const coding = inside(way);
    const current = coding.locator('kontera-document-grid [tabindex="0"]');
    await current.focus();
    await page.keyboard.press('Control+Alt+a');
    for (let step = 0; step < 40; step += 1) {
      const left = await coding.locator('.cell.is-review, .cell.is-needs-you').count();
      if (left === 0) break;
      await page.keyboard.press('F8');
      await page.keyboard.press('Control+Alt+Enter');
    }
    await page.keyboard.press('Control+s');
    await page
      .locator('#outcome')
      .filter({ hasText: /lines written/ })
      .waitFor();
    const invoice = stage.erp.invoices[0];
    const [written] = stage.host.written;
    expect(written?.documentId).toBe(invoice?.documentId);
    expect(written?.version).toBe('1');
    expect(written?.lines.map(({ lineId }) => lineId)).toEqual(invoice?.lines.map(({ lineId }) => lineId));
    for (const { cells } of written?.lines ?? [])
      for (const { dimension, value } of cells)
        expect(stage.erp.masters[dimension]?.some(({ code }) => code === value)).toBe(true);
    await coding.getByRole('status').filter({ hasText: 'has written' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('takes a typed code, refuses one that is not in the records, and offers the next cell', async () => {
    const { page } = await open(way);
    const coding = inside(way);
    await coding.locator('kontera-document-grid [tabindex="0"]').focus();
    await page.keyboard.type('9');
    await page.keyboard.type('999');
    await page.keyboard.press('Enter');
    await coding.getByText('9999 is not among the company’s records.').waitFor();
    await page.keyboard.type('=1+1');
    await page.keyboard.press('Enter');
    await coding.getByText('=1+1 is not among the company’s records.').waitFor();
    const account = stage.erp.masters['account']?.at(-1)?.code ?? '';
    await page.keyboard.type(account);
    await page.keyboard.press('Enter');
    await coding.locator('[role=row] .cell.is-yours').first().filter({ hasText: account }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => coding.locator('.cell.is-yours').count()).toBe(0);
  });

  it('says why the ERP refused, and keeps what was decided', async () => {
    stage.host.refusal = 'The invoice <b>was</b> posted already.';
    const { page } = await open(way);
    const coding = inside(way);
    await coding.locator('kontera-document-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+Alt+Enter');
    await page.keyboard.press('Control+s');
    await coding.getByText('The ERP has not written it: The invoice <b>was</b> posted already.').waitFor();
    expect(await coding.locator('.cell.is-accepted').count()).toBeGreaterThan(0);
    stage.host.refusal = null;
    await page.keyboard.press('Control+s');
    await page.locator('#outcome').filter({ hasText: '1 lines written' }).waitFor();
  });

  it.each([
    { width: 320, height: 700, colorScheme: 'light' },
    { width: 480, height: 800, colorScheme: 'dark' },
    { width: 1440, height: 900, colorScheme: 'dark' },
  ] as const)('has no barrier and is not too wide at $width px, $colorScheme', async (look) => {
    const { page } = await open(way, look);
    const coding = inside(way);
    await coding.locator('kontera-document-grid [tabindex="0"]').focus();
    await coding.getByText('Why').waitFor();
    const place = way === 'frame' ? page.frames()[1] : page;
    if (!place) throw new Error('no frame');
    expect(await barriers(place)).toEqual([]);
    const isWide = await place.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(isWide).toBe(false);
  });
});

describe('the frame', () => {
  it('learns from what the ERP wrote, with a token that stands in no address and no page', async () => {
    stage.kontera.decisions.length = 0;
    stage.kontera.asked.length = 0;
    const { page } = await open('frame');
    const coding = inside('frame');
    await coding.locator('kontera-document-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+Alt+Enter');
    await page.keyboard.press('Control+s');
    await expect.poll(() => stage.kontera.decisions.length).toBe(1);
    expect(stage.kontera.decisions[0]?.line.sourceDocumentId).toBe(stage.erp.invoices[0]?.documentId);
    const { asked } = stage.kontera;
    expect(asked.filter(({ url }) => url.includes('demo-token'))).toEqual([]);
    expect(
      asked.filter(({ authorization }) => authorization !== '').every(({ url }) => url.startsWith('/v1/')),
    ).toBe(true);
    const frame = page.frames()[1];
    const kept = await frame?.evaluate(() =>
      JSON.stringify([
        location.href,
        document.documentElement.outerHTML,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
      ]),
    );
    expect(kept).not.toContain('demo-token');
  });

  it('asks the ERP for another token where our server refuses the first', async () => {
    stage.host.tokens.unshift({ token: 'old-one', expiresAt: '2999-01-01T00:00:00Z' });
    await open('frame');
    await inside('frame').locator('.cell.is-ready, .cell.is-review').first().waitFor();
    expect(stage.kontera.asked.some(({ authorization }) => authorization === 'Bearer old-one')).toBe(true);
  });

  it('is as high as it needs to be', async () => {
    const { page } = await open('frame');
    await inside('frame').getByText('Why').waitFor();
    await expect
      .poll(() =>
        page.frames()[1]?.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
      )
      .toBeLessThanOrEqual(1);
  });
});
