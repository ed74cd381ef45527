// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { GridNavigator } from '../../../extension/components/grid-navigator.ts';
import type { GridSheet } from '../../../extension/components/grid-sheet.ts';

/** Date, account, text, tax code; three rows. */
const sheet: GridSheet = {
  columns: [false, true, false, true].map((isCoding) => ({
    header: '',
    isNumeric: false,
    isCoding,
    widthPx: 100,
    minWidthPx: 100,
  })),
  rowCount: 3,
  isAsInFile: true,
  sort: null,
  filtered: new Set(),
  clip: () => ({ plain: '', html: '' }),
  isFound: () => false,
  rowLabel: String,
  text: () => '',
  coding: () => null,
  choices: () => [],
};
const navigator = new GridNavigator(document.createElement('revo-grid'), 30);

describe('the way through the sheet', () => {
  it('leads from coding cell to coding cell and on to the next row', () => {
    expect(navigator.nextCoding({ row: 0, column: 0 }, 1, sheet)).toEqual({ row: 0, column: 1 });
    expect(navigator.nextCoding({ row: 0, column: 3 }, 1, sheet)).toEqual({ row: 1, column: 1 });
    expect(navigator.nextCoding({ row: 1, column: 1 }, -1, sheet)).toEqual({ row: 0, column: 3 });
  });

  it('ends at both ends of the sheet', () => {
    expect(navigator.nextCoding({ row: 2, column: 3 }, 1, sheet)).toBeNull();
    expect(navigator.nextCoding({ row: 0, column: 1 }, -1, sheet)).toBeNull();
  });

  it('never leaves the sheet', () => {
    const from = { row: 0, column: 0 };
    expect(navigator.target({ kind: 'move', rows: -1, columns: -1 }, from, sheet)).toEqual(from);
    expect(navigator.target({ kind: 'move-page', pages: 1 }, { row: 2, column: 1 }, sheet)).toEqual({
      row: 2,
      column: 1,
    });
  });

  it('goes to the edges of the row and of the sheet', () => {
    const from = { row: 1, column: 2 };
    expect(navigator.target({ kind: 'move-to-edge', row: null, column: 'last' }, from, sheet)).toEqual({
      row: 1,
      column: 3,
    });
    expect(navigator.target({ kind: 'move-to-edge', row: 'last', column: 'last' }, from, sheet)).toEqual({
      row: 2,
      column: 3,
    });
  });
});
