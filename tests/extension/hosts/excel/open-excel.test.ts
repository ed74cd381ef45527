import { afterEach, expect, test } from 'vitest';
import { openExcel } from '../../../../extension/hosts/excel/open-excel.ts';
import { FakeHost } from '../../../fakes/office/fake-host.ts';
import { installOffice, removeOffice } from '../../../fakes/office/install.ts';
import { journalTable } from '../../../fakes/office/journal-sheet.ts';
import { noted, valueOf } from './open-fake.ts';

afterEach(removeOffice);

test('a page in Excel finds its workbook, its languages and its theme', async () => {
  const fake = new FakeHost();
  journalTable(fake, 3);
  installOffice(fake, { language: 'de-DE', locale: 'sv-SE', isDark: true });
  const host = await openExcel();
  expect(host?.workbookName).toBe('journal.xlsx');
  expect(host?.look).toEqual({ language: 'de-DE', locale: 'sv-SE', isDark: true });
  expect(host?.abilities.groupsUndo).toBe(true);
  expect(host && valueOf(await host.findJournals(noted()))).toHaveLength(1);
});

test('a page beside Excel has no host', async () => {
  installOffice(new FakeHost(), { isBeside: true });
  expect(await openExcel()).toBeNull();
});
