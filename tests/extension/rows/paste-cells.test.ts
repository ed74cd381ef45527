import { beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../../extension/controllers/decide.ts';
import { copyRange, pasteIntoRange } from '../../../extension/controllers/rows/paste-cells.ts';
import { AS_IN_FILE } from '../../../extension/controllers/rows/row-view.ts';
import { showRows } from '../../../extension/controllers/rows/show-rows.ts';
import { speak } from '../../../extension/texts/texts.ts';
import type { WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import { AT, openedWorkbench } from './small-journal.ts';

const ROWS = ['Staples', 'KPN', 'Aldi', 'KPN'].map((supplier, index) => ({
  supplier,
  amountMinor: 100 * (4 - index),
}));

let opened: WorkbenchState;
const range = (firstRow: number, lastRow: number, firstColumn = AT.account, lastColumn = AT.account) => ({
  ...{ firstRow, lastRow, firstColumn, lastColumn },
});
const accounts = (state: WorkbenchState): (string | undefined)[] =>
  state.session?.rows.map(([cell]) => cell?.value) ?? [];

beforeEach(async () => {
  await speak('en-GB');
  opened = openedWorkbench(ROWS);
});

describe('pasting', () => {
  it('takes codes to the letter: leading zeros and formulas are texts', () => {
    expect(accounts(pasteIntoRange(opened, range(0, 0), '0042\n=1+1\n'))).toEqual(['0042', '=1+1', '', '']);
  });

  it('goes into the rows that are shown, in their order', () => {
    const values = new Map([[AT.supplier, new Set(['KPN', 'Staples'])]]);
    const sort = { column: AT.amount, direction: 'ascending' } as const;
    const state = showRows(opened, { ...AS_IN_FILE, values, sort });
    expect(accounts(pasteIntoRange(state, range(0, 0), '1\n2\n3'))).toEqual(['3', '2', '', '1']);
  });

  it('of one value fills what is selected, as a whole multiple does', () => {
    expect(accounts(pasteIntoRange(opened, range(1, 3), '7'))).toEqual(['', '7', '7', '7']);
    expect(accounts(pasteIntoRange(opened, range(0, 3), '1\n2'))).toEqual(['1', '2', '1', '2']);
    expect(accounts(pasteIntoRange(opened, range(0, 2), '1\n2'))).toEqual(['1', '2', '', '']);
  });

  it('leaves other columns and what lies below the last row out, and says so', () => {
    const state = pasteIntoRange(opened, range(2, 2, AT.amount, AT.amount), '9.90\t1\n9.90\t2\n9.90\t3');
    expect(accounts(state)).toEqual(['', '', '1', '2']);
    expect(state.notice).toBe(
      '2 cells pasted. 4 values left out: only coding columns that are not locked take values.',
    );
    expect(state.rows).toBe(opened.rows);
  });

  it('is taken back by one undo', () => {
    expect(undo(pasteIntoRange(opened, range(0, 0), '1\n2')).session).toEqual(opened.session);
  });

  it('leaves cells beyond a short row as they are', () => {
    const state = pasteIntoRange(opened, range(0, 0, AT.amount, AT.amount), 'x\t1\ny\nz\t3');
    expect(accounts(state)).toEqual(['1', '', '3', '']);
  });
});

describe('copying', () => {
  it('takes what is shown, and pasted again it is the same', () => {
    const coded = pasteIntoRange(opened, range(0, 0), '0042\n4410');
    const { plain } = copyRange(coded, range(0, 1, AT.supplier, AT.account));
    expect(plain).toBe('Staples\t4.00\t0042\r\nKPN\t3.00\t4410');
    expect(accounts(pasteIntoRange(coded, range(2, 2, AT.supplier, AT.supplier), plain))).toEqual([
      ...['0042', '4410', '0042', '4410'],
    ]);
  });
});
