import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../extension/components/fit-columns.ts';
import type { GridColumn } from '../../../extension/components/grid-sheet.ts';

const column = (widthPx: number, minWidthPx: number): GridColumn => ({
  header: 'Text',
  isNumeric: false,
  isCoding: false,
  widthPx,
  minWidthPx,
});
const account = column(140, 140);

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

const anyColumns = fc.array(
  fc
    .tuple(fc.integer({ min: 40, max: 280 }), fc.integer({ min: 40, max: 280 }))
    .map(([a, b]) => column(Math.max(a, b), Math.min(a, b))),
);

describe('column widths', () => {
  it('stay as they are where there is room', () => {
    expect(fitColumns([column(200, 96), column(150, 150), account], 900)).toEqual([200, 150, 140]);
  });

  it('shrink in the widest column first', () => {
    expect(fitColumns([column(280, 96), column(120, 96), account], 440)).toEqual([180, 120, 140]);
  });

  it('lie between the least and the wanted', () => {
    fc.assert(
      fc.property(anyColumns, fc.integer({ min: 0, max: 2000 }), (columns, available) => {
        for (const [index, width] of fitColumns(columns, available).entries()) {
          expect(width).toBeLessThanOrEqual(columns[index]?.widthPx ?? 0);
          expect(width).toBeGreaterThanOrEqual(columns[index]?.minWidthPx ?? 0);
        }
      }),
    );
  });

  it('fill what is available to the pixel where they can', () => {
    fc.assert(
      fc.property(anyColumns, fc.integer({ min: 0, max: 2000 }), (columns, available) => {
        const wanted = sum(columns.map(({ widthPx }) => widthPx));
        const least = sum(columns.map(({ minWidthPx }) => minWidthPx));
        expect(sum(fitColumns(columns, available))).toBe(Math.min(wanted, Math.max(least, available)));
      }),
    );
  });
});
