import { describe, expect, it } from 'vitest';
import { openSession } from '../../../extension/controllers/session/session.ts';
import { typeValues } from '../../../extension/controllers/session/type-values.ts';
import { SheetMirror } from '../../../extension/controllers/sheet/sheet-mirror.ts';
import {
  orderWithNew,
  withForeignValues,
  withRowsMoved,
} from '../../../extension/controllers/sheet/sheet-rows.ts';
import { EMPTY_WORKBENCH, type WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import type { SheetRow } from '../../../extension/hosts/host.ts';
import type { JournalRow } from '../../../extension/worker/messages.ts';

const COLUMN = 2;
const row = (id: number, rowNumber: number, account: string): SheetRow => ({
  id,
  rowNumber,
  key: `row ${id}`,
  cells: ['Staples', 'toner', account === '' ? null : account],
});
const journalRow = (id: number, rowNumber: number): JournalRow => ({
  ...{ id, rowNumber, texts: ['Staples', 'toner', ''], given: [''], isLocked: [false] },
  ...{ documentId: null, date: '2026-01-01', amountMinor: 1, currency: 'EUR' },
});
const rows = [journalRow(11, 2), journalRow(12, 3), journalRow(13, 4)];
const session = openSession(['account'], rows);
const typed = typeValues(session, [{ row: 1, dimension: 0, value: '0410' }]);

const opened = (): SheetMirror => {
  const mirror = new SheetMirror([COLUMN]);
  mirror.read([row(11, 2, ''), row(12, 3, ''), row(13, 4, '')]);
  return mirror;
};

describe('the mirror of a sheet', () => {
  it('asks for the cells that are otherwise in the session, and for no other', () => {
    const mirror = opened();
    expect(mirror.writes(rows, typed, 100)).toEqual([
      { row: 12, column: COLUMN, asRead: null, value: '0410', state: 'yours' },
    ]);
    expect(mirror.writes(rows, typed, 100)).toEqual([]);
  });

  it('tells what somebody else wrote, and not what we wrote', () => {
    const mirror = opened();
    mirror.writes(rows, typed, 100);
    mirror.wrote([
      {
        ...{ row: 12, column: COLUMN, before: null, after: '0410', formatBefore: null },
        ...{ stateBefore: 'empty', stateAfter: 'yours' },
      },
    ]);
    expect(mirror.read([row(11, 2, '4300'), row(12, 3, '0410')])).toEqual([
      { id: 11, dimension: 0, value: '4300' },
    ]);
  });

  it('follows a row that moved by its id', () => {
    const mirror = opened();
    expect(mirror.read([row(13, 2, ''), row(11, 3, ''), row(12, 4, '')])).toEqual([]);
    expect(mirror.writes(rows, typed, 100)).toMatchObject([{ row: 12, value: '0410' }]);
  });

  it('asks again for what a failed write left', () => {
    const mirror = opened();
    mirror.writes(rows, typed, 100);
    mirror.startOver();
    expect(mirror.writes(rows, typed, 100)).toHaveLength(1);
  });
});

describe('a journal in a sheet', () => {
  const state: WorkbenchState = { ...EMPTY_WORKBENCH, rows, session: typed };

  it('keeps its codings by row when rows change places, in the new order', () => {
    const moved = withRowsMoved(state, [row(13, 2, ''), row(12, 3, ''), row(11, 4, '')], []);
    expect(moved.order).toEqual([2, 1, 0]);
    expect(moved.session?.rows[1]?.[0]?.value).toBe('0410');
  });

  it('no longer counts a row that was deleted', () => {
    const moved = withRowsMoved(state, [row(11, 2, ''), row(13, 3, '')], [12]);
    expect(moved.order).toEqual([0, 2]);
    expect(moved.session?.rows[1]).toEqual([]);
  });

  it('takes a co-author’s code as a person’s, and learns nothing from it', () => {
    const changed = withForeignValues(state, [{ row: 0, dimension: 0, value: '4300' }]);
    expect(changed.session?.rows[0]?.[0]).toMatchObject({ state: 'yours', value: '4300' });
    expect(changed.session?.log).toBe(typed.log);
  });
});

describe('the order of a sheet', () => {
  it('takes in rows that are typed below and rows that come between, without those that are gone', () => {
    const moved = withRowsMoved(
      { ...EMPTY_WORKBENCH, rows, session },
      [row(11, 5, ''), row(13, 3, '')],
      [12],
    );
    expect(moved.order).toEqual([2, 0]);
    const longer = [...moved.rows, journalRow(14, 6), journalRow(15, 7)];
    const longerSession = openSession(['account'], longer);
    expect(orderWithNew(moved, longer, longerSession)).toEqual([2, 0, 3, 4]);
    const between = [...moved.rows, journalRow(14, 4)];
    const withGap = {
      ...openSession(['account'], between),
      rows: [...(moved.session?.rows ?? []), session.rows[0] ?? []],
    };
    expect(orderWithNew(moved, between, withGap)).toEqual([2, 3, 0]);
    expect(orderWithNew(moved, moved.rows, longerSession)).toBe(moved.order);
  });
});
