/**
 * How long the workbench takes, in a real browser, from a journal of 10,000 rows being handed over to its being coded in
 * four dimensions, and the longest that its page was held up on the way. `npm run build`, then `npm run bench workbench`
 */
import { DEMO_SEED, demoCompany } from '../core/demo/demo-company.ts';
import { demoHistoryCsv } from '../core/demo/history-csv.ts';
import { demoJournalWorkbook } from '../core/demo/journal-workbook.ts';
import { watchCoding, type CodingTimes } from '../tests/e2e/coding-watch.ts';
import { setPageStage } from '../tests/e2e/page-stage.ts';
import { openWatchedPage } from '../tests/e2e/watched-page.ts';
import { WorkbenchPage } from '../tests/e2e/workbench-page.ts';
import { machineText } from './machine.ts';
import { spreadOf, spreadText } from './spread.ts';

const ROUNDS = 5;
const ROW_COUNT = 10_000;

const company = demoCompany(DEMO_SEED);
const history = demoHistoryCsv(company);
const lines = Array.from({ length: ROW_COUNT }, (_, index) => {
  const line = company.journal.lines[index % company.journal.lines.length];
  if (!line) throw new Error('the demo journal is empty');
  return { ...line, coding: line.coding.map(() => null) };
});
const journal = demoJournalWorkbook({ ...company, journal: { ...company.journal, lines } });

const stage = await setPageStage();
console.log(machineText());
const rounds: CodingTimes[] = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await codeOnce());
await stage.close();

const print = (name: string, of: (times: CodingTimes) => number): void => {
  console.log(`${name.padEnd(44)} ${spreadText(spreadOf(rounds.map(of)))} ms`);
};
print('file handed over to rows shown', ({ rowsShownMs }) => rowsShownMs);
print('coding begun to first tint', ({ codingBeganMs, firstTintMs }) =>
  Math.max(0, firstTintMs - codingBeganMs),
);
print('coding begun to 10,000 rows coded', ({ codingBeganMs, codedMs }) => codedMs - codingBeganMs);
print('file handed over to 10,000 rows coded', ({ codedMs }) => codedMs);
print('longest task of the page', ({ longTasksMs }) => Math.max(0, ...longTasksMs));

async function codeOnce(): Promise<CodingTimes> {
  const { page } = await openWatchedPage(stage.browser);
  const workbench = new WorkbenchPage(page);
  await workbench.open(stage.origin);
  await workbench.pick('history', 'history.csv', history);
  await page.getByText('Learned 15,237 lines').waitFor();
  const watch = await watchCoding(page);
  await workbench.pick('journal', 'year.xlsx', journal);
  const times = await watch.times();
  await page.context().close();
  return times;
}
