import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellAddress,
  columnLetters,
  parseCellAddress,
  parseCellRange,
  rangeAddress,
} from '../../../core/formats/xlsx/cell-address.ts';

test('columns are named A to Z, then AA on, to XFD', () => {
  expect([0, 25, 26, 51, 701, 702, 16383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'ZZ',
    'AAA',
    'XFD',
  ]);
});

test('an address read back is the same place', () => {
  fc.assert(
    fc.property(fc.nat(16383), fc.integer({ min: 1, max: 1048576 }), (columnIndex, rowNumber) => {
      expect(parseCellAddress(cellAddress({ columnIndex, rowNumber }))).toEqual({ columnIndex, rowNumber });
    }),
  );
});

test('dollar signs do not change the place', () => {
  expect(parseCellAddress('$B$7')).toEqual({ columnIndex: 1, rowNumber: 7 });
});

test.each(['', 'B', '7', 'B0', 'b7', 'ABCD1', 'B7:C8', ' B7'])('%j is no address', (text) => {
  expect(parseCellAddress(text)).toBeNull();
});

test('a range may be written from any corner', () => {
  expect(parseCellRange('D9:B7')).toEqual(parseCellRange('B7:D9'));
  expect(parseCellRange('B7:D9:E1')).toBeNull();
});

test('a range of one cell is that cell’s address', () => {
  expect(rangeAddress({ firstColumn: 1, firstRow: 7, lastColumn: 1, lastRow: 7 })).toBe('B7');
});
