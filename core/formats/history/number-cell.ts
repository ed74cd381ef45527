import type { Cell } from '../table.ts';
import { cellText } from './cell-text.ts';
import type { DecimalText, ExpectedNumber, NumberColumn } from './number-column.ts';
import { spreadsheetDecimal } from './plain-decimal.ts';

const A_COMPUTED_NUMBER =
  'a number computed by the formula (open the workbook in a spreadsheet program and save it)';

/**
 * The number of a cell, or what it should have been. A workbook's number is taken as it is shown, a formula's by its
 * computed value, a text as its column is read.
 */
export function numberOfCell(
  cell: Cell | undefined,
  column: NumberColumn,
  minorDigits: number | null,
): DecimalText | ExpectedNumber {
  if (typeof cell === 'object' && cell?.kind === 'formula') {
    if (cell.value === null) return { expected: A_COMPUTED_NUMBER };
    return numberOfCell(cell.value, column, minorDigits);
  }
  if (typeof cell === 'number') return decimalOfNumber(cell);
  if (typeof cell === 'object' && cell !== null) return { expected: 'a number' };
  return column.read(cellText(cell), minorDigits);
}

/** A decimal text as a floating number, for quantities and prices; amounts stay text until they are minor units. */
export function floatOf(decimal: DecimalText): number {
  const size = Number(`${decimal.whole || '0'}.${decimal.fraction || '0'}`);
  return decimal.isNegative ? 0 - size : size;
}

function decimalOfNumber(value: number): DecimalText {
  const [whole = '', fraction = ''] = spreadsheetDecimal(Math.abs(value)).split('.');
  return { isNegative: value < 0, whole, fraction, currency: '' };
}
