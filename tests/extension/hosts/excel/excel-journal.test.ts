import { describe, expect, test } from 'vitest';
import type { CellWrite, SheetRow, WrittenBatch } from '../../../../extension/hosts/host.ts';
import type { SheetJournal } from '../../../../extension/hosts/host.ts';
import { cellText } from '../../../../core/formats/history/cell-text.ts';
import { FakeHost } from '../../../fakes/office/fake-host.ts';
import {
  ACCOUNT,
  COST_CENTRE,
  HEADERS,
  journalTable,
  lines,
  putCells,
} from '../../../fakes/office/journal-sheet.ts';
import { eventsTaken, noted, openJournal, valueOf } from './open-fake.ts';

const READY = { asRead: null, state: 'ready' } as const;

async function rowsOf(journal: SheetJournal): Promise<readonly SheetRow[]> {
  return valueOf(await journal.readRows(noted()));
}

async function write(journal: SheetJournal, ...cells: CellWrite[]): Promise<WrittenBatch> {
  return valueOf(await journal.write(cells, noted()));
}

async function opened(
  count = 5,
): Promise<{ fake: FakeHost; journal: SheetJournal; rows: readonly SheetRow[] }> {
  const fake = new FakeHost();
  journalTable(fake, count);
  const { journal } = await openJournal(fake);
  return { fake, journal, rows: await rowsOf(journal) };
}

const textOf = (row: Pick<SheetRow, 'cells'> | undefined): string => cellText(row?.cells[2]);
const idOf = (rows: readonly SheetRow[], index: number): number => rows[index]?.id ?? 0;

describe('reading', () => {
  test('rows come as a person sees them: days, texts, numbers, blanks', async () => {
    const { rows } = await opened();
    expect(rows[1]).toMatchObject({
      rowNumber: 3,
      cells: [{ kind: 'date', date: '2026-10-02' }, 'Supplier 1', 'line 1', 101, null, null],
    });
  });

  test('digits shown with leading zeros are a text, percentages are such', async () => {
    const fake = new FakeHost();
    journalTable(fake, 2);
    fake.workbook.active.put(1, ACCOUNT, { value: 42, formula: null, format: '00000' });
    fake.workbook.active.put(1, COST_CENTRE, { value: 0.21, formula: null, format: '0%' });
    const { journal } = await openJournal(fake);
    expect((await rowsOf(journal))[0]?.cells.slice(ACCOUNT)).toEqual(['00042', '21%']);
  });

  test('a formula in a coding column is one', async () => {
    const fake = new FakeHost();
    journalTable(fake, 2);
    putCells(fake, 'E2', [['=VLOOKUP(B2,Z:Z,1)']]);
    const { journal } = await openJournal(fake);
    expect((await rowsOf(journal))[0]?.cells[ACCOUNT]).toMatchObject({ kind: 'formula' });
  });

  test('progress is told and a cancelled reading is no value', async () => {
    const { journal } = await opened(400);
    const work = noted();
    valueOf(await journal.readRows(work));
    expect(work.told[0]).toBe('100/400');
    expect(work.told.at(-1)).toBe('400/400');
    work.end.abort();
    expect(await journal.readRows(work)).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  });
});

describe('ids', () => {
  test('survive sorting', async () => {
    const { fake, journal, rows } = await opened(20);
    fake.person.sort('A2:F21', 1);
    const sorted = await rowsOf(journal);
    expect(sorted.map(textOf)).not.toEqual(rows.map(textOf));
    for (const row of sorted) expect(textOf(rows.find(({ id }) => id === row.id))).toBe(textOf(row));
  });

  test('survive rows put in above and taken out', async () => {
    const { fake, journal, rows } = await opened(6);
    fake.person.insertRows(3, 2);
    expect((await rowsOf(journal)).map(({ id, rowNumber }) => [id, rowNumber])).toEqual(
      rows.map(({ id, rowNumber }) => [id, rowNumber >= 3 ? rowNumber + 2 : rowNumber]),
    );
    fake.person.deleteRows(6, 1);
    expect((await rowsOf(journal)).map(({ id }) => id)).toEqual(
      rows.map(({ id }) => id).filter((_, index) => index !== 2),
    );
  });

  test('stay with a row whose text is typed over', async () => {
    const { fake, journal, rows } = await opened(6);
    fake.person.type('C4', 'something else');
    const now = await rowsOf(journal);
    expect(now.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(textOf(now[2])).toBe('something else');
  });

  test('of rows that say the same are different, and so are their keys', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [HEADERS, ...lines(1), ...lines(1)]);
    const { journal } = await openJournal(fake);
    const rows = await rowsOf(journal);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
    expect(rows[1]?.key).toBe(`${rows[0]?.key ?? ''}.2`);
  });
});

