import { beforeEach, describe, expect, it } from 'vitest';
import { acceptReady, typeCells, undo } from '../../../extension/controllers/decide.ts';
import { goToException } from '../../../extension/controllers/move-cursor.ts';
import { columnValues } from '../../../extension/controllers/rows/column-values.ts';
import { laneCounts } from '../../../extension/controllers/rows/row-lanes.ts';
import { AS_IN_FILE, nextSort, withValues } from '../../../extension/controllers/rows/row-view.ts';
import {
  placeInFile,
  placeInSheet,
  showAllRows,
  showFittingRows,
  showRows,
  unfitRowCount,
} from '../../../extension/controllers/rows/show-rows.ts';
import { rowAt, shownCount } from '../../../extension/controllers/rows/shown-rows.ts';
import { placeSuggestions } from '../../../extension/controllers/session/place-suggestions.ts';
import { speak } from '../../../extension/texts/texts.ts';
import type { WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import { suggestion } from '../session/arbitrary-session.ts';
import { AT, openedWorkbench } from './small-journal.ts';

const ROWS = [
  { supplier: 'staples', date: '2026-04-12', amountMinor: 100_000, account: '' },
  { supplier: 'Aldi', date: '2026-05-03', amountMinor: 9_900, account: '0999' },
  { supplier: 'Öhlins', date: '2025-12-31', amountMinor: -500, account: '' },
  { supplier: '', date: '2026-04-11', amountMinor: 100_000, account: '4410' },
  { supplier: 'Aldi', date: '2026-04-02', amountMinor: 25_000, account: '' },
];

let opened: WorkbenchState;

/** As after coding: row 0 to review, row 2 needs the person, row 4 is ready. */
const coded = (): WorkbenchState => {
  const suggested = [
    { row: 0, cells: [suggestion('account', '4310', 0.9)] },
    { row: 2, cells: [suggestion('account', '4310', 0.3)] },
    { row: 4, cells: [suggestion('account', '4410', 0.99)] },
  ];
  return { ...opened, session: opened.session && placeSuggestions(opened.session, suggested) };
};
const shown = (state: WorkbenchState): (number | null)[] =>
  Array.from({ length: shownCount(state) }, (_, position) => rowAt(state, position));
const sortedBy = (column: number, direction: 'ascending' | 'descending'): (number | null)[] =>
  shown(showRows(coded(), { ...AS_IN_FILE, sort: { column, direction } }));

beforeEach(async () => {
  await speak('en-GB');
  opened = openedWorkbench(ROWS);
});

describe('sorting', () => {
  it('orders amounts by size, not by their letters', () => {
    expect(sortedBy(AT.amount, 'ascending')).toEqual([2, 1, 4, 0, 3]);
  });

  it('orders days by the calendar, however they are written', () => {
    expect(sortedBy(AT.date, 'ascending')).toEqual([2, 4, 3, 0, 1]);
  });

  it('orders texts as a reader does, equal ones as in the file', () => {
    expect(sortedBy(AT.supplier, 'ascending')).toEqual([1, 4, 2, 0, 3]);
  });

  it('puts blanks last either way', () => {
    expect(sortedBy(AT.supplier, 'descending')).toEqual([0, 2, 1, 4, 3]);
  });

  it('orders codes by what stands in the sheet now', () => {
    expect(sortedBy(AT.account, 'ascending')).toEqual([1, 0, 3, 4, 2]);
  });

  it('goes from ascending to descending to the order of the file', () => {
    const first = nextSort(null, 1);
    const second = nextSort(first, 1);
    expect([first?.direction, second?.direction, nextSort(second, 1)]).toEqual([
      'ascending',
      'descending',
      null,
    ]);
  });
});

describe('filtering', () => {
  it('by lane shows what needs a look, what is coded, what was typed, what is unknown', () => {
    const state = coded();
    const rowsOf = (lane: 'look' | 'coded' | 'typed' | 'unknown') =>
      shown(showRows(state, { ...AS_IN_FILE, lane }));
    expect(rowsOf('look')).toEqual([0, 2]);
    expect(rowsOf('coded')).toEqual([1, 3, 4]);
    expect(rowsOf('typed')).toEqual([1, 3]);
    expect(rowsOf('unknown')).toEqual([1]);
    expect(laneCounts(state)).toEqual({ look: 2, coded: 3, typed: 2, unknown: 1, uncoded: 0 });
  });

  it('by values shows the rows with one of them, blanks too', () => {
    const view = withValues(AS_IN_FILE, AT.supplier, new Set(['Aldi', '']));
    expect(shown(showRows(coded(), view))).toEqual([1, 3, 4]);
  });

  it('offers a column’s values with their rows, of the rows that the rest of the filter wants', () => {
    const state = showRows(coded(), { ...AS_IN_FILE, lane: 'coded' });
    expect(columnValues(state, AT.supplier, '').values).toEqual([
      { text: 'Aldi', rowCount: 2, isWanted: false },
      { text: '', rowCount: 1, isWanted: false },
    ]);
    expect(columnValues(state, AT.supplier, 'aLd').values.map(({ text }) => text)).toEqual(['Aldi']);
  });

  it('says how many rows of how many', () => {
    expect(showRows(coded(), { ...AS_IN_FILE, lane: 'look' }).notice).toBe('2 of 5 rows');
  });

  it('moves no row under the cursor when it is decided; filtering again does', () => {
    const state = showRows(coded(), { ...AS_IN_FILE, lane: 'look' });
    const typed = typeCells(state, [{ row: 0, column: AT.account, value: '4410' }], false);
    expect(shown(typed)).toEqual([0, 2]);
    expect(unfitRowCount(typed)).toBe(1);
    expect(shown(showFittingRows(typed))).toEqual([2]);
  });

  it('keeps the cursor on its row, or takes it to the first that is shown', () => {
    const state = { ...coded(), cursor: { row: 4, column: AT.account } };
    const kept = showRows(state, { ...AS_IN_FILE, lane: 'coded' });
    expect(kept.cursor?.row).toBe(4);
    expect(placeInSheet(kept, kept.cursor)).toEqual({ row: 2, column: AT.account });
    expect(showRows(state, { ...AS_IN_FILE, lane: 'look' }).cursor?.row).toBe(0);
  });

  it('with no row that fits has no cursor, and all rows bring it back', () => {
    const none = showRows(opened, { ...AS_IN_FILE, lane: 'uncoded', values: new Map([[1, new Set(['x'])]]) });
    expect([shownCount(none), none.cursor]).toEqual([0, null]);
    expect(showAllRows(none).cursor).toEqual({ row: 0, column: AT.account });
  });
});

describe('what is done in arranged rows', () => {
  it('is done to the row that stands there', () => {
    const state = showRows(coded(), { ...AS_IN_FILE, sort: { column: AT.amount, direction: 'ascending' } });
    expect(placeInFile(state, { row: 1, column: AT.account })).toEqual({ row: 1, column: AT.account });
    expect(placeInFile(state, { row: 9, column: AT.account })).toBeNull();
  });

  it('accepts the ready cells of the rows that are shown, no others', () => {
    const look = acceptReady(showRows(coded(), { ...AS_IN_FILE, lane: 'look' }));
    expect(look.session?.rows[4]?.[0]?.state).toBe('ready');
    const all = acceptReady(showAllRows(look));
    expect(all.session?.rows[4]?.[0]?.state).toBe('accepted');
  });

  it('goes through the exceptions that are shown, and says where others are left', () => {
    const state = showRows(coded(), { ...AS_IN_FILE, lane: 'coded' });
    expect(goToException(state, 1)).toMatchObject({
      cursor: state.cursor,
      notice: 'No row shown needs you; 2 rows that are not shown do.',
    });
    expect(goToException(showAllRows(state), 1).cursor?.row).toBe(2);
  });

  it('is taken back in a row that is not shown, and the cursor stays', () => {
    const typed = typeCells(coded(), [{ row: 3, column: AT.account, value: '1' }], false);
    const state = showRows(typed, { ...AS_IN_FILE, lane: 'look' });
    const undone = undo(state);
    expect(undone.session?.rows[3]?.[0]?.value).toBe('4410');
    expect(undone.cursor).toEqual(state.cursor);
  });
});
