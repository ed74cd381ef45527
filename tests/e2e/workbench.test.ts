import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_SEED, demoCompany } from '../../core/demo/demo-company.ts';
import { demoJournalWorkbook } from '../../core/demo/journal-workbook.ts';
import { changedCells } from './changed-cells.ts';
import { setPageStage, type PageStage } from './page-stage.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';
import { WorkbenchPage } from './workbench-page.ts';

const company = demoCompany(DEMO_SEED);

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
  await workbench.openDemo(stage.origin);
});

afterEach(async () => {
  await watched.page.context().close();
  expect(watched.troubles).toEqual([]);
});

describe('the workbench in a browser', () => {
  it('opens the demo company coded, the cursor in the sheet', async () => {
    expect(await workbench.rowCount('ready')).toBeGreaterThan(0);
    const first = await workbench.focusedPlace();
    expect(first).toEqual({ row: 0, column: await workbench.columnOf('Account') });
  });

  it('is worked by keyboard from the coded sheet to the saved file, and changes nothing else in it', async () => {
    const account = await workbench.columnOf('Account');
    const { row, similarRow } = newSupplierRows();

    // Enter on what is decided goes to the first open cell; Enter there accepts it.
    await workbench.press('Enter');
    const open = await workbench.focusedPlace();
    const suggested = await workbench.codingCell(open.row, open.column);
    expect(['ready', 'review']).toContain(suggested.state);
    await workbench.press('Enter');
    await workbench.cellBecomes(open.row, open.column, { value: suggested.value, state: 'accepted' });

    // A correction shows in the next similar row at once.
    await workbench.goTo(row, account);
    await workbench.type('0950');
    await workbench.press('Enter');
    await workbench.cellBecomes(row, account, { value: '0950', state: 'yours' });
    await workbench.goTo(similarRow, account);
    await workbench.cellBecomes(similarRow, account, { value: '0950', state: 'ready' });

    await workbench.press('Control+Alt+a');
    await workbench.saysOnce(/cells accepted\./);
    expect(await workbench.rowCount('ready')).toBe(0);
    await workbench.cellBecomes(similarRow, account, { value: '0950', state: 'accepted' });

    const saved = await workbench.save();
    expect(saved.name).toBe('demo-journal.coded.xlsx');
    const changes = changedCells(demoJournalWorkbook(company), await readFile(saved.path));
    expect(changes.length).toBe(saved.cellCount);
    expect(new Set(changes.map(({ sheet }) => sheet))).toEqual(new Set(['Journal']));
    expect(changes.filter(({ before }) => before !== null)).toEqual([]);
    const rowNumber = (line: number): number => company.journal.lines[line]?.rowNumber ?? 0;
    const written = (line: number, column: number) =>
      changes.find((change) => change.row === rowNumber(line) && change.column === column)?.after;
    expect(written(row, account)).toBe('0950');
    expect(written(similarRow, account)).toBe('0950');
    if (suggested.value !== '') expect(written(open.row, open.column)).toBe(suggested.value);
  });

  it('takes back a correction and what was learned from it', async () => {
    const account = await workbench.columnOf('Account');
    const { row, similarRow } = newSupplierRows();
    await workbench.goTo(similarRow, account);
    const before = await workbench.codingCell(similarRow, account);
    await workbench.goTo(row, account);
    await workbench.type('0950');
    await workbench.press('Enter');
    await workbench.goTo(similarRow, account);
    await workbench.cellBecomes(similarRow, account, { value: '0950', state: 'ready' });
    await workbench.press('Control+z');
    await workbench.saysOnce(/^Undone: 1 cell as before\./);
    await workbench.goTo(similarRow, account);
    await workbench.cellBecomes(similarRow, account, before);
  });

  it('takes what is typed right after F8 for the cell that F8 leads to, in view or not', async () => {
    await workbench.focusedPlace();
    await workbench.press('F8');
    await workbench.type('0950');
    await workbench.press('Enter');
    const typed = await workbench.placeOf('0950');
    expect(typed.row).toBeGreaterThan(0);
    await workbench.focusLeaves(typed);
    await workbench.press('Control+z');
    await workbench.saysOnce(/^Undone: 1 cell as before\./);
    await workbench.cell(typed.row, typed.column).and(workbench.focused).waitFor();
    await workbench.cellBecomes(typed.row, typed.column, { value: '', state: 'needs-you' });
  });

  it('leaves a cell as it was when its edit is left with Escape', async () => {
    const account = await workbench.columnOf('Account');
    const { row } = newSupplierRows();
    await workbench.goTo(row, account);
    const before = await workbench.codingCell(row, account);
    await workbench.type('99');
    await workbench.press('Escape');
    await workbench.cell(row, account).and(workbench.focused).waitFor();
    expect(await workbench.codingCell(row, account)).toEqual(before);
  });

  it('goes round with F6 and comes back to the cell', async () => {
    const start = await workbench.focusedPlace();
    await workbench.press('F6');
    expect(await watched.page.evaluate(() => document.activeElement?.id)).toBe('pane');
    await workbench.press('Shift+F6');
    expect(await workbench.focusedPlace()).toEqual(start);
  });
});

/** Two open rows of a supplier that is new this month, with the same text: what is typed in one serves the other. */
function newSupplierRows(): { row: number; similarRow: number } {
  const { history, journal } = company;
  const known = new Set(history.lines.map(({ supplierId }) => supplierId));
  const row = journal.lines.findIndex(
    (line, index) => !known.has(line.supplierId) && line.coding[0] === null && similarTo(index) > index,
  );
  if (row < 0) throw new Error('the demo journal has no new supplier with two lines alike');
  return { row, similarRow: similarTo(row) };
}

function similarTo(row: number): number {
  const { lines } = company.journal;
  const line = lines[row];
  return lines.findIndex(
    (other, index) => index > row && other.supplierId === line?.supplierId && other.text === line.text,
  );
}
