import { describe, expect, test } from 'vitest';
import { FakeHost } from '../../../fakes/office/fake-host.ts';
import { addTable, HEADERS, journalTable, lines, putCells } from '../../../fakes/office/journal-sheet.ts';
import { hostOn, noted, openJournal, valueOf } from './open-fake.ts';

describe('journals of a workbook', () => {
  test('a table is found by its headers, wherever it stands', async () => {
    const fake = new FakeHost();
    putCells(fake, 'C5', [HEADERS, ...lines(3)]);
    addTable(fake, 'Inkoop', 'C5:H8');
    const [found] = valueOf(await hostOn(fake).findJournals(noted()));
    expect(found).toMatchObject({
      key: 'table Inkoop',
      kind: 'table',
      headerRowNumber: 5,
      rowCount: 3,
      missing: [],
    });
    expect(found?.mapping.dimensions.map(({ name }) => name)).toEqual(['account', 'cost_centre']);
  });

  test('a block is found below titles, in German too', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [['Eingangsrechnungen'], [''], ['Datum', 'Lieferant', 'Text', 'Betrag', 'Konto']]);
    putCells(fake, 'A4', [['2026-10-01', 'Müller', 'Toner', 12.5, '']]);
    const [found] = valueOf(await hostOn(fake).findJournals(noted()));
    expect(found).toMatchObject({
      key: 'block Sheet1',
      kind: 'block',
      headerRowNumber: 3,
      rowCount: 1,
      missing: [],
    });
  });

  test('the complete one comes first, and what the other lacks is said', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [
      ['Account', 'Name'],
      ['4300', 'Office'],
    ]);
    addTable(fake, 'Chart', 'A1:B2');
    const sheet = fake.workbook.addSheet('Journal');
    fake.workbook.active = sheet;
    putCells(fake, 'A1', [HEADERS, ...lines(2)]);
    const found = valueOf(await hostOn(fake).findJournals(noted()));
    expect(found.map(({ key }) => key)).toEqual(['block Journal', 'table Chart']);
    expect(found[1]?.missing).toEqual(['date', 'supplier_name', 'amount']);
  });

  test('hidden sheets and empty ones are none', async () => {
    const fake = new FakeHost();
    journalTable(fake, 2);
    fake.workbook.active.visibility = 'Hidden';
    fake.workbook.active = fake.workbook.addSheet('Empty');
    expect(valueOf(await hostOn(fake).findJournals(noted()))).toEqual([]);
  });

  test('a corrected meaning is remembered in the workbook', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [
      ['Tag', 'Wer', 'Was', 'Summe', 'K'],
      ['2026-10-01', 'Müller', 'Toner', 12.5, ''],
    ]);
    const meanings = { Tag: 'date', Wer: 'supplier_name', Was: 'text', Summe: 'amount', K: 'coding.account' };
    valueOf(await hostOn(fake).remember({ companyId: 'c1', meanings: { 'block Sheet1': meanings } }));
    const again = hostOn(fake);
    expect(valueOf(await again.recall())).toEqual({
      companyId: 'c1',
      meanings: { 'block Sheet1': meanings },
    });
    expect(valueOf(await again.findJournals(noted()))[0]).toMatchObject({ missing: [] });
  });

  test.each([
    'not json',
    '[]',
    '{"companyId":7,"meanings":{"a":{"b":3}}}',
    '{"meanings":{"__proto__":{"x":"y"}}}',
  ])('what another program left under our name is not believed: %s', async (left) => {
    const fake = new FakeHost();
    fake.workbook.settings.set('kontera', JSON.stringify(left));
    const memory = valueOf(await hostOn(fake).recall());
    expect(memory.companyId).toBeNull();
    expect(Object.values(memory.meanings).flatMap(Object.values)).toEqual([]);
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  test('a block follows its header when rows are put in above', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [HEADERS, ...lines(3)]);
    const { journal } = await openJournal(fake);
    fake.person.insertRows(1, 2);
    const rows = valueOf(await journal.readRows(noted()));
    expect(rows.map(({ id, rowNumber }) => [id, rowNumber])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });
});

describe('selected rows', () => {
  test('are those that two or more cells touch, without hidden ones; else all', async () => {
    const fake = new FakeHost();
    journalTable(fake, 6);
    const { journal } = await openJournal(fake);
    fake.workbook.active.hiddenRows.add(3);
    fake.person.select('B3:B5');
    expect(valueOf(await journal.selectedRows(noted()))).toEqual([2, 4]);
    fake.person.select('A2', 'F7');
    expect(valueOf(await journal.selectedRows(noted()))).toEqual([1, 6]);
    fake.person.select('B3');
    expect(valueOf(await journal.selectedRows(noted()))).toEqual([1, 2, 4, 5, 6]);
  });
});
