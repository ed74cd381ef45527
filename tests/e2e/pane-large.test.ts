import { afterAll, beforeAll, expect, it } from 'vitest';
import { setPageStage, type PageStage } from './page-stage.ts';
import { historyCsv, journalCsv } from './small-company.ts';
import { ACCOUNT_COLUMN, sheetOf } from './small-sheet.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';

const WEEKS = 60;
const ROW_COUNT = 100_000;
const FIRST_SELECTED = 50_002;
const SELECTED_COUNT = 120;
/** What the small company's suppliers are posted to, in the order of the journal's rows. */
const ACCOUNTS = ['0410', '4310', '4410', '4520'];

let stage: PageStage;
let office: string;

beforeAll(async () => {
  [stage, office] = await Promise.all([setPageStage(), officeScript()]);
});

afterAll(() => stage.close());

it('in a sheet of 100,000 rows codes the selected ones and no other, then all, until it is told to stop', async () => {
  const pane = await TaskPanePage.open(
    stage.browser,
    stage.origin,
    office,
    sheetOf(journalCsv(ROW_COUNT, WEEKS)),
  );
  await pane.learn('history.csv', historyCsv(WEEKS));
  expect(await pane.rowCount('not coded yet')).toBe(ROW_COUNT);

  await pane.select(`A${FIRST_SELECTED}:E${FIRST_SELECTED + SELECTED_COUNT - 1}`);
  await pane.page
    .locator('action-bar')
    .getByText(/^Code 120 /)
    .waitFor();
  await pane.press('Control+Alt+c');
  await expect.poll(() => pane.rowCount('not coded yet')).toBe(ROW_COUNT - SELECTED_COUNT);
  await pane.settled();
  const accounts = (await pane.values(2, ROW_COUNT, ACCOUNT_COLUMN)).map((row) => row[ACCOUNT_COLUMN - 1]);
  const expected = accounts.map((_, index) => {
    const isSelected = index + 2 >= FIRST_SELECTED && index + 2 < FIRST_SELECTED + SELECTED_COUNT;
    return isSelected ? ACCOUNTS[index % ACCOUNTS.length] : '';
  });
  expect(accounts).toEqual(expected);

  // Below the table's last row: it grows, and what was typed there is suggested for.
  await pane.paste(`A${ROW_COUNT + 2}`, [['2026-03-02', 'Papyrus Office', 'Paper and toner', 118.25]]);
  await pane.cellBecomes(ROW_COUNT + 2, ACCOUNT_COLUMN, '4410');

  await pane.select('A1');
  await pane.page
    .locator('action-bar')
    .getByText(/^Code 99,/)
    .waitFor();
  await pane.press('Control+Alt+c');
  await pane.page.locator('progress-strip button', { hasText: 'Cancel' }).click();
  await pane.says(/cancelled/i);
  expect(await pane.rowCount('not coded yet')).toBeGreaterThan(0);
  expect(pane.troubles).toEqual([]);
});
