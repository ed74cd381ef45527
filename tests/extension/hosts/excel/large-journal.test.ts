import { expect, test } from 'vitest';
import type { CellWrite } from '../../../../extension/hosts/host.ts';
import { FakeHost } from '../../../fakes/office/fake-host.ts';
import {
  ACCOUNT,
  COST_CENTRE,
  HEADERS,
  journalTable,
  lines,
  putCells,
} from '../../../fakes/office/journal-sheet.ts';
import { noted, openJournal, valueOf } from './open-fake.ts';

test('100,000 rows are read, and 10,000 written with their states, in requests that Excel on the web takes', async () => {
  const fake = new FakeHost({ platform: 'OfficeOnline' });
  journalTable(fake, 100_000);
  const { journal, rows } = await openJournal(fake);
  expect(rows).toHaveLength(100_000);
  const before = fake.requestCount;
  const states = ['ready', 'review', 'needs-you'] as const;
  const cells = rows.slice(0, 10_000).flatMap(({ id }): CellWrite[] =>
    [ACCOUNT, COST_CENTRE].map((column) => ({
      ...{ row: id, column, asRead: null, value: `0${id}` },
      state: states[(id >> 2) % 3] ?? 'ready',
    })),
  );
  const batch = valueOf(await journal.write(cells, noted()));
  expect(batch.written).toHaveLength(20_000);
  expect(fake.workbook.active.cell(10_000, COST_CENTRE).value).toBe('010000');
  expect(fake.largestRefused).toBe(0);
  expect(fake.requestCount - before).toBeLessThan(60);
});

test('rows with very long texts are read in smaller blocks when Excel refuses one', async () => {
  const fake = new FakeHost({ platform: 'OfficeOnline' });
  const long = lines(300).map(([date, supplier, , ...rest]) => [date, supplier, 'x'.repeat(32_000), ...rest]);
  putCells(fake, 'A1', [HEADERS, ...lines(100), ...long]);
  const { rows } = await openJournal(fake);
  expect(rows).toHaveLength(400);
  expect(fake.largestRefused).toBeGreaterThan(5_000_000);
});

test('a workbook of LTSC 2021 is coded all the same', async () => {
  const fake = new FakeHost({ platform: 'PC', sets: { ExcelApi: '1.14' } });
  journalTable(fake, 10);
  const { journal } = await openJournal(fake);
  const cell = { row: 1, column: ACCOUNT, asRead: null, value: '4300', state: 'ready' } as const;
  expect(valueOf(await journal.write([cell], noted())).written).toHaveLength(1);
});

test('a request that Excel was too busy for is sent again', async () => {
  const fake = new FakeHost();
  journalTable(fake, 10);
  const { journal } = await openJournal(fake);
  fake.failNext('ActivityLimitReached', 'ActivityLimitReached');
  expect(valueOf(await journal.readRows(noted()))).toHaveLength(10);
  fake.failNext('GeneralException');
  expect(await journal.readRows(noted())).toMatchObject({ ok: false, fault: { code: 'failed' } });
});