describe('writing', () => {
  test('a leading zero survives: the cell becomes text', async () => {
    const { fake, journal, rows } = await opened();
    await write(journal, { row: idOf(rows, 0), column: ACCOUNT, value: '00420', ...READY });
    expect(fake.workbook.active.cell(1, ACCOUNT)).toMatchObject({ value: '00420', format: '@' });
  });

  test('a code goes in as a number where the column’s codes are numbers', async () => {
    const fake = new FakeHost();
    journalTable(fake, 5);
    putCells(fake, 'E2', [[4300]]);
    const { journal } = await openJournal(fake);
    await write(journal, { row: idOf(await rowsOf(journal), 1), column: ACCOUNT, value: '4310', ...READY });
    expect(fake.workbook.active.cell(2, ACCOUNT)).toMatchObject({ value: 4310, format: 'General' });
  });

  test.each(['=cmd|/c calc!A0', '+1', '-2', '@SUM(A1)', '=HYPERLINK("http://x")'])(
    'a value that looks like a formula is text: %s',
    async (value) => {
      const { fake, journal, rows } = await opened();
      await write(journal, { row: idOf(rows, 0), column: ACCOUNT, value, ...READY });
      expect(fake.workbook.active.cell(1, ACCOUNT)).toMatchObject({ value, formula: null });
    },
  );

  test('what a person typed meanwhile stays, and is told', async () => {
    const { fake, journal, rows } = await opened();
    fake.workbook.active.put(1, ACCOUNT, { value: '9999', formula: null, format: '@' });
    const batch = await write(
      journal,
      { row: idOf(rows, 0), column: ACCOUNT, value: '4300', ...READY },
      { row: idOf(rows, 1), column: ACCOUNT, value: '4300', ...READY },
    );
    expect(batch.refused).toEqual([{ row: idOf(rows, 0), column: ACCOUNT, why: 'changed', found: '9999' }]);
    expect(fake.workbook.active.cell(1, ACCOUNT).value).toBe('9999');
    expect(fake.workbook.active.cell(2, ACCOUNT).value).toBe('4300');
  });

  test('formulas and merged cells are left alone', async () => {
    const fake = new FakeHost();
    putCells(fake, 'A1', [HEADERS, ...lines(3)]);
    putCells(fake, 'E2', [['=A1']]);
    fake.workbook.active.merged.push({ row: 2, column: ACCOUNT, rowCount: 2, columnCount: 1 });
    const { journal } = await openJournal(fake);
    const rows = await rowsOf(journal);
    const batch = await write(
      journal,
      {
        row: idOf(rows, 0),
        column: ACCOUNT,
        value: '1',
        asRead: rows[0]?.cells[ACCOUNT] ?? null,
        state: 'ready',
      },
      { row: idOf(rows, 1), column: ACCOUNT, value: '1', ...READY },
    );
    expect(batch.refused.map(({ why }) => why)).toEqual(['formula', 'merged']);
  });

  test('goes into the right rows where they were sorted since, event or none', async () => {
    const { fake, journal, rows } = await opened(20);
    const write = rows.map(({ id, cells }): CellWrite => {
      return { row: id, column: ACCOUNT, value: `V-${textOf({ cells })}`, ...READY };
    });
    fake.onRequest = () => {
      fake.onRequest = () => undefined;
      fake.person.sort('A2:F21', 1);
    };
    const batch = valueOf(await journal.write(write, noted()));
    expect(batch.refused).toEqual([]);
    for (let row = 1; row <= 20; row += 1)
      expect(fake.workbook.active.cell(row, ACCOUNT).value).toBe(
        `V-${String(fake.workbook.active.cell(row, 2).value)}`,
      );
  });

  test('does not reach a row that was deleted', async () => {
    const { fake, journal, rows } = await opened();
    fake.person.deleteRows(3, 1);
    const batch = await write(journal, { row: idOf(rows, 1), column: ACCOUNT, value: '1', ...READY });
    expect(batch.refused).toEqual([{ row: idOf(rows, 1), column: ACCOUNT, why: 'gone', found: null }]);
  });

  test('waits for the cell that the person edits, and says so', async () => {
    const { fake, journal, rows } = await opened();
    fake.workbook.beginEdit();
    const work = noted();
    const writing = journal.write([{ row: idOf(rows, 0), column: ACCOUNT, value: '1', ...READY }], work);
    await eventsTaken();
    expect(work.told).toEqual(['waits']);
    fake.workbook.endEdit();
    valueOf(await writing);
    expect(work.told).toEqual(['waits', 'goes on', '1/1']);
    expect(fake.workbook.active.cell(1, ACCOUNT).value).toBe('1');
  });

  test('cancelled while it waits writes nothing, then or later', async () => {
    const { fake, journal, rows } = await opened();
    fake.workbook.beginEdit();
    const work = noted();
    const writing = journal.write([{ row: idOf(rows, 0), column: ACCOUNT, value: '1', ...READY }], work);
    await eventsTaken();
    work.end.abort();
    expect(await writing).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    fake.workbook.endEdit();
    await eventsTaken();
    expect(fake.workbook.active.cell(1, ACCOUNT).value).toBe('');
  });

  test('into a protected sheet is a fault with a name', async () => {
    const { fake, journal, rows } = await opened();
    fake.workbook.active.isProtected = true;
    const outcome = await journal.write(
      [{ row: idOf(rows, 0), column: ACCOUNT, value: '1', ...READY }],
      noted(),
    );
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'protected' } });
  });

  test('is one step of Excel’s undo, where Excel can', async () => {
    const { fake, journal, rows } = await opened(300);
    fake.workbook.undoStack.length = 0;
    await write(
      journal,
      ...rows.map(({ id }): CellWrite => ({ row: id, column: ACCOUNT, value: '1', ...READY })),
    );
    fake.person.undo();
    expect(fake.workbook.active.cell(1, ACCOUNT).value).toBe('');
    expect(fake.workbook.active.cell(300, ACCOUNT).value).toBe('');
  });
});

