import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../../../extension/hosts/host.ts';
import { FakeHost } from '../../../fakes/office/fake-host.ts';
import { ACCOUNT, HEADERS, journalTable, lines, putCells } from '../../../fakes/office/journal-sheet.ts';
import { eventsTaken, noted, openJournal, valueOf } from './open-fake.ts';

async function toldOf(act: (fake: FakeHost) => void, count = 10): Promise<JournalEvent[]> {
  const fake = new FakeHost();
  journalTable(fake, count);
  const { events } = await openJournal(fake);
  act(fake);
  await eventsTaken();
  return events;
}

const kinds = (events: readonly JournalEvent[]): string[] => events.map(({ kind }) => kind);

describe('what a sheet tells', () => {
  test('the person’s edit, with the row as it stands now', async () => {
    const [event, ...others] = await toldOf(({ person }) => person.type('E3', '4300'));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: 'edited', columns: [ACCOUNT], rows: [{ rowNumber: 3 }] });
    expect(event?.kind === 'edited' && event.rows[0]?.cells[ACCOUNT]).toBe(4300);
  });

  test('one edit for several keystrokes without a pause', async () => {
    const events = await toldOf(({ person }) => {
      person.type('C3', 'a');
      person.type('D3', 12);
      person.type('C4', 'b');
    });
    expect(kinds(events)).toEqual(['edited']);
    expect(events[0]).toMatchObject({ columns: [2, 3], rows: [{ rowNumber: 3 }, { rowNumber: 4 }] });
  });

  test('a cell typed anew with what stood in it, but no area of them', async () => {
    const [event, ...others] = await toldOf(({ person }) => {
      person.type('C3', 'line 1');
      person.paste('C4', [['line 2'], ['line 3']]);
    });
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: 'edited', rows: [], retyped: [{ row: 2, column: 2 }] });
  });

  test('a row typed below the table is a new row of it', async () => {
    const events = await toldOf(({ person }) =>
      person.paste('A12', [['2026-11-02', 'Staples', 'toner', 184.5]]),
    );
    expect(events.at(-1)).toMatchObject({ kind: 'edited', rows: [{ rowNumber: 12, id: 11 }] });
  });

  test('a row typed below a block is a new row of it, also with blank rows between', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [HEADERS, ...lines(10)]);
    const { journal, events } = await openJournal(fake);
    fake.person.paste('A14', [['2026-11-02', 'Staples', 'toner', 184.5]]);
    await eventsTaken();
    expect(events).toMatchObject([{ kind: 'edited', rows: [{ rowNumber: 14, id: 11 }] }]);
    expect(valueOf(await journal.readRows(noted()))).toHaveLength(11);
  });

  test('nothing of a row below that the table does not take in', async () => {
    const events = await toldOf((fake) => {
      fake.person.paste('A13', [['2026-11-02', 'Staples', 'toner', 184.5]]);
    });
    expect(events).toEqual([]);
  });

  test('a row typed below, without a second look at the 2,000 rows above', async () => {
    const fake = new FakeHost();
    journalTable(fake, 2_000);
    const { events } = await openJournal(fake);
    const before = fake.requestCount;
    fake.person.paste('A2002', [['2026-11-02', 'Staples', 'toner', 184.5]]);
    await eventsTaken();
    // The row with its table, and the empty request that ends each batch.
    expect(fake.requestCount - before).toBe(2);
    expect(kinds(events)).toEqual(['edited']);
  });

  test('a co-author’s edit is no edit of the person', async () => {
    const events = await toldOf(({ coAuthor }) => coAuthor.type('E3', '4300'));
    expect(kinds(events)).toEqual(['refreshed']);
    expect(events[0]).toMatchObject({ changed: [2] });
  });

  test('sorting is no edit: the rows are the same, elsewhere', async () => {
    const events = await toldOf(({ person }) => person.sort('A2:F11', 1));
    expect(kinds(events)).toEqual(['refreshed']);
    expect(events[0]).toMatchObject({ changed: [], removed: [] });
  });

  test('a deleted row', async () => {
    const events = await toldOf(({ person }) => person.deleteRows(4, 1));
    expect(events).toMatchObject([{ kind: 'refreshed', removed: [3], changed: [] }]);
  });

  test('nothing of what we write ourselves', async () => {
    const fake = new FakeHost();
    journalTable(fake, 10);
    const { journal, events } = await openJournal(fake);
    valueOf(
      await journal.write([{ row: 1, column: ACCOUNT, asRead: null, value: '1', state: 'ready' }], noted()),
    );
    await eventsTaken();
    expect(events).toEqual([]);
  });

  test('the selected cell, and none beside the journal', async () => {
    const events = await toldOf(({ person }) => {
      person.select('E3');
      person.select('Z90');
    });
    expect(events).toEqual([
      { kind: 'selected', row: 2, column: ACCOUNT },
      { kind: 'selected', row: null, column: null },
    ]);
  });

  test('headers that changed', async () => {
    const events = await toldOf(({ person }) => person.type('B1', 'Something'));
    expect(kinds(events)).toEqual(['headers-changed']);
  });

  test('a table that is gone', async () => {
    const events = await toldOf((fake) => {
      fake.workbook.active.tables = [];
      fake.person.deleteRows(1, 1);
    });
    expect(kinds(events)).toEqual(['gone']);
  });

  test('nothing once it was closed', async () => {
    const fake = new FakeHost();
    journalTable(fake, 3);
    const { journal } = await openJournal(fake);
    valueOf(await journal.close(true, noted()));
    expect(fake.workbook.listeners.size).toBe(0);
  });
});
