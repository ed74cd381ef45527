// What the page of the test runs: the host on the fake, both in a real browser, results on `window`.
import { cellText } from '../../core/formats/history/cell-text.ts';
import { openExcel } from '../../extension/hosts/excel/open-excel.ts';
import type { CellWrite } from '../../extension/hosts/host.ts';
import { UNFOLLOWED, type HostOutcome } from '../../extension/hosts/host-outcome.ts';
import { FakeHost } from '../fakes/office/fake-host.ts';
import { installOffice } from '../fakes/office/install.ts';
import { ACCOUNT, COST_CENTRE, journalTable } from '../fakes/office/journal-sheet.ts';

/** What the page found. */
export interface HostRun {
  readonly rowCount: number;
  readonly writtenCount: number;
  readonly refusedCount: number;
  readonly editedText: string;
  readonly isRightAfterSorting: boolean;
  readonly writeMs: number;
  readonly longestTaskMs: number;
}

const ROW_COUNT = 10_000;

async function run(): Promise<HostRun> {
  const fake = new FakeHost({ platform: 'OfficeOnline' });
  journalTable(fake, ROW_COUNT);
  installOffice(fake);
  const tasks: number[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
    {
      entryTypes: ['longtask'],
    },
  );
  const host = await openExcel();
  const [found] = host ? valueOf(await host.findJournals(UNFOLLOWED)) : [];
  if (!host || !found) throw new Error('no journal was found');
  const journal = valueOf(await host.openJournal(found.key, UNFOLLOWED));
  const rows = valueOf(await journal.readRows(UNFOLLOWED));
  const cells = rows.flatMap(({ id, cells: [, , text] }): CellWrite[] =>
    [ACCOUNT, COST_CENTRE].map((column) => ({
      ...{ row: id, column, asRead: null, value: `0${typeof text === 'string' ? text : ''}` },
      state: id % 5 === 0 ? 'review' : 'ready',
    })),
  );
  fake.person.type('E7', 'hers');
  fake.person.sort(`A2:F${ROW_COUNT + 1}`, 1);
  const start = performance.now();
  const batch = valueOf(await journal.write(cells, UNFOLLOWED));
  const writeMs = performance.now() - start;
  const edited = new Promise<string>((resolve) =>
    journal.listen((event) => {
      if (event.kind === 'edited') resolve(cellText(event.rows[0]?.cells[2]));
    }),
  );
  fake.person.type('C5', 'typed');
  const { active } = fake.workbook;
  const sheet = active.grid({ row: 1, column: 2, rowCount: ROW_COUNT, columnCount: 3 }, ({ value }) => value);
  return {
    rowCount: rows.length,
    writtenCount: batch.written.length,
    refusedCount: batch.refused.length,
    editedText: await edited,
    isRightAfterSorting: sheet.every(
      ([text, , code]) => code === `0${String(text)}` || code === 'hers' || text === 'typed',
    ),
    writeMs,
    longestTaskMs: Math.max(0, ...tasks),
  };
}

function valueOf<Value>(outcome: HostOutcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.fault.detail);
  return outcome.value;
}

Object.assign(window, { hostRun: run() });
