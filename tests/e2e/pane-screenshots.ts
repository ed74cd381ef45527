// Pictures of the task pane and the workbench for docs/images: `npm run build`, then `node scripts/pane-pictures.mjs`.
import { mkdir } from 'node:fs/promises';
import { DEMO_SEED, demoCompany } from '../../core/demo/demo-company.ts';
import { demoHistoryCsv } from '../../core/demo/history-csv.ts';
import { demoSheet, uncodedLines } from './demo-sheet.ts';
import { setPageStage } from './page-stage.ts';
import { officeScript, TaskPanePage } from './taskpane-page.ts';
import { openWatchedPage } from './watched-page.ts';
import { WorkbenchPage } from './workbench-page.ts';

const ROW_COUNT = 120;
/** Each width once by day and once by night, in the pane or in the workbench. */
const LOOKS = [
  { width: 320, height: 820, colorScheme: 'light', page: 'pane' },
  { width: 320, height: 820, colorScheme: 'dark', page: 'pane' },
  { width: 480, height: 820, colorScheme: 'light', page: 'pane' },
  { width: 480, height: 820, colorScheme: 'dark', page: 'pane' },
  { width: 1440, height: 520, colorScheme: 'light', page: 'pane' },
  { width: 1440, height: 520, colorScheme: 'dark', page: 'pane' },
  { width: 1024, height: 520, colorScheme: 'light', page: 'workbench' },
  { width: 480, height: 820, colorScheme: 'dark', page: 'workbench' },
] as const;

const company = demoCompany(DEMO_SEED);
const lines = uncodedLines(company, ROW_COUNT);
const history = demoHistoryCsv(company);
const [stage, office] = await Promise.all([setPageStage(), officeScript('tests/e2e/office-in-page.ts')]);
await mkdir('docs/images', { recursive: true });
for (const look of LOOKS) {
  if (look.page === 'pane') await takePane(look);
  else await takeWorkbench(look);
}
await stage.close();

function pathOf({ page, width, colorScheme }: (typeof LOOKS)[number]): string {
  return `docs/images/${page}-${width}-${colorScheme}.png`;
}

async function takePane(look: (typeof LOOKS)[number]): Promise<void> {
  const sheet = demoSheet(lines, { isDark: look.colorScheme === 'dark' });
  const pane = await TaskPanePage.open(stage.browser, stage.origin, office, sheet, look);
  await pane.learn('history.csv', history);
  await pane.press('Control+Alt+c');
  await pane.says(/^120 rows coded\.$/);
  await pane.press('F8');
  await pane.page.locator('suggestion-pane').getByText('Past postings').waitFor();
  await pane.settled();
  await pane.page.screenshot({ path: pathOf(look) });
  await pane.page.context().close();
}

async function takeWorkbench(look: (typeof LOOKS)[number]): Promise<void> {
  const { page } = await openWatchedPage(stage.browser, look);
  const workbench = new WorkbenchPage(page);
  await workbench.openDemo(stage.origin);
  await workbench.focusedPlace();
  await workbench.press('F8');
  await page.locator('suggestion-pane').getByText('Past postings').waitFor();
  await page.screenshot({ path: pathOf(look) });
  await page.context().close();
}
