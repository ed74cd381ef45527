import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SEED, demoCompany } from '../../core/demo/demo-company.ts';
import { demoHistoryCsv } from '../../core/demo/history-csv.ts';
import { CODING_COLUMNS, demoSheet, uncodedLines } from './demo-sheet.ts';
import { setPageStage, type PageStage } from './page-stage.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';

const ROW_COUNT = 120;
const company = demoCompany(DEMO_SEED);
const history = demoHistoryCsv(company);
const lines = uncodedLines(company, ROW_COUNT);

let stage: PageStage;
let office: string;
let pane: TaskPanePage;

const open = async (): Promise<TaskPanePage> => {
  pane = await TaskPanePage.open(stage.browser, stage.origin, office, demoSheet(lines));
  return pane;
};
const codings = async (): Promise<(string | number | boolean)[][]> =>
  (await pane.values(2, ROW_COUNT, CODING_COLUMNS.project)).map((row) =>
    row.slice(CODING_COLUMNS.account - 1),
  );

beforeAll(async () => {
  [stage, office] = await Promise.all([setPageStage(), officeScript()]);
});

afterAll(() => stage.close());

afterEach(async () => {
  await pane.page.context().close();
  expect(pane.troubles).toEqual([]);
});

describe('the task pane beside an Excel sheet', () => {
  it('codes and accepts the demo journal with a key for each row that needs a look, and 12 more at most', async () => {
    await open();
    await pane.learn('history.csv', history);
    pane.keyCount = 0;
    await pane.press('Control+Alt+c');
    await pane.says(/^120 rows coded\./);
    const toLookAt = (await pane.rowCount('to review')) + (await pane.rowCount('need you'));
    expect(toLookAt).toBeGreaterThan(0);
    await pane.press('Control+Alt+a');
    await pane.says(/cells accepted\./);
    await pane.press('F8');
    while (!(await pane.isNothingLeft())) await pane.takeRow();
    // What was learned on the way made others ready.
    await pane.press('Control+Alt+a');
    await expect.poll(() => pane.rowCount('done')).toBe(ROW_COUNT);
    console.log(`keys for ${ROW_COUNT} rows, ${toLookAt} of them to be looked at: ${pane.keyCount}`);
    expect(pane.keyCount).toBeLessThanOrEqual(toLookAt + 12);
    // What is in the sheet is what was accepted: every account filled.
    await expect.poll(async () => (await codings()).filter(([account]) => account === '').length).toBe(0);
  });

  it('suggests for a row typed by hand, leaves it hers, and says what it would expect', async () => {
    await open();
    await pane.learn('history.csv', history);
    const [line] = lines;
    if (!line) throw new Error('no line');
    const at = ROW_COUNT + 2;
    await pane.paste(`A${at}`, [
      [line.date, 'X-1', line.supplierId, line.supplierName, line.text, 1318, 'EUR', 0],
    ]);
    await pane.cellBecomes(at, CODING_COLUMNS.account, '3000');
    await pane.paste(`I${at}`, [['4999']]);
    await pane.page.locator('exception-list').getByText('Account 3000?').waitFor();
    await pane.select(`I${at}`);
    await pane.page.locator('suggestion-pane').getByText('we would expect 3000').waitFor();
    await pane.press('Control+Alt+c');
    await pane.says(/121 rows coded\./);
    expect((await pane.values(at, 1, 9))[0]?.[8]).toBe('4999');
  });

  it('keeps each row’s coding with its row when the sheet is sorted and rows are inserted', async () => {
    await open();
    await pane.learn('history.csv', history);
    await pane.press('Control+Alt+c');
    await pane.says(/^120 rows coded\./);
    await pane.settled();
    const byKey = (rows: readonly (readonly unknown[])[]): string[] =>
      rows
        .filter(([date]) => date !== '')
        .map((row) => JSON.stringify(row))
        .sort();
    const before = byKey(await pane.values(2, ROW_COUNT, 12));
    await pane.insertRows(10, 3);
    await pane.sort(`A2:L${ROW_COUNT + 4}`, 5);
    await pane.press('Control+Alt+a');
    await pane.says(/cells accepted\./);
    await pane.settled();
    expect(byKey(await pane.values(2, ROW_COUNT + 3, 12))).toEqual(before);
  });

  it('takes the last batch back, and the suggestions out of the sheet', async () => {
    await open();
    await pane.learn('history.csv', history);
    await pane.press('Control+Alt+c');
    await pane.says(/^120 rows coded\./);
    const ready = await pane.rowCount('ready');
    await pane.press('Control+Alt+a');
    await pane.says(/cells accepted\./);
    await pane.page.locator('body').click({ position: { x: 2, y: 2 } });
    await pane.press('Control+z');
    await pane.says(/^Undone:/);
    expect(await pane.rowCount('ready')).toBe(ready);
    await pane.page.locator('action-bar summary').click();
    await pane.page.locator('action-bar').getByText('Take the suggestions out of the sheet').click();
    await pane.says(/taken out of the sheet/);
    await expect
      .poll(async () => (await codings()).flat().filter((value) => value !== ''), { timeout: 20_000 })
      .toEqual([]);
  });
});
