/**
 * How long the task pane makes a person wait, in a real browser beside the Excel of the tests, whose work is on the same
 * thread and counts: from opening it, its model in the browser's database, to the first suggestion in the sheet, with the
 * page's files cached (warm) and not (cold); from Code to 10,000 rows written, and the longest that the page was held up, by the
 * clock and in time of the processor, which a busy machine does not lengthen; from a row typed by hand to its suggestion, below
 * few rows and below 100,000 of which none is coded, and how long the page was held up meanwhile.
 * `npm run build`, then `npm run bench pane`
 */
import { DEMO_SEED, demoCompany } from '../core/demo/demo-company.ts';
import { demoHistoryCsv } from '../core/demo/history-csv.ts';
import { CODING_COLUMNS, demoSheet, uncodedLines } from '../tests/e2e/demo-sheet.ts';
import { setPageStage } from '../tests/e2e/page-stage.ts';
import {
  emptyCaches,
  modelIsKept,
  watchFirstSuggestion,
  watchTypedRow,
  watchWriting,
  type WritingTimes,
} from '../tests/e2e/pane-watch.ts';
import { longestTasks, type WatchedTasks } from '../tests/e2e/page-tasks.ts';
import { officeScript, TaskPanePage } from '../tests/e2e/taskpane-page.ts';
import { machineText } from './machine.ts';
import { spreadOf, spreadText } from './spread.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const ROW_COUNT = 10_000;
const FEW_ROWS = 120;
const LARGE_COUNT = 100_000;
const TYPED_ROWS = 9;
/** What is printed of coding many rows. */
const TASK_FIGURES: readonly (readonly [string, (watched: WatchedTasks<WritingTimes>) => number])[] = [
  ['10,000 rows: Code to all coded and written', ({ result }) => Math.max(result.codedMs, result.writtenMs)],
  ['longest task of the page, by the clock', ({ clockMs }) => clockMs],
  ['longest task of the page, of the processor', ({ processorMs }) => processorMs],
  ['all of the page, of the processor', ({ allProcessorMs }) => allProcessorMs],
  ['all of its worker, of the processor', ({ workerProcessorMs }) => workerProcessorMs],
];

const company = demoCompany(DEMO_SEED);
const history = demoHistoryCsv(company);
const few = demoSheet(uncodedLines(company, FEW_ROWS));
const many = demoSheet(uncodedLines(company, ROW_COUNT));
const [stage, office] = await Promise.all([setPageStage(), officeScript('tests/e2e/office-in-page.ts')]);
const print = (name: string, values: readonly number[]): void => {
  console.log(`${name.padEnd(44)} ${spreadText(spreadOf(values))} ms`);
};

console.log(machineText());
await measureWriting();
await measureStart();
await measureLargeSheet();
await stage.close();
console.log(machineText());

/** Codes a sheet of many rows. */
async function measureWriting(): Promise<void> {
  const times = TASK_FIGURES.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pane = await TaskPanePage.open(stage.browser, stage.origin, office, many);
    await pane.learn('history.csv', history);
    await pane.settled();
    const watched = await longestTasks(stage.browser, pane.page, () => watchWriting(pane.page));
    TASK_FIGURES.forEach(([, figure], index) => times[index]?.push(figure(watched)));
    await pane.page.context().close();
  }
  TASK_FIGURES.forEach(([name], index) => print(name, times[index] ?? []));
}

/** Opens the pane again and again, then types rows below its sheet. */
async function measureStart(): Promise<void> {
  const pane = await TaskPanePage.open(stage.browser, stage.origin, office, few);
  await pane.learn('history.csv', history);
  await modelIsKept(pane.page);
  for (const name of ['warm', 'cold'] as const) {
    const firstMs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (name === 'cold') await emptyCaches(pane.page);
      await pane.page.goto(`${stage.origin}/taskpane.html`);
      firstMs.push(await watchFirstSuggestion(pane.page, CODING_COLUMNS.account));
      await pane.settled();
    }
    print(`opened, ${name}, to the first suggestion`, firstMs);
  }
  print('row typed to its suggestion', await typeRows(pane, FEW_ROWS));
  await pane.page.context().close();
}

/** Types rows below a sheet of very many, of which none is coded. */
async function measureLargeSheet(): Promise<void> {
  const sheet = demoSheet(uncodedLines(company, LARGE_COUNT));
  const pane = await TaskPanePage.open(stage.browser, stage.origin, office, sheet);
  await pane.learn('history.csv', history);
  await pane.settled();
  const { result, clockMs } = await longestTasks(stage.browser, pane.page, () => typeRows(pane, LARGE_COUNT));
  print('row typed below 100,000 to its suggestion', result);
  print('longest task of the page meanwhile', [clockMs]);
  await pane.page.context().close();
}

/** Types rows below so many; milliseconds from each edit to its suggestion. */
async function typeRows({ page }: TaskPanePage, rowCount: number): Promise<number[]> {
  const typedMs: number[] = [];
  for (let row = 0; row < TYPED_ROWS; row += 1) {
    // The first row again, as a document of its own: its account is sure enough to be suggested.
    const [date = '', , ...facts] = few.rows[0]?.slice(0, CODING_COLUMNS.account - 1) ?? [];
    const cells = [date, `X-${row}`, ...facts];
    typedMs.push(await watchTypedRow(page, rowCount + 2 + row, cells, CODING_COLUMNS.account));
  }
  return typedMs;
}
