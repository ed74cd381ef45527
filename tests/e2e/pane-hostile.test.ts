import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { learnModel, servePane, type PaneServer } from './pane-server.ts';
import { historyCsv, journalCsv } from './small-company.ts';
import { ACCOUNT_COLUMN, sheetOf } from './small-sheet.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';

const WEEKS = 60;
const ROW_COUNT = 8;
/** Short enough for a code; an image whose error runs a script. */
const MARK = '<img src=x onerror=window.intruded=1>';
const SCRIPT = '<script>window.intruded=1</script>';
const [SUPPLIER, TEXT, CODE, NAME] = [`Papyrus ${MARK}`, `Paper ${SCRIPT}`, MARK, `Supplies ${MARK}`];

/** The small company, whose paper is bought from someone hostile. */
const withHostility = (csv: string): string =>
  csv.replaceAll('Papyrus Office', SUPPLIER).replaceAll('Paper and toner', TEXT).replaceAll('4410', CODE);

let browser: Browser;
let server: PaneServer;
let office: string;

beforeAll(async () => {
  [browser, office] = await Promise.all([launchBrowser(), officeScript()]);
  server = await servePane(
    { companyId: 'acme', callerName: `Ada ${MARK}`, accountNames: { [CODE]: NAME } },
    learnModel(withHostility(historyCsv(WEEKS))),
  );
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Elements that came out of texts, in the page and inside every component of it. */
function intruders(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = Reflect.has(window, 'intruded') ? ['a script ran'] : [];
    const search = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const isForeign = element.matches('img, body script, a[href], iframe, [onerror]');
        if (isForeign) found.push(element.outerHTML);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(document);
    return found;
  });
}

describe('hostile HTML', () => {
  it('in supplier, text, code, name, reason and proof is shown as text, and nothing of it runs', async () => {
    const sheet = sheetOf(withHostility(journalCsv(ROW_COUNT, WEEKS)));
    const pane = await TaskPanePage.open(browser, server.origin, office, sheet);
    const { page } = pane;
    await pane.learn(`${MARK}.csv`, withHostility(historyCsv(WEEKS)));
    await pane.press('Control+Alt+c');
    await pane.says(/^8 rows coded\.$/);
    await pane.cellBecomes(4, ACCOUNT_COLUMN, CODE);
    await pane.paste('E8', [['4310']]);
    await pane.select('E8');
    const row = page.locator('suggestion-pane');
    await row.getByText(`we would expect ${CODE}`).waitFor();
    await pane.select('E4');
    await row.getByText('Past postings').waitFor();
    for (const shown of [SUPPLIER, TEXT, CODE]) await row.getByText(shown).first().waitFor();
    await page.locator('exception-list').getByText(SUPPLIER).first().waitFor();
    expect(await intruders(page)).toEqual([]);
    expect(pane.troubles).toEqual([]);
    await page.context().close();
  });

  it('from the server, in names of accounts and of the caller, is shown as text', async () => {
    const sheet = sheetOf(withHostility(journalCsv(ROW_COUNT, WEEKS)));
    const pane = await TaskPanePage.open(browser, server.origin, office, sheet);
    const { page } = pane;
    await page.locator('pane-header fluent-button').click();
    const settings = page.locator('pane-settings');
    await settings.locator('input[name=origin]').fill(server.origin);
    await settings.locator('input[name=origin]').press('Enter');
    await settings.locator('input[name=key]').fill('a-key-of-sixteen-signs');
    await settings.locator('input[name=key]').press('Enter');
    await settings.getByText(`Signed in as Ada ${MARK}`).waitFor();
    expect(await intruders(page)).toEqual([]);
    await page.locator('pane-header fluent-button').click();
    await page
      .locator('action-bar')
      .getByText(/^Code 8 rows/)
      .waitFor();
    await pane.press('Control+Alt+c');
    await pane.says(/^8 rows coded\.$/);
    await pane.select('E4');
    await page.locator('suggestion-pane').getByText(NAME).first().waitFor();
    expect(await intruders(page)).toEqual([]);
    await page.context().close();
  });
});
