import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { typeCells } from '../../../extension/controllers/decide.ts';
import {
  closeFind,
  countFound,
  findText,
  isFound,
  openFind,
  stepFind,
} from '../../../extension/controllers/rows/find-cells.ts';
import { AS_IN_FILE } from '../../../extension/controllers/rows/row-view.ts';
import { showRows } from '../../../extension/controllers/rows/show-rows.ts';
import { shownTextAt } from '../../../extension/controllers/rows/shown-text.ts';
import type { WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import { AT, openedWorkbench } from './small-journal.ts';

const ROWS = [
  { supplier: 'Staples', date: '2026-04-12', amountMinor: 123_450, account: '0410' },
  { supplier: 'Öhlins AB', date: '2026-12-04', amountMinor: 41_000, account: '' },
  { supplier: 'staples nord', date: '2025-12-31', amountMinor: -500, account: '4410' },
];

let opened: WorkbenchState;
const finding = (text: string, state = opened): WorkbenchState => findText(openFind(state), text);

beforeEach(() => {
  opened = openedWorkbench(ROWS);
});

describe('finding in the sheet', () => {
  it('finds in all columns, days and amounts as shown', () => {
    expect(finding('1,234.50').cursor).toEqual({ row: 0, column: AT.amount });
    expect(finding('31/12/2025').cursor).toEqual({ row: 2, column: AT.date });
    expect(countFound(finding('410')).total).toBe(3);
  });

  it('takes capitals and accents for what they stand for', () => {
    expect(countFound(finding('STAPLES')).total).toBe(2);
    expect(finding('ohlins').cursor).toEqual({ row: 1, column: AT.supplier });
  });

  it('goes to the next hit and back, round again', () => {
    const first = finding('staples');
    const places = [first, stepFind(first, 1), stepFind(stepFind(first, 1), 1), stepFind(first, -1)];
    expect(places.map(({ cursor }) => cursor?.row)).toEqual([2, 0, 2, 0]);
    expect(places.map((state) => countFound(state).current)).toEqual([2, 1, 2, 1]);
  });

  it('goes to the first hit from where it began, with every letter anew', () => {
    const state = openFind({ ...opened, cursor: { row: 1, column: 0 } });
    const letter = findText(state, 's');
    expect(letter.cursor).toEqual({ row: 1, column: AT.supplier });
    expect(findText(letter, 'st').cursor).toEqual({ row: 2, column: AT.supplier });
  });

  it('says that there is no hit, and leaves the cursor', () => {
    const state = finding('zzz');
    expect(countFound(state)).toEqual({ total: 0, current: 0 });
    expect([state.cursor, stepFind(state, 1).cursor]).toEqual([opened.cursor, opened.cursor]);
  });

  it('finds what was typed since, and no longer what stood there', () => {
    const state = finding('0410');
    const typed = typeCells(state, [{ row: 0, column: AT.account, value: '9999' }], false);
    expect([countFound(state).total, countFound(typed).total]).toEqual([1, 0]);
    expect(countFound(findText(typed, '9999')).total).toBe(1);
  });

  it('finds in the rows that are shown, in their order', () => {
    const sort = { column: AT.date, direction: 'ascending' } as const;
    const sorted = showRows(opened, { ...AS_IN_FILE, sort });
    const first = finding('staples', { ...sorted, cursor: { row: 2, column: 0 } });
    expect([first.cursor?.row, stepFind(first, 1).cursor?.row]).toEqual([2, 0]);
    const typed = showRows(opened, { ...AS_IN_FILE, lane: 'uncoded' });
    expect(countFound(finding('staples', typed)).total).toBe(0);
  });

  it('marks nothing once it is closed', () => {
    const state = finding('staples');
    expect([isFound(state, 0, AT.supplier), isFound(closeFind(state), 0, AT.supplier)]).toEqual([
      true,
      false,
    ]);
  });

  it('counts what a slow reader counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ supplier: fc.constantFrom('ab', 'bA', 'a a', 'Ä', '') }), { maxLength: 8 }),
        fc.constantFrom('a', 'b', 'ba', ' ', '1'),
        (rows, text) => {
          const state = finding(text, openedWorkbench(rows));
          const cells = rows.flatMap((_, row) =>
            [0, 1, 2, 3].map((column) => shownTextAt(state, row, column)),
          );
          const plain = cells.map((cell) => cell.replaceAll('Ä', 'a').toLowerCase());
          expect(countFound(state).total).toBe(plain.filter((cell) => cell.includes(text)).length);
        },
      ),
    );
  });
});