describe('taking a batch back', () => {
  test('puts back what was there, its format too', async () => {
    const { fake, journal, rows } = await opened();
    const batch = await write(journal, { row: idOf(rows, 0), column: ACCOUNT, value: '00420', ...READY });
    const back = valueOf(await journal.revert(batch, noted()));
    expect(back.refused).toEqual([]);
    expect(fake.workbook.active.cell(1, ACCOUNT)).toEqual({ value: '', formula: null, format: 'General' });
    expect(fake.workbook.active.shownFormat(1, ACCOUNT)).toBeNull();
  });

  test('leaves what the person changed since', async () => {
    const { fake, journal, rows } = await opened();
    const batch = await write(journal, { row: idOf(rows, 0), column: ACCOUNT, value: '4300', ...READY });
    fake.person.type('E2', '4999');
    const back = valueOf(await journal.revert(batch, noted()));
    expect(back.refused).toMatchObject([{ why: 'changed', found: '4999' }]);
  });

  test('gives back the states that were accepted', async () => {
    const { fake, journal, rows } = await opened();
    const cell = { row: idOf(rows, 0), column: ACCOUNT, asRead: null } as const;
    await write(journal, { ...cell, value: '4300', state: 'ready' });
    const accepted = await write(journal, { ...cell, value: null, state: 'accepted' });
    expect(fake.workbook.active.shownFormat(1, ACCOUNT)).toBeNull();
    valueOf(await journal.revert(accepted, noted()));
    expect(fake.workbook.active.shownFormat(1, ACCOUNT)?.formula).toContain('ready');
    expect(fake.workbook.active.cell(1, ACCOUNT).value).toBe('4300');
  });
});

describe('states in the sheet', () => {
  test('are tint and mark, move with sorted rows, and leave the person’s own formats', async () => {
    const { fake, journal, rows } = await opened(10);
    const { active } = fake.workbook;
    active.formats.push({
      ...{ id: 'hers', type: 'Custom', formula: '=A1>0', fill: '#FF0000', font: '', numberFormat: '' },
      ...{ areas: [{ row: 1, column: ACCOUNT, rowCount: 10, columnCount: 1 }], stopIfTrue: false },
    });
    await write(journal, { row: idOf(rows, 6), column: ACCOUNT, value: '1', ...READY });
    expect(active.shownFormat(7, ACCOUNT)).toMatchObject({ fill: '#DDF2E0' });
    expect(active.shownFormat(7, ACCOUNT)?.numberFormat).toContain('✓');
    fake.person.sort('A2:F11', 1);
    await eventsTaken();
    const now = active.grid({ row: 1, column: 2, rowCount: 10, columnCount: 1 }, ({ value }) => value).flat();
    expect(active.shownFormat(1 + now.indexOf('line 6'), ACCOUNT)).toMatchObject({ fill: '#DDF2E0' });
    valueOf(await journal.close(false, noted()));
    expect(active.formats.map(({ id }) => id)).toEqual(['hers']);
  });

  test('that an earlier page left are taken away when the journal is opened again', async () => {
    const { fake, journal, rows } = await opened();
    await write(journal, { row: idOf(rows, 0), column: ACCOUNT, value: '1', ...READY });
    await openJournal(fake);
    expect(fake.workbook.active.formats).toEqual([]);
  });
});
