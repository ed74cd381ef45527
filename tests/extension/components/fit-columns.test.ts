import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../extension/components/fit-columns.ts';
import type { GridColumn } from '../../../extension/components/grid-sheet.ts';

const text = (widthPx: number): GridColumn => ({
  header: 'Text',
  isNumeric: false,
  isCoding: false,
  widthPx,
});
const amount: GridColumn = { header: 'Amount', isNumeric: true, isCoding: false, widthPx: 150 };
const account: GridColumn = { header: 'Account', isNumeric: false, isCoding: true, widthPx: 140 };

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

describe('column widths', () => {
  it('stay as they are where there is room', () => {
    expect(fitColumns([text(200), amount, account], 900)).toEqual([200, 150, 140]);
  });

  it('shrink in the widest text column first', () => {
    expect(fitColumns([text(280), text(120), account], 440)).toEqual([180, 120, 140]);
  });

  it('never take from a coding column or an amount', () => {
    const columns = fc.array(
      fc.oneof(fc.integer({ min: 60, max: 280 }).map(text), fc.constantFrom(amount, account)),
    );
    fc.assert(
      fc.property(columns, fc.integer({ min: 0, max: 2000 }), (all, available) => {
        const widths = fitColumns(all, available);
        for (const [index, { isCoding, isNumeric, widthPx }] of all.entries()) {
          if (isCoding || isNumeric) expect(widths[index]).toBe(widthPx);
          else expect(widths[index]).toBeLessThanOrEqual(widthPx);
        }
      }),
    );
  });

  it('fill what is available exactly where text columns can give what is missing', () => {
    expect(sum(fitColumns([text(250), text(251), account], 500))).toBe(500);
  });

  it('keep text readable where nothing helps', () => {
    expect(fitColumns([text(280), account], 100)).toEqual([96, 140]);
  });
});
