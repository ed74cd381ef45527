import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsWithin } from '../../../../extension/hosts/excel/selected-rows.ts';
import type { SheetRow } from '../../../../extension/hosts/host.ts';

const sheetRow = (rowNumber: number): SheetRow => ({
  ...{ id: rowNumber, rowNumber, key: String(rowNumber), cells: [] },
});
const areas = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(12)).map(([firstRow, more]) => ({
    ...{ firstRow, lastRow: firstRow + more, firstColumn: 0, lastColumn: 0 },
  })),
);

test('rows within areas are those that one by one lie in some of them, each once and in order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 50 })), areas, (numbers, some) => {
      const rows = [...numbers].sort((a, b) => a - b).map(sheetRow);
      const expected = rows.filter(({ rowNumber }) =>
        some.some(({ firstRow, lastRow }) => rowNumber >= firstRow && rowNumber <= lastRow),
      );
      expect(rowsWithin(rows, some)).toEqual(expected);
    }),
  );
});
